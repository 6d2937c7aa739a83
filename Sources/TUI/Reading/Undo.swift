/// What takes a change back.
struct Undo: Sendable {
    /// What had been done, in words.
    var text: String
    var effects: [Effect]
}

extension State {
    static let mostUndos = 100

    /// To be called when something was changed that may be regretted.
    mutating func canUndo(_ text: String, _ effects: [Effect]) {
        guard !isUndoing else { return }
        undos.append(Undo(text: text, effects: effects))
        if undos.count > Self.mostUndos { undos.removeFirst() }
    }

    mutating func undo() -> [Effect] {
        guard let last = undos.popLast() else {
            message = Message("Nothing to undo")
            return []
        }
        isUndoing = true
        message = Message("Undone: \(last.text)")
        return last.effects
    }
}
