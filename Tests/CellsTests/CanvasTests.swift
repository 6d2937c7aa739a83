import Support
import Testing

@testable import Cells

/// Every wide character has both its halves, alike, and there are no others.
private func isWhole(_ canvas: Canvas) -> Bool {
    for row in 0..<canvas.size.rows {
        var column = 0
        while column < canvas.size.columns {
            let cell = canvas[row, column]
            if cell.width == 0 { return false }
            if cell.width == 2 {
                guard column + 1 < canvas.size.columns, canvas[row, column + 1] == .rightHalf(cell.style) else {
                    return false
                }
            }
            column += cell.width
        }
    }
    return true
}

private func canvas(_ columns: Int, _ rows: Int, _ texts: String...) -> Canvas {
    var canvas = Canvas(Size(columns: columns, rows: rows))
    for (row, text) in texts.enumerated() { canvas.put(text, row: row, column: 0) }
    return canvas
}

@Suite struct CanvasTests {
    @Test func putReturnsTheColumnsUsed() {
        var canvas = Canvas(Size(columns: 10, rows: 2))
        #expect(canvas.put("one", row: 0, column: 0) == 3)
        #expect(canvas.put("two words".prefix(3), row: 1, column: 2) == 3)
        #expect(canvas.put("long enough", row: 0, column: 4) == 6)
        #expect(canvas.put("limited", row: 1, column: 6, columns: 3) == 3)
        #expect(canvas.put("nowhere", row: 2, column: 0) == 0)
        #expect(canvas.put("nowhere", row: -1, column: 0) == 0)
        #expect(canvas.put("nowhere", row: 0, column: 10) == 0)
        #expect(canvas.description == "one long e\n  two lim\n")
    }

    @Test func aRangeOfBytesIsPut() {
        var canvas = Canvas(Size(columns: 10, rows: 1))
        canvas.put("début de page", utf8: 7..<9, row: 0, column: 0)
        #expect(canvas.description == "de\n")
        canvas.put("début", utf8: 2..<99, row: 0, column: 0)
        #expect(canvas.description == "\u{FFFD}but\n")
        canvas.put("début", utf8: 90..<99, row: 0, column: 0)
        canvas.put("漢", utf8: 0..<2, row: 0, column: 0)
        #expect(canvas.description == "\u{FFFD}but\n")
    }

    @Test func aWideCharacterThatWouldBeCutLeavesASpace() {
        var canvas = canvas(6, 1, "......")
        #expect(canvas.put("a漢b", row: 0, column: 1, within: Rect(x: 1, y: 0, width: 2, height: 1)) == 2)
        #expect(canvas.description == ".a ...\n")
        #expect(canvas.put("漢字", row: 0, column: 1, within: Rect(x: 2, y: 0, width: 3, height: 1)) == 4)
        #expect(canvas.description == ".a 字.\n")
        #expect(canvas.put("漢", row: 0, column: -1) == 2)
        #expect(canvas.description == " a 字.\n")
        #expect(canvas.put("漢", row: 0, column: 5) == 1)
        #expect(canvas.description == " a 字\n")
    }

    @Test func overwritingAHalfMakesASpaceOfTheOther() {
        var canvas = canvas(4, 2, "漢字", "漢字")
        canvas.put("x", row: 0, column: 0)
        canvas.put("y", row: 1, column: 1)
        canvas.put("語", row: 0, column: 2)
        #expect(canvas.description == "x 語\n y字\n")
        canvas.put("漢", row: 1, column: 1)
        #expect(canvas.description == "x 語\n 漢\n")
        #expect(isWhole(canvas))
    }

    @Test func drawingStaysInsideAndWhole() {
        var dice = Dice(3)
        var canvas = Canvas(Size(columns: 12, rows: 4))
        for _ in 0..<5_000 {
            let before = canvas
            let rect = Rect(x: dice.roll(16) - 3, y: dice.roll(8) - 2, width: dice.roll(10), height: dice.roll(4))
            let style = Style(Style.Role.allCases[dice.roll(17)], Style.Traits(rawValue: UInt8(dice.roll(16))))
            switch dice.roll(8) {
            case 0: canvas.fill(rect, with: dice.roll(2) == 0 ? " " : "漢", style: style)
            case 1: canvas.restyle(rect, role: style.role, adding: style.traits)
            default:
                let text = Hostile.text(of: dice.roll(15), by: &dice)
                canvas.put(text, row: dice.roll(6) - 1, column: dice.roll(18) - 4, style: style, within: rect)
            }
            #expect(isWhole(canvas))
            for row in 0..<4 {
                for column in 0..<12 where !rect.contains(row: row, column: column) {
                    // Outside, only the other half of a character that was cut at the edge may have changed.
                    let old = before[row, column]
                    let new = canvas[row, column]
                    guard new != old else { continue }
                    #expect(new.text == " " || new.style == style || new.width == 0)
                    #expect(old.width != 1 && (column == rect.x - 1 || column == rect.right))
                }
            }
        }
    }

    @Test func fillAndRestyle() {
        var canvas = canvas(6, 2, "ab漢cd", "ef")
        canvas.restyle(Rect(x: 0, y: 0, width: 3, height: 1), role: .selection, adding: .reversed)
        #expect(canvas.styleMarks == "CCCC..\n......\n")
        canvas.restyle(Rect(x: 3, y: 0, width: 9, height: 1), role: .link)
        #expect(canvas.styleMarks == "CCCCll\n......\n")
        canvas.restyle(Rect(canvas.size), removing: .reversed)
        #expect(canvas.styleMarks == "ccccll\n......\n")
        canvas.fill(Rect(x: 1, y: 0, width: 2, height: 5), with: "·", style: Style(.faint))
        #expect(canvas.description == "a·· cd\ne··\n")
        #expect(canvas.styleMarks == "caacll\n.aa...\n")
    }

    @Test func boxes() {
        var canvas = Canvas(Size(columns: 20, rows: 4))
        canvas.box(Rect(canvas.size), title: "A rather long title of it", footer: "Esc close", isRounded: true)
        #expect(
            canvas.description == """
                ╭ A rather long t… ╮
                │                  │
                │                  │
                ╰─────── Esc close ╯

                """)
        canvas.glyphs = .ascii
        canvas.fill(canvas.bounds)
        canvas.box(Rect(x: 0, y: 0, width: 5, height: 2), title: "漢字")
        canvas.box(Rect(x: 6, y: 0, width: 2, height: 3), title: "none")
        canvas.box(Rect(x: 9, y: 0, width: 1, height: 3), title: "none")
        canvas.box(Rect(x: 12, y: 1, width: 30, height: 30), title: "off")
        #expect(canvas.description == "+ . + ++\n+---+ ||    + off --\n      ++    |\n            |\n")
    }

    @Test func rowsChanged() {
        let before = canvas(5, 3, "one", "two", "three")
        var after = before
        #expect(after.rowsChanged(since: before).isEmpty)
        after.put("t", row: 1, column: 0)
        after.cursor = Position(row: 0, column: 0)
        #expect(after.rowsChanged(since: before).isEmpty)
        #expect(after != before)
        after.put("x", row: 2, column: 4, style: Style(.hint))
        #expect(after.rowsChanged(since: before) == [2])
        #expect(after.rowsChanged(since: Canvas(Size(columns: 4, rows: 3))) == [0, 1, 2])
    }

    @Test func nothingToDrawOn() {
        for size in [Size(columns: 0, rows: 0), Size(columns: 1, rows: 1), Size(columns: -3, rows: 2)] {
            var canvas = Canvas(size)
            canvas.box(canvas.bounds, title: "title", footer: "footer")
            canvas.put("漢字", row: 0, column: 0)
            canvas.fill(canvas.bounds, with: "x")
            canvas.restyle(canvas.bounds, role: .hint)
            #expect(isWhole(canvas))
        }
    }

    @Test func everyRoleHasItsOwnCode() {
        #expect(Set(Style.Role.allCases.map(\.code)).count == Style.Role.allCases.count)
        let marks = Style.Role.allCases.flatMap { [Style($0).mark, Style($0, .reversed).mark] }
        #expect(Set(marks).count == marks.count)
    }
}
