import Articles
import GRDB
import Testing

@testable import Storage

@Suite struct MarksTests {
    let folder = Folder()
    let library: Library

    init() throws { library = try folder.open() }

    @Test(arguments: [Progress.unread, .reading(0), .reading(1.0 / 3), .reading(1), .finished])
    func progressComesBack(progress: Progress) throws {
        let id = try library.storeOne(.sample("A"), from: "a").id
        #expect(try library.status(of: id) == Status())
        try library.setStarred(true, of: id)
        try library.setProgress(progress, of: id)
        #expect(try library.status(of: id) == Status(progress: progress, isStarred: true))
        #expect(try library.row(id)?.status == Status(progress: progress, isStarred: true))
        try library.setStatus(Status(progress: progress), of: id)
        #expect(try library.folderStatus(folder, id) == Status(progress: progress))
    }

    @Test func fractionsThatAreNone() throws {
        let id = try library.storeOne(.sample("A"), from: "a").id
        for (fraction, kept) in [(Double.nan, 0.0), (-1, 0), (7, 1), (.infinity, 1)] {
            try library.setProgress(.reading(fraction), of: id)
            #expect(try library.status(of: id).progress == .reading(kept))
        }
    }

    @Test(arguments: [Place.Part.title, .body, .note(0), .note(12)]) func placeComesBack(part: Place.Part) throws {
        let id = try library.storeOne(.sample("A"), from: "a").id
        #expect(try library.place(of: id) == nil)
        for offset in [5, 6] {
            let place = Place(part: part, block: 3, offset: offset, context: "’tis “it”")
            try library.setPlace(place, progress: .reading(0.5), of: id)
            #expect(try library.place(of: id) == place)
        }
        #expect(try library.status(of: id).progress == .reading(0.5))
    }

    @Test func bookmarks() throws {
        let (a, b) = (
            try library.storeOne(.sample("A"), from: "a").id, try library.storeOne(.sample("B"), from: "b").id
        )
        let marks = [
            Bookmark.sample("1", of: a, created: 5), .sample("2", of: b, created: 9), .sample("3", of: a, created: 5),
        ]
        for mark in marks { try library.add(mark) }
        #expect(
            try library.bookmarks() == [
                .sample(marks[1], in: "B"), .sample(marks[2], in: "A"), .sample(marks[0], in: "A"),
            ])
        #expect(try library.bookmarks(of: a) == [marks[0], marks[2]])
        #expect(try library.rows().map(\.bookmarkCount) == [2, 1])

        var edited = marks[0]
        edited.note = "other"
        #expect(try library.setNote("other", of: "1", insteadOf: marks[0].note) == marks[0])
        #expect(try library.setNote("third", of: "1", insteadOf: marks[0].note) == edited, "and stays so")
        #expect(try library.remove("1", withNote: marks[0].note) == nil)
        #expect(try library.remove("1", withNote: "other") == edited)
        #expect(try library.remove("1", withNote: "other") == nil)
        #expect(try library.bookmarks().count == 2)
        try library.add(edited)
        try library.add(edited)
        #expect(try library.bookmarks(of: a) == [marks[2], edited])
    }

    @Test func aBookmarkByItsName() throws {
        let id = try library.storeOne(.sample("A"), from: "a").id
        let mark = Bookmark.sample("1", of: id, created: 5)
        #expect(try library.bookmark("1") == nil)
        try library.add(mark)
        try library.add(.sample("2", of: id))
        #expect(try library.bookmark("1") == mark)
        #expect(try library.bookmark("3") == nil)
    }

    /// What a citation needs.
    @Test func bookmarksKnowTheirArticles() throws {
        var article = Article.sample("A", address: "https://a.example/1", day: "2026-03-02")
        article.authors = ["Ann Writer", "Bob Clerk"]
        article.publication = "The Paper"
        let known = try library.storeOne(article, from: "a").id
        let bare = try library.storeOne(.sample("B"), from: "b").id
        let marks = [Bookmark.sample("1", of: known, created: 5), .sample("2", of: bare, created: 4)]
        for mark in marks { try library.add(mark) }
        #expect(
            try library.bookmarks() == [
                BookmarkRow(
                    bookmark: marks[0], title: "A", authors: ["Ann Writer", "Bob Clerk"], publication: "The Paper",
                    day: "2026-03-02", address: "https://a.example/1", createdDay: "1970-01-01",
                    identity: "https://a.example/1", isLost: true),
                .sample(marks[1], in: "B"),
            ])
    }

    @Test func marksOfWhatIsNotThere() throws {
        let gone = LibraryError.gone(path: folder.library)
        #expect(throws: gone) { try library.add(.sample("1", of: 99)) }
        #expect(throws: gone) { try library.setNote("x", of: "1", insteadOf: "") }
        #expect(throws: gone) { try library.setProgress(.finished, of: 99) }
        #expect(throws: gone) { try library.setPlace(.start, progress: .finished, of: 99) }
        #expect(try library.dump().isEmpty)
        #expect(try library.row(99) == nil)
        #expect(try library.article(99) == nil)
    }

    /// Numbers that nobody of ours wrote are read as ones that can be reckoned with.
    @Test func numbersThatCannotBe() throws {
        let id = try library.storeOne(.sample("A"), from: "a").id
        try library.add(.sample("1", of: id))
        try library.setPlace(.start, progress: .reading(0.5), of: id)
        for (number, bounded) in [(Int.max, Int(Int32.max)), (Int.min, 0)] {
            try library.queue.inDatabase {
                try $0.execute(sql: "UPDATE place SET block = ?, offset = ?", arguments: [number, number])
                try $0.execute(sql: "UPDATE bookmark SET block = ?, offset = ?", arguments: [number, number])
                try $0.execute(sql: "UPDATE status SET fraction = ?", arguments: [number > 0 ? 1e300 : -.infinity])
            }
            let place = try #require(try library.place(of: id))
            let marked = try #require(try library.bookmarks(of: id).first).passage
            #expect(place.block == bounded && place.offset == bounded)
            #expect(marked.place.block == bounded && marked.range.lowerBound == bounded)
            #expect(try library.status(of: id).progress == .reading(number > 0 ? 1 : 0))
            let document = try #require(try library.article(id)).document
            _ = (document.resolve(place), document.find(marked))
        }
    }

    /// The database itself refuses to lose marks.
    @Test func anArticleWithMarksCannotBeDeleted() throws {
        let id = try library.storeOne(.sample("A"), from: "a").id
        let delete = { try library.queue.inDatabase { try $0.execute(sql: "DELETE FROM article") } }
        try library.add(.sample("1", of: id))
        #expect(throws: DatabaseError.self) { try delete() }
        try library.remove("1", withNote: "a note\nof two lines")
        try library.setPlace(.start, progress: .unread, of: id)
        #expect(throws: DatabaseError.self) { try delete() }
    }

    @Test func rowsAreNewestFirst() throws {
        var late = Article.sample("late", day: "2024-05-01")
        late.published?.time = "08:00:00Z"
        late.authors = ["Ana\nMaria", "Bo"]
        late.publication = "IV"
        late.document.blocks = [Block(.paragraph, "five words are in here")]
        let articles: [Article] = [
            .sample("undated"), .sample("old", day: "0999-12-31"), .sample("first", day: "2024-05-01"), late,
            .sample("second", day: "2024-05-01"), .sample("new", day: "2024-06-01"),
        ]
        try library.store(articles, from: "a")
        let rows = try library.rows()
        #expect(rows.map(\.title) == ["new", "late", "first", "second", "old", "undated"])
        #expect(
            rows[1]
                == ArticleRow(
                    id: 4, title: "late", authors: ["Ana Maria", "Bo"], publication: "IV", day: "2024-05-01",
                    wordCount: 5))
        #expect(try library.row(4) == rows[1])
        let plan = try library.queue.inDatabase {
            try Row.fetchAll($0, sql: "EXPLAIN QUERY PLAN SELECT * FROM article ORDER BY moment DESC, id")
        }
        #expect("\(plan)".contains("article_moment") && !"\(plan)".contains("TEMP B-TREE"))
    }

    /// Any change of many, and its taking back, beside changes that others make: each article has what was done to it last.
    @Test(arguments: 0..<20) func manyAreChangedAndTakenBack(seed: Int) throws {
        var dice = Numbers(state: UInt64(seed))
        try library.store((0..<30).map { .sample("\($0)", address: "https://x/\($0)") }, from: "a")
        let ids = try library.rows().map(\.id)
        func statuses() throws -> [Status] { try ids.map { try library.status(of: $0) } }
        let progresses: [Progress] = [.unread, .reading(0.25), .reading(0.5), .finished]
        for id in ids {
            try library.setStatus(Status(progress: dice.pick(progresses), isStarred: dice.pick([true, false])), of: id)
        }
        let some = ids.filter { _ in dice.pick([true, false]) }
        let before = try statuses()
        let isStar = dice.pick([true, false])
        let changes =
            isStar
            ? try dice.pick([true, false])
                ? library.setStarred(true, of: some) : library.setStarred(true, ofAll: Listing(.unread))
            : try dice.pick([true, false])
                ? library.setProgress(.finished, of: some) : library.setProgress(.finished, ofAll: Listing())
        let after = try statuses()
        let changed = ids.indices.filter { before[$0] != after[$0] }
        #expect(Set(changes.map(\.id)) == Set(changed.map { ids[$0] }))
        // Others go on.
        var expected = before
        for index in ids.indices {
            switch dice.int(0...3) {
            case 0:
                let progress = dice.pick(progresses)
                try library.setProgress(progress, of: ids[index])
                if isStar || !changed.contains(index) || progress != .finished { expected[index].progress = progress }
            case 1:
                let isStarred = dice.pick([true, false])
                try library.setStarred(isStarred, of: ids[index])
                if !isStar || !changed.contains(index) || !isStarred { expected[index].isStarred = isStarred }
            default: break
            }
        }
        let meanwhile = try statuses()
        let taken = try library.restore(changes)
        #expect(try statuses() == expected)
        try library.restore(taken)
        #expect(try statuses() == meanwhile)
        #expect(try library.check().problems == [])
    }

    @Test func session() throws {
        #expect(try library.value(forKey: "pane") == nil)
        for value in ["list", "", "’); --"] {
            try library.setValue(value, forKey: "pane")
            #expect(try library.value(forKey: "pane") == value)
        }
        try library.setValue(nil, forKey: "pane")
        #expect(try library.value(forKey: "pane") == nil)
    }

    @Test func aNulBecomesVisible() throws {
        try library.setValue("a\0b", forKey: "key")
        #expect(try library.value(forKey: "key") == "a\u{FFFD}b")
    }
}

extension Library {
    /// What another connection to the same file sees.
    fileprivate func folderStatus(_ folder: Folder, _ id: Article.ID) throws -> Status {
        try folder.open(.inspecting).status(of: id)
    }
}
