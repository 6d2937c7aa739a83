import Articles
import Cells
import Typesetting

/// The bookmarks of an article, and where their passages stand in its text now.
struct PlacedBookmarks: Sendable {
    private(set) var bookmarks: [Bookmark] = []
    private(set) var passages: [Bookmark.ID: Passage] = [:]
    /// Bookmarked UTF-8 ranges, by the block they stand in.
    private var ranges: [Block: [Range<Int>]] = [:]
    private var finder: PassageFinder

    private struct Block: Hashable {
        var part: Place.Part
        var index: Int
    }

    /// O(bookmarks), and a scan of the text when one of them has moved.
    init(_ bookmarks: [Bookmark], in document: Document) {
        finder = PassageFinder(document)
        self.bookmarks = bookmarks
        for bookmark in bookmarks { passages[bookmark.id] = finder.find(bookmark.passage) }
        groupRanges()
    }

    /// Adds a bookmark, or puts it in the place of the one with its name.
    mutating func add(_ bookmark: Bookmark) {
        if let index = bookmarks.firstIndex(where: { $0.id == bookmark.id }) {
            let isSamePassage = bookmarks[index].passage == bookmark.passage
            bookmarks[index] = bookmark
            guard !isSamePassage else { return }
        } else {
            bookmarks.append(bookmark)
        }
        passages[bookmark.id] = finder.find(bookmark.passage)
        groupRanges()
    }

    mutating func remove(_ id: Bookmark.ID) {
        bookmarks.removeAll { $0.id == id }
        passages[id] = nil
        groupRanges()
    }

    private mutating func groupRanges() {
        ranges = Dictionary(grouping: passages.values) { Block(part: $0.place.part, index: $0.place.block) }
            .mapValues { $0.map(\.range) }
    }

    /// The bookmark whose passage shares text with another.
    func bookmark(of passage: Passage) -> Bookmark? {
        bookmarks.first { passages[$0.id]?.overlaps(passage) ?? false }
    }

    /// O(1) and what is found.
    func ranges(in part: Place.Part, block: Int) -> [Range<Int>] { ranges[Block(part: part, index: block)] ?? [] }
}

extension PageState {
    var bookmarks: [Bookmark] { placedBookmarks.bookmarks }

    mutating func add(_ bookmark: Bookmark) {
        if bookmark.article == id { placedBookmarks.add(bookmark) }
    }

    mutating func set(_ bookmarks: [Bookmark]) { placedBookmarks = PlacedBookmarks(bookmarks, in: article.document) }
    mutating func remove(_ bookmark: Bookmark.ID) { placedBookmarks.remove(bookmark) }

    func bookmark(of passage: Passage) -> Bookmark? { placedBookmarks.bookmark(of: passage) }
    func marked(_ part: Place.Part, block: Int) -> [Range<Int>] { placedBookmarks.ranges(in: part, block: block) }

    /// The passage that `m` means: the sentence at the cursor.
    var passageAtCursor: Passage? {
        sentenceAtCursor.flatMap { article.document.passage($0.part, block: $0.block, range: $0.range) }
    }
}
