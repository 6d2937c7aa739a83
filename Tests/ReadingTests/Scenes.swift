import Articles
import Cells

@testable import Reading

/// Everything that a screen can show, each reached by keys as a reader would.
enum Scene: String, CaseIterable, Sendable {
    case filter, noMatch, sorted, preview
    case list, page, marker, popup, orphan, nested, longNote, notes, bookmarks, help, prompt, empty, hardTitles, ascii
    case notesPane, notesPaneEnd, cited
    case linked, linkedPopup, citing
    case sidenotes, crowd
    case finding, hits, selecting
    case results, searching, found, problem
    case shelves, emptyShelf, selection, question

    /// Whether its screen is another one in a window with a margin.
    var hasMargin: Bool { [.marker, .longNote, .notes, .ascii, .sidenotes, .crowd, .hits, .found].contains(self) }

    func desk(columns: Int, rows: Int) -> Desk {
        let articles: [Article] =
            switch self {
            case .empty: []
            case .hardTitles: Article.hardTitles
            case .sidenotes, .crowd: [.annotated, .plain]
            case .results, .searching, .found, .problem: [.annotated, .notes, .plain, .annotated, .notes]
            case .linked, .linkedPopup, .citing: Article.linkedOnes
            default: [.notes, .plain] + (1...30).map { .sample("Article \($0) of a longer list", [.marked("Text.")]) }
            }
        var desk = Desk(articles, columns: columns, rows: rows, glyphs: self == .ascii ? .ascii : .unicode)
        switch self {
        case .list: desk.press("j Enter G h j u 3 j u 2 k")
        case .filter: desk.press("5 j / 1 Space L o n")
        case .noMatch: desk.press("Enter h / w o r d Enter")
        case .sorted: desk.press("Enter ] m 9 j h * 2 j u * 4 j * S S")
        case .preview:
            desk.press("j Enter h k")
            desk.tell(.rested)
        case .page: desk.press("Enter 9 j m 4 k")
        case .marker: desk.press("Enter 2 ]")
        case .popup: desk.press("Enter ] Enter")
        case .orphan: desk.press("Enter 9 Enter")
        case .nested: desk.press("Enter ] Enter Tab Enter Tab")
        case .longNote: desk.press("Enter 3 Enter 2 j")
        case .notes: desk.press("Enter ] Enter Enter")
        case .notesPane: desk.press("Enter 2 ] t")
        case .notesPaneEnd: desk.press("Enter t G k")
        case .cited: desk.press("Enter ] Enter c m")
        case .linked: desk.press("Enter 4 j")
        case .linkedPopup: desk.press("Enter f d")
        case .citing: desk.press("j j j Enter c j")
        case .bookmarks:
            desk.press("Enter ] m 2 ] M")
            desk.type("A note of mine")
            desk.press("Enter J G m ' j")
        case .help: desk.press("Enter ?")
        case .prompt:
            desk.press("Enter ] M")
            desk.type("A note of mine with 漢字 and é")
            desk.press("Left Left")
        case .shelves: desk.press("u j * 3 j * h 3 j")
        case .emptyShelf: desk.press("B 2 j l")
        case .selection: desk.press("x j V 3 j")
        case .question: desk.press("A")
        case .empty: break
        case .hardTitles: desk.press("j j Enter h")
        case .sidenotes: desk.press("Enter 2 ]")
        case .crowd: desk.press("Enter 5 ] Space")
        case .finding:
            desk.press("Enter j /")
            desk.type("sec")
        case .hits:
            desk.press("Enter /")
            desk.type("note")
            desk.press("Enter n")
        case .selecting: desk.press("Enter 2 j v 3 j")
        case .results:
            desk.press("s")
            desk.type("sentence OR printers")
            desk.press("Enter j")
        case .searching:
            desk.press("Enter")
            desk.findsAtOnce = false
            desk.press("s")
            desk.type("led")
        case .found:
            desk.press("s")
            desk.type("ledger")
            desk.press("Enter Enter n")
        case .problem:
            desk.press("s")
            desk.type("ledger AND OR is:green ")
        case .ascii:
            desk.press("Enter ] m ] Enter")
        }
        return desk
    }
}
