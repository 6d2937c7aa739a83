import Articles
import Cells
import Typesetting

/// The open article: its page, and where the reader is in it. The Places are what counts; the lines follow from them.
public struct PageState: Sendable {
    public let id: Article.ID
    public let article: Article
    public internal(set) var bookmarks: [Bookmark]
    /// The bookmarks' passages as they stand in the text now.
    private(set) var passages: [Bookmark.ID: Passage] = [:]
    /// First blocks of the runs of furniture that are unfolded.
    private var unfolded: Set<Int> = []
    public private(set) var page: Page
    private let wordCount: Int
    /// Whether a margin has something to show.
    let citesNotes: Bool
    /// The notes beside the page; `nil` where it has no margin.
    private(set) var sidenotes: Sidenotes?
    /// Where the cursor is.
    public private(set) var place: Place
    private var topPlace: Place
    /// The lines of both, on this page.
    public private(set) var cursor = 0
    private(set) var top = 0
    /// Rows of the window.
    private var height: Int
    private let glyphs: GlyphSet
    /// The marker that is chosen, an index into the page's markers.
    private(set) var marker: Int?
    /// Where Enter comes back to from a note's place; gone when the reader leaves the notes.
    var origin: Origin?
    /// The place has changed since it was last saved.
    var isMoved = false {
        didSet { hasMoved = hasMoved || isMoved }
    }
    /// The place has changed since the article was opened.
    private(set) var hasMoved = false

    struct Origin: Hashable {
        var note: Int
        var place: Place
        /// Lines between the top of the window and the cursor.
        var lead: Int
        var marker: Int?
    }

    init(_ loaded: LoadedArticle, in layout: Layout, glyphs: GlyphSet) {
        id = loaded.id
        article = loaded.article
        wordCount = loaded.article.document.wordCount
        bookmarks = loaded.bookmarks
        height = max(1, layout.text.height)
        self.glyphs = glyphs
        page = Typesetter(width: layout.text.width, glyphs: glyphs).page(of: loaded.article)
        citesNotes = loaded.article.citesNotes
        place = loaded.place.map(loaded.article.document.resolve) ?? .start
        topPlace = .start
        setSidenotes(width: layout.margin?.width)
        locateBookmarks()
        cursor = page.line(of: place)
        // It may have been left in a larger window, of which this one shows less.
        let lead = loaded.lead ?? self.height / 3
        scroll(to: cursor - ((0..<self.height).contains(lead) ? lead : self.height / 3))
    }

    // MARK: Setting

    /// Sets the page to another window; the cursor stays at its text, and so does what stood at the top.
    mutating func set(to layout: Layout) {
        let text = layout.text
        let margin = layout.margin?.width
        guard text.width != page.width || text.height != height || margin != sidenotes?.text.width else { return }
        height = max(1, text.height)
        if text.width != page.width { typeset(width: text.width) }
        if margin != sidenotes?.text.width { setSidenotes(width: margin) }
        cursor = page.line(of: place)
        let line = page.line(of: topPlace)
        top = topPlace == .start ? 0 : line
        if cursor < top || cursor >= top + height { top = cursor - height / 3 }
        top = max(0, min(top, page.lines.count - height))
    }

    private mutating func typeset(width: Int) {
        page = Typesetter(width: width, unfolded: unfolded, glyphs: glyphs).page(of: article)
        setSidenotes(width: sidenotes?.text.width)
    }

    private mutating func setSidenotes(width: Int?) {
        sidenotes = width.map { Sidenotes(of: page, in: article.document, width: $0, glyphs: glyphs) }
    }

    // MARK: Folds

    /// Folds or unfolds the furniture on the cursor's line. Returns false when that is not the line of a fold.
    mutating func toggleFold() -> Bool {
        guard let fold = foldAtCursor, fold.isOnLine else { return false }
        setUnfolded(unfolded.symmetricDifference([fold.start]))
        return true
    }

    /// The same, but a cursor inside unfolded furniture folds it too. Returns false when there is none.
    mutating func toggleFoldAround() -> Bool {
        guard let fold = foldAtCursor else { return false }
        setUnfolded(unfolded.symmetricDifference([fold.start]))
        return true
    }

    /// Folds or unfolds all furniture.
    mutating func setAllFolds(open: Bool) {
        setUnfolded(open ? Set(page.entries.compactMap { $0.fold?.lowerBound }) : [])
    }

    /// The run of furniture that the cursor is at, by its first block: on the line that stands for it, or inside.
    private var foldAtCursor: (start: Int, isOnLine: Bool)? {
        guard page.lines.indices.contains(cursor), let entry = page.lines[cursor].entry else { return nil }
        if let fold = page.entries[entry].fold { return (fold.lowerBound, true) }
        guard page.isFurniture(entry) else { return nil }
        return page.entries[..<entry].last { $0.fold != nil }?.fold.map { ($0.lowerBound, false) }
    }

    /// The cursor keeps its row; where its text is folded, it goes to the line that stands for it.
    private mutating func setUnfolded(_ starts: Set<Int>) {
        guard starts != unfolded else { return }
        let row = lead
        let fold = foldAtCursor.flatMap { $0.isOnLine || !starts.contains($0.start) ? $0.start : nil }
        unfolded = starts
        typeset(width: page.width)
        marker = nil
        if let fold, let entry = page.entries.firstIndex(where: { $0.fold?.lowerBound == fold }) {
            cursor = page.lines.firstIndex { $0.entry == entry } ?? 0
            place = page.place(ofLine: cursor)
            isMoved = true
        } else {
            cursor = page.line(of: place)
        }
        scroll(to: cursor - row)
    }

    var hasFolds: Bool { page.entries.contains { $0.fold != nil } }
    var hasOpenFold: Bool { !unfolded.isEmpty }
    var isOnFold: Bool { foldAtCursor?.isOnLine == true }

    /// Makes a Place visible that is folded away.
    private mutating func unfold(_ place: Place) {
        let line = page.line(of: place)
        guard page.lines.indices.contains(line), let entry = page.lines[line].entry,
            case .fold(let blocks, isOpen: false) = page.entries[entry].role,
            place.part == .body, blocks.contains(place.block)
        else { return }
        unfolded.insert(blocks.lowerBound)
        typeset(width: page.width)
    }

    // MARK: Moving

    /// Moves the cursor by lines that hold text; empty lines are passed over.
    mutating func moveCursor(by count: Int) {
        var line = cursor
        var rest = abs(count)
        let step = count < 0 ? -1 : 1
        var next = line + step
        while rest > 0, page.lines.indices.contains(next) {
            if page.lines[next].entry != nil {
                line = next
                rest -= 1
            }
            next += step
        }
        // At the very end and beginning the empty lines around the text come into sight too.
        if rest > 0 { scroll(to: count < 0 ? 0 : page.lines.count - height) }
        setCursor(line)
    }

    /// Scrolls by rows and keeps the cursor on its row of the window.
    mutating func scroll(by rows: Int) {
        let before = top
        scroll(to: top + rows)
        var line = cursor + (top - before)
        if top == before { line = rows < 0 ? 0 : page.lines.count - 1 }
        setCursor(nearestText(to: line, preferring: rows < 0 ? -1 : 1))
    }

    var rowsOfPage: Int { height }

    /// Puts the cursor on a line, or on the text nearest to it.
    mutating func click(line: Int) { setCursor(nearestText(to: line, preferring: -1)) }

    mutating func goToStart() { setCursor(nearestText(to: 0, preferring: 1)) }
    mutating func goToEnd() { setCursor(nearestText(to: page.lines.count - 1, preferring: -1)) }

    /// Moves to a Place, unfolded if need be, and brings it into the upper part of the window when it is out of sight.
    mutating func go(to target: Place) {
        let target = article.document.resolve(target)
        unfold(target)
        setCursor(page.line(of: target), centring: true)
        place = target
    }

    var spot: Spot { Spot(article: id, place: place, lead: lead) }

    /// To where the reader was, with everything around it as it was.
    mutating func go(to spot: Spot) {
        go(to: spot.place)
        scroll(to: cursor - min(spot.lead, height - 1))
    }

    /// Goes to a note's place; `comeBack` returns to what the window shows now.
    mutating func visit(note: Int) {
        let here = Origin(note: note, place: place, lead: lead, marker: marker)
        show(note: note)
        origin = here
    }

    /// To a note's place, also that of a note without text, in which there is no Place to go to.
    mutating func show(note: Int) {
        setCursor(page.line(of: Place(part: .note(note), block: 0, offset: 0)), centring: true)
    }

    /// To where the note was visited from, with everything around it as it was. Returns false when it was not visited.
    mutating func comeBack(from note: Int) -> Bool {
        guard let from = origin, from.note == note else { return false }
        go(to: Spot(article: id, place: from.place, lead: from.lead))
        if let index = from.marker, page.markers.indices.contains(index), page.markers[index].line == cursor {
            marker = index
        }
        origin = nil
        return true
    }

    private mutating func setCursor(_ line: Int, centring: Bool = false) {
        guard !page.lines.isEmpty else { return }
        cursor = max(0, min(line, page.lines.count - 1))
        marker = nil
        place = page.place(ofLine: cursor)
        isMoved = true
        if page.note(ofLine: cursor) == nil { origin = nil }
        if cursor < top {
            scroll(to: centring ? cursor - height / 3 : cursor)
        } else if cursor >= top + height {
            scroll(to: centring ? cursor - height / 3 : cursor - height + 1)
        } else {
            scroll(to: top)
        }
        // The first line of the text shows the beginning, whatever stands above it.
        if cursor < height, page.lines[..<cursor].allSatisfy({ $0.entry == nil }) { scroll(to: 0) }
    }

    private mutating func scroll(to line: Int) {
        top = max(0, min(line, page.lines.count - height))
        topPlace = top == 0 ? .start : page.place(ofLine: top)
    }

    private func nearestText(to line: Int, preferring step: Int) -> Int {
        let line = max(0, min(line, page.lines.count - 1))
        for direction in [step, -step] {
            var at = line
            while page.lines.indices.contains(at) {
                if page.lines[at].entry != nil { return at }
                at += direction
            }
        }
        return line
    }

    /// Lines between the top of the window and the cursor.
    var lead: Int { cursor - top }

    // MARK: Markers

    /// Chooses the next or previous marker, seen from the chosen one or from the cursor's line. Returns nil at the last.
    mutating func chooseMarker(after step: Int) -> Page.PrintedMarker? {
        let target: Int?
        if let marker {
            target = marker + step
        } else if step > 0 {
            target = page.markers.firstIndex { $0.line >= cursor }.map { $0 + step - 1 }
        } else {
            target = page.markers.lastIndex { $0.line <= cursor }.map { $0 + step + 1 }
        }
        guard let target, page.markers.indices.contains(target) else { return nil }
        choose(marker: target)
        return page.markers[target]
    }

    mutating func choose(marker index: Int) {
        let chosen = page.markers[index]
        setCursor(chosen.line, centring: true)
        marker = index
        let entry = page.entries[chosen.entry]
        place = article.document.place(
            entry.part, block: entry.block, offset: entry.sourceOffset(chosen.range.lowerBound))
    }

    var chosenMarker: Page.PrintedMarker? { marker.map { page.markers[$0] } }

    /// The first marker on the cursor's line.
    var markerAtCursor: Int? { marker ?? page.markers.firstIndex { $0.line == cursor } }

    /// The marker with a label that is nearest to the cursor: numbering may begin anew, so below comes before above.
    func marker(labelled label: String) -> Int? {
        let all = page.markers.indices.filter { page.markers[$0].marker.label == label }
        return all.first { page.markers[$0].line >= cursor } ?? all.last
    }

    // MARK: Progress

    /// How far the reader has come in the article's own text. To look at a note's place is not to come to the end.
    var progress: Progress {
        let last = page.lastTextLine
        let line = origin.map { page.line(of: $0.place) } ?? cursor
        return line >= last ? .finished : .reading(Double(line) / Double(last))
    }

    /// How long the rest of the text takes; `nil` at its end.
    var minutesLeft: Int? {
        guard case .reading(let fraction) = progress else { return nil }
        return readingMinutes(words: Int(Double(wordCount) * (1 - fraction)))
    }

    // MARK: Bookmarks

    mutating func setBookmarks(_ bookmarks: [Bookmark]) {
        self.bookmarks = bookmarks
        locateBookmarks()
    }

    private mutating func locateBookmarks() {
        passages = [:]
        for bookmark in bookmarks { passages[bookmark.id] = article.document.find(bookmark.passage) }
    }

    /// The passage that `m` means: the sentence of the chosen marker, else the one that the cursor's line shows most of.
    var passageAtCursor: Passage? {
        if marker != nil { return article.document.passage(at: place) }
        // On the title, the text begins below.
        let isTitle = page.lines.indices.contains(cursor) && place.part == .title
        let lines = isTitle ? cursor..<page.lines.count : cursor..<cursor + 1
        return lines.lazy.compactMap { page.passage(atLine: $0) }.first
    }

    func bookmark(of passage: Passage) -> Bookmark? {
        bookmarks.first { bookmark in
            guard let found = passages[bookmark.id] else { return false }
            return found.place.part == passage.place.part && found.place.block == passage.place.block
                && found.range.overlaps(passage.range)
        }
    }

    /// Bookmarked UTF-8 ranges of a block.
    func marked(_ part: Place.Part, block: Int) -> [Range<Int>] {
        passages.values.filter { $0.place.part == part && $0.place.block == block }.map(\.range)
    }
}
