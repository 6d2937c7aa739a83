import Articles
import Cells

// The marks of one article, and of many.

/// What was done to the marks of many articles.
public enum Marking: Hashable, Sendable {
    case finished, unread, starred, unstarred
    /// Brought back as they were.
    case restored
}

extension State {
    /// The article that a command means: the one that is read, or the selected one.
    var meantRow: ArticleRow? { focus == .list || focus == .shelves ? list.selectedRow : row(page?.id) }

    /// Unread becomes finished, anything else unread.
    mutating func toggleUnread() -> [Effect] {
        if let effects = performOnMarked(.toggleUnread) { return effects }
        guard let row = meantRow else {
            message = noArticle
            return []
        }
        // What is read is no longer unread, also when that is not kept yet. And the place is kept first, or keeping it would say
        // again how far the reader is.
        let isRead = page.map { $0.id == row.id && $0.isMoved } ?? false
        let before = isRead ? page.map(progress(of:)) ?? row.status.progress : row.status.progress
        let after: Progress = before == .unread ? .finished : .unread
        canUndo("the mark", [.setProgress(row.id, before)])
        message = Message(after == .unread ? "Marked unread" : "Marked finished")
        return savePlace() + [.setProgress(row.id, after)]
    }

    mutating func toggleStar() -> [Effect] {
        if let effects = performOnMarked(.toggleStar) { return effects }
        guard let row = meantRow else {
            message = noArticle
            return []
        }
        let isStarred = row.status.isStarred
        canUndo("the star", [.setStarred(row.id, isStarred)])
        message = Message(isStarred ? "No longer starred" : "Starred")
        return [.setStarred(row.id, !isStarred)]
    }

    // MARK: A selection

    /// What a command does to the articles that were chosen for it; `nil` where none were.
    private mutating func performOnMarked(_ command: Command) -> [Effect]? {
        guard focus == .list, list.isMarking else { return nil }
        if let range = list.range {
            return [.collect(list.listing, from: range.first, to: range.last, then: command)]
        }
        let ids = list.marked.sorted()
        let places = savePlace()
        return places + [command == .toggleStar ? .toggleStars(ids) : .toggleProgress(ids)]
    }

    mutating func toggleMark() {
        guard let row = list.selectedRow else {
            message = noArticle
            return
        }
        list.toggleMark(row.id)
        list.move(to: list.selected + 1, height: listHeight)
    }

    /// Begins a range at the selected article, or ends it there.
    mutating func toggleRange() -> [Effect] {
        guard let row = list.selectedRow else {
            message = noArticle
            return []
        }
        if let range = list.range { return [.collect(list.listing, from: range.first, to: range.last, then: nil)] }
        list.beginRange(at: row.id)
        message = Message("Selecting: move, then u or * for all of them, V to keep them, Esc to let go")
        return []
    }

    /// The articles of a range are known.
    mutating func take(range ids: [Article.ID], for command: Command?) -> [Effect] {
        list.endRange(ids)
        message = Message("\(list.marked.count) selected: u and * mark all of them, x adds or takes one, Esc lets go")
        return command.flatMap { performOnMarked($0) } ?? []
    }

    // MARK: All of a list

    mutating func askForAll() -> [Effect] {
        guard list.selectedRow != nil else {
            message = noArticle
            return []
        }
        return [.count(list.listing)]
    }

    mutating func ask(aboutAll count: Int, of listing: Listing) {
        guard count > 0, listing == list.listing else {
            message = noArticle
            return
        }
        let articles = count == 1 ? "the one article" : "\(grouped(count)) articles"
        layers.append(
            .question(Question("Mark \(articles) here finished?", effects: [.markAll(listing, .finished)])))
    }

    mutating func pressInQuestion(_ key: Key, _ question: Question) -> [Effect] {
        switch key {
        case .character("y"), .character("Y"):
            layers.removeLast()
            return savePlace() + question.effects
        case .character("n"), .character("N"), .character("q"), .escape:
            layers.removeLast()
            message = Message("Nothing was changed")
        case .control("L"): return [.redraw]
        default: message = Message("y or n?")
        }
        return []
    }

    // MARK: What was done

    mutating func take(_ changes: [StatusChange], _ marking: Marking) -> [Effect] {
        let articles = changes.count == 1 ? "one article" : "\(grouped(changes.count)) articles"
        if !isUndoing {
            list.unmark()
            guard !changes.isEmpty else {
                message = Message("All of them are finished already")
                return []
            }
            switch marking {
            case .finished: message = Message("Marked finished: \(articles)")
            case .unread: message = Message("Marked unread: \(articles)")
            case .starred: message = Message("Starred: \(articles)")
            case .unstarred: message = Message("No longer starred: \(articles)")
            case .restored: break
            }
        }
        canUndo("the marks of \(articles)", [.restoreStatuses(changes)])
        shelves.isOutdated = true
        // Rows stay where they are, as they are now.
        let shown = Set(list.rows.map(\.id) + (openRow.map { [$0.id] } ?? []))
        return [.refreshRows(changes.map(\.id).filter(shown.contains))]
    }
}

/// 12345 -> "12,345"
func grouped(_ number: Int) -> String {
    let digits = Array(String(number))
    return digits.enumerated().map { index, digit in
        index > 0 && (digits.count - index) % 3 == 0 ? ",\(digit)" : String(digit)
    }.joined()
}
