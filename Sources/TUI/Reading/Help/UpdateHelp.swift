import Cells

extension State {
    mutating func performInHelp(_ command: Command, count: Int?) -> [Effect] {
        guard case .help(var popup)? = layers.last else { return [] }
        let last = popup.lines.count
        if let top = command.destination(from: popup.top, times: count ?? 1, height: helpRows, last: last) {
            popup.scroll(to: top, height: helpRows)
            layers[layers.count - 1] = .help(popup)
        } else if command == .back {
            layers.removeLast()
        }
        return []
    }
}
