import Articles
import Testing

@testable import Importing

/// Rules that once took what they should have left alone.
@Suite struct MisfireTests {
    private static let long =
        "This is a long enough paragraph of running text, and goes on for a while so that nobody takes it for a heading."
    private static let other =
        "Quite another paragraph that repeats nothing of what stood before it, but is as long as any other that is here."
    private static let third =
        "A third one, so that no sentence is printed twice in this document, and none is taken for one pulled out of it."

    private func article(_ parts: String..., as name: String = "a.txt", title: String = "The ballot") throws -> Article
    {
        let text = ([title] + parts).joined(separator: "\n\n") + "\n"
        return try #require(try Importer.articles(from: Array(text.utf8), named: name).first)
    }

    private func texts(_ article: Article, _ kinds: Block.Kind...) -> [String] {
        article.document.blocks.filter { $0.section == .body && kinds.contains($0.kind) }.map(\.text)
    }

    @Test("Numbers beside the edges of pages are those of pages only once, and never years")
    func numbersBesideEdges() throws {
        let table = try article(
            Self.long, "Page 3/4", "Votes by district:", "1204", "Page 4/4", "311", "287", "95", Self.other)
        for number in ["1204", "311", "287", "95"] { #expect(table.contentText.contains(number)) }
        #expect(!table.contentText.contains("Page"))
        let years = try article(Self.long, "Page 3/4", "2024", Self.other, "The ballot", "1968", Self.third)
        #expect(texts(years, .heading(level: 2)) == ["2024", "1968"])
        let titled = try article(Self.long, "Page 1/2", Self.other, "The ballot", "12", "13", Self.third)
        #expect(!titled.contentText.contains("12"))
        #expect(titled.contentText.contains("13"))
    }

    @Test(
        "What people say to each other are no headings",
        arguments: [
            ["“Who let you in?”", "“The porter”"], ["« Qui est là ? »"], ["« Je ne viendrai pas. »"],
            ["« Jamais »", "« Toujours »"],
        ])
    func dialogue(_ lines: [String]) throws {
        let parts = zip(lines, [Self.other, Self.third]).map { $0 + "\n\n" + $1 }
        let story = try article(Self.long, parts.joined(separator: "\n\n"))
        #expect(texts(story, .heading(level: 2)).isEmpty)
        #expect(Set(lines).isSubset(of: texts(story, .paragraph)))
        let alone = try article(Self.long, "“We have the key”", Self.other)
        #expect(texts(alone, .heading(level: 2)) == ["“We have the key”"])
    }

    @Test("The days of a diary are headings, a day below a text signs it")
    func diary() throws {
        let days = ["Berlin, 9 November 1989", "Prague, 17 November 1989", "Bucharest, 22 December 1989"]
        let diary = try article(
            "Ada Byron wrote home as often as she could; here is what her sister kept of the letters, in their order.",
            days[0], Self.long, days[1], Self.other, days[2], Self.third, "Leeds, 3 May 1990")
        #expect(texts(diary, .heading(level: 2)) == days)
        #expect(texts(diary, .credit) == ["Leeds, 3 May 1990"])
        let signed = try article(Self.long, Self.other, "Berlin, 9 November 1989", Self.third)
        #expect(texts(signed, .credit) == ["Berlin, 9 November 1989"])
    }

    @Test("A book of the author's is in the bibliography, a biography below it is not")
    func bibliography() throws {
        let books = ["Ada Byron and Bo Lind, The Engine, Leeds 1843.", "Bo Lind, The Loom, Leeds 1850."]
        let papers = [
            "Ada Byron, ed., The Wheel (Leeds: Loom Press, 1851), pp. 3-14.", "Cy Twist, The Cog, Leeds 1851.",
        ]
        for biography in ["Ada Byron was born in Leeds in 1815.", "Ada Byron and Di Moss are weavers in Leeds."] {
            let parts = (books + papers + [biography]).joined(separator: "\n\n")
            let article = try article(
                "Thursday 23 November 2023, by Ada Byron, Di Moss", Self.long, Self.other, "References", parts)
            #expect(texts(article, .listItem(ordinal: nil)) == books + papers)
            #expect(texts(article, .paragraph).last == biography)
        }
    }

    @Test("The hyphen before an ending goes, whatever other words begin with it")
    func hyphens() throws {
        let article = try article(
            Self.long + " He mentioned that he lived in Lyon.", "The state was run by a govern-",
            "ment that nobody had elected, and it went on.", Self.other, "He was said to be happy complete-",
            "ly and for ever, as he said.", Self.third, "They spoke about the anxieties of middle-",
            "age for ages, and for all of an evening.")
        #expect(article.contentText.contains("by a government that"))
        #expect(article.contentText.contains("happy completely and"))
        #expect(article.contentText.contains("of middle-age for"))
    }

    @Test(
        "A language is no source",
        arguments: [
            ("Translated by Bo Lind from *Spanish*.", nil), ("Traduit par Bo Lind de *l’espagnol*.", nil),
            ("Translated by Bo Lind from *El Telar*.", "El Telar"),
        ])
    func languages(_ line: String, _ source: String?) throws {
        let article = try article(Self.long, Self.other, line, as: "a.md", title: "# The ballot")
        #expect(article.originalSource == source)
        #expect(article.translators == ["Bo Lind"])
    }

    @Test("The first of several questions in bold introduces nothing", arguments: ["a.txt", "a.html"])
    func questions(_ name: String) throws {
        let first = "Why did you strike, when everybody said that you would lose your work and the house with it?"
        let second = "And what did you do when they came, all of them, and wanted to send you home?"
        func text(_ parts: [String]) throws -> Article {
            guard name == "a.html" else {
                return try article("Thursday 23 November 2023", parts.joined(separator: "\n\n"))
            }
            let page = parts.map { part in
                let bare = part.replacing("**", with: "")
                return bare == part ? "<p>\(bare)</p>" : "<p><b>\(bare)</b></p>"
            }.joined()
            let source =
                "<html><head><title>T</title></head><body><article><h1>The call</h1>\(page)</article></body></html>"
            return try #require(try Importer.articles(from: Array(source.utf8), named: name).first)
        }
        let several = try text(["**\(first)**", Self.long, "**\(second)**", Self.other])
        #expect(texts(several, .paragraph).first == first)
        #expect(!several.document.blocks.contains { $0.section == .standfirst })
        let alone = try text(["**\(first)**", Self.long, Self.other])
        #expect(alone.document.blocks.first { $0.section == .standfirst }?.text == first)
    }
}
