import Articles

/// What takes a change back.
struct Undo: Sendable {
    /// What had been done, in words.
    var text: String
    var effects: [Effect]
}

/// What is being taken back, or done again.
enum Undoing: Sendable {
    case undo(Undo)
    case redo(Undo)
}

extension State {
    static let mostUndos = 100

    var isUndoing: Bool { undoing != nil }

    /// To be called when something was changed that may be regretted, with what takes it back. While something is taken back
    /// this is what does it again.
    mutating func canUndo(_ text: String, _ effects: [Effect]) {
        switch undoing {
        case .undo(let undone): redos.append(Undo(text: undone.text, effects: effects))
        case .redo(let redone): undos.append(Undo(text: redone.text, effects: effects))
        case nil:
            undos.append(Undo(text: text, effects: effects))
            redos = []
        }
        if undos.count > Self.mostUndos { undos.removeFirst() }
    }

    mutating func undo() -> [Effect] {
        guard let last = undos.popLast() else {
            message = Message("Nothing to undo")
            return []
        }
        undoing = .undo(last)
        message = Message("Undone: \(last.text); ^R does it again")
        return change(by: last)
    }

    mutating func redo() -> [Effect] {
        guard let last = redos.popLast() else {
            message = Message("Nothing was undone")
            return []
        }
        undoing = .redo(last)
        message = Message("Done again: \(last.text)")
        return change(by: last)
    }

    /// The place is saved first, or saving it later would say again how far the reader is.
    private mutating func change(by undo: Undo) -> [Effect] {
        let places = savePlace()
        for effect in undo.effects { if let back = takingBack(effect) { canUndo(undo.text, [back]) } }
        for case .rememberSort(let sort) in undo.effects { list.sort(by: sort) }
        return places + undo.effects
    }

    /// What takes back an effect of which no event tells, as what it changes is known here.
    private func takingBack(_ effect: Effect) -> Effect? {
        switch effect {
        case .setProgress(let id, _): row(id).map { .setProgress(id, $0.status.progress) }
        case .setStarred(let id, let isStarred): .setStarred(id, !isStarred)
        case .rememberSort: .rememberSort(list.listing.sort)
        default: nil
        }
    }

    /// What failed can be tried again, and is not there to be taken back.
    mutating func takeBackUndo() {
        switch undoing {
        case .undo(let undo):
            undos.append(undo)
            if undo.effects.contains(where: { takingBack($0) != nil }) { _ = redos.popLast() }
        case .redo(let redo):
            redos.append(redo)
            if redo.effects.contains(where: { takingBack($0) != nil }) { _ = undos.popLast() }
        case nil: break
        }
        undoing = nil
    }
}
