import Articles

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
        var lead = String(repeating: " ", count: line.indent)
        if !entry.prefix.isEmpty, line.isFirst || entry.role == .quote {
            let indent = String(repeating: " ", count: min(entry.indent, line.indent))
            lead = indent + entry.prefix
        }
        return lead + entry.text.slice(line.range)
    }
}
