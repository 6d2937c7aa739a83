import Articles

/// What can be said of any article once it is parsed: flags and warnings that follow from its document alone.
enum Findings {
    static func add(to article: inout Article) {
        let document = article.document
        let blocks = document.blocks
        if blocks.contains(where: { $0.section == .boilerplate && $0.kind != .credit }) {
            article.flags.insert(.boilerplate)
        }
        if blocks.contains(where: { $0.section == .postscript }) { article.flags.insert(.postscript) }
        if blocks.contains(where: { $0.kind == .pullQuote }) { article.flags.insert(.pullQuote) }
        if !article.speakers.isEmpty { article.flags.insert(.interview) }
        if !article.translators.isEmpty { article.flags.insert(.translated) }

        // What is set apart or only signs holds no links of the article.
        let own = blocks.filter { $0.section != .boilerplate && $0.kind != .credit }
        let all = own + document.notes.flatMap(\.blocks)
        let isPlaceholder: (Span) -> Bool = { $0.kind == .link(address: nil) }
        let placeholders = all.reduce(0) { $0 + $1.spans.count(where: isPlaceholder) }
        if placeholders > 0 {
            article.flags.insert(.placeholderLinks)
            article.warnings.append(
                placeholders == 1
                    ? "a link leads nowhere: the extraction has lost its address"
                    : "\(placeholders) links lead nowhere: the extraction has lost their addresses")
        }
        addNoteFindings(to: &article)
    }

    private static func addNoteFindings(to article: inout Article) {
        let notes = article.document.notes
        var citations: [Int: Int] = [:]
        var unresolved: [String] = []
        let markers = article.titleSpans.compactMap(\.marker) + article.document.citations.map(\.marker)
        for marker in markers {
            if let note = marker.note {
                citations[note, default: 0] += 1
            } else {
                unresolved.append(marker.label ?? "?")
            }
        }
        if citations.values.contains(where: { $0 > 1 }) { article.flags.insert(.repeatedMarkers) }
        if notes.contains(where: { $0.blocks.count > 1 }) { article.flags.insert(.multiParagraphNotes) }
        let labels = notes.compactMap(\.label)
        if Set(labels).count < labels.count { article.flags.insert(.restartedNumbering) }
        if !unresolved.isEmpty {
            article.flags.insert(.unresolvedMarkers)
            article.warnings.append("no note for marker \(unresolved.prefix(10).joined(separator: ", "))")
        }
        let uncited = notes.indices.filter { citations[$0] == nil }
        if !uncited.isEmpty {
            article.flags.insert(.unreferencedNotes)
            let labels = uncited.prefix(10).map { notes[$0].label ?? "without label" }
            article.warnings.append("no marker for note \(labels.joined(separator: ", "))")
        }
    }
}
