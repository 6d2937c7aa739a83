import Articles

// What the steps have found out, put together as an article.

extension Manuscript {
    mutating func assemble() {
        let resolver = NoteResolver(
            series, candidates: candidatesAbove + drafts.flatMap(\.rich.candidates))
        var hasLookalikes = false
        resolveTitle(resolver)
        let standfirst = standfirst.map { draft in
            var draft = draft
            draft.section = .standfirst
            if case .heading = draft.kind { draft.kind = .paragraph }
            draft.rich.unwrap(.emphasis)
            draft.rich.unwrap(.strong)
            hasLookalikes = resolver.resolve(&draft.rich, at: -1, ownSeries: nil) || hasLookalikes
            return draft.block
        }
        if !standfirst.isEmpty { article.summary = standfirst.map(\.textWithoutMarkers).joined(separator: "\n\n") }
        var blocks = front.map(\.block) + standfirst
        for index in drafts.indices where drafts[index].role != .note && drafts[index].role != .dropped {
            // The buttons of a page lead nowhere by nature.
            if drafts[index].isOutside { drafts[index].rich.spans.removeAll { $0.kind == .link(address: nil) } }
            hasLookalikes = resolver.resolve(&drafts[index].rich, at: index, ownSeries: nil) || hasLookalikes
        }
        article.document.notes = notes(resolver)
        for draft in drafts {
            switch draft.role {
            case .text, .pageEdge: if !draft.text.isEmpty || draft.kind == .rule { blocks.append(draft.block) }
            case .postscriptLine, .notesLine, .note, .joined, .dropped: break
            }
        }
        article.document.blocks = blocks
        article.address = article.address ?? article.originalAddress
        if hasLookalikes { article.flags.insert(.notFootnotes) }
        Findings.add(to: &article)
    }

    private mutating func resolveTitle(_ resolver: NoteResolver) {
        guard var title else { return }
        title.trim()
        _ = resolver.resolve(&title, at: -1, ownSeries: nil)
        // The title is printed without its markers: each becomes an empty span where it stood. They are taken from the front, so
        // that what goes for one lies behind those before it.
        var markers: [Span] = []
        while let index = title.spans.firstIndex(where: { $0.marker != nil }) {
            let span = title.spans.remove(at: index)
            var range = span.range
            if range.lowerBound > 0, title.text.slice(range.lowerBound - 1..<range.lowerBound) == " " {
                range = range.lowerBound - 1..<range.upperBound
            } else if range.lowerBound > 1, title.text.slice(range.lowerBound - 2..<range.lowerBound) == "\u{A0}" {
                range = range.lowerBound - 2..<range.upperBound
            }
            title.remove(range)
            markers.append(Span(span.kind, range.lowerBound..<range.lowerBound))
        }
        let wholly = title.text.utf8.count
        let others = title.spans.filter { $0.range != 0..<wholly && $0.address == nil }
        article.titleSpans = (others + markers).inOrder()
        article.title = title.text
    }

    private mutating func notes(_ resolver: NoteResolver) -> [Note] {
        var notes: [Note] = []
        for one in series {
            for item in one.items {
                var blocks: [Block] = []
                for index in item.drafts where drafts[index].role == .note {
                    drafts[index].dropBackLink()
                    _ = resolver.resolve(&drafts[index].rich, at: index, ownSeries: one)
                    guard !drafts[index].text.isEmpty else { continue }
                    blocks.append(drafts[index].block)
                }
                Self.leaveList(&blocks)
                notes.append(Note(label: item.label.isEmpty ? nil : item.print ?? item.label, blocks: blocks))
            }
        }
        return notes
    }

    /// The list whose items the notes are is none to a reader.
    private static func leaveList(_ blocks: inout [Block]) {
        let others = blocks.indices.dropFirst().filter { if case .listItem = blocks[$0].kind { false } else { true } }
        let least = others.map { blocks[$0].enclosure.items }.min() ?? 0
        for index in others { blocks[index].enclosure.items -= least }
        if !blocks.isEmpty { blocks[0].enclosure.items = 0 }
    }
}

extension Block {
    /// The text as a summary quotes it.
    fileprivate var textWithoutMarkers: String {
        var rich = RichText(text: text)
        rich.remove(spans.filter { $0.marker != nil }.map(\.range))
        rich.trim()
        return rich.text
    }
}
