import Articles

/// An issue that is sent as one page: a table of contents whose links lead to the headings of pieces, each an article with
/// notes of its own (PARSING 3c). A long article with a table of contents is none: its parts have no bylines, and no rules
/// between them.
struct Issue {
    private let drafts: [BlockDraft]
    private let places: [String: Int]

    /// More are hardly an issue that a person reads.
    private static let maximumPieces = 100

    /// The drafts of each piece with the fragment of its heading; empty for a page that is no issue. What stands before the first
    /// is the issue's own.
    static func pieces(of builder: MarkupBuilder) -> [(fragment: String, drafts: Range<Int>)] {
        guard builder.drafts.contains(where: { !$0.rich.pageLinks.isEmpty }) else { return [] }
        var places: [String: Int] = [:]
        for anchor in builder.anchors where places[anchor.id] == nil { places[anchor.id] = anchor.draft }
        for container in builder.containers where !container.drafts.isEmpty {
            for id in container.ids where places[id] == nil { places[id] = container.drafts.lowerBound }
        }
        return Issue(drafts: builder.drafts, places: places).pieces()
    }

    private func pieces() -> [(fragment: String, drafts: Range<Int>)] {
        var starts: [(fragment: String, draft: Int)] = []
        var end = 0
        for (index, draft) in drafts.enumerated() {
            for link in draft.rich.pageLinks {
                guard let place = places[link.fragment], place > index, let heading = heading(at: place) else {
                    continue
                }
                if let first = starts.first, index >= first.draft { continue }
                let name = Header.key(draft.text.slice(link.range))
                let title = Header.key(drafts[heading].text)
                guard name.count >= 3, title.hasPrefix(name) || name.hasPrefix(title) else { continue }
                if starts.last.map({ $0.draft < heading }) ?? true { starts.append((link.fragment, heading)) }
                end = index
            }
        }
        guard (2...Self.maximumPieces).contains(starts.count), starts[0].draft > end else { return [] }
        let ranges = starts.indices.map { index in
            starts[index].draft..<(index + 1 < starts.count ? starts[index + 1].draft : drafts.count)
        }
        guard ranges.allSatisfy(isArticle), ranges.count(where: standsApart) * 2 > ranges.count else { return [] }
        return zip(starts, ranges).map { ($0.fragment, $1) }
    }

    /// The heading that a fragment names, or that stands right behind it.
    private func heading(at place: Int) -> Int? {
        // A fragment may lead behind the last block.
        [place, place + 1].first { drafts.indices.contains($0) && drafts[$0].level > 0 }
    }

    private func isArticle(_ range: Range<Int>) -> Bool {
        range.reduce(0) { drafts[$1].kind == .paragraph ? $0 + drafts[$1].text.utf8.count : $0 } >= 200
    }

    /// A rule stands above the heading, or a byline below it.
    private func standsApart(_ range: Range<Int>) -> Bool {
        if range.lowerBound > 0, drafts[range.lowerBound - 1].kind == .rule { return true }
        return range.dropFirst().prefix(2).contains { index in
            HeaderLine.byline(drafts[index].text).map { !$0.authors.isEmpty } ?? false
        }
    }
}

extension MarkupBuilder {
    /// The part of what was built that is in a range of drafts. O(drafts of the part + containers + anchors).
    func part(_ range: Range<Int>) -> MarkupBuilder {
        var part = self
        part.narrow(to: range)
        return part
    }
}
