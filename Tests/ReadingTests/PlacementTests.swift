import Articles
import Cells
import Testing
import Typesetting

@testable import Reading

/// Where the popup of a note lies: under its marker, else above, else in the larger gap, always inside the window.
@Suite struct PlacementTests {
    struct Case: Sendable {
        /// Rows above the status line, the marker's row, lines of the note.
        var rows: Int
        var marker: Int
        var lines: Int
        /// The first row and the rows of the frame.
        var y: Int
        var height: Int
    }

    /// A window without frames whose rows are the lines of a text, with a marker on one of them.
    private func desk(rows: Int, marker: Int, lines: Int, columns: Int = 39, indent: Int = 0) -> Desk {
        var text = ""
        var span = 0..<0
        for row in 0..<rows {
            if row > 0 { text += "\n" }
            text += String(repeating: "-", count: indent)
            if row == marker {
                span = text.utf8.count..<text.utf8.count + 3
                text += "[1]"
            } else {
                text += "x"
            }
        }
        let words = (0..<lines).map { _ in String(repeating: "n", count: 30) }.joined(separator: " ")
        let block = Block(.preformatted, text, spans: [Span(.marker(Marker(label: "1", note: 0)), span)])
        var desk = Desk([.sample("", [block], notes: [[.marked(words)]])], columns: columns, rows: rows + 1)
        desk.press("Enter ] Enter")
        return desk
    }

    @Test(
        "Under, above, or in the larger gap",
        arguments: [
            // It fits under the marker: there, however much room is above.
            Case(rows: 20, marker: 0, lines: 1, y: 1, height: 3), Case(rows: 20, marker: 2, lines: 3, y: 3, height: 5),
            Case(rows: 20, marker: 14, lines: 3, y: 15, height: 5),
            // It fits only above.
            Case(rows: 20, marker: 15, lines: 3, y: 10, height: 5),
            Case(rows: 20, marker: 19, lines: 3, y: 14, height: 5),
            Case(rows: 20, marker: 19, lines: 17, y: 0, height: 19),
            // It fits nowhere: the larger gap, and it scrolls.
            Case(rows: 20, marker: 9, lines: 12, y: 10, height: 10),
            Case(rows: 20, marker: 12, lines: 20, y: 0, height: 12),
            Case(rows: 20, marker: 0, lines: 40, y: 1, height: 19),
            Case(rows: 20, marker: 19, lines: 40, y: 0, height: 19),
            // No gap is worth it: over the marker, at the bottom.
            Case(rows: 5, marker: 2, lines: 1, y: 2, height: 3), Case(rows: 5, marker: 2, lines: 9, y: 0, height: 5),
            Case(rows: 2, marker: 0, lines: 1, y: 1, height: 1), Case(rows: 1, marker: 0, lines: 3, y: 0, height: 1),
        ])
    func rows(_ test: Case) throws {
        let desk = desk(rows: test.rows, marker: test.marker, lines: test.lines)
        let frame = NotePlacement(try #require(desk.popup), on: desk.state).frame
        #expect(frame.y == test.y && frame.height == test.height, "\(frame)")
    }

    @Test("Inside the window at every row, length and width, as large as its text and no larger")
    func inside() throws {
        for rows in [1, 2, 3, 4, 7, 12, 25] {
            for marker in Set([0, rows / 2, rows - 1]) {
                for lines in [1, 3, 30] {
                    for columns in [1, 2, 7, 12, 39, 79] {
                        let desk = desk(
                            rows: rows, marker: marker, lines: lines, columns: columns, indent: columns * 2 / 3)
                        let popup = try #require(desk.popup)
                        let frame = NotePlacement(popup, on: desk.state).frame
                        let stage = desk.state.layout.stage
                        #expect(frame.intersection(stage) == frame && !frame.isEmpty, "\(frame) in \(stage)")
                        #expect(frame.height <= popup.current.page.lines.count + 2)
                    }
                }
            }
        }
    }

    @Test("In another window the popup stands at its marker again, whatever is scrolled, stacked or above it")
    func resized() throws {
        for keys in ["] Enter", "3 Enter 5 j", "] Enter Tab Enter Tab Enter", "] Enter c", "] Enter 2 c", "3 Enter M"] {
            var desk = Desk([.notes])
            desk.press("Enter \(keys)")
            let label = desk.page.chosenMarker?.marker.label
            for (columns, rows) in [(120, 40), (39, 9), (20, 5), (60, 24), (1, 1), (80, 13), (200, 8)] {
                desk.resize(columns, rows)
                let popup = try #require(desk.notePopup)
                let frame = NotePlacement(popup, on: desk.state).frame
                let text = desk.state.layout.text
                let marker = desk.page.page.markers[try #require(popup.marker)]
                #expect(marker.marker.label == label)
                let row = text.y + desk.page.page.line(of: marker) - desk.page.topLine
                #expect(text.rows.contains(row) || text.isEmpty, "\(keys): the marker in sight at \(columns)x\(rows)")
                #expect(frame.intersection(desk.state.layout.stage) == frame)
                let fits = max(row - desk.state.layout.stage.y, desk.state.layout.stage.bottom - row - 1) >= 4
                #expect(!fits || frame.y == row + 1 || frame.bottom == row, "\(keys): \(frame) at \(row)")
                _ = desk.screen
            }
        }
    }
}
