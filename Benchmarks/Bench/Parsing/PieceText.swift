// The piece as text.

extension Piece {
    /// As the text extraction of a page of Europe Solidaire Sans Frontières.
    var extraction: String {
        let (year, month, day) = date
        let surname = author.split(separator: " ").last.map { $0.uppercased() } ?? ""
        let given = author.split(separator: " ").first.map(String.init) ?? ""
        var blocks = [
            "Europe Solidaire Sans Frontières > English > Theme > Archive > **\(title)**", title,
            "\(day) \(Self.months[month - 1]) \(year), by [\(surname) \(given)](#).",
        ]
        for element in elements {
            switch element {
            case .paragraph(let inlines): blocks.append(Self.lightlyMarked(inlines))
            case .heading(let text): blocks.append("**\(text)**")
            case .list(let items): blocks += items.map { "- " + Self.lightlyMarked($0) }
            case .quote(let inlines): blocks.append("> " + Self.lightlyMarked(inlines))
            }
        }
        if !notes.isEmpty { blocks.append("Footnotes") }
        blocks += notes.enumerated().map { "[\($0.offset + 1)] " + Self.lightlyMarked($0.element) }
        return "\n\n" + blocks.joined(separator: "\n\n") + "\n"
    }

    /// As the plain part of a mail: lines of about 72 columns, links as addresses.
    var plainMail: String {
        var blocks: [String] = []
        for element in elements {
            switch element {
            case .paragraph(let inlines): blocks.append(Self.wrapped(Self.plain(inlines)))
            case .heading(let text): blocks.append(text.uppercased())
            case .list(let items): blocks += items.map { Self.wrapped("* " + Self.plain($0)) }
            case .quote(let inlines):
                blocks.append(
                    Self.wrapped(Self.plain(inlines)).split(separator: "\n").map { "> \($0)" }.joined(separator: "\n"))
            }
        }
        blocks += notes.enumerated().map { Self.wrapped("[\($0.offset + 1)] " + Self.plain($0.element)) }
        return blocks.joined(separator: "\n\n") + "\n"
    }

    private static func lightlyMarked(_ inlines: [Inline]) -> String {
        join(inlines) { inline in
            switch inline {
            case .text(let text): text
            case .emphasis(let text): "*\(text)*"
            case .strong(let text): "**\(text)**"
            case .link(let text, _): "[\(text)](#)"
            case .marker(let number): " [\(number)]"
            }
        }
    }

    private static func plain(_ inlines: [Inline]) -> String {
        join(inlines) { inline in
            switch inline {
            case .text(let text), .emphasis(let text), .strong(let text): text
            case .link(let text, let address): "\(text) <\(address)>"
            case .marker(let number): " [\(number)]"
            }
        }
    }

    private static func wrapped(_ text: String) -> String {
        var lines: [String] = []
        var line = ""
        for word in text.split(separator: " ") {
            if !line.isEmpty, line.utf8.count + word.utf8.count >= 72 {
                lines.append(line)
                line = ""
            }
            line += (line.isEmpty ? "" : " ") + word
        }
        return (lines + [line]).joined(separator: "\n")
    }
}
