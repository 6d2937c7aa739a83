import Articles

/// The shelves of the library, in groups: the readers' own, saved queries, sources, publications.
struct ShelvesState: Sendable {
    enum Line: Hashable {
        case heading(Shelf.Group), air
        /// A shelf, by its index.
        case shelf(Int)
    }

    private(set) var rows: [ShelfRow]
    /// What is drawn, from top to bottom.
    private(set) var lines: [Line] = []
    /// The lines of the shelves.
    private var lineOfRow: [Int] = []
    private(set) var selected = 0
    /// The first line in sight.
    private(set) var top = 0
    /// The numbers are not those of the library any more, or were never asked for.
    var isOutdated = true
    var isAsked = false

    /// Before the library was asked for its own: those that every library has, without numbers.
    init() {
        rows = ShelfRow.common
        arrange()
    }

    var selectedRow: ShelfRow? { rows.indices.contains(selected) ? rows[selected] : nil }

    /// What the reader calls a shelf.
    func name(of shelf: Shelf) -> String {
        if let row = rows.first(where: { $0.shelf == shelf }) ?? ShelfRow.common.first(where: { $0.shelf == shelf }) {
            return row.name
        }
        return switch shelf {
        case .publication(let name), .saved(let name, _): name
        default: "Source"
        }
    }

    /// Takes the shelves as they are now; the selection stays on its shelf.
    mutating func set(_ rows: [ShelfRow], showing shelf: Shelf, height: Int) {
        (isOutdated, isAsked) = (false, false)
        // Stable: within a group they come as they are wanted.
        self.rows = rows.enumerated().sorted {
            ($0.element.shelf.group.rawValue, $0.offset) < ($1.element.shelf.group.rawValue, $1.offset)
        }.map(\.element)
        arrange()
        select(shelf, height: height)
    }

    mutating func take(_ articles: Int, of shelf: Shelf) {
        for index in rows.indices where rows[index].shelf == shelf { rows[index].articles = articles }
    }

    mutating func select(_ shelf: Shelf, height: Int) {
        move(to: rows.firstIndex { $0.shelf == shelf } ?? selected, height: height)
    }

    mutating func move(to index: Int, height: Int) {
        selected = max(0, min(index, rows.count - 1))
        scroll(height: height)
    }

    /// Keeps the selected shelf in sight.
    mutating func scroll(height: Int) {
        guard lineOfRow.indices.contains(selected) else { return }
        let line = lineOfRow[selected]
        // What stands above the first shelf comes with it.
        let from = selected == 0 && line < top ? 0 : top
        top = scrolled(from, toShow: line, height: height, of: lines.count)
    }

    mutating func scroll(by step: Int, height: Int) { top = max(0, min(top + step, lines.count - height)) }

    private mutating func arrange() {
        lines = []
        lineOfRow = []
        var group: Shelf.Group?
        for (index, row) in rows.enumerated() {
            if row.shelf.group != group, group != nil {
                lines.append(.air)
                lines.append(.heading(row.shelf.group))
            }
            group = row.shelf.group
            lineOfRow.append(lines.count)
            lines.append(.shelf(index))
        }
    }
}

extension Shelf {
    enum Group: Int {
        case common, saved, sources, publications

        var title: String {
            switch self {
            case .common: "Articles"
            case .saved: "Searches"
            case .sources: "Sources"
            case .publications: "Publications"
            }
        }
    }

    var group: Group {
        switch self {
        case .all, .unread, .reading, .starred, .bookmarked: .common
        case .saved: .saved
        case .source: .sources
        case .publication: .publications
        }
    }
}

extension ShelfRow {
    static let common = [
        ShelfRow(.all, name: "All"), ShelfRow(.unread, name: "Unread"), ShelfRow(.reading, name: "Reading"),
        ShelfRow(.starred, name: "Starred"), ShelfRow(.bookmarked, name: "Bookmarks"),
    ]
}
