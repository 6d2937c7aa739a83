import Articles
import Importing
import Support
import Testing

@testable import broadsheet

@Suite struct MarkdownTests {
    private func row(
        quote: String = "A claim.", note: String = "", title: String = "A title", authors: [String] = [],
        publication: String? = nil, day: String? = nil, address: String? = nil
    ) -> BookmarkRow {
        let place = Place(part: .body, block: 0, offset: 0, context: "")
        let passage = Passage(place: place, quote: quote, prefix: "", suffix: "")
        return BookmarkRow(
            bookmark: Bookmark(id: "1", article: 1, passage: passage, note: note, created: 0), title: title,
            authors: authors, publication: publication, day: day, address: address)
    }

    @Test func aWholeCitation() {
        let row = row(
            quote: "A claim_with *signs*.\n\n# 12", note: "Mine.\n1. not a list", title: "On <b>",
            authors: ["A. Writer", "B"],
            publication: "The Paper", day: "2026-03-02", address: "https://a.example/x_y?a=1&b=2")
        #expect(
            row.markdown == """
                > A claim\\_with \\*signs\\*.
                >
                > \\# 12

                Mine.
                1\\. not a list

                — A. Writer, B, *On \\<b\\>*, The Paper, 2026-03-02, <https://a.example/x_y?a=1&b=2>

                """)
    }

    @Test func onlyWhatIsKnown() {
        #expect(row().markdown == "> A claim.\n\n— *A title*\n")
        #expect(row(title: "", day: "2026-03-02").markdown == "> A claim.\n\n— *Untitled*, 2026-03-02\n")
    }

    @Test(arguments: [
        ("https://a.example/(x)", "<https://a.example/(x)>"), ("https://a.example/>*b*", "<https://a.example/%3E*b*>"),
        ("https://a.example/ x\n", "<https://a.example/%20x%0A>"), ("a_é", "a\\_é"),
    ]) func addresses(address: String, link: String) {
        #expect(Markdown.link(address) == link)
    }

    /// Taking the backslashes away gives the text back, and what is left without one means nothing to Markdown.
    @Test func everySignIsShown() {
        var dice = Dice(5)
        let signs = Array("\\`*_[]<>&~|$#+-=.)( 19ab!:é\t")
        for _ in 0..<20_000 {
            let text = String((0..<dice.roll(9)).map { _ in dice.pick(signs) })
            let escaped = Markdown.escaped(line: text)
            var plain = ""
            var bare = ""
            var rest = escaped[...]
            while let sign = rest.popFirst() {
                if sign == "\\" {
                    plain.append(rest.popFirst() ?? "?")
                    bare.append("x")
                } else {
                    plain.append(sign)
                    bare.append(sign)
                }
            }
            let trimmed = text.drop { " \t".contains($0) }.reversed().drop { " \t".contains($0) }.reversed()
            #expect(plain == String(trimmed), "\(text)")
            #expect(
                !bare.contains { "\\`*_[]<>&~|$".contains($0) } && !"#+-= \t".contains(bare.first ?? "x"), "\(text)")
            #expect(bare.wholeMatch(of: /[0-9]{1,9}[.)].*/) == nil, "\(text)")
        }
    }
}
