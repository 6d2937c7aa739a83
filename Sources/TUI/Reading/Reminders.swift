import Cells

/// What the keys do that are likely to be wanted next, the most wanted first; the last one is shown wherever there is room for any.
func reminders(of state: State) -> [String] {
    switch state.layers.last {
    case .hints: ["Esc cancel"]
    case .question: ["y yes", "n no"]
    case .prompt(let prompt):
        switch prompt.purpose {
        case .noteOfNewBookmark, .noteOfBookmark: ["^O editor", "Esc cancel", "Enter save"]
        case .filterArticles, .filterBookmarks, .filterOutline, .searchHelp, .search: ["Esc cancel", "Enter keep"]
        case .palette: ["Esc cancel", "Enter do it"]
        case .find: ["Up Down other hits", "Esc cancel", "Enter go there"]
        }
    case .note(let popup): reminders(in: popup) + [reminder(.showHelp)]
    case .link, .citing, .bookmarks, .outline, .help: [reminder(.showHelp)]  // They say theirs in their frames.
    case nil:
        (state.work == nil ? [] : [reminder(.cancelWork)])
            + Binding.table.filter {
                $0.contexts.contains(state.context ?? .list) && $0.reminder != nil && $0.command != .cancelWork
            }
            .map(\.reminderText)
    }
}

/// Beside what the frame of a note has room for: the ways that this note has.
private func reminders(in popup: NotePopup) -> [String] {
    let current = popup.current
    var reminders = ["] [ next, previous"]
    if current.citations.count > 1 { reminders.append("c cited \(current.citations.count) times") }
    if !current.targets.isEmpty { reminders.append("Tab links") }
    if popup.trail.count > 1 { reminders.append("Backspace back") }
    return reminders + ["m bookmark"]
}

private func reminder(_ command: Command) -> String {
    Binding.table.first { $0.command == command }?.reminderText ?? ""
}

extension Binding {
    fileprivate var reminderText: String { "\(keys[0].name) \(reminder ?? "")" }
}
