import Articles
import Cells
import Typesetting

/// The open article: its page, and where the reader is in it. The Places are what counts; the lines follow from them.
public struct PageState: Sendable {
    public let id: Article.ID
    public let article: Article
    /// The articles of the library to which its links lead, by address.
    public let linked: [String: ArticleRow]
    /// How many articles lead here.
    public let citingCount: Int
    /// The bookmarks, and their passages as they stand in the text now.
    var placedBookmarks: PlacedBookmarks
    public internal(set) var page: Page
    private let wordCount: Int
    /// Whether a margin has something to show.
    let citesNotes: Bool
    /// The notes beside the page; `nil` where it has no margin.
    private(set) var sidenotes: Sidenotes?
    /// Where the cursor is.
    public internal(set) var place: Place
    private var topPlace: Place
    /// The rows of both, on this page.
    public internal(set) var cursor: Page.Row
    private(set) var top: Page.Row
    /// Rows of the window.
    private var height: Int
    private var setter: Typesetter
    /// The marker that is chosen, an index into the page's markers.
    var marker: Int? { didSet { link = nil } }
    /// The link that is chosen; wherever the cursor goes, it no longer is.
    var link: Page.PrintedLink?
    /// Where Enter comes back to from a note's place; gone when the reader leaves the notes.
    var origin: Origin?
    /// Where what is looked for stands; `nil` while nothing is marked.
    var hits: PageHits?
    /// Where the article was left, when a search has opened it elsewhere.
    var spotLeft: Spot?
    /// What is selected; it ends when another article comes or the focus leaves the page.
    var selection: Selection?
    /// The place has changed since it was last saved.
    var isMoved = false
    /// The last Place up to which the text was read: among the notes that is where the reader jumped to them from. `nil` when
    /// the article was opened there.
    private var readPlace: Place?
    /// Among the notes by a jump, not by reading on.
    private var isVisiting = false

    struct Origin: Hashable {
        var note: Int
        var place: Place
        /// Lines between the top of the window and the cursor.
        var lead: Int
        var marker: Int?
    }

    init(
        _ loaded: LoadedArticle, in layout: Layout, glyphs: GlyphSet, preferences: Preferences,
        hyphenation: Hyphenation?
    ) {
        id = loaded.id
        article = loaded.article
        linked = loaded.linked
        citingCount = loaded.citingCount
        wordCount = loaded.article.document.estimatedWordCount
        placedBookmarks = PlacedBookmarks(loaded.bookmarks, in: loaded.article.document)
        height = max(1, layout.text.height)
        setter = Typesetter(
            width: layout.text.width, glyphs: glyphs, style: preferences.style, hyphenation: hyphenation)
        page = setter.page(of: loaded.article)
        citesNotes = loaded.article.citesNotes
        place = loaded.place.map(loaded.article.document.resolve) ?? .start
        topPlace = .start
        cursor = page.row(of: place)
        top = cursor
        setSidenotes(width: layout.margin?.width)
        isVisiting = page.note(ofRow: cursor) != nil
        readPlace = isVisiting ? nil : place
        // It may have been left in a larger window, of which this one shows less.
        let lead = loaded.lead ?? self.height / 3
        showCursor(below: (0..<self.height).contains(lead) ? lead : self.height / 3)
    }

    // MARK: Setting

    /// Sets the page to another window, or in another way; the cursor stays at its text, and so does what stood at the top.
    mutating func set(to layout: Layout, style: PageStyle, hyphenation: Hyphenation?) {
        let text = layout.text
        let margin = layout.margin?.width
        let isAnother =
            text.width != page.width || style != setter.style || (hyphenation == nil) != (setter.hyphenation == nil)
        guard isAnother || text.height != height || margin != sidenotes?.width else { return }
        height = max(1, text.height)
        (setter.style, setter.hyphenation) = (style, hyphenation)
        if isAnother {
            typeset(width: text.width, margin: margin)
        } else {
            if margin != sidenotes?.width { setSidenotes(width: margin) }
            findRows()
        }
        if !isInSight(row: cursor) { top = min(row(cursor, movedBy: -(height / 3)), lastTop) }
    }

    private mutating func typeset(width: Int, margin: Int?) {
        setter.width = width
        page = setter.page(of: article)
        setSidenotes(width: margin)
        findRows()
    }

    /// Rows belong to the page that they were taken from: those of another one are found by the Places that stand on them.
    private mutating func findRows() {
        cursor = page.row(of: place)
        top = min(topPlace == .start ? page.lines.startIndex : page.row(of: topPlace), lastTop)
    }

    /// First blocks of the runs of furniture that are unfolded.
    var unfolded: Set<Int> { setter.unfolded ?? [] }

    /// What sets texts of the article beside its page, as popups show them.
    func setter(width: Int) -> Typesetter {
        var setter = Typesetter(width: width, glyphs: setter.glyphs, hyphenation: setter.hyphenation)
        setter.language = article.language
        return setter
    }

    /// Sets the page anew with other runs of furniture unfolded. No marker is chosen afterwards.
    mutating func typeset(unfolding starts: Set<Int>) {
        setter.unfolded = starts
        typeset(width: page.width, margin: sidenotes?.width)
        marker = nil
    }

    private mutating func setSidenotes(width: Int?) {
        sidenotes = width.map { Sidenotes(of: page, width: $0) }
    }

    // MARK: Moving

    /// A row so many lines further down, or up, as far as there are any.
    private func row(_ row: Page.Row, movedBy count: Int) -> Page.Row {
        page.lines.isEmpty ? row : page.lines.row(row, clampedOffsetBy: count)
    }

    /// The row that is at the top when the last line is at the bottom.
    private var lastTop: Page.Row { row(page.lines.endIndex, movedBy: -height) }

    /// Moves the cursor by lines that hold text; empty lines are passed over.
    mutating func moveCursor(by count: Int) {
        let lines = page.lines
        var found = cursor
        var rest = abs(count)
        var next = cursor
        while rest > 0, count < 0 ? next > lines.startIndex : next < lines.endIndex {
            next = count < 0 ? lines.index(before: next) : lines.index(after: next)
            guard next < lines.endIndex else { break }
            if !page.isBlank(next) {
                found = next
                rest -= 1
            }
        }
        // At the very end and beginning the empty lines around the text come into sight too.
        if rest > 0 { scroll(to: count < 0 ? lines.startIndex : lastTop) }
        setCursor(found)
    }

    /// Scrolls by rows so many times, as far as the page goes.
    mutating func scroll(by rows: Int, times: Int) {
        for _ in 0..<times {
            let before = (top, cursor)
            scroll(by: rows)
            if (top, cursor) == before { break }
        }
    }

    /// Scrolls by rows and keeps the cursor on its row of the window.
    mutating func scroll(by rows: Int) {
        let before = top
        scroll(to: row(top, movedBy: rows))
        let moved = page.lines.distance(from: before, to: top, atMost: abs(rows))
        var target = row(cursor, movedBy: moved)
        if top == before { target = rows < 0 ? page.lines.startIndex : row(page.lines.endIndex, movedBy: -1) }
        setCursor(nearestText(to: target, preferring: rows < 0 ? -1 : 1))
    }

    var rowsOfPage: Int { height }
    func isInSight(row: Page.Row) -> Bool {
        row >= top && page.lines.distance(from: top, to: row, atMost: height) < height
    }

    /// The rows in sight.
    var rowsInSight: Range<Page.Row> { page.lines.rows(from: top, count: height) }

    /// Puts the cursor on a row, or on the text nearest to it.
    mutating func click(row: Page.Row) { setCursor(nearestText(to: row, preferring: -1)) }

    mutating func goToStart() { setCursor(nearestText(to: page.lines.startIndex, preferring: 1)) }
    mutating func goToEnd() {
        isVisiting = false
        setCursor(nearestText(to: row(page.lines.endIndex, movedBy: -1), preferring: -1))
    }

    /// Moves to a Place, unfolded if need be, and brings it into the upper part of the window when it is out of sight.
    mutating func go(to target: Place, unfolding: Bool = true) {
        let target = article.document.resolve(target)
        if unfolding { unfold(target) }
        setCursor(page.row(of: target), centring: true)
        place = target
    }

    var spot: Spot {
        let linesBelow = page.lines.distance(from: page.row(of: place), to: cursor, atMost: height)
        return Spot(article: id, place: place, lead: lead, linesBelow: linesBelow, isOnFold: isOnFold)
    }

    /// To where the reader was, with everything around it as it was.
    mutating func go(to spot: Spot) {
        go(to: spot.place, unfolding: !spot.isOnFold)
        // A line of the page's own has the place of what it stands for, and so none of its own.
        if spot.linesBelow != 0, case let row = row(cursor, movedBy: spot.linesBelow),
            page.lines[row].entry != nil, page.place(ofRow: row).isAt(place)
        {
            setCursor(row)
        }
        showCursor(below: min(spot.lead, height - 1))
    }

    /// Goes somewhere without reading on: how far the text is read stays as it was.
    mutating func lookUp<Result>(_ jump: (inout PageState) -> Result) -> Result {
        let read = readPlace
        defer { readPlace = read }
        return jump(&self)
    }

    /// Goes to a note's place; `comeBack` returns to what the window shows now.
    mutating func visit(note: Int) {
        // From one note to another: back is still where the text was left.
        var here = Origin(note: note, place: place, lead: lead, marker: marker)
        if let origin, case .note = place.part {
            here = Origin(note: note, place: origin.place, lead: origin.lead, marker: origin.marker)
        }
        show(note: note)
        origin = here
    }

    /// To a note's place, also that of a note without text, in which there is no Place to go to.
    mutating func show(note: Int) {
        setCursor(page.row(of: Place(part: .note(note), block: 0, offset: 0)), centring: true)
    }

    /// To where the note was visited from, with everything around it as it was. Returns false when it was not visited.
    mutating func comeBack(from note: Int) -> Bool {
        guard let from = origin, from.note == note else { return false }
        go(to: Spot(article: id, place: from.place, lead: from.lead))
        if let index = from.marker, page.markers.indices.contains(index),
            page.row(of: page.markers[index]) == cursor
        {
            marker = index
        }
        origin = nil
        return true
    }

    /// Puts the cursor on a row; after a jump (`centring`) with text above it.
    mutating func setCursor(_ row: Page.Row, centring: Bool = false) {
        guard !page.lines.isEmpty else { return }
        cursor = row
        marker = nil
        place = page.place(ofRow: cursor)
        isMoved = true
        if page.note(ofRow: cursor) == nil {
            origin = nil
            isVisiting = false
        } else if centring {
            isVisiting = true
        }
        if !isVisiting { readPlace = place }
        if cursor < top {
            showCursor(below: centring ? height / 3 : 0)
        } else if !isInSight(row: cursor) {
            showCursor(below: centring ? height / 3 : height - 1)
        } else {
            scroll(to: top)
        }
        // The first line of the text shows the beginning, whatever stands above it.
        if page.lines[..<cursor].prefix(height).allSatisfy({ $0.entry == nil }) { scroll(to: page.lines.startIndex) }
    }

    /// Scrolls so that the cursor stands so many lines below the top of the window, as far as the page allows it.
    mutating func showCursor(below lead: Int) { scroll(to: row(cursor, movedBy: -lead)) }

    mutating func scroll(to row: Page.Row) {
        top = min(row, lastTop)
        topPlace = top == page.lines.startIndex ? .start : page.place(ofRow: top)
    }

    private func nearestText(to row: Page.Row, preferring step: Int) -> Page.Row {
        let lines = page.lines
        guard !lines.isEmpty else { return row }
        for isDown in step > 0 ? [true, false] : [false, true] {
            let found =
                isDown
                ? lines.indices[row...].first { !page.isBlank($0) } : lines.indices[...row].last { !page.isBlank($0) }
            if let found { return found }
        }
        return row
    }

    /// Lines between the top of the window and the cursor.
    var lead: Int { page.lines.distance(from: top, to: cursor, atMost: height) }

    // MARK: Progress

    /// Where the cursor stands in the article's own text; among the notes, how far the reader has come.
    var position: Progress? { page.note(ofRow: cursor) == nil ? progress(at: place) : progress }

    /// How far the reader has come in the article's own text; to look at a note is not to come to the end. `nil` when the
    /// reader has only looked at notes since the article was opened.
    var progress: Progress? {
        readPlace.map(progress(at:))
    }

    private func progress(at place: Place) -> Progress {
        page.row(of: place) >= page.lastTextRow ? .finished : .reading(page.fraction(before: place))
    }

    /// How long the rest of the text takes; `nil` at its end.
    func minutesLeft(at progress: Progress) -> Int? {
        guard case .reading(let fraction) = progress else { return nil }
        return readingMinutes(words: Int(Double(wordCount) * (1 - fraction)))
    }
}
