// The piece as Markdown with front matter and notes.

extension Piece {
    var markdown: String {
        let (year, month, day) = date
        var blocks = [
            "---\ntitle: \"\(title)\"\nauthor: \(author)\ndate: \(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)\n---",
            "# \(title)",
        ]
        for element in elements {
            switch element {
            case .paragraph(let inlines): blocks.append(Self.marked(inlines))
            case .heading(let text): blocks.append("## \(text)")
            case .list(let items): blocks.append(items.map { "- " + Self.marked($0) }.joined(separator: "\n"))
            case .quote(let inlines): blocks.append("> " + Self.marked(inlines))
            }
        }
        blocks += notes.enumerated().map { "[^\($0.offset + 1)]: " + Self.marked($0.element) }
        return blocks.joined(separator: "\n\n") + "\n"
    }

    private static func marked(_ inlines: [Inline]) -> String {
        join(inlines) { inline in
            switch inline {
            case .text(let text): text
            case .emphasis(let text): "*\(text)*"
            case .strong(let text): "**\(text)**"
            case .link(let text, let address): "[\(text)](\(address))"
            case .marker(let number): "[^\(number)]"
            }
        }
    }
}
