import Articles
import Cells

extension State {
    mutating func performInList(_ command: Command, count: Int?) -> [Effect] {
        let height = max(1, layout.listRows.height)
        let times = count ?? 1
        let last = list.rows.count - 1
        if let row = command.destination(from: list.selected, times: times, height: height, last: last) {
            list.move(to: row, height: height)
            return []
        }
        switch command {
        case .openArticle: return open(rowAt: list.selected)
        case .focusPage, .nextPane: return open(rowAt: list.selected)
        case .nextArticle: list.move(to: list.selected + times, height: height)
        case .previousArticle: list.move(to: list.selected - times, height: height)
        case .openLink: return showAddress()
        case .toggleUnread: return toggleUnread()
        case .showNotes: showNotes()
        case .nextMarker, .previousMarker:
            // The open page is in sight beside the list: its notes are meant.
            setFocus(.page)
            return page == nil ? [] : performOnPage(command, count: count)
        default: break
        }
        return []
    }
}
