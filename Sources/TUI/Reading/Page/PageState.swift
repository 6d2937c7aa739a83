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
    /// First blocks of the runs of furniture that are unfolded.
    private(set) var unfolded: Set<Int> = []
    public private(set) var page: Page
    private let wordCount: Int
    /// Whether a margin has something to show.
    let citesNotes: Bool
    /// The notes beside the page; `nil` where it has no margin.
    private(set) var sidenotes: Sidenotes?
    /// Where the cursor is.
    public internal(set) var place: Place
    private var topPlace: Place
    /// The lines of both, on this page.
    public internal(set) var cursor = 0
    private(set) var top = 0
    /// Rows of the window.
    private var height: Int
    private let glyphs: GlyphSet
    /// The marker that is chosen, an index into the page's markers.
    var marker: Int?
    /// Where Enter comes back to from a note's place; gone when the reader leaves the notes.
    var origin: Origin?
    /// Where what is looked for stands; `nil` while nothing is marked.
    var hits: PageHits?
    /// Where the article was left, when a search has opened it elsewhere.
    var spotLeft: Spot?
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

    init(_ loaded: LoadedArticle, in layout: Layout, glyphs: GlyphSet) {
        id = loaded.id
        article = loaded.article
        linked = loaded.linked
        citingCount = loaded.citingCount
        wordCount = loaded.article.document.wordCount
        placedBookmarks = PlacedBookmarks(loaded.bookmarks, in: loaded.article.document)
        height = max(1, layout.text.height)
        self.glyphs = glyphs
        page = Typesetter(width: layout.text.width, glyphs: glyphs).page(of: loaded.article)
        citesNotes = loaded.article.citesNotes
        place = loaded.place.map(loaded.article.document.resolve) ?? .start
        topPlace = .start
        setSidenotes(width: layout.margin?.width)
        cursor = page.line(of: place)
        isVisiting = page.note(ofLine: cursor) != nil
        readPlace = isVisiting ? nil : place
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
        if text.width != page.width {
            typeset(width: text.width, margin: margin)
        } else if margin != sidenotes?.text.width {
            setSidenotes(width: margin)
        }
        cursor = page.line(of: place)
        let line = page.line(of: topPlace)
        top = topPlace == .start ? 0 : line
        if cursor < top || cursor >= top + height { top = cursor - height / 3 }
        top = max(0, min(top, page.lines.count - height))
    }

    private mutating func typeset(width: Int, margin: Int?) {
        page = Typesetter(width: width, unfolded: unfolded, glyphs: glyphs).page(of: article)
        setSidenotes(width: margin)
    }

    /// Sets the page anew with other runs of furniture unfolded. No marker is chosen afterwards.
    mutating func typeset(unfolding starts: Set<Int>) {
        unfolded = starts
        typeset(width: page.width, margin: sidenotes?.text.width)
        marker = nil
    }

    private mutating func setSidenotes(width: Int?) {
        sidenotes = width.map { Sidenotes(of: page, in: article.document, width: $0, glyphs: glyphs) }
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
    func isInSight(line: Int) -> Bool { (top..<top + height).contains(line) }

    /// Puts the cursor on a line, or on the text nearest to it.
    mutating func click(line: Int) { setCursor(nearestText(to: line, preferring: -1)) }

    mutating func goToStart() { setCursor(nearestText(to: 0, preferring: 1)) }
    mutating func goToEnd() {
        isVisiting = false
        setCursor(nearestText(to: page.lines.count - 1, preferring: -1))
    }

    /// Moves to a Place, unfolded if need be, and brings it into the upper part of the window when it is out of sight.
    mutating func go(to target: Place, unfolding: Bool = true) {
        let target = article.document.resolve(target)
        if unfolding { unfold(target) }
        setCursor(page.line(of: target), centring: true)
        place = target
    }

    var spot: Spot { Spot(article: id, place: place, lead: lead, isOnFold: isOnFold) }

    /// To where the reader was, with everything around it as it was.
    mutating func go(to spot: Spot) {
        go(to: spot.place, unfolding: !spot.isOnFold)
        scroll(to: cursor - min(spot.lead, height - 1))
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

    /// Puts the cursor on a line; after a jump (`centring`) with text above it.
    mutating func setCursor(_ line: Int, centring: Bool = false) {
        guard !page.lines.isEmpty else { return }
        cursor = max(0, min(line, page.lines.count - 1))
        marker = nil
        place = page.place(ofLine: cursor)
        isMoved = true
        if page.note(ofLine: cursor) == nil {
            origin = nil
            isVisiting = false
        } else if centring {
            isVisiting = true
        }
        if !isVisiting { readPlace = place }
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

    mutating func scroll(to line: Int) {
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

    // MARK: Progress

    /// How far the reader has come in the article's own text; to look at a note is not to come to the end. `nil` when the
    /// reader has only looked at notes since the article was opened.
    var progress: Progress? {
        guard let readPlace else { return nil }
        let last = page.lastTextLine
        let line = page.line(of: readPlace)
        return line >= last ? .finished : .reading(Double(line) / Double(last))
    }

    /// How long the rest of the text takes; `nil` at its end.
    func minutesLeft(at progress: Progress) -> Int? {
        guard case .reading(let fraction) = progress else { return nil }
        return readingMinutes(words: Int(Double(wordCount) * (1 - fraction)))
    }
}
