import Articles
import Typesetting

/// What a reader looks for in articles, and the rule by which it is found.
struct Sought: Sendable {
    enum Finder: Sendable {
        case typed([TextFinder])
        case query(HitFinder)
    }

    /// As it was typed.
    let text: String
    /// The first one that finds anything counts.
    let finders: [Finder]
    /// Small letters are not found as capital ones.
    let matchesCase: Bool

    /// What was typed over a page; where it never stands so, each of its words.
    init(typed text: String) {
        self.text = text
        let whole = TextFinder(text)
        matchesCase = whole.matchesCase
        let words = text.split(whereSeparator: \.isWhitespace)
            .map { TextFinder(String($0), matchesCase: whole.matchesCase) }.filter { !$0.isEmpty }
        finders = whole.isEmpty ? [] : words.count > 1 ? [.typed([whole]), .typed(words)] : [.typed([whole])]
    }

    /// What a list of articles was searched for.
    init(_ query: Query, text: String) {
        self.text = text
        matchesCase = false
        let finder = HitFinder(query)
        finders = finder.isEmpty ? [] : [.query(finder)]
    }

    /// There is nothing to look for.
    var isEmpty: Bool { finders.isEmpty }
}

extension Sought.Finder {
    /// The UTF-8 bytes of a text that are found, in order, none over another; of each word so many at most. O(bytes of the text ·
    /// words).
    func hits(in text: String, atMost most: Int = .max) -> [Range<Int>] {
        switch self {
        case .query(let finder): return finder.hits(in: text)
        case .typed(let finders):
            if finders.count == 1 { return finders[0].hits(in: text, atMost: most) }
            let all = finders.flatMap { $0.hits(in: text, atMost: most) }.sorted {
                ($0.lowerBound, $1.upperBound) < ($1.lowerBound, $0.upperBound)
            }
            var apart: [Range<Int>] = []
            for hit in all where hit.lowerBound >= apart.last?.upperBound ?? 0 { apart.append(hit) }
            return apart
        }
    }

    /// Where most of what is sought stands together, where that is known.
    func gathering(in text: String) -> HitFinder.Gathering? {
        if case .query(let finder) = self { finder.gathering(in: text) } else { nil }
    }
}

/// Where an article has what is looked for: in its title block, its text (folded furniture too) and its notes, in the order of reading.
struct PageHits: Sendable {
    struct Hit: Hashable, Sendable {
        var part: Place.Part
        var block: Int
        /// UTF-8 bytes of the block's text.
        var range: Range<Int>

        fileprivate var start: (Place.Part, Int, Int) { (part, block, range.lowerBound) }
    }

    let sought: Sought
    /// In order, none over another.
    let hits: [Hit]
    /// The words never stand together: each of them is a hit.
    let areWordsApart: Bool
    private let finder: Sought.Finder?

    /// O(UTF-8 bytes of the article). `page` is where the lines of the title block come from.
    init(_ sought: Sought, in article: Article, on page: Page) {
        self.sought = sought
        var hits: [Hit] = []
        var used: Int?
        for (index, finder) in sought.finders.enumerated() where hits.isEmpty {
            hits = Self.hits(finder, article, page)
            used = index
        }
        self.hits = hits
        areWordsApart = used ?? 0 > 0 && !hits.isEmpty
        finder = used.map { sought.finders[$0] }
    }

    /// So many are marked at most: nobody goes through more, and a letter stands millions of times in a book.
    static let most = 100_000

    private static func hits(_ finder: Sought.Finder, _ article: Article, _ page: Page) -> [Hit] {
        var hits: [Hit] = []
        for entry in page.entries.prefix(while: { $0.part == .title }) {
            hits += finder.hits(in: entry.text, atMost: most).map { found in
                let range = entry.sourceOffset(found.lowerBound)..<entry.sourceOffset(found.upperBound)
                return Hit(part: .title, block: entry.block, range: range)
            }
        }
        func look(in blocks: [Block], _ part: Place.Part) {
            for (index, block) in blocks.enumerated() where hits.count < most {
                var found = finder.hits(in: block.text, atMost: most - hits.count)
                // What stands between the cells of a table is not shown.
                if case .cells(let rows, _)? = block.detail { found.removeAll { !$0.touches(rows) } }
                hits += found.map { Hit(part: part, block: index, range: $0) }
            }
        }
        look(in: article.document.blocks, .body)
        for (index, note) in article.document.notes.enumerated() { look(in: note.blocks, .note(index)) }
        return hits
    }

    var isEmpty: Bool { hits.isEmpty }
    var count: Int { hits.count }

    /// The hit to begin with: in the text, and in its notes, where most of the words stand together, as the snippet has it; in the
    /// title block only where there is no other. O(UTF-8 bytes of the article).
    func best(in document: Document) -> Int {
        var best: (count: Int, place: Place)?
        func look(in blocks: [Block], _ part: Place.Part) {
            for (index, block) in blocks.enumerated() {
                guard let found = finder?.gathering(in: block.text), found.count > best?.count ?? 0 else { continue }
                best = (found.count, Place(part: part, block: index, offset: found.range.lowerBound))
            }
        }
        look(in: document.blocks, .body)
        for (index, note) in document.notes.enumerated() { look(in: note.blocks, .note(index)) }
        let index = best.map { self.index(from: $0.place) } ?? 0
        return index < hits.count ? index : 0
    }

    /// The first hit that begins at a Place or behind it, `count` for none. O(log hits).
    func index(from place: Place) -> Int {
        hits.partitioningIndex { $0.start >= (place.part, place.block, place.offset) }
    }

    /// The hit that begins at a Place. O(log hits).
    func index(at place: Place) -> Int? {
        let index = index(from: place)
        guard index < hits.count, hits[index].start == (place.part, place.block, place.offset) else { return nil }
        return index
    }

    /// The indices of those of which some byte is in a range of a block. O(log hits).
    func indices(in part: Place.Part, block: Int, range: Range<Int>) -> Range<Int> {
        let first = hits.partitioningIndex {
            ($0.part, $0.block, $0.range.upperBound) > (part, block, range.lowerBound)
        }
        return first..<max(first, hits.partitioningIndex { $0.start >= (part, block, range.upperBound) })
    }
}

extension Range<Int> {
    /// Whether some of the bytes stand in a cell. O(log rows + cells of a row).
    fileprivate func touches(_ rows: [[Range<Int>]]) -> Bool {
        let next = rows.partitioningIndex { ($0.last?.upperBound ?? 0) > lowerBound }
        return rows[next...].prefix(2).joined().contains { $0.overlaps(self) }
    }
}

extension PageState {
    /// Marks what is looked for; nothing for `nil`. O(UTF-8 bytes of the article).
    mutating func mark(_ sought: Sought?) { hits = sought.map { PageHits($0, in: article, on: page) } }

    /// The hit that the cursor stands on.
    var presentHit: Int? { hits?.index(at: place) }

    /// Goes so many hits down or up, seen from the cursor, round and round; what is folded is unfolded. To find a word is not to
    /// have read up to it.
    /// - Returns: whether it went round; `nil` where there is no hit.
    mutating func goToHit(after step: Int) -> Bool? {
        guard let hits, !hits.isEmpty else { return nil }
        let target: Int
        if let presentHit {
            target = presentHit + step
        } else {
            target = hits.index(from: place) + (step > 0 ? step - 1 : step)
        }
        go(toHit: ((target % hits.count) + hits.count) % hits.count)
        return !hits.hits.indices.contains(target)
    }

    /// To the first hit at the cursor or below, else the first of all.
    /// - Returns: whether it went round; `nil` where there is no hit.
    mutating func goToHitFromHere() -> Bool? {
        guard let hits, !hits.isEmpty else { return nil }
        let target = hits.index(from: place)
        go(toHit: target < hits.count ? target : 0)
        return target == hits.count
    }

    /// To the hit to begin with.
    /// - Parameter isPlaceKept: where the article was left is to be kept until the reader moves.
    mutating func openAtHit(keeping isPlaceKept: Bool) {
        guard let hits, !hits.isEmpty else { return }
        let (before, wasMoved) = (spot, isMoved)
        go(toHit: hits.best(in: article.document))
        if isPlaceKept {
            spotLeft = spotLeft ?? before
            isMoved = false
        } else {
            isMoved = wasMoved
        }
    }

    mutating func go(toHit index: Int) {
        guard let hit = hits?.hits[index] else { return }
        lookUp { $0.go(to: $0.article.document.place(hit.part, block: hit.block, offset: hit.range.lowerBound)) }
    }

    /// "hit 3 of 17", for the status line.
    var hitsText: String? {
        guard let hits else { return nil }
        guard !hits.isEmpty else { return "no hit" }
        let count = hits.count < PageHits.most ? "\(hits.count)" : "over \(PageHits.most)"
        let words = hits.count == 1 ? "1 hit" : count + " hits"
        return presentHit.map { hits.count == 1 ? words : "hit \($0 + 1) of \(count)" } ?? words
    }
}
