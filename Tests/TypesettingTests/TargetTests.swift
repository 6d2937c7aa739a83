import Cells
import Support
import Testing

@testable import Articles
@testable import Typesetting

/// What can be followed on a page: every marker and link, on the lines and at the columns where it is printed.
@Suite struct TargetTests {
    private static let widths = [3, 9, 28, 72]

    private func forEachPage(_ seed: Int, _ check: (Page) -> Void) {
        var dice = Dice(seed)
        let article = seed == 0 ? .specimen : dice.article()
        for width in Self.widths { check(Typesetter(width: width, unfolded: nil).page(of: article)) }
    }

    /// By going through all spans of the page.
    private func isTarget(_ span: Span) -> Bool { Page.Target.Kind(span.kind) != nil }

    @Test("A page has the markers and links of its entries, in order", arguments: 0..<40)
    func all(seed: Int) {
        forEachPage(seed) { page in
            let targets = page.targets(in: page.lines.startIndex..<page.lines.endIndex)
            let expected = page.entries.indices.flatMap { entry in
                page.entries[entry].spans.filter(isTarget).map { "\(entry) \($0.range) \(Page.Target.Kind($0.kind)!)" }
            }
            #expect(targets.map { "\($0.entry) \($0.range) \($0.kind)" } == expected)
            let markers = targets.compactMap { page.marker(of: $0) }
            #expect(markers.map { page.markers[$0].marker } == page.markers.map(\.marker))
            for target in targets {
                if let index = page.marker(of: target) { #expect(page.row(of: page.markers[index]) == target.row) }
            }
        }
    }

    @Test("Lines have the targets that begin on them or show on them, whatever the lines above hold", arguments: 0..<40)
    func onLines(seed: Int) {
        forEachPage(seed) { page in
            let all = page.targets(in: page.lines.startIndex..<page.lines.endIndex)
            for start in page.lines.indices {
                for rows in [0, 1, 4] {
                    let lines = start..<page.lines.index(start, offsetBy: rows)
                    let expected = all.filter { target in
                        lines.contains(target.row)
                            || page.lines.indices[lines].contains {
                                page.lines[$0].entry == target.entry && page.lines[$0].range.overlaps(target.range)
                            }
                    }
                    // One that goes on behind the last space of a line shows nothing there.
                    let found = page.targets(in: lines)
                    #expect(Set(expected).isSubset(of: found), "\(lines)")
                    #expect(found.count <= expected.count + all.count { $0.row < lines.lowerBound }, "\(lines)")
                    #expect(found == all.filter(Set(found).contains), "In order")
                }
            }
        }
    }

    @Test("A target is hit at the columns that show it and at no others", arguments: 0..<40)
    func columns(seed: Int) {
        forEachPage(seed) { page in
            let all = page.targets(in: page.lines.startIndex..<page.lines.endIndex)
            for line in page.lines.indices {
                for column in -1...page.width {
                    let shown = all.filter {
                        page.lines[line].entry == $0.entry
                            && page.columns(of: $0.range, on: line).contains { $0.contains(column) }
                    }
                    let hit = page.target(atRow: line, column: column)
                    #expect((hit == nil) == shown.isEmpty)
                    if let hit { #expect(shown.contains(hit)) }
                }
            }
            #expect(page.target(atRow: page.lines.endIndex, column: 0) == nil)
        }
    }

    @Test("A broken link is hit on each of its lines, behind the indent, and a marker in it before it")
    func broken() {
        let text = "See the long link of many words[1] here"
        let link = Span(.link(address: "https://example.org"), 4..<34)
        let marker = Span(.marker(Marker(label: "1", note: nil)), 31..<34)
        let block = Block(.listItem(ordinal: nil), text, spans: [link, marker])
        let article = Article(
            identity: .content(""), format: .text, title: "", document: Document(blocks: [block]), digest: "")
        let page = Typesetter(width: 14).page(of: article)
        #expect(page.plainText == "• See the long\n  link of many\n  words[1]\n  here\n")
        func hit(_ line: Int, _ column: Int) -> Page.Target.Kind? {
            page.target(atRow: page.row(line), column: column)?.kind
        }
        #expect(hit(0, 5) == nil && hit(0, 6) == .link(address: "https://example.org"))
        #expect(hit(1, 1) == nil && hit(1, 2) == hit(0, 6) && hit(1, 13) == hit(0, 6))
        #expect(hit(2, 6) == hit(0, 6) && hit(2, 7) == .marker(Marker(label: "1", note: nil)) && hit(2, 10) == nil)
        #expect(hit(3, 2) == nil)
        #expect(page.targets(in: page.row(1)..<page.row(2)).map(\.row) == [page.row(0)])
    }

    @Test("What stands in the spaces at a line's ends belongs to the line")
    func spaces() {
        let spans = [0..<0, 1..<2, 6..<7].map { Span(.link(address: "a://b"), $0) }
        let block = Block(.paragraph, "  word word", spans: spans)
        let article = Article(
            identity: .content(""), format: .text, title: "", document: Document(blocks: [block]), digest: "")
        let page = Typesetter(width: 5).page(of: article)
        #expect(page.plainText == "word\nword\n")
        #expect(page.targets(in: page.row(0)..<page.row(1)).map(\.range) == spans.map(\.range))
        #expect(page.targets(in: page.row(1)..<page.row(2)).isEmpty)
    }
}
