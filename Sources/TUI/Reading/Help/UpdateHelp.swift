import Cells

extension State {
    mutating func showHelp(for context: Context, asPalette: Bool = false) {
        var popup = HelpPopup(for: context, asPalette: asPalette)
        popup.search("", height: helpRows)
        layers.append(.help(popup))
        if asPalette { layers.append(.prompt(Prompt(.palette))) }
    }

    mutating func performInHelp(_ command: Command, count: Int?) -> [Effect] {
        guard case .help(var popup)? = layers.last else { return [] }
        if let line = command.destination(
            from: popup.selected, times: count ?? 1, height: helpRows, last: popup.lines.count)
        {
            // By pages the window moves, not only the selection in it.
            switch command {
            case .pageDown, .pageUp, .halfPageDown, .halfPageUp:
                popup.scroll(to: popup.top + line - popup.selected, height: helpRows)
            default: break
            }
            popup.move(to: line, height: helpRows)
            layers[layers.count - 1] = .help(popup)
            return []
        }
        switch command {
        case .runCommand: return runFromHelp()
        case .filter: layers.append(.prompt(Prompt(.searchHelp, text: popup.search)))
        case .back: layers.removeLast()
        default: break
        }
        return []
    }

    /// Does what the selected line says, where help was asked for.
    mutating func runFromHelp() -> [Effect] {
        guard case .help(let popup)? = layers.last else { return [] }
        guard let binding = popup.selectedLine?.binding else {
            message = Message("No command is selected")
            return []
        }
        guard binding.contexts.contains(popup.context) else {
            message = Message("That works only in: \(binding.places)")
            return []
        }
        layers.removeLast()
        return perform(binding.command, in: popup.context, count: nil)
    }

    /// Narrows the help that lies on top or under the prompt.
    mutating func searchHelp(_ text: String) { changeHelp { $0.search(text, height: $1) } }
    mutating func moveInHelp(by step: Int) { changeHelp { $0.move(to: $0.selected + step, height: $1) } }
    mutating func scrollHelp(by rows: Int) {
        changeHelp {
            $0.scroll(to: $0.top + rows, height: $1)
            $0.move(to: $0.selected + rows, height: $1)
        }
    }

    private mutating func changeHelp(_ change: (inout HelpPopup, Int) -> Void) {
        guard let index = layers.lastIndex(where: { if case .help = $0 { true } else { false } }),
            case .help(var popup) = layers[index]
        else { return }
        change(&popup, helpRows)
        layers[index] = .help(popup)
    }
}
