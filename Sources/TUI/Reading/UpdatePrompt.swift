import Articles
import Cells

extension State {
    mutating func pressInPrompt(_ key: Key) -> [Effect] {
        guard case .prompt(var prompt)? = layers.last else { return [] }
        switch key {
        case .escape:
            layers.removeLast()
            message = Message("Nothing was changed")
        case .enter:
            layers.removeLast()
            let text = prompt.beforeCaret + prompt.afterCaret
            switch prompt.purpose {
            case .noteOfNewBookmark(let id, let passage): return [.addBookmark(id, passage, note: text)]
            case .noteOfBookmark(let id): return [.setBookmarkNote(id, note: text)]
            }
        case .control("L"): return [.redraw]
        default:
            if prompt.edit(key) { layers[layers.count - 1] = .prompt(prompt) }
        }
        return []
    }
}
