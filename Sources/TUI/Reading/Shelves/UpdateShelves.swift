import Articles
import Cells

extension State {
    /// Lines of the pane of the shelves; of one that is not shown, as it would be shown.
    var shelvesHeight: Int { max(1, layout.shelvesRows.height) }

    /// Asks for the shelves and their numbers, where they can be seen and may have changed.
    mutating func loadShelves() -> [Effect] {
        guard layout.shelves != nil, shelves.isOutdated, !shelves.isAsked else { return [] }
        shelves.isAsked = true
        return [.loadShelves]
    }

    mutating func performInShelves(_ command: Command, count: Int?) -> [Effect] {
        if let index = command.destination(
            from: shelves.selected, times: count ?? 1, height: shelvesHeight, last: shelves.rows.count - 1)
        {
            shelves.move(to: index, height: shelvesHeight)
            showSelectedShelf()
            return []
        }
        switch command {
        case .openShelf, .focusList, .nextPane, .showShelves, .back: setFocus(.list)
        case .nextArticle, .previousArticle: return performInList(command, count: count)
        case .sort, .markAll: return performInList(command, count: count)
        default: break
        }
        return []
    }

    /// The list follows the selection, as windows are cheap.
    mutating func showSelectedShelf() {
        guard let row = shelves.selectedRow else { return }
        list.show(row.shelf)
    }

    mutating func showShelves() {
        notes = nil
        shelves.select(list.listing.shelf, height: shelvesHeight)
        setFocus(.shelves)
        shelves.scroll(height: shelvesHeight)
    }

    /// What the list shows is remembered when the hands rest.
    mutating func rememberShelf() -> [Effect] {
        guard list.listing.shelf != rememberedShelf else { return [] }
        rememberedShelf = list.listing.shelf
        return [.rememberShelf(rememberedShelf)]
    }
}
