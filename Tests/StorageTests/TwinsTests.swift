import Articles
import GRDB
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
        let other = article(["Some."], title: "B", address: "https://paper.example/a", day: nil)
        #expect(
            try library.storeOne(other, from: "b").id == id, "another title, but the text and the page are the same")
        let another = article(["Other."], title: "B", address: "https://paper.example/a/", day: nil)
        #expect(try library.storeOne(another, from: "b2").id != id, "whose text is another's is in doubt")
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
        let undated = article(Self.paragraphs(), address: "https://paper.example/letter?utm_campaign=z", day: nil)
        let dated = article(Self.paragraphs(), address: "https://paper.example/letter?utm_campaign=v")
        #expect(try library.storeOne(undated, from: "g").id != library.storeOne(dated, from: "h").id)
    }

    // MARK: One page, several letters

    /// Letters of their own with Message-IDs, of consecutive days, that all say to be online on one page.
    private func letters(titled title: String?, pages: [String]) -> [Article] {
        pages.enumerated().map { number, page in
            var letter = article(
                Self.paragraphs(120, seed: UInt64(number + 50)), title: title ?? "Letter \(number)",
                address: "https://paper.example/" + page, day: "2024-05-0\(number + 1)", format: .eml)
            letter.digest = "letter \(number)"
            letter.guid = "\(number)@paper.example"
            return letter
        }
    }

    private static let latest = ["latest", "latest", "latest/", "latest?utm_source=x"]
    private static let dated = ["mon", "tue", "wed", "thu"].map { "briefing?utm_campaign=" + $0 }

    enum Storing: CaseIterable {
        case files, mailbox, parts
    }

    @discardableResult
    private func store(_ articles: [Article], _ storing: Storing) throws -> [Article.ID] {
        switch storing {
        case .files: try articles.enumerated().map { try library.storeOne($1, from: "\($0)").id }
        case .mailbox: try library.store(articles, from: "mbox").map(\.id)
        case .parts:
            try articles.indices.flatMap { index in
                try library.store(
                    [
                        Batch(
                            [articles[index]], from: Origin("mbox"), position: index,
                            isLast: index == articles.count - 1)
                    ]
                ) { _ in true }[0].map(\.id)
            }
        }
    }

    @Test(
        arguments: [latest, dated].flatMap { pages in ["Morning Briefing", nil].map { (pages, $0) } }, Storing.allCases)
    func lettersThatSayToStandOnOnePage(letters facts: ([String], String?), storing: Storing) throws {
        let (pages, title) = facts
        let letters = letters(titled: title, pages: pages)
        let ids = try store(letters, storing)
        #expect(Set(ids).count == letters.count)
        for (id, letter) in zip(ids, letters) { #expect(try library.article(id) == letter) }
        let before = try library.dump()
        #expect(try store(letters, storing) == ids)
        #expect(try library.dump() == before)
        try library.storeOne(letters[2], from: "archive", existing: ["archive", "mbox"])
        #expect(try library.articles(from: "archive") == [ids[2]], "the Message-ID is that of one")
        #expect(
            try library.articles(at: ["https://paper.example/" + pages[1]]).isEmpty,
            "to whom the page belongs nobody knows")
    }

    @Test func thePageOfOneLetterLeadsToIt() throws {
        let letter = letters(titled: "May", pages: ["may?utm_source=mail"])[0]
        let id = try library.storeOne(letter, from: "mail").id
        #expect(try library.articles(at: ["http://paper.example/may"]).values.map(\.id) == [id])
        // And the feed's item of that page is the letter, whichever text is shown.
        var item = article(
            letter.document.blocks.map(\.text), title: letter.title, address: "https://paper.example/may",
            day: "2024-05-02")
        item.document.blocks[0].spans = (0..<9).map { Span(.emphasis, $0 * 3..<$0 * 3 + 2) }
        #expect(try library.storeOne(item, from: "feed") == Stored(id: id, outcome: .updated))
        #expect(try library.articles(at: ["http://paper.example/may"]).values.map(\.id) == [id])
        #expect(try library.storeOne(letter, from: "mbox").id == id)
    }

    /// Whoever imported mails when they were known by their pages has each once, with its marks, when they are read again.
    @Test(arguments: Storing.allCases, [false, true])
    func mailsThatWereKnownByTheirPages(storing: Storing, isEdited: Bool) throws {
        let letters = letters(titled: nil, pages: ["1", "2?utm_source=mail", "3", "latest?utm_campaign=4"])
        var old = letters
        for index in old.indices { old[index].guid = nil }
        let ids = try store(old, storing)
        for id in ids { try library.add(.sample("b\(id)", of: id)) }
        var new = letters
        for index in new.indices {
            new[index].published = PublicationDate("2024-05-0\(index + 1)T08:00:00Z")
            // What a better importer does.
            if isEdited {
                new[index].document.blocks.append(Block(.paragraph, "View this in your browser", section: .boilerplate))
                new[index].digest += " read anew"
            }
        }
        #expect(try store(new, storing) == ids)
        #expect(try rows() == ids.count)
        for (id, letter) in zip(ids, new) { #expect(try library.article(id) == letter) }
        // From now on by their Message-IDs, too, wherever they stand.
        #expect(try library.store(new.reversed(), from: "archive").map(\.id) == ids.reversed())
        #expect(try Set(library.bookmarks().map(\.bookmark.article)) == Set(ids))
    }

    /// Letters that an older version took for one come apart, and its marks stay with the text that was shown.
    @Test func lettersThatWereTakenForOneComeApart() throws {
        let letters = letters(titled: "Morning Briefing", pages: Array(repeating: "latest", count: 3))
        var old = letters[2]
        old.guid = nil
        let id = try library.storeOne(old, from: "mbox").id
        try library.add(.sample("b", of: id))
        try library.queue.inTransaction { database in
            for position in 1...2 {
                try database.execute(
                    sql: "INSERT INTO copy SELECT file, ?, article, fingerprint FROM copy WHERE position = 0",
                    arguments: [position])
            }
            return .commit
        }
        let ids = try library.store(letters, from: "mbox").map(\.id)
        #expect(ids[2] == id && Set(ids).count == 3)
        for (id, letter) in zip(ids, letters) { #expect(try library.article(id) == letter) }
    }

    // MARK: One name, several articles

    enum Rolling: CaseIterable {
        case campaign, guid, day, language
    }

    /// A feed that has only what is new, at an address which says so.
    @Test(arguments: Rolling.allCases) func whatIsTheLatestChanges(rolling: Rolling) throws {
        let items = (0..<4).map { number in
            var item = article(
                Self.paragraphs(60, seed: UInt64(number + 9)), title: "Morning Briefing",
                address: "https://paper.example/latest", day: rolling == .day ? "2024-05-0\(number + 1)" : nil)
            item.digest = "briefing \(number)"
            switch rolling {
            case .campaign: item.identity = .address("https://paper.example/latest?utm_campaign=\(number)")
            case .guid: item.guid = "g\(number)"
            case .day: break
            case .language: item.identity = .address("https://paper.example/spip.php?article75&lang=\(number)")
            }
            return item
        }
        var ids: [Article.ID] = []
        for item in items {
            for _ in 0..<2 { ids.append(try library.storeOne(item, from: "feed", existing: ["feed"]).id) }
            try library.setStatus(Status(isStarred: true), of: ids.last!)
        }
        #expect(Set(ids).count == items.count)
        for (number, item) in items.enumerated() {
            #expect(ids[2 * number] == ids[2 * number + 1], "the same on the same day")
            #expect(try library.article(ids[2 * number]) == item)
        }
    }

    enum Edit: CaseIterable {
        case words, day, guid, title, secure, everythingShort
    }

    /// An edit in the file from which an article came is an update, whatever it changes.
    @Test(arguments: Edit.allCases) func anEditInTheSameFileIsNone(edit: Edit) throws {
        var item = article(Self.paragraphs(), address: "https://paper.example/1")
        item.guid = "g1"
        if edit == .secure { item.identity = .address("http://www.paper.example/1/") }
        if edit == .everythingShort { item.document.blocks = [Block(.paragraph, "Old text.")] }
        item.published = PublicationDate("2024-11-02T08:00:00Z")
        let id = try library.storeOne(item, from: "feed", existing: ["feed"]).id
        try library.add(.sample("b", of: id))
        var edited = item
        edited.identity = .address("https://paper.example/1")
        edited.document.blocks[0].text = "New text."
        switch edit {
        case .words, .everythingShort: edited.document.blocks = [Block(.paragraph, "Nothing is as it was here.")]
        case .day: edited.published = PublicationDate("2024-12-24T08:00:00Z")
        case .guid: edited.guid = "g2"
        case .title: edited.title = "Another title"
        case .secure: break
        }
        #expect(try library.storeOne(edited, from: "feed", existing: ["feed"]) == Stored(id: id, outcome: .updated))
        #expect(try library.article(id) == edited)
        #expect(try rows() == 1)
    }

    /// Feeds count their items from 1, programs forget to make new Message-IDs.
    @Test(arguments: ["1", "m@x"], [false, true]) func oneNameOfTwo(guid: String, isOneFile: Bool) throws {
        let a = article(Self.paragraphs(), title: "On bread", guid: guid, day: "2024-11-01")
        let b = article(Self.paragraphs(seed: 2), title: "On butter", guid: guid, day: "2024-11-02")
        let files = isOneFile ? [[a, b]] : [[a], [b]]
        func store() throws -> [Stored] {
            try files.enumerated().flatMap { try library.store($1, from: "\($0)", existing: ["0", "1"]) }
        }
        let first = try store()
        #expect(first.map(\.outcome) == [.added, .added])
        #expect(try zip(first, [a, b]).allSatisfy { try library.article($0.id) == $1 })
        let before = try library.dump()
        #expect(try store() == first.map { Stored(id: $0.id, outcome: .unchanged) })
        #expect(try library.dump() == before)
        // Whichever leaves the file takes nothing with it.
        #expect(try library.storeOne(b, from: isOneFile ? "0" : "1", existing: ["0", "1"]).id == first[1].id)
        #expect(try library.article(first[0].id) == a)
    }

    /// A newer copy in another file, corrected: of one Message-ID, or of one address and moment, there is one.
    @Test(arguments: [false, true]) func aNewerCopyInAnotherFile(isMail: Bool) throws {
        var a = isMail ? mail : feed
        a.published = PublicationDate("2024-11-02T08:00:00Z")
        var b = a
        b.document.blocks[0].text += " And not otherwise."
        let id = try library.storeOne(a, from: "a", existing: ["a", "b"]).id
        #expect(try library.storeOne(b, from: "b", existing: ["a", "b"]) == Stored(id: id, outcome: .updated))
        b.published = PublicationDate("2024-11-03T08:00:00Z")
        b.document.blocks = Self.paragraphs(seed: 3).map { Block(.paragraph, $0) }
        #expect(try library.storeOne(b, from: "c", existing: ["a", "b", "c"]).id != id)
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
        case part, number, word, correction, sentence, sentenceWithin, shortInsertion, otherAddress, otherMessage,
            otherGuid, otherDay,
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
        case .sentence:
            b.document.blocks.append(
                Block(.paragraph, "The meeting was cancelled because the hall burned; wombats come another evening."))
        case .sentenceWithin: b.document.blocks[2].text += ". The hall burned down that evening."
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
        // Nothing that either says is lost.
        let shown = try #require(try library.article(1)?.document).blocks.filter { !$0.isFurniture }.map(\.text)
        let added = (a.document.blocks + b.document.blocks).filter { !$0.isFurniture && $0.text.utf8.count < 40 }
        for block in added where block.kind != .image { #expect(shown.contains(block.text), "\(block.text)") }
    }

    /// A page that was sent by mail, to which a sentence was added: it is the same, and the sentence is there.
    @Test(arguments: [false, true]) func theLongerTextOfAPageStays(isReversed: Bool) throws {
        let short = article(Self.paragraphs(400), address: "https://paper.example/1", day: "2024-05-06")
        var long = article(
            Self.paragraphs(400) + ["Wombats come another evening."], address: "https://paper.example/1?utm_source=m",
            day: "2024-05-08", format: .eml)
        long.guid = "1@x"
        let both = isReversed ? [long, short] : [short, long]
        for index in both.indices { try library.storeOne(both[index], from: "\(index)") }
        #expect(try rows() == 1)
        #expect(try library.article(1)?.document == long.document)
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
