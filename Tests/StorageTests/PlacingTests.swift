import Articles
import Testing

@testable import Storage

/// Marks that go from one library into another.
@Suite struct PlacingTests {
    let folder = Folder()
    let other = Folder()

    private func marks(of library: Library) throws -> [Mark] {
        var marks: [Mark] = []
        try library.forEachMark(sources: { _ in }) { marks.append($0) }
        return marks
    }

    /// Any articles with any marks: in a library that has the articles they are all there again, in one that has them already
    /// nothing changes.
    @Test(arguments: 1...20) func everyMarkComesBack(seed: Int) throws {
        var numbers = Numbers(state: UInt64(seed))
        let articles = (0..<20).map { _ in numbers.article() }
        let (library, copy) = (try folder.open(), try other.open())
        for (index, article) in articles.enumerated() { try library.storeOne(article, from: "file:///\(index)") }
        for index in articles.indices.shuffled(using: &numbers) {
            try copy.storeOne(articles[index], from: "file:///\(index)")
        }
        for row in try library.rows() where numbers.maybe({ _ in true }) != nil {
            switch numbers.int(0...4) {
            case 0: try library.mark(row.id)
            case 1: try library.setProgress(.finished, of: row.id)
            case 2: try library.setStarred(true, of: row.id)
            case 3:
                try library.setPlace(
                    Place(part: .note(1), block: 2, offset: 3, context: "x"), progress: .unread, of: row.id)
            default: try library.add(.sample("only \(row.id)", of: row.id, created: 9))
            }
        }
        let marks = try marks(of: library)
        let first = try copy.place(marks)
        #expect(first.left.isEmpty && first.added + first.known == marks.count)
        // Articles of one identity or content are one article, and have the marks of all.
        #expect(try Set(self.marks(of: copy).map(\.content)).isSubset(of: Set(marks.map(\.content))))
        #expect(try first.known > 0 || Set(self.marks(of: copy).map(\.content)) == Set(marks.map(\.content)))
        let before = try copy.dump()
        #expect(try copy.place(marks) == Placing(added: 0, known: marks.count))
        #expect(try library.place(marks) == Placing(added: 0, known: marks.count))
        #expect(try copy.dump() == before)
    }

    private func key(_ article: Article, at uri: String? = nil) -> ArticleKey {
        ArticleKey(
            identity: article.identity.key, digest: article.digest, title: article.title,
            day: article.published?.dayText, file: uri, position: uri == nil ? nil : 0)
    }

    @Test func howAnArticleIsFound() throws {
        let library = try folder.open()
        let said = try library.storeOne(.sample("Said", "1", guid: "g"), from: "a").id
        let dated = try library.storeOne(.sample("Dated", "2", day: "2024-01-02"), from: "b").id
        let twin = try library.storeOne(.sample("Twin", "3"), from: "c").id
        let second = try library.storeOne(.sample("Twin", "3"), from: "d", existing: ["c"]).id
        func found(_ key: ArticleKey) throws -> Bool { try library.place([Mark(.star, of: key)]).left.isEmpty }
        func isStarred(_ id: Article.ID) throws -> Bool { try library.status(of: id).isStarred }

        #expect(try found(key(.sample("Another title", "x", guid: "g"))) && isStarred(said))
        // It has been edited since.
        #expect(try found(key(.sample("Dated", "other words", day: "2024-01-02"))) && isStarred(dated))
        #expect(try !found(key(.sample("Dated", "other words", day: "2024-01-03"))))
        #expect(try !found(key(.sample("Twin", "other words"))), "a title is not enough")
        #expect(try found(key(.sample("Twin", "other words"), at: "d")) && isStarred(second) && !isStarred(twin))
        #expect(try found(key(.sample("Twin", "3"))) && isStarred(twin))
        #expect(try !found(key(.sample("Nowhere", "x", guid: "h"))))
    }

    @Test func whatIsThereStays() throws {
        let library = try folder.open()
        let article = Article.sample("A", guid: "g")
        let id = try library.storeOne(article, from: "a").id
        let key = key(article)
        let here = Place(block: 5, offset: 6, context: "here")
        try library.setPlace(here, progress: .unread, of: id)
        var mine = Bookmark.sample("b", of: id, created: 1)
        mine.note = "newer"
        try library.add(mine)
        let old = Bookmark.sample("b", of: id, created: 1)
        var twin = Mark(.bookmark(id: "twin", old.passage, note: "", created: 1), of: key)
        let passage = Passage(place: here, quote: "q", prefix: "", suffix: "")
        let marks = [
            Mark(.progress(.finished), of: key), Mark(.place(.start), of: key),
            Mark(.bookmark(id: "b", old.passage, note: old.note, created: 1), of: key), twin,
            Mark(.draft(id: "d", old.passage, text: "newer"), of: key),
        ]
        #expect(try library.place(marks) == Placing(added: 0, known: 5))
        #expect(try library.place(of: id) == here && library.status(of: id).progress == .unread)
        #expect(try library.bookmarks(of: id).map(\.note) == ["newer"] && library.drafts().isEmpty)
        // Another note on the same passage is another bookmark.
        twin.content = .bookmark(id: "twin", old.passage, note: "older", created: 1)
        #expect(try library.place([twin, Mark(.draft(id: "d", passage, text: "x"), of: key)]).added == 2)
    }
}
