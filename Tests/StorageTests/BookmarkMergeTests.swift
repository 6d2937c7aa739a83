import Articles
import Testing

@testable import Storage

/// Bookmarks of another library.
@Suite struct BookmarkMergeTests {
    private let mine = Folder()
    private let theirs = Folder()
    private let one: Library
    private let other: Library
    private let texts = [
        "The river rises early in the hills. The council would not reopen the old mill. Nobody in the village cared.",
        "A second article says this of it. It says nothing more about the matter than that.",
    ]

    init() throws {
        one = try mine.open()
        other = try theirs.open()
    }

    private var articles: [Article] {
        [.sample("A", texts[0], address: "https://a.example/1"), .sample("B", texts[1], day: "2026-03-02")]
    }

    /// The articles, and a bookmark at each of the sentences.
    private func fill(_ library: Library, from file: String = "a") throws -> [Bookmark] {
        let ids = try library.store(articles, from: file).map(\.id)
        let marks = zip(ids, articles).flatMap { id, article in
            Sentence.ranges(in: article.document.blocks[0]).compactMap { range in
                article.document.passage(.body, block: 0, range: range).map {
                    Bookmark(id: "\(article.title)\(range.lowerBound)", article: id, passage: $0, note: "n", created: 7)
                }
            }
        }
        for mark in marks { try library.add(mark) }
        return marks
    }

    @Test func intoALibraryWithoutAny() throws {
        let marks = try fill(one)
        // Others were there before: the numbers of the articles are others.
        try other.store([.sample("X"), .sample("Y")], from: "x")
        try other.store(articles, from: "b")
        let outcome = try other.merge(try one.bookmarks())
        #expect(outcome.added == marks.count && outcome.unplaced.isEmpty && outcome.lost == 0)
        func facts(_ library: Library) throws -> [BookmarkRow] {
            try library.bookmarks().map { row in
                var row = row
                row.bookmark.article = 0
                return row
            }
        }
        #expect(try facts(other) == facts(one))
        let again = try other.merge(try one.bookmarks())
        #expect(
            again
                == {
                    var none = BookmarkMerge(); none.unchanged = marks.count; return none
                }())
        #expect(try facts(other) == facts(one))
    }

    @Test func notesOfBothAreKept() throws {
        let marks = try fill(one)
        _ = try fill(other)
        try other.setNote("mine", of: marks[0].id, insteadOf: "n")
        try one.setNote("theirs", of: marks[0].id, insteadOf: "n")
        for _ in 0..<2 {
            let outcome = try other.merge(try one.bookmarks())
            #expect(outcome.added == 0 && outcome.joined + outcome.unchanged == marks.count)
            #expect(try other.bookmark(marks[0].id)?.note == "mine\n---\ntheirs")
        }
        // And back: nothing is said twice.
        _ = try one.merge(try other.bookmarks())
        #expect(try one.bookmark(marks[0].id)?.note == "theirs\n---\nmine")
    }

    @Test func theSamePassageUnderAnotherName() throws {
        let marks = try fill(one)
        _ = try other.store(articles, from: "a")
        var copy = marks[1]
        copy.id = "another"
        copy.note = "other words"
        try other.add(copy)
        let outcome = try other.merge(try one.bookmarks())
        #expect(outcome.added == marks.count - 1 && outcome.joined == 1)
        #expect(try other.bookmark("another")?.note == "other words\n---\nn")
        #expect(try other.bookmark(marks[1].id) == nil)
    }

    @Test func articlesThatAreNotThere() throws {
        let marks = try fill(one)
        try other.store([articles[1]], from: "b")
        let outcome = try other.merge(try one.bookmarks())
        #expect(Set(outcome.unplaced.map(\.title)) == ["A"])
        #expect(outcome.added == marks.filter { $0.id.hasPrefix("B") }.count)
        #expect(outcome.added + outcome.unplaced.count == marks.count)
    }

    /// An article without an address, edited in the other library: its title, day and passages tell that it is the same.
    @Test func anArticleWhoseContentIsAnother() throws {
        let marks = try fill(one)
        var edited = articles[1]
        edited.document.blocks[0].text = texts[1].replacing("nothing more", with: "no more")
        edited.digest = "edited"
        edited.identity = .content("edited")
        var stranger = Article.sample("B", "Of the same day, but of quite another thing.", day: "2026-03-02")
        stranger.digest = "stranger"
        try other.store([articles[0], stranger, edited], from: "b")
        let outcome = try other.merge(try one.bookmarks())
        #expect(outcome.added == marks.count && outcome.unplaced.isEmpty && outcome.lost == 0)
    }

    @Test func aPassageThatIsNotInTheText() throws {
        let marks = try fill(one)
        var edited = articles
        edited[0].document.blocks[0].text = "The river rises early in the hills. Nobody in the village cared."
        try other.store(edited, from: "b")
        let outcome = try other.merge(try one.bookmarks())
        #expect(outcome.added == marks.count && outcome.lost == 1)
        #expect(try other.bookmarks().filter(\.isLost).map(\.bookmark.passage.quote).first?.contains("mill") == true)
        try other.store(articles, from: "b")
        #expect(try other.bookmarks().filter(\.isLost).isEmpty)
    }

    @Test func notesAreFoundBySearch() throws {
        let marks = try fill(one)
        try one.setNote("a perambulation", of: marks[0].id, insteadOf: "n")
        try other.store(articles, from: "b")
        while try other.indexSome(atMost: 10) > 0 {}
        _ = try other.merge(try one.bookmarks())
        let run = try other.rows(RowRequest(Listing(query: "perambulation"), .start, count: 10))
        #expect(run.rows.map(\.title) == ["A"])
        #expect(try other.indexProgress().isDone)
    }

    /// One letter, which the two libraries know by other names, or by its page written in another way.
    @Test(arguments: [
        ("https://paper.example/story/", "http://www.paper.example/story?utm_source=x"),
        ("https://paper.example/story", "m@x"), ("m@x", "https://paper.example/story"), ("m@x", "n@x"),
    ])
    func aLetterOfAnotherName(mine: String, theirs: String) throws {
        func article(_ name: String) -> Article {
            name.contains("@")
                ? .sample("A", texts[0], guid: name, day: "2026-03-02")
                : .sample("A", texts[0], address: name, day: "2026-03-02")
        }
        let id = try one.storeOne(article(mine), from: "a").id
        try add(to: one, id, ["", "b"])
        let copy = try other.storeOne(article(theirs), from: "b").id
        let outcome = try other.merge(try one.bookmarks())
        #expect(outcome.added == 2 && outcome.lost == 0 && outcome.unplaced.isEmpty)
        #expect(try other.bookmarks(of: copy).count == 2)
        #expect(try other.merge(try one.bookmarks()).unchanged == 2)
    }

    /// Letters that say to stand on one page, or have one title: that which has the passage.
    @Test func ofSeveralLettersThatWhichHasThePassage() throws {
        func letter(_ number: Int, guid: String?) -> Article {
            var letter = Article.sample(
                "Daily", texts[number], address: "https://paper.example/latest", day: "2026-03-0\(number + 1)")
            letter.format = .eml
            letter.guid = guid
            return letter
        }
        // From a library that knows the letter by its page.
        try add(to: one, one.storeOne(letter(1, guid: nil), from: "a").id, ["n"])
        let ids = try other.store((0...1).map { letter($0, guid: "\($0)@x") }, from: "mbox").map(\.id)
        let outcome = try other.merge(try one.bookmarks())
        #expect(outcome.added == 1 && outcome.lost == 0)
        #expect(try other.bookmarks(of: ids[1]).count == 1)
        // A passage that both or none have is nobody's.
        var row = try one.bookmarks()[0]
        row.bookmark.id = "none"
        row.bookmark.passage.quote = "Nobody has ever written these words of ours before."
        #expect(try other.merge([row]).unplaced.count == 1)
    }

    /// A bookmark at each sentence.
    private func add(to library: Library, _ id: Article.ID, _ notes: [String]) throws {
        let document = try #require(try library.article(id)).document
        for (range, note) in zip(Sentence.ranges(in: document.blocks[0]), notes) {
            let passage = try #require(document.passage(.body, block: 0, range: range))
            try library.add(Bookmark(id: "m\(range.lowerBound)", article: id, passage: passage, note: note, created: 7))
        }
    }

    @Test func manyNotesAtOnePassage() throws {
        let marks = try fill(one)
        try other.store(articles, from: "b")
        let row = try #require(try one.bookmarks().first { $0.bookmark.id == marks[0].id })
        let rows = (0..<6_000).map { number in
            var row = row
            row.bookmark.id = "other \(number)"
            row.bookmark.note = "note \(number)\n---\nnote \(number / 2)"
            return row
        }
        let outcome = try other.merge(rows)
        #expect(outcome.added == 1 && outcome.joined + outcome.unchanged == rows.count - 1)
        let kept = try #require(try other.bookmarks().first).bookmark.note
        #expect(Set(kept.split(separator: "\n")) == Set((0..<6_000).map { "note \($0)" } + ["---"]))
        #expect(try other.merge(rows).unchanged == rows.count)
    }
}
