import Articles
import Cells

extension Page {
    /// The page as plain text, as `broadsheet show` prints it: one line a line, without spaces at its end.
    public var plainText: String {
        var text = ""
        for line in lines {
            text += plainText(of: line)
            while text.hasSuffix(" ") { text.removeLast() }
            text += "\n"
        }
        return text
    }

    private func plainText(of line: Line) -> String {
        guard let number = line.entry else { return "" }
        let entry = entries[number]
        var text = ""
        func indent(to column: Int) { text += String(repeating: " ", count: max(0, column - Cells.columns(of: text))) }
        if let lead = lead(of: line) {
            indent(to: lead.column)
            text += lead.text
        }
        indent(to: line.indent)
        return text + entry.text.slice(line.range)
    }
}
