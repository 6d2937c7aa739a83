import Foundation

/// A fact that came out otherwise.
struct Difference {
    var fact: String
    var expected: String
    var got: String
}

/// What the export says of one article, in the words of the facts.
struct Facts {
    private let item: JSON
    private let broadsheet: JSON
    private let blocks: [JSON]
    private let notes: [JSON]

    init(of item: JSON) {
        self.item = item
        broadsheet = item["_broadsheet"]
        blocks = broadsheet["blocks"].list ?? []
        notes = broadsheet["notes"].list ?? []
    }

    func differences(from expected: JSON) -> [Difference] {
        var found = brokenSpans() + unprintable
        for (key, value) in expected.members {
            switch key {
            case "_broadsheet":
                for (key, value) in value.members {
                    compare(
                        "_broadsheet.\(key)", value, key == "flags" ? .array(flags.map(JSON.string)) : broadsheet[key],
                        &found)
                }
            case "facts": for (fact, value) in value.members { check(fact, value, &found) }
            default: compare(key, value, item[key], &found)
            }
        }
        return found
    }

    private func check(_ fact: String, _ expected: JSON, _ found: inout [Difference]) {
        switch fact {
        case "paragraphs": compare(fact, expected, .number(Double(texts("paragraph").count)), &found)
        case "headings": compare(fact, expected, .strings(texts("heading")), &found)
        case "list_items": compare(fact, expected, .strings(texts("list_item")), &found)
        case "quotes": compare(fact, expected, .strings(texts("quote")), &found)
        case "pull_quotes": compare(fact, expected, .strings(texts("pull_quote")), &found)
        case "credits": compare(fact, expected, .strings(credits(beside: expected)), &found)
        case "speakers_of_turns":
            compare(
                fact, expected, .strings(blocks.filter { $0.isIn("body") }.compactMap { $0["speaker"].text }), &found)
        case "notes":
            compare(fact, expected, .array(notes.map { .array([$0["label"], .string($0.noteText)]) }), &found)
        case "markers": compare(fact, expected, .array(markers), &found)
        case "links": compareLinks(expected, &found)
        case "placeholders": compare(fact, expected, .number(Double(placeholders)), &found)
        case "boilerplate_contains": contains(fact, expected, text(of: "boilerplate"), &found)
        case "body_contains": contains(fact, expected, text(of: "body"), &found)
        case "postscript_contains": contains(fact, expected, text(of: "postscript"), &found)
        case "body_lacks": lacks(fact, expected, text(of: "body"), &found)
        case "content_text_lacks": lacks(fact, expected, item["content_text"].text ?? "", &found)
        case "emphasis_contains": contains(fact, expected, emphasised.joined(separator: "\n"), &found)
        case "warnings_not_empty":
            compare(fact, expected, .bool(!(broadsheet["warnings"].list ?? []).isEmpty), &found)
        case "id_starts":
            let start = expected.text ?? ""
            compare(fact, expected, .string(String((item["id"].text ?? "").prefix(start.count))), &found)
        case "flags_include":
            let missing = (expected.list ?? []).compactMap(\.text).filter { !flags.contains($0) }
            if !missing.isEmpty { found.append(Difference(fact: fact, expected: "\(missing)", got: "\(flags)")) }
        case "flags_exclude":
            let wrong = (expected.list ?? []).compactMap(\.text).filter { flags.contains($0) }
            if !wrong.isEmpty { found.append(Difference(fact: fact, expected: "none of \(wrong)", got: "\(flags)")) }
        case "attachment_titles_contain":
            let titles = (item["attachments"].list ?? []).compactMap { $0["title"].text }
            contains(fact, expected, titles.joined(separator: "\n"), &found)
        default: found.append(Difference(fact: fact, expected: "a fact that is known", got: "no such fact"))
        }
    }

    // MARK: What was understood

    private var flags: [String] { (broadsheet["flags"].list ?? []).compactMap(\.text).sorted() }

    /// Texts of the blocks of one kind in the body.
    private func texts(_ kind: String) -> [String] {
        blocks.filter { $0["kind"].text == kind && $0.isIn("body") }.map { $0["text"].text ?? "" }
    }

    /// Credits, without those that only print what is metadata already (source, series) unless they are expected.
    private func credits(beside expected: JSON) -> [String] {
        let wanted = (expected.list ?? []).compactMap(\.text)
        let metadata = ["series", "original_source", "original_url"].compactMap { broadsheet[$0].text }
        return texts("credit").filter { text in wanted.contains(text) || !metadata.contains { text.contains($0) } }
    }

    /// The running texts of a section; credits stand apart, wherever they are printed.
    private func text(of section: String) -> String {
        blocks.filter { $0.isIn(section) && $0["kind"].text != "credit" }.map { $0["text"].text ?? "" }.joined(
            separator: "\n\n")
    }

    private var emphasised: [String] {
        blocks.flatMap { block in
            block.spans.filter { $0["kind"].text == "emphasis" }.map { block.text(of: $0) }
        }
    }

    /// Every text with spans, in the order of reading: title, blocks, notes.
    private var stretches: [(section: String, kind: String, text: [Unicode.Scalar], spans: [JSON])] {
        let title = (
            "title", "title", Array((item["title"].text ?? "").unicodeScalars), broadsheet["title_spans"].list ?? []
        )
        let body = blocks.map { ($0["section"].text ?? "body", $0["kind"].text ?? "", $0.scalars, $0.spans) }
        let noted = notes.flatMap { $0["blocks"].list ?? [] }.map {
            ("notes", $0["kind"].text ?? "", $0.scalars, $0.spans)
        }
        return [title] + body + noted
    }

    /// `[label, note, what stands before it]` of each marker. The print of a marker, brackets included, is not part of what
    /// stands before it, however wide the span was taken.
    private var markers: [JSON] {
        stretches.flatMap { stretch in
            stretch.spans.filter { $0["kind"].text == "marker" }.map { span in
                var before = Array(stretch.text.prefix(max(0, span["start"].integer ?? 0)))
                while let last = before.last, last.properties.isWhitespace || last == "[" || last == "(" || last == ","
                {
                    before.removeLast()
                }
                let context = String(String.UnicodeScalarView(before.suffix(30)))
                return .array([span["label"], span["note"], .string(context.spacesMadePlain.trimmed)])
            }
        }
    }

    /// Addresses that could be opened, with their texts: furniture, credits and placeholders are left out.
    private var links: [(text: String, address: String)] {
        stretches.filter { $0.section != "boilerplate" && $0.kind != "credit" }.flatMap { stretch in
            stretch.spans.compactMap { span in
                guard span["kind"].text == "link", let address = span["url"].text else { return nil }
                return (stretch.text.slice(span), address)
            }
        }
    }

    /// Links that lead nowhere, furniture and credits left out.
    private var placeholders: Int {
        var count = 0
        for stretch in stretches where stretch.section != "boilerplate" && stretch.kind != "credit" {
            for span in stretch.spans where span["kind"].text == "link" && span["url"].text == nil { count += 1 }
        }
        return count
    }

    /// Control characters and overrides of direction, which no export may hold.
    private var unprintable: [Difference] {
        let texts = item.strings.filter { text in
            text.unicodeScalars.contains { sign in
                sign != "\n" && (sign.properties.generalCategory == .control || sign.properties.isBidiControl)
            }
        }
        return texts.map {
            Difference(fact: "printable text", expected: "no control character", got: $0.debugDescription)
        }
    }

    // MARK: Comparing

    private func compare(_ fact: String, _ expected: JSON, _ got: JSON, _ found: inout [Difference]) {
        if expected.isSame(as: got) { return }
        // Of two lists, only the entries that differ are worth reading.
        if let wanted = expected.list, let had = got.list, wanted.count == had.count, wanted.count > 1 {
            for (index, pair) in zip(wanted, had).enumerated() where !pair.0.isSame(as: pair.1) {
                found.append(
                    Difference(fact: "\(fact)[\(index)]", expected: pair.0.description, got: pair.1.description))
            }
            return
        }
        found.append(Difference(fact: fact, expected: expected.description, got: got.description))
    }

    /// The scheme that is put before a name beginning with `www.` is left open.
    private func compareLinks(_ expected: JSON, _ found: inout [Difference]) {
        func bare(_ text: String, _ address: String) -> JSON {
            guard text.hasPrefix("www."), let scheme = address.range(of: "://") else {
                return .strings([text, address])
            }
            return .strings([text, String(address[scheme.upperBound...])])
        }
        let wanted = (expected.list ?? []).map { bare($0.list?.first?.text ?? "", $0.list?.last?.text ?? "") }
        compare("links", .array(wanted), .array(links.map { bare($0.text, $0.address) }), &found)
    }

    private func contains(_ fact: String, _ expected: JSON, _ text: String, _ found: inout [Difference]) {
        for snippet in (expected.list ?? []).compactMap(\.text) where !text.contains(snippet) {
            let start = String(snippet.prefix(24))
            let near = text.range(of: start).map { "…\(text[$0.lowerBound...].prefix(snippet.count + 40))…" }
            found.append(Difference(fact: fact, expected: "“\(snippet)”", got: near ?? "nothing that begins so"))
        }
    }

    private func lacks(_ fact: String, _ expected: JSON, _ text: String, _ found: inout [Difference]) {
        for snippet in (expected.list ?? []).compactMap(\.text) where text.contains(snippet) {
            found.append(Difference(fact: fact, expected: "no “\(snippet)”", got: "it stands there"))
        }
    }

    /// What holds for every document: spans lie inside their text, and a printed marker covers its label.
    private func brokenSpans() -> [Difference] {
        var found: [Difference] = []
        for stretch in stretches {
            for span in stretch.spans {
                let kind = span["kind"].text ?? "no kind"
                guard let start = span["start"].integer, let end = span["end"].integer, 0 <= start, start <= end,
                    end <= stretch.text.count
                else {
                    found.append(Difference(fact: "span", expected: "inside its text", got: "\(span)"))
                    continue
                }
                if kind == "marker", start < end, let label = span["label"].text {
                    let print = stretch.text.slice(span)
                    if !print.raisedMadePlain.contains(label) {
                        found.append(Difference(fact: "marker span", expected: "holds “\(label)”", got: "“\(print)”"))
                    }
                }
                if kind == "marker", let note = span["note"].integer, !notes.indices.contains(note) {
                    found.append(Difference(fact: "marker", expected: "a note of the list", got: "note \(note)"))
                }
            }
        }
        return found
    }
}

// MARK: Blocks of the export

extension JSON {
    fileprivate func isIn(_ section: String) -> Bool { (self["section"].text ?? "body") == section }
    fileprivate var spans: [JSON] { self["spans"].list ?? [] }
    fileprivate var scalars: [Unicode.Scalar] { Array((self["text"].text ?? "").unicodeScalars) }
    fileprivate func text(of span: JSON) -> String { scalars.slice(span) }
    fileprivate var noteText: String {
        (self["blocks"].list ?? []).map { $0["text"].text ?? "" }.joined(separator: "\n\n")
    }
}

extension [Unicode.Scalar] {
    /// The text that a span covers; offsets count code points.
    fileprivate func slice(_ span: JSON) -> String {
        guard let start = span["start"].integer, let end = span["end"].integer, 0 <= start, start <= end, end <= count
        else { return "" }
        return String(String.UnicodeScalarView(self[start..<end]))
    }
}

extension String {
    fileprivate var trimmed: String { trimmingCharacters(in: .whitespacesAndNewlines) }

    fileprivate var spacesMadePlain: String {
        replacingOccurrences(of: "\u{A0}", with: " ").replacingOccurrences(of: "\u{202F}", with: " ")
    }

    /// Raised digits as plain ones.
    fileprivate var raisedMadePlain: String {
        let raised = Array("⁰¹²³⁴⁵⁶⁷⁸⁹")
        return String(map { sign in raised.firstIndex(of: sign).map { Character(String($0)) } ?? sign })
    }
}
