import Articles
import Cells

extension State {
    /// Rows of the list in sight: where panes have no frames, the prompt lies on the last one.
    var listHeight: Int {
        guard prompt?.purpose == .filterArticles, !layout.isFramed else {
            return max(1, layout.listRows.height)
        }
        return max(1, layout.listRows.height - 1)
    }

    mutating func performInList(_ command: Command, count: Int?) -> [Effect] {
        let times = count ?? 1
        let last = list.rows.count - 1
        if let row = command.destination(from: list.selected, times: times, height: listHeight, last: last) {
            list.move(to: row, height: listHeight)
            return []
        }
        switch command {
        case .openArticle: return open(rowAt: list.selected)
        case .focusPage, .nextPane:
            // What the page shows is still there when the filter hides everything.
            if page == nil || !list.rows.isEmpty { return open(rowAt: list.selected) }
            setFocus(.page)
        case .nextArticle: list.move(to: list.selected + times, height: listHeight)
        case .previousArticle: list.move(to: list.selected - times, height: listHeight)
        case .openLink: return showAddress()
        case .showCiting:
            guard let row = list.selectedRow else {
                message = noArticle
                return []
            }
            return [.loadCiting(row.id)]
        case .showNotes: showNotes()
        case .toggleUnread: return toggleUnread()
        case .toggleStar: return toggleStar()
        case .nextUnread: selectUnread(step: 1, times: times)
        case .previousUnread: selectUnread(step: -1, times: times)
        case .sort: return sortList()
        case .filter: askForFilter()
        case .back: clearFilter()
        case .nextMarker, .previousMarker:
            if page == nil, list.rows.isEmpty {
                message = noArticle
                return []
            }
            // The open page is in sight beside the list: its notes are meant.
            setFocus(.page)
            return page == nil ? [] : performOnPage(command, count: count)
        default: break
        }
        return []
    }

    /// Why nothing can be done to the selected article when there is none.
    var noArticle: Message {
        Message(list.isFiltered ? "No article matches the filter; Esc clears it" : "There are no articles yet")
    }

    // MARK: Order and filter

    private mutating func sortList() -> [Effect] {
        guard list.totalCount > 0 else {
            message = noArticle
            return []
        }
        canUndo("the order", [.rememberSort(list.sort)])
        list.sort(by: list.sort.next, height: listHeight)
        message = Message("Sorted \(list.sort.name)")
        return [.rememberSort(list.sort)]
    }

    private mutating func askForFilter() {
        guard list.totalCount > 0 else {
            message = noArticle
            return
        }
        layers.append(.prompt(Prompt(.filterArticles, text: list.filterText)))
        list.scroll(height: listHeight)
    }

    private mutating func clearFilter() {
        guard list.isFiltered else {
            message = Message("No filter to clear; q quits")
            return
        }
        list.choose()
        list.filter(by: "", height: listHeight)
        message = Message("Filter cleared: all articles are shown")
    }

    // MARK: Marks

    /// The article that a command means: the one that is read, or the selected one.
    var meantRow: ArticleRow? { focus == .list ? list.selectedRow : list.row(page?.id) }

    /// Unread becomes finished, anything else unread.
    mutating func toggleUnread() -> [Effect] {
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
        guard let row = meantRow else {
            message = noArticle
            return []
        }
        let isStarred = row.status.isStarred
        canUndo("the star", [.setStarred(row.id, isStarred)])
        message = Message(isStarred ? "No longer starred" : "Starred")
        return [.setStarred(row.id, !isStarred)]
    }

    // MARK: Unread articles

    private mutating func selectUnread(step: Int, times: Int) {
        guard list.selectedRow != nil else {
            message = noArticle
            return
        }
        if let row = nextUnread(from: list.selected, step: step, times: times) {
            list.move(to: row, height: listHeight)
        }
    }

    /// Opens the next unread article after the one on the page.
    mutating func openUnread(times: Int) -> [Effect] {
        guard let rank = list.rank(of: page?.id) else { return [] }
        let index = list.index(of: page?.id)
        // Where the article is hidden, the row before it is another one.
        let next = nextUnread(from: index ?? rank - 1, step: 1, times: times, includingStart: index == nil)
        return next.map { open(rowAt: $0) } ?? []
    }

    /// Looks for an unread article, and on from the other end of the list; says so, or that there is none.
    private mutating func nextUnread(from start: Int, step: Int, times: Int, includingStart: Bool = false) -> Int? {
        var found: Int?
        var hasWrapped = false
        for _ in 0..<times {
            let here = found ?? start
            guard let next = list.unread(from: here, step: step, includingStart: found == nil && includingStart) else {
                break
            }
            if (next - here) * step <= 0 {
                // Round and round is nowhere.
                if hasWrapped { break }
                hasWrapped = true
            }
            found = next
        }
        if found == nil {
            let other = meantRow?.status.progress == .unread ? "other " : ""
            message = Message("No \(other)unread articles" + (list.isFiltered ? " match the filter" : ""))
        } else if hasWrapped {
            message = Message(step > 0 ? "Wrapped to the top" : "Wrapped to the bottom")
        }
        return found
    }
}
