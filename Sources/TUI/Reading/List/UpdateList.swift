import Articles
import Cells

extension State {
    /// Articles of the list in sight: where panes have no frames, the prompt lies on the last row.
    var listHeight: Int {
        let isCovered = !layout.isFramed && [.filterArticles, .search].contains(prompt?.purpose)
        return max(1, (layout.listRows.height - (isCovered ? 1 : 0)) / rowHeight)
    }

    /// Rows of the screen that an article takes: what was found of it stands below its title where there is room.
    var rowHeight: Int { list.hasSnippets && layout.listRows.height >= 6 ? 2 : 1 }

    /// Asks for the rows that the list needs and does not have. They are to be there when the next frame is drawn.
    public mutating func loadRows() -> [Effect] {
        list.nextRequest(height: listHeight).map { [.loadRows($0)] } ?? []
    }

    mutating func show(_ run: RowRun) {
        let hadSelection = list.selectedRow != nil
        list.take(run, height: listHeight)
        if !hadSelection, let id = page?.id, list.index(of: id) != nil { list.select(id) }
        list.scroll(height: listHeight)
    }

    mutating func performInList(_ command: Command, count: Int?) -> [Effect] {
        let times = count ?? 1
        if let row = command.destination(from: list.target, times: times, height: listHeight, last: list.last) {
            list.move(to: row, height: listHeight)
            return []
        }
        switch command {
        case .openArticle: return open(rowAt: list.selected)
        case .focusPage, .nextPane:
            // What the page shows is still there when the filter hides everything.
            if page == nil || !list.rows.isEmpty { return open(rowAt: list.selected) }
            setFocus(.page)
        case .nextArticle: list.move(to: list.target + times, height: listHeight)
        case .previousArticle: list.move(to: list.target - times, height: listHeight)
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
        case .nextUnread: return findUnread(times, isForward: true)
        case .previousUnread: return findUnread(times, isForward: false)
        case .sort: return sortList()
        case .filter: askForFilter()
        case .toggleMark: toggleMark()
        case .toggleRange: return toggleRange()
        case .markAll: return askForAll()
        case .showShelves, .focusShelves: showShelves()
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
        if list.isFiltered { return Message("No article matches the filter; Esc clears it") }
        return Message(list.listing.shelf == .all ? "There are no articles yet" : "No article stands on this shelf")
    }

    // MARK: Order and filter

    private mutating func sortList() -> [Effect] {
        guard !list.isShelfEmpty else {
            message = noArticle
            return []
        }
        let before = list.listing.sort
        canUndo("the order", [.rememberSort(before)])
        list.sort(by: before.next(hasQuery: list.isFiltered))
        message = Message("Sorted \(list.listing.sort.name)")
        return [.rememberSort(list.listing.sort)]
    }

    private mutating func askForFilter() {
        guard !list.isShelfEmpty else {
            message = noArticle
            return
        }
        layers.append(.prompt(Prompt(.filterArticles, text: list.filterText)))
        list.scroll(height: listHeight)
    }

    private mutating func clearFilter() {
        if list.isMarking {
            list.unmark()
            message = Message("Nothing is selected any more")
            return
        }
        guard list.isFiltered else {
            message = Message("No filter to clear; q quits")
            return
        }
        list.choose()
        if let before = listingBeforeSearch {
            list.show(before)
        } else {
            list.filter(by: "")
        }
        listingBeforeSearch = nil
        message = Message(
            list.listing.shelf == .all ? "Filter cleared: all articles are shown" : "Filter cleared")
    }

    // MARK: Unread articles

    private mutating func findUnread(_ times: Int, isForward: Bool) -> [Effect] {
        guard let row = list.selectedRow else {
            message = noArticle
            return []
        }
        return [.findUnread(list.listing, from: row.id, isForward: isForward, times: times)]
    }

    /// Asks for the next unread article after the one on the page.
    mutating func openUnread(times: Int) -> [Effect] {
        guard let page else { return [] }
        return [.findUnread(list.listing, from: page.id, isForward: true, times: times)]
    }

    /// Goes to an unread article; says when it lies round an end of the list, or that there is none.
    mutating func goToUnread(_ id: Article.ID?, isForward: Bool, hasWrapped: Bool) -> [Effect] {
        guard let id else {
            let other = meantRow?.status.progress == .unread ? "other " : ""
            message = Message("No \(other)unread articles" + (list.isFiltered ? " match the filter" : ""))
            return []
        }
        if hasWrapped { message = Message(isForward ? "Wrapped to the top" : "Wrapped to the bottom") }
        if focus == .page || focus == .notes { return openOther(id) }
        list.select(id)
        list.scroll(height: listHeight)
        return []
    }

    // MARK: Neighbours

    /// Opens what lies so many steps down or up from the article on the page.
    mutating func findNeighbour(_ steps: Int) -> [Effect] {
        guard let page else { return [] }
        return [.findNeighbour(list.listing, of: page.id, steps: steps)]
    }

    mutating func openNeighbour(_ id: Article.ID?, isForward: Bool) -> [Effect] {
        guard let id else {
            let which = list.isFiltered ? " that matches the filter" : ""
            message = Message(isForward ? "This is the last article\(which)" : "This is the first article\(which)")
            return []
        }
        return openOther(id)
    }
}
