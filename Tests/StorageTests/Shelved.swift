import Articles

@testable import Storage

/// A random library, and what is in it as plain values.
struct Shelved {
    struct Entry {
        var id: Article.ID
        var title: String
        var publication: String?
        var day: String?
        /// Everything that is searched; no phrase goes from one to the other.
        var texts: [String]
        var words: Int
        var status = Status()
        var bookmarks = 0
        var sources: Set<Int64>
    }

    let folder = Folder()
    let library: Library
    var entries: [Entry] = []
    private(set) var sources: [Int64] = []

    static let publications = ["The Analyst", "Ärger", "Zeta", "the analyst"]
    static let words = ["war", "peace", "bread", "Élan", "新聞", "roses"]

    init(_ seed: Int, count: Int = 60) throws {
        var dice = Numbers(state: UInt64(seed))
        library = try folder.open()
        for name in ["one", "two"] { sources.append(try library.addSource("file:///letters/\(name)")) }
        for number in 0..<count {
            let words = (0...dice.int(0...6)).map { _ in dice.pick(Self.words) }
            var article = Article.sample(
                "\(dice.pick(["Apples", "Éclairs", "zebras", "(brackets)", "—"])) \(dice.int(0...9))",
                words.joined(separator: " "), address: "http://x.example/\(number)",
                day: dice.maybe { "2024-0\($0.int(1...9))-1\($0.int(0...2))" })
            article.published?.time = dice.maybe { "1\($0.int(0...9)):00:00Z" }
            article.publication = dice.maybe { $0.pick(Self.publications) }
            article.document.notes =
                dice.maybe { n in [Note(label: "1", blocks: [Block(.paragraph, n.pick(Self.words))])] } ?? []
            var origin = Origin("file:///letters/x/\(number)")
            origin.source = dice.maybe { [sources] in $0.pick(sources) }
            let id = try library.store([article], from: origin, fileExists: { _ in true })[0].id
            entries.append(
                Entry(
                    id: id, title: article.title, publication: article.publication,
                    day: article.published.map { $0.description }, texts: article.texts,
                    words: article.document.wordCount, sources: Set([origin.source].compactMap(\.self))))
        }
        for index in entries.indices { try mark(index, &dice) }
    }

    /// Does something to one article.
    mutating func mark(_ index: Int, _ dice: inout Numbers) throws {
        let id = entries[index].id
        switch dice.int(0...5) {
        case 0:
            entries[index].status.progress = dice.pick([.unread, .reading(0.5), .finished])
            try library.setProgress(entries[index].status.progress, of: id)
        case 1:
            entries[index].status.isStarred.toggle()
            try library.setStarred(entries[index].status.isStarred, of: id)
        case 2:
            entries[index].bookmarks += 1
            try library.add(.sample("\(id) \(entries[index].bookmarks)", of: id))
        case 3 where entries[index].bookmarks > 0:
            try library.remove("\(id) \(entries[index].bookmarks)", withNote: "a note\nof two lines")
            entries[index].bookmarks -= 1
        default: break
        }
    }

    /// What a shelf should hold, in order.
    func expected(_ listing: Listing) -> [Article.ID] {
        let shelved = entries.filter { entry in
            switch listing.shelf {
            case .all, .saved: true
            case .unread: entry.status.progress == .unread
            case .reading: entry.status.progress == .reading(0.5)
            case .starred: entry.status.isStarred
            case .bookmarked: entry.bookmarks > 0
            case .source(let id): entry.sources.contains(id)
            case .publication(let name): entry.publication?.folded == name.folded
            }
        }
        func moment(_ entry: Entry) -> String { entry.day ?? "" }
        func newest(_ a: Entry, _ b: Entry) -> Bool {
            let (one, other) = (moment(a), moment(b))
            return one == other ? a.id < b.id : one > other
        }
        func by<Value: Comparable>(_ value: (Entry) -> Value) -> [Entry] {
            shelved.sorted { value($0) == value($1) ? newest($0, $1) : value($0) < value($1) }
        }
        let sorted: [Entry] =
            switch listing.sort {
            case .newest, .relevance: shelved.sorted(by: newest)
            case .oldest:
                shelved.filter { $0.day != nil }.sorted(by: newest).reversed()
                    + shelved.filter { $0.day == nil }.sorted(by: newest).reversed()
            case .title: by { $0.title.sortForm() }
            case .publication: by { $0.publication?.sortForm() ?? String.lastSortForm }
            case .longest: by { -$0.words }
            case .shortest: by { -$0.words }.reversed()
            }
        return sorted.map(\.id)
    }

    var shelves: [Shelf] {
        [.all, .unread, .reading, .starred, .bookmarked, .publication("The Analyst"), .publication("Zeta")]
            + sources.map { .source($0) }
    }

    func ids(_ listing: Listing, _ anchor: RowRequest.Anchor = .start, count: Int = 1_000) throws -> [Article.ID] {
        try library.rows(RowRequest(listing, anchor, count: count)).rows.map(\.id)
    }

    func indexAll() throws { while try library.indexSome(atMost: 7) > 0 {} }
}

extension Article {
    fileprivate var texts: [String] {
        let parts = [document.blocks] + [document.notes.flatMap(\.blocks)]
        return [title, publication ?? ""] + parts.map { $0.map(\.text).joined(separator: "\n") }
    }
}
