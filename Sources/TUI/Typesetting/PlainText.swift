import Articles
import Cells

extension Page {
    /// The page as plain text, as `broadsheet show` prints it: one line a line, without spaces at its end.
    public var plainText: String {
        var text = ""
        for row in lines.indices {
            text += plainText(of: row)
            while text.hasSuffix(" ") { text.removeLast() }
            text += "\n"
        }
        return text
    }

    /// In the order in which it is read: what is right-to-left is turned by whoever shows it.
    private func plainText(of row: Row) -> String {
        let line = lines[row]
        guard let number = line.entry else { return "" }
        let entry = entries[number]
        var text = ""
        func indent(to column: Int) { text += String(repeating: " ", count: max(0, column - Cells.columns(of: text))) }
        if let lead = lead(of: row, inOrder: true) {
            if !isRightToLeft(row) { indent(to: lead.column) }
            text += lead.text
        }
        if isRightToLeft(row) || piece(row.piece).bidi != nil { return text + entry.text.slice(line.range) }
        if entry.role == .preformatted {
            indent(to: line.indent)
            return text + entry.text.slice(line.range)
        }
        let pieces =
            runs(of: row).map { ($0.columns.lowerBound, entry.text.slice($0.range)) }
            + signs(of: row, inOrder: true).map { ($0.column, $0.text) }
        for (column, piece) in pieces.sorted(by: { $0.0 < $1.0 }) {
            indent(to: column)
            text += piece
        }
        return text
    }
}
