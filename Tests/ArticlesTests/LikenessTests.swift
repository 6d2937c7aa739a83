import Support
import Testing

@testable import Articles

@Suite struct LikenessTests {
    private func article(_ paragraphs: [String], spans: Int = 0) -> Article {
        var document = Document(blocks: paragraphs.map { Block(.paragraph, $0) })
        if spans > 0 { document.blocks[0].spans = (0..<spans).map { Span(.emphasis, $0..<$0 + 1) } }
        return Article(identity: .content("x"), format: .rss, title: "T", document: document, digest: "x")
    }

    private func likeness(_ paragraphs: String...) -> Likeness { Likeness(article(paragraphs)) }

    private static func words(_ count: Int, _ dice: inout Dice, of alphabet: Int = 26) -> [String] {
        let letters = Array("abcdefghijklmnopqrstuvwxyz".prefix(alphabet)).map(String.init)
        return (0..<count).map { _ in (0..<1 + dice.roll(alphabet > 2 ? 6 : 1)).map { _ in dice.pick(letters) }.joined()
        }
    }

    @Test("What stands in a text as a whole is found there, whatever repeats")
    func contains() {
        var dice = Dice(1)
        for _ in 0..<3_000 {
            let text = Self.words(dice.roll(60), &dice, of: 2)
            let sought = Self.words(12 + dice.roll(4), &dice, of: 2)
            let isThere = text.indices.contains { text[$0...].starts(with: sought) }
            #expect(likeness(text.joined(separator: " ")).contains(likeness(sought.joined(separator: " "))) == isThere)
            guard text.count >= 12 else { continue }
            let start = dice.roll(text.count - 11)
            let part = text[start..<start + 12]
            #expect(likeness(text.joined(separator: " ")).contains(likeness(part.joined(separator: " "))))
        }
    }

    @Test("A word over and over takes no longer than others")
    func repeated() {
        let one = String(repeating: "a ", count: 40_000)
        #expect(!likeness(one).contains(likeness(one.prefix(40_000) + "b")))
        #expect(!likeness(one).isSame(as: likeness(one + "b")))
    }

    @Test(
        "Lines around and within are furniture, sentences are not",
        arguments: [
            ("Share this with friends", true), ("Write to 12 Mill Lane", true), ("→ Read more about bread", true),
            ("The vote was lost.", false), ("“Nobody came to the hall!”", false), ("The hall burned down. [1]", false),
            ("会议取消了，因为大厅着火了。", false),
            ("It was cancelled and nobody told us of it before", false), ("Corrected by the editors", false),
        ])
    func additions(addition: String, isFurniture: Bool) {
        var dice = Dice(2)
        let text = (0..<5).map { _ in Self.words(60, &dice).joined(separator: " ") }
        for place in 0...5 {
            var longer = text
            longer.insert(addition, at: place)
            let (a, b) = (Likeness(article(text)), Likeness(article(longer)))
            #expect(a.isSame(as: b) == isFurniture && b.isSame(as: a) == isFurniture, "at \(place)")
            #expect(article(longer).isRicher(than: article(text, spans: 20)), "what one says more is not lost")
            #expect(!article(text, spans: 20).isRicher(than: article(longer)))
        }
    }

    @Test("Of two articles one at most is richer, and an article is not richer than itself")
    func richer() {
        var dice = Dice(3)
        for _ in 0..<300 {
            let words = Self.words(dice.roll(80), &dice)
            var other = words
            for _ in 0..<dice.roll(3) { other.insert("x", at: dice.roll(other.count + 1)) }
            if dice.roll(2) == 0, !other.isEmpty { other[dice.roll(other.count)] = "y" }
            let (a, b) = (article([words.joined(separator: " ")]), article([other.joined(separator: " ")]))
            #expect(!a.isRicher(than: a))
            #expect(!(a.isRicher(than: b) && b.isRicher(than: a)))
        }
    }

    @Test("An edit leaves much in common, another letter does not")
    func common() {
        var dice = Dice(4)
        for _ in 0..<200 {
            let words = Self.words(60 + dice.roll(100), &dice)
            var edited = words
            for _ in 0..<3 { edited[dice.roll(edited.count)] = "x" }
            let text = likeness(words.joined(separator: " "))
            #expect(text.hasMuchInCommon(with: likeness(edited.joined(separator: " "))))
            #expect(
                text.hasMuchInCommon(with: likeness(words.dropFirst(50).joined(separator: " "))) || words.count < 65)
            #expect(!text.hasMuchInCommon(with: likeness(Self.words(80, &dice).joined(separator: " "))))
        }
        #expect(likeness("Old text.").hasMuchInCommon(with: likeness("New text.")))
        #expect(!likeness("Monday in brief").hasMuchInCommon(with: likeness("All of the week")))
    }
}
