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
        let undo = Undo(text: text, effects: effects)
        switch undoing {
        case .undo: redos.append(undo)
        case .redo: undos.append(undo)
        case nil:
            undos.append(undo)
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
        for effect in undo.effects {
            // Of marks no event tells: what they were is known here.
            switch effect {
            case .setProgress(let id, _):
                if let row = list.row(id) { canUndo(undo.text, [.setProgress(id, row.status.progress)]) }
            case .setStarred(let id, let isStarred): canUndo(undo.text, [.setStarred(id, !isStarred)])
            default: break
            }
        }
        return places + undo.effects
    }

    /// What failed can be tried again.
    mutating func takeBackUndo() {
        switch undoing {
        case .undo(let undo): undos.append(undo)
        case .redo(let undo): redos.append(undo)
        case nil: break
        }
        undoing = nil
    }
}
