import Articles
import Cells
import Support
import Testing
import Typesetting

/// Whole pages as text, at a width in which everything breaks, a narrow and a usual one.
@Suite struct PageGoldenTests {
    @Test("The founding newsletters", arguments: ["000", "001"], [17, 40, 72, 120])
    func seeds(_ seed: String, _ width: Int) throws {
        expectGolden(Typesetter(width: width).page(of: try .seed(seed)).plainText, named: "seed-\(seed)-\(width)")
    }

    @Test("The specimen", arguments: [17, 40, 72, 120])
    func specimen(_ width: Int) {
        expectGolden(Typesetter(width: width).page(of: .specimen).plainText, named: "specimen-\(width)")
    }

    @Test("The specimen with all its furniture unfolded")
    func unfolded() {
        expectGolden(Typesetter(width: 40, unfolded: nil).page(of: .specimen).plainText, named: "specimen-unfolded-40")
    }

    @Test("The specimen as it is drawn: reordered, justified, with its notes in the text", arguments: [40, 72])
    func drawn(_ width: Int) {
        var style = PageStyle()
        style.isJustified = true
        style.hasInlineNotes = true
        let page = Typesetter(width: width, style: style).page(of: .specimen)
        expectGolden(page.drawing, named: "specimen-drawn-\(width)")
    }

    @Test("The specimen in ASCII signs")
    func ascii() {
        expectGolden(Typesetter(width: 40, glyphs: .ascii).page(of: .specimen).plainText, named: "specimen-ascii-40")
    }
}

extension Page {
    /// What a terminal is given to show: cells from left to right.
    fileprivate var drawing: String {
        var text = ""
        for row in lines.indices {
            guard let entry = lines[row].entry.map({ entries[$0] }) else {
                text += "\n"
                continue
            }
            var pieces = runs(of: row).map { run in
                let piece =
                    run.isRightToLeft
                    ? reversed(entry.text, utf8: run.range, mirrored: mirrored) : entry.text.slice(run.range)
                return (run.columns.lowerBound, piece)
            }
            pieces += (signs(of: row) + (lead(of: row).map { [$0] } ?? [])).map { ($0.column, $0.text) }
            var line = ""
            for (column, piece) in pieces.sorted(by: { $0.0 < $1.0 }) {
                line += String(repeating: " ", count: max(0, column - Cells.columns(of: line))) + piece
            }
            while line.last == " " { line.removeLast() }
            text += line + "\n"
        }
        return text
    }
}
