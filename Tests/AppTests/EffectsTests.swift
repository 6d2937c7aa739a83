import Articles
import Cells
import Glibc
import Reading
import Storage
import Support
import Testing

@testable import broadsheet

/// What the library is asked to do, and what is told of it.
@Suite struct EffectsTests {
    private let folder: TemporaryFolder
    private let library: Library
    private let effects: Effects
    private let ids: [Article.ID]

    init() throws {
        folder = try TemporaryFolder()
        library = try Library(at: folder.path("library.sqlite"), purpose: .reading)
        effects = Effects(library: library, mailbox: Mailbox())
        let articles = ["A", "B"].map { title in
            var article = Article(
                identity: .address("https://a.example/\(title)"), format: .text, title: title,
                document: Document(blocks: [Block(.paragraph, "Some text.")]), digest: title)
            article.address = title == "A" ? "https://a.example/A" : nil
            return article
        }
        let stamp = FileStamp(size: 1, modified: 1, inode: 1, parser: 1)
        ids = try library.store(articles, from: Origin(uri: "file:///x", stamp: stamp)) { _ in true }.map(\.id)
    }

    /// The events in words, which can be compared.
    private func told(_ effect: Effect) -> [String] {
        effects.run(effect).map {
            switch $0 {
            case .rowChanged(let row): "row \(row.title)\(row.status.isStarred ? " starred" : "") \(row.bookmarkCount)"
            case .bookmarkAdded(let bookmark): "added \(bookmark.note)"
            case .bookmarkNoteSaved(let bookmark, let old): "note \(bookmark.note) was \(old)"
            case .bookmarkRemoved(let bookmark): "removed \(bookmark.note)"
            case .bookmarkRestored(let bookmark): "restored \(bookmark.note)"
            case .bookmarkGone(let id): "gone \(id)"
            case .bookmarkDiffers(let bookmark): "differs \(bookmark.note)"
            case .addressFound(let title, let address): "address of \(title) \(address ?? "none")"
            case .articleLoaded(let loaded): "loaded \(loaded.article.title)"
            case .failed: "failed"
            default: "?"
            }
        }
    }

    /// Whatever ends an import: what is there can be found.
    @Test func whatIsThereIsIndexedAfterAnImportThatWasStopped() throws {
        let mailbox = Mailbox()
        let effects = Effects(library: library, mailbox: mailbox)
        let mails = (0..<300).map { "From a@b.example Mon Mar  2 10:00:00 2026\nSubject: \($0)\n\nSome words.\n\n" }
        let file = try folder.write(mails.joined(), to: "letters.mbox")
        #expect(try library.indexProgress().indexed == 0)
        effects.work.startImport([PathArgument(Array(file.utf8))])
        effects.work.cancel()
        var isOver = false
        while !isOver {
            var waiting = pollfd(fd: mailbox.descriptor, events: Int16(POLLIN), revents: 0)
            try #require(poll(&waiting, 1, 30_000) == 1)
            for case .event(.workFinished) in mailbox.take() { isOver = true }
        }
        let progress = try library.indexProgress()
        #expect(progress.indexed >= 2 && progress.isDone)
    }

    @Test func stars() throws {
        #expect(told(.setStarred(ids[0], true)) == ["row A starred 0"])
        #expect(try library.status(of: ids[0]).isStarred)
        #expect(told(.setStarred(ids[0], false)) == ["row A 0"])
        #expect(told(.setStarred(99, true)) == ["failed"])
    }

    @Test func aBookmarkComesAndGoes() throws {
        let place = Place(part: .body, block: 0, offset: 0, context: "")
        let passage = Passage(place: place, quote: "Some text.", prefix: "", suffix: "")
        #expect(told(.addBookmark(ids[0], passage, note: "one")) == ["added one", "row A 1"])
        let bookmark = try #require(try library.bookmarks().first?.bookmark)
        #expect(told(.setBookmarkNote(bookmark, note: "two")) == ["note two was one"])
        #expect(told(.setBookmarkNote(bookmark, note: "three")) == ["differs two"], "of which nobody here knew")
        #expect(told(.setBookmarkNote(bookmark, note: "two")) == ["note two was two"])
        #expect(told(.removeBookmark(bookmark)) == ["differs two"])
        var known = bookmark
        known.note = "two"
        #expect(told(.removeBookmark(known)) == ["removed two", "row A 0"])
        #expect(try library.bookmarks().isEmpty)
        #expect(told(.removeBookmark(known)) == ["gone \(bookmark.id)"])
        #expect(told(.setBookmarkNote(known, note: "three")) == ["gone \(bookmark.id)"])
        #expect(told(.restoreBookmark(bookmark)) == ["restored one", "row A 1"])
        #expect(try library.bookmarks().map(\.bookmark) == [bookmark])
    }

    @Test func addresses() {
        #expect(told(.findAddress(ids[0])) == ["address of A https://a.example/A"])
        #expect(told(.findAddress(ids[1])) == ["address of B none"])
        #expect(told(.findAddress(99)) == ["failed"])
    }

    /// What others have done: a text is another one; when it is asked for, also what leads there.
    @Test func theOpenArticleIsShownAgain() throws {
        var state = State(size: Size(columns: 80, rows: 24))
        func open() throws -> PageState {
            for event in effects.run(.loadArticle(ids[0])) { _ = update(&state, event) }
            return try #require(state.page)
        }
        func store(_ title: String, in file: String, _ block: Block) throws {
            var article = Article(
                identity: .address("https://a.example/\(title)"), format: .text, title: title,
                document: Document(blocks: [block]), digest: block.text)
            article.address = "https://a.example/\(title)"
            let stamp = FileStamp(size: 1, modified: 1, inode: 1, parser: 1)
            _ = try library.store([article], from: Origin(uri: file, stamp: stamp)) { _ in true }
        }
        let page = try open()
        #expect(effects.changed(page, orItsLinks: true) == nil)
        try store(
            "C", in: "file:///y", Block(.paragraph, "here", spans: [Span(.link(address: "https://a.example/A"), 0..<4)])
        )
        #expect(effects.changed(page) == nil)
        #expect(effects.changed(page, orItsLinks: true) != nil)
        let known = try open()
        #expect(effects.changed(known, orItsLinks: true) == nil)
        try store("A", in: "file:///x", Block(.paragraph, "Another text."))
        #expect(effects.changed(known) != nil)
    }

    /// What was only looked at is not what was read.
    @Test func aPreviewIsNotWhatIsOpenedAgain() {
        func openedAgain() -> [Effect] {
            var state = State(size: Size(columns: 80, rows: 24))
            return effects.restore(&state)
        }
        #expect(told(.loadArticle(ids[0])) == ["loaded A"])
        #expect(told(.rememberArticle(ids[0])).isEmpty)
        #expect(told(.loadArticle(ids[1])) == ["loaded B"])
        #expect(openedAgain() == [.loadArticle(ids[0])])
        let place = Place(part: .body, block: 0, offset: 5, context: "")
        #expect(told(.savePlace(ids[1], place, .reading(0.5), lead: 0)) == ["row B 0"])
        #expect(told(.rememberArticle(ids[1])).isEmpty)
        #expect(openedAgain() == [.loadArticle(ids[1])])
    }
}
