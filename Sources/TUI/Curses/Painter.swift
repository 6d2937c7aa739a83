import CNcurses
import Cells

/// Hands canvases to ncurses: the rows that changed, each as runs of cells of one style.
final class Painter {
    private let theme: Theme
    private let isUTF8: Bool
    private var shown: Canvas?
    private var isCursorShown: Bool?
    // One run, kept to save its memory.
    private var run: [wchar_t] = []

    init(theme: Theme, isUTF8: Bool) {
        self.theme = theme
        self.isUTF8 = isUTF8
    }

    /// Paints a canvas on a screen of some size. What does not fit is not shown; what the canvas does not cover is empty.
    func paint(_ canvas: Canvas, on size: Size) {
        let window = curses_stdscr()
        if shown?.size != canvas.size || canvas.size != size { werase(window) }
        let rows = shown.map { canvas.rowsChanged(since: $0) } ?? Array(0..<canvas.size.rows)
        for row in canvas.size == size ? rows : Array(0..<canvas.size.rows) where row < size.rows {
            paint(canvas[row: row], row: row, columns: size.columns)
        }
        placeCursor(canvas.cursor, on: size)
        wnoutrefresh(window)
        doupdate()
        shown = canvas
    }

    /// Paints everything next time.
    func forget() { shown = nil }

    private func paint(_ cells: ArraySlice<Cell>, row: Int, columns: Int) {
        var column = 0
        while let first = cells.dropFirst(column).first, column < columns {
            let start = column
            run.removeAll(keepingCapacity: true)
            let isAlone = isWideWithMarks(first)
            for cell in cells.dropFirst(column) {
                guard cell.style == first.style, column + max(1, cell.width) <= columns,
                    column == start || !isAlone && !isWideWithMarks(cell)
                else { break }
                append(cell)
                column += cell.width
            }
            guard column > start else { return }
            let look = theme.look(of: first.style)
            if isAlone {
                run.append(0)
                curses_add_cell(Int32(row), Int32(start), run, look.attributes, look.pair)
                // Its right half.
                column = start + 2
                continue
            }
            curses_attr_set(look.attributes, look.pair)
            // ncurses answers an error after writing the last column of the last row; that is as it should be.
            mvwaddnwstr(curses_stdscr(), Int32(row), Int32(start), run, Int32(run.count))
        }
    }

    private func isWideWithMarks(_ cell: Cell) -> Bool {
        isUTF8 && cell.width == 2 && cell.count > 1 && curses_wcwidth(wchar_t(cell[0].value)) == 2
    }

    private func append(_ cell: Cell) {
        guard cell.width > 0 else { return }
        let base = cell[0]
        if base.isASCII, cell.count == 1 || !isUTF8 {
            run.append(wchar_t(base.value))
        } else if isUTF8, curses_wcwidth(wchar_t(base.value)) == cell.width {
            for index in 0..<cell.count { run.append(wchar_t(cell[index].value)) }
        } else {
            // An encoding without it, or a libc that gives it another width: the columns after it would be wrong.
            run.append(isUTF8 ? 0xFFFD : wchar_t(base.nearestASCII.value))
            if cell.width == 2 { run.append(wchar_t(UInt8(ascii: " "))) }
        }
    }

    private func placeCursor(_ cursor: Position?, on size: Size) {
        let isShown = cursor.map { Rect(size).contains(row: $0.row, column: $0.column) } ?? false
        if let cursor, isShown { wmove(curses_stdscr(), Int32(cursor.row), Int32(cursor.column)) }
        if isShown != isCursorShown {
            curs_set(isShown ? 1 : 0)
            isCursorShown = isShown
        }
    }
}
