import Articles

/// Text as Markdown (CommonMark, with the tables and strokes of GitHub's) that shows every sign of it as it is.
enum Markdown {
    /// One line. Signs that mean something anywhere get a backslash, and at the beginning of the line those that mean something
    /// there: what begins a heading, a list, a quotation or a rule. Blanks at its ends, which would indent or break, go.
    static func escaped(line: some StringProtocol) -> String {
        let line = line.drop { $0 == " " || $0 == "\t" }
        var result = ""
        for scalar in line.unicodeScalars {
            if "\\`*_[]<>&~|$".unicodeScalars.contains(scalar) { result.append("\\") }
            result.unicodeScalars.append(scalar)
        }
        while result.last == " " || result.last == "\t" { result.removeLast() }
        if let first = result.first, "#+-=".contains(first) { return "\\" + result }
        // 12. and 12) begin lists.
        let digits = result.prefix { $0.isASCII && $0.isNumber }
        if !digits.isEmpty, digits.count < 10, let sign = result.dropFirst(digits.count).first, ".)".contains(sign) {
            return digits + "\\" + result.dropFirst(digits.count)
        }
        return result
    }

    /// Text of several lines; they stay lines, and empty ones part paragraphs.
    static func escaped(lines text: String) -> [String] {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { escaped(line: $0) }
    }

    /// `<address>`, in which nothing can end it early.
    static func link(_ address: String) -> String {
        var result = "<"
        for byte in address.utf8 {
            switch byte {
            case ...0x20, UInt8(ascii: "<"), UInt8(ascii: ">"), 0x7F:
                let digits = String(byte, radix: 16, uppercase: true)
                result += "%" + (digits.utf8.count == 1 ? "0" : "") + digits
            case 0x80...: return escaped(line: address)
            default: result.unicodeScalars.append(Unicode.Scalar(byte))
            }
        }
        return result + ">"
    }
}

extension BookmarkRow {
    /// The passage as a quotation, the reader's note as a paragraph, and the citation: authors, title, publication, day and
    /// address, as far as they are known. Ends with a line's end.
    var markdown: String {
        let quote = Markdown.escaped(lines: bookmark.passage.quote).map { $0.isEmpty ? ">" : "> " + $0 }
        let note = bookmark.note.isEmpty ? [] : Markdown.escaped(lines: bookmark.note) + [""]
        let title = "*\(Markdown.escaped(line: self.title.isEmpty ? "Untitled" : self.title))*"
        var citation = authors.map { Markdown.escaped(line: $0) }
        citation.append(title)
        citation += [publication.map { Markdown.escaped(line: $0) }, day, address.map(Markdown.link)].compactMap(\.self)
        return (quote + [""] + note + ["— " + citation.joined(separator: ", ")]).joined(separator: "\n") + "\n"
    }
}
