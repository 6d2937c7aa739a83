// A canvas as text, for people and for files of expected screens.

extension Canvas: CustomStringConvertible {
    /// The text of the rows, each ended by a newline and without spaces at its end.
    public var description: String {
        lines { cell in cell.text }
    }

    /// A letter for the style of every cell, in rows like those of the text: see `Style.mark`.
    public var styleMarks: String {
        lines { cell in String(cell.style.mark) }
    }

    private func lines(_ piece: (Cell) -> String) -> String {
        var result = ""
        for row in 0..<size.rows {
            var line = self[row: row].map(piece).joined()
            while line.unicodeScalars.last == " " { line.unicodeScalars.removeLast() }
            result += line + "\n"
        }
        return result
    }
}
