import Cells

/// What the keys do that are likely to be wanted next, the most wanted first; the last one is shown wherever there is room for any.
func hints(of state: State) -> [String] {
    switch state.layers.last {
    case .hints: ["Esc cancel"]
    case .prompt(let prompt):
        switch prompt.purpose {
        case .noteOfNewBookmark, .noteOfBookmark: ["^O editor", "Esc cancel", "Enter save"]
        case .filterArticles, .filterBookmarks, .searchHelp: ["Esc cancel", "Enter keep"]
        case .palette: ["Esc cancel", "Enter do it"]
        }
    case .note(let popup): hints(in: popup) + [hint(.showHelp)]
    case .link, .bookmarks, .help: [hint(.showHelp)]  // They say theirs in their frames.
    case nil:
        Binding.table.filter { $0.contexts.contains(state.context ?? .list) && $0.hint != nil }.map(\.hintText)
    }
}

/// Beside what the frame of a note has room for: the ways that this note has.
private func hints(in popup: NotePopup) -> [String] {
    let current = popup.current
    var hints = ["] [ next, previous"]
    if current.citations.count > 1 { hints.append("c cited \(current.citations.count) times") }
    if !current.targets.isEmpty { hints.append("Tab links") }
    if popup.frames.count > 1 { hints.append("Backspace back") }
    return hints + ["m bookmark"]
}

private func hint(_ command: Command) -> String { Binding.table.first { $0.command == command }?.hintText ?? "" }

extension Binding {
    fileprivate var hintText: String { "\(keys[0].name) \(hint ?? "")" }
}
