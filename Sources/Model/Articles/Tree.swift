extension Article {
    /// The article as an indented tree, for people and for tests: one line a fact, a block or a span.
    public var tree: String {
        var lines = ["article \(title.debugDescription)"]
        func fact(_ name: String, _ value: String?) {
            if let value { lines.append("  \(name): \(value)") }
        }
        func facts(_ name: String, _ values: [String]) {
            if !values.isEmpty { fact(name, values.joined(separator: " | ")) }
        }
        lines += titleSpans.map { "  title " + $0.treeLine(in: title) }
        fact("format", format.rawValue)
        fact("address", address)
        facts("authors", authors)
        facts("as printed", authorsAsPrinted)
        facts("translators", translators)
        fact("published", published?.description)
        fact("first published", firstPublished?.description)
        fact("language", language)
        fact("publication", publication)
        fact("kicker", kicker)
        facts("breadcrumb", breadcrumb)
        fact("series", series)
        fact("issue", issue)
        fact("original source", originalSource)
        fact("original address", originalAddress)
        facts("speakers", speakers)
        facts("attachments", attachments.map { [$0.title, $0.address].compactMap(\.self).joined(separator: " ") })
        facts("flags", flags.sorted().map(\.rawValue))
        facts("warnings", warnings)
        return (lines + document.treeLines.map { "  " + $0 }).joined(separator: "\n") + "\n"
    }
}

extension Document {
    fileprivate var treeLines: [String] {
        blocks.flatMap(\.treeLines)
            + notes.flatMap { note in
                ["note \(note.label ?? "without label")"] + note.blocks.flatMap(\.treeLines).map { "  " + $0 }
            }
    }
}

extension Block {
    fileprivate var treeLines: [String] {
        var head = kindName
        switch kind {
        case .heading(let level): head += " \(level)"
        case .listItem(.some(let ordinal)): head += " \(ordinal)"
        default: break
        }
        if section != .body { head += " (\(section.rawValue))" }
        if depth > 0 { head += " depth \(depth)" }
        if enclosure.quotes > 0 { head += " in \(enclosure.quotes) quotes" }
        if enclosure.items > 0 { head += " in \(enclosure.items) items" }
        if let speaker { head += " <\(speaker)>" }
        switch detail {
        case .cells(let rows, let hasHeader):
            head += " \(rows.map { String($0.count) }.joined(separator: "+")) cells"
            if let hasHeader { head += hasHeader ? " below a header" : " without a header" }
        case .image(let address): head += " at \(address)"
        case .code(let language): head += " in \(language)"
        case nil: break
        }
        return ["\(head) \(text.debugDescription)"] + spans.map { "  " + $0.treeLine(in: text) }
    }
}

extension Span {
    fileprivate func treeLine(in text: String) -> String {
        let print = text.slice(range).debugDescription
        return switch kind {
        case .emphasis: "emphasis \(print)"
        case .strong: "strong \(print)"
        case .code: "code \(print)"
        case .link(let address): "link \(print) -> \(address ?? "nowhere")"
        case .marker(let marker):
            "marker \(print) \(marker.label ?? "without label") -> \(marker.note.map { "note[\($0)]" } ?? "no note")"
        }
    }
}
