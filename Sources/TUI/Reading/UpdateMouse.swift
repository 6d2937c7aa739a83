import Articles
import Cells
import Typesetting

extension State {
    /// Rows that one step of the wheel scrolls.
    static let wheelStep = 3

    mutating func use(_ mouse: Mouse) -> [Effect] {
        message = nil
        undoing = nil
        count = nil
        switch mouse.action {
        case .press: return press(at: mouse.position)
        case .wheelUp: scroll(at: mouse.position, by: -Self.wheelStep)
        case .wheelDown: scroll(at: mouse.position, by: Self.wheelStep)
        }
        return []
    }

    // MARK: The wheel

    /// Scrolls what lies under the mouse, whatever has the focus.
    private mutating func scroll(at position: Position, by rows: Int) {
        if case .hints? = layers.last { layers.removeLast() }
        guard let top = layers.last else {
            if layout.page?.contains(position) == true {
                takeShownPage()
                // To turn the leaves of a preview is not to read it.
                let wasMoved = page?.isMoved ?? false
                page?.scroll(by: rows)
                if isPreview { page?.isMoved = wasMoved }
            } else if layout.shelves?.contains(position) == true {
                shelves.scroll(by: rows, height: shelvesHeight)
            } else if layout.list?.contains(position) == true, notes != nil {
                moveInNotes(by: rows < 0 ? -1 : 1)
            } else if layout.list?.contains(position) == true {
                list.scroll(by: rows / rowHeight, height: listHeight)
            }
            return
        }
        let step = rows < 0 ? Command.moveUp : .moveDown
        switch top {
        case .note: _ = performInNote(step, count: Self.wheelStep)
        case .link: _ = performInLink(step, count: 1)
        case .citing: _ = performInCiting(step, count: 1)
        case .bookmarks: moveInBookmarks(by: rows < 0 ? -1 : 1)
        case .help: scrollHelp(by: rows)
        case .prompt, .hints, .question: break
        }
    }

    // MARK: Clicks

    private mutating func press(at position: Position) -> [Effect] {
        guard let top = layers.last else { return pressPane(at: position) }
        switch top {
        case .hints:
            layers.removeLast()
            return press(at: position)
        case .prompt, .question: return []  // What was typed is not thrown away by a slip of the hand.
        case .note(let popup):
            let placement = NotePlacement(popup, on: self)
            guard placement.frame.contains(position) else { return closeTop() }
            let shown = popup.current.page.lines.indices[popup.rowsInSight(height: placement.rows)]
            if placement.text.rows.contains(position.row),
                let row = shown.dropFirst(position.row - placement.text.y).first,
                let target = popup.current.page.target(atRow: row, column: position.column - placement.text.x)
            {
                follow(target)
            }
        case .link(let popup):
            guard frame(of: popup).contains(position) else { return closeTop() }
        case .citing(let popup):
            let frame = citingFrame
            guard frame.contains(position) else { return closeTop() }
            let inner = isFramed(frame) ? frame.inset(columns: 2, rows: 1) : frame
            let index = popup.top + (position.row - inner.y) / 2
            guard inner.contains(position), popup.rows.indices.contains(index) else { return [] }
            if index == popup.selected { return performInCiting(.openCiting, count: nil) }
            moveInCiting(to: index)
        case .bookmarks(let popup):
            guard bookmarksFrame.contains(position) else { return closeTop() }
            let inner = isFramed(bookmarksFrame) ? bookmarksFrame.inset(columns: 2, rows: 1) : bookmarksFrame
            let index = popup.top + (position.row - inner.y) / 2
            guard inner.contains(position), popup.rows.indices.contains(index) else { return [] }
            if index == popup.selected { return performInBookmarks(.openBookmark, count: nil) }
            moveInBookmarks(by: index - popup.selected)
        case .help(let popup):
            guard helpFrame.contains(position) else { return closeTop() }
            let inner = isFramed(helpFrame) ? helpFrame.inset(columns: 2, rows: 1) : helpFrame
            let index = popup.top + position.row - inner.y
            guard inner.contains(position), popup.lines.indices.contains(index), !popup.lines[index].text.isEmpty
            else { return [] }
            if index == popup.selected { return runFromHelp() }
            moveInHelp(by: index - popup.selected)
        }
        return []
    }

    /// Beside the notes' pane the page shows where the selected note leads: what the mouse does there, it does to that.
    private mutating func takeShownPage() {
        guard focus == .notes, notes?.isFollowed == true else { return }
        leaveSpot()
        page = followingNotes.page
        notes?.isFollowed = false
    }

    /// A click beside a popup closes it, and does nothing else.
    private mutating func closeTop() -> [Effect] {
        layers.removeLast()
        return []
    }

    private mutating func pressPane(at position: Position) -> [Effect] {
        if layout.shelves?.contains(position) == true { return pressShelves(at: position) }
        if layout.list?.contains(position) == true {
            guard notes != nil else { return pressList(at: position) }
            pressNotes(at: position)
            return []
        }
        guard layout.page?.contains(position) == true else { return [] }
        takeShownPage()
        guard let page else { return [] }
        if focus != .page { setFocus(.page) }
        self.page?.selection = nil
        if let (link, note) = page.marginLink(at: position, in: layout) {
            followInMargin(link, of: note)
            return []
        }
        if let marker = page.sidenote(at: position, in: layout) {
            openNote(at: marker)
            return []
        }
        let text = layout.text
        guard text.rows.contains(position.row) else { return [] }
        guard let row = page.page.lines.indices[page.rowsInSight].dropFirst(position.row - text.y).first else {
            return []
        }
        if let target = page.page.target(atRow: row, column: position.column - text.x) {
            self.page?.click(row: row)
            follow(target)
        } else if row == page.cursor {
            // A second click on the line is Enter on it: a fold opens.
            _ = self.page?.toggleFold()
        } else {
            self.page?.click(row: row)
            if self.page?.isOnFold == true { _ = self.page?.toggleFold() }
        }
        return []
    }

    /// A click selects; a click on what is selected goes there.
    private mutating func pressNotes(at position: Position) {
        let isSelected = notes?.selected
        setFocus(.notes)
        guard let hit = notesInSight().first(where: { ($0.row..<$0.row + $0.excerpt.rows).contains(position.row) })
        else { return }
        if hit.index == isSelected { _ = performInNotes(.followNote, count: nil) } else { selectNote(hit.index) }
    }

    /// A click shows the articles of a shelf.
    private mutating func pressShelves(at position: Position) -> [Effect] {
        let rows = layout.shelvesRows
        let effects = focus == .page ? savePlace() : []
        let line = shelves.top + position.row - rows.y
        setFocus(.shelves)
        guard rows.rows.contains(position.row), shelves.lines.indices.contains(line),
            case .shelf(let index) = shelves.lines[line]
        else { return effects }
        shelves.move(to: index, height: shelvesHeight)
        showSelectedShelf()
        return effects
    }

    /// A click selects; a click on what is selected reads it.
    private mutating func pressList(at position: Position) -> [Effect] {
        let rows = layout.listRows
        let index = list.top + (position.row - rows.y) / rowHeight
        guard rows.rows.contains(position.row), list.row(at: index) != nil else {
            setFocus(.list)
            return []
        }
        if focus == .list, index == list.selected { return open(rowAt: index) }
        let effects = savePlace()
        setFocus(.list)
        list.move(to: index, height: listHeight)
        return effects
    }
}

extension Rect {
    func contains(_ position: Position) -> Bool { contains(row: position.row, column: position.column) }
}
