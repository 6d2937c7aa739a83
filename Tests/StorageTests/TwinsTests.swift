import Articles
import Testing

@testable import Storage

/// The same issue by two ways is one article; what is not surely the same is two.
@Suite struct TwinsTests {
    let folder = Folder()
    let library: Library

    init() throws { library = try folder.open(.importing) }

    /// A text of so many words, another one for each seed, in paragraphs of forty, and without digits.
    private static func paragraphs(_ count: Int = 200, seed: UInt64 = 1) -> [String] {
        var numbers = Numbers(state: seed)
        let letters = Array("abcdefghijklmnopqrstuvwxyz")
        let words = (0..<count).map { _ in String((0..<numbers.int(2...9)).map { _ in numbers.pick(letters) }) }
        return stride(from: 0, to: count, by: 40).map { words[$0..<min($0 + 40, count)].joined(separator: " ") }
    }

    private func article(
        _ paragraphs: [String], title: String = "Weekly letter", address: String? = nil, guid: String? = nil,
        day: String? = "2024-11-02", format: Article.Format = .rss
    ) -> Article {
        var article = Article.sample(title, paragraphs.joined(separator: "\n"), address: address, guid: guid, day: day)
        article.document.blocks = paragraphs.map { Block(.paragraph, $0) }
        article.identity = address.map { .address($0) } ?? guid.map { .guid($0) } ?? .content(article.digest)
        return Article(copying: article, format: format)
    }

    private var mail: Article { article(Self.paragraphs(), guid: "m@x", day: "2024-11-01", format: .eml) }
    private var feed: Article { article(Self.paragraphs(), address: "https://paper.example/1") }

    private func rows() throws -> Int { try library.rows().count }

    @Test(arguments: [false, true]) func mailAndFeedAreOne(isMailFirst: Bool) throws {
        let files = isMailFirst ? [("mail", mail), ("feed", feed)] : [("feed", feed), ("mail", mail)]
        let id = try library.storeOne(files[0].1, from: files[0].0, existing: ["mail", "feed"]).id
        try library.add(.sample("b", of: id))
        #expect(try library.storeOne(files[1].1, from: files[1].0, existing: ["mail", "feed"]).id == id)
        #expect(try rows() == 1)
        #expect(try library.articles(from: "mail") == [id] && library.articles(from: "feed") == [id])
        #expect(try library.bookmarks(of: id).count == 1)
        #expect(
            try library.articles(at: ["https://paper.example/1"]).values.map(\.id) == [id], "by either way it is known")
        // Again, in whatever order: nothing changes.
        let before = try (library.dump(), folder.bytes("library.sqlite-wal"))
        for (uri, article) in files + files.reversed() {
            #expect(
                try library.storeOne(article, from: uri, existing: ["mail", "feed"])
                    == Stored(id: id, outcome: .unchanged))
        }
        #expect(try library.dump() == before.0)
        #expect(folder.bytes("library.sqlite-wal") == before.1, "nothing was written")
        // A file goes, another brings it again.
        #expect(try library.storeOne(feed, from: "archive", existing: ["archive"]).id == id)
        #expect(try library.storeOne(mail, from: "mbox", existing: ["mbox"]).id == id)
        #expect(try rows() == 1)
    }

    /// Whichever comes first: what is read is the one that tells more, and it stays.
    @Test(arguments: [false, true]) func theRicherTextStays(isTeaserFirst: Bool) throws {
        let teaser = article(Array(Self.paragraphs().prefix(1)), address: "https://paper.example/1?utm_source=rss")
        let whole = article(Self.paragraphs(), address: "http://www.paper.example/1/", format: .html)
        let files = isTeaserFirst ? [("feed", teaser), ("page", whole)] : [("page", whole), ("feed", teaser)]
        for _ in 0..<3 {
            for (uri, article) in files { try library.storeOne(article, from: uri, existing: ["page", "feed"]) }
            #expect(try rows() == 1)
            #expect(try library.article(1)?.document == whole.document)
        }
        // An edit of the file whose text it is counts.
        let edited = article(
            Self.paragraphs() + ["A line more."], address: "http://www.paper.example/1/", format: .html)
        #expect(try library.storeOne(edited, from: "page", existing: ["page", "feed"]).outcome == .updated)
        #expect(try library.article(1)?.document == edited.document)
    }

    @Test func addressesOfOnePage() throws {
        let one = article(["Some."], title: "A", address: "http://www.paper.example/a/", day: nil)
        let id = try library.storeOne(one, from: "a").id
        // Another title, but nothing else than the form of the address is another one.
        let other = article(["Other."], title: "B", address: "https://paper.example/a", day: nil)
        #expect(try library.storeOne(other, from: "b").id == id)
        // Behind one address of a site stand its letters, told apart by what is no part of the key: in doubt they are two.
        let first = article(["Some."], title: "May", address: "https://paper.example/letter?utm_campaign=may")
        let second = article(["Other."], title: "June", address: "https://paper.example/letter?utm_campaign=june")
        let ids = try [library.storeOne(first, from: "c").id, library.storeOne(second, from: "d").id]
        #expect(ids[0] != ids[1])
        let later = article(
            ["Some."], title: "May", address: "https://paper.example/letter?utm_campaign=x", day: "2024-12-24")
        #expect(try !ids.contains(library.storeOne(later, from: "e").id))
        let same = article(["Some."], title: "May", address: "https://paper.example/letter?utm_campaign=y")
        #expect(try library.storeOne(same, from: "f").id == ids[0])
    }

    @Test func oneFileHasEachItemOnce() throws {
        let items = (1...3).map { article(Self.paragraphs(), guid: "\($0)", day: nil) }
        #expect(try Set(library.store(items, from: "feed").map(\.id)).count == 3)
        let pages = (1...3).map {
            article([], title: "E\($0)", address: "https://paper.example/show?utm_content=\($0)")
        }
        #expect(try Set(library.store(pages, from: "podcast").map(\.id)).count == 3)
        let letters = (1...4).map { _ in article(Self.paragraphs(seed: 5), title: "Letters") }
        for index in letters.indices {
            let batch = Batch([letters[index]], from: Origin("mbox"), position: index, isLast: index == 3)
            try library.store([batch]) { _ in true }
        }
        #expect(try Set(library.articles(from: "mbox")).count == 4)
    }

    enum Doubt: CaseIterable {
        case part, number, word, correction, shortInsertion, otherAddress, otherMessage, otherGuid, otherDay,
            otherTitle, short
        case boilerplate, oneUndated
    }

    @Test(arguments: Doubt.allCases, [false, true]) func whatIsInDoubtStaysApart(doubt: Doubt, isReversed: Bool) throws
    {
        var a = mail
        var b = feed
        let text = Self.paragraphs()
        var words = text[2].split(separator: " ").map(String.init)
        switch doubt {
        case .part:
            a.document.blocks.insert(Block(.paragraph, "This is part 1 of two"), at: 0)
            b.document.blocks.insert(Block(.paragraph, "This is part 2 of two"), at: 0)
        case .number:
            a.document.blocks.insert(Block(.paragraph, "At the end 12 came to it"), at: 0)
            b.document.blocks.append(Block(.paragraph, "All in all 13 went away again"))
        case .word:
            words[7] = "otherwise"
            b.document.blocks[2].text = words.joined(separator: " ")
        case .shortInsertion:
            words.insert("not", at: 9)
            b.document.blocks[2].text = words.joined(separator: " ")
        case .correction:
            b.document.blocks.append(Block(.paragraph, "Corrected: the vote was held on Friday"))
        case .otherAddress:
            a = article(text, address: "https://paper.example/2", format: .html)
        case .otherMessage:
            b = article(text, guid: "n@x", format: .mbox)
        case .otherGuid:
            a = article(text, guid: "tag:1")
            b = article(text, guid: "tag:2")
        case .otherDay: b.published = PublicationDate("2024-11-09")
        case .otherTitle: b.title = "Weekly letter (corrected)"
        case .short:
            a.document.blocks = [Block(.paragraph, "Few words say little.")]
            b.document.blocks = a.document.blocks
        case .boilerplate:
            // Weekly letters: the same around, another text of one part in seven.
            a.document.blocks[1] = Block(.paragraph, Self.paragraphs(25, seed: 8)[0])
            b.document.blocks[1] = Block(.paragraph, Self.paragraphs(25, seed: 9)[0])
        case .oneUndated: b.published = nil
        }
        let both = isReversed ? [b, a] : [a, b]
        for index in both.indices { try library.storeOne(both[index], from: "\(index)") }
        #expect(try rows() == 2)
    }

    enum Decoration: CaseIterable {
        case furniture, markers, above, below, paragraph, markup, upper, image, page
    }

    @Test(arguments: Decoration.allCases, [false, true]) func whatIsAddedAroundDoesNotMatter(
        decoration: Decoration, isReversed: Bool
    ) throws {
        var a = mail
        var b = feed
        switch decoration {
        case .furniture:
            a.document.blocks.append(Block(.paragraph, "Unsubscribe here 12345", section: .boilerplate))
            b.document.blocks.insert(Block(.paragraph, "Updated daily 99", section: .boilerplate), at: 0)
        case .markers:
            a.document.blocks[1].text += "[1]"
            let count = a.document.blocks[1].text.utf8.count
            a.document.blocks[1].spans = [Span(.marker(Marker(label: "1", note: nil)), count - 3..<count)]
        case .above: a.document.blocks.insert(Block(.paragraph, "Dear readers, welcome back"), at: 0)
        case .below: a.document.blocks.append(Block(.paragraph, "Write to 12 Mill Lane"))
        case .paragraph: a.document.blocks.insert(Block(.paragraph, "Share this letter with friends"), at: 3)
        case .markup:
            let whole = Self.paragraphs().joined(separator: " ")
            a.document.blocks = [Block(.quote, whole, spans: [Span(.emphasis, 0..<40)])]
        case .upper: a.document.blocks[0].text = a.document.blocks[0].text.uppercased()
        case .image: a.document.blocks.insert(Block(.image, "Cat"), at: 1)
        case .page:
            // The page at the program that sends it.
            a = article(Self.paragraphs(), address: "https://mailchi.mp/paper/1", format: .eml)
            (a.publication, b.publication) = ("The Paper", "The Paper")
        }
        let both = isReversed ? [b, a] : [a, b]
        for index in both.indices { try library.storeOne(both[index], from: "\(index)") }
        #expect(try rows() == 1)
    }

    /// Any edit of words within the text keeps two articles apart.
    @Test func randomEdits() throws {
        var numbers = Numbers(state: 4)
        for round in 0..<60 {
            let text = Self.paragraphs(160, seed: UInt64(round)).joined(separator: " ").split(separator: " ").map(
                String.init)
            var edited = text
            for _ in 0..<numbers.int(1...3) {
                let index = numbers.int(0...edited.count - 1)
                switch numbers.int(0...2) {
                case 0: edited[index] += "x"
                case 1: edited.remove(at: index)
                default: edited.insert("y", at: index)
                }
            }
            let title = "Letter \(round)"
            let a = article([text.joined(separator: " ")], title: title, guid: "\(round)@x", format: .eml)
            let b = article([edited.joined(separator: " ")], title: title, address: "https://paper.example/\(round)")
            let ids = try [library.storeOne(a, from: "a\(round)").id, library.storeOne(b, from: "b\(round)").id]
            #expect((ids[0] == ids[1]) == (text == edited), "round \(round)")
        }
    }

    /// A file without any names keeps its article when others bring it too, wherever it stands in the file.
    @Test func filesWithoutNames() throws {
        let plain = article(Self.paragraphs(), format: .text)
        let id = try library.storeOne(plain, from: "text", existing: ["text", "feed"]).id
        #expect(try library.storeOne(feed, from: "feed", existing: ["text", "feed"]).id == id)
        let file = [article(["New."], title: "New", format: .text), plain]
        #expect(try library.store(file, from: "text", existing: ["text", "feed"])[1].id == id)
        #expect(
            try library.store(file, from: "text", existing: ["text", "feed"]).allSatisfy { $0.outcome == .unchanged })
        // Edited into something else it does not take the feed's article with it.
        let other = article(Self.paragraphs(seed: 77), format: .text)
        #expect(try library.storeOne(other, from: "text", existing: ["text", "feed"]).id != id)
        #expect(try library.article(id)?.document == feed.document)
    }

    /// However many letters have one title and day, none is compared with all of them.
    @Test func manyOfOneTitle() throws {
        for index in 0..<1_500 {
            let letter = article(Self.paragraphs(60, seed: UInt64(index)), guid: "\(index)@x", day: nil, format: .eml)
            try library.storeOne(letter, from: "\(index)")
        }
        #expect(try rows() == 1_500)
    }
}

extension Article {
    /// The same in another format.
    fileprivate init(copying article: Article, format: Format) {
        self = article
        self.format = format
    }
}
