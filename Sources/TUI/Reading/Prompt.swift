import Articles
import Cells

/// A line of the reader's own words.
public struct Prompt: Sendable {
    /// What the text is for.
    public enum Purpose: Hashable, Sendable {
        case noteOfNewBookmark(Article.ID, Passage)
        case noteOfBookmark(Bookmark)
        case filterArticles, filterBookmarks, filterOutline, searchHelp
        /// Words in the whole library.
        case search
        /// Words in the open article.
        case find
        /// As `searchHelp`, but Enter does at once what was found.
        case palette

        /// What a note is about; `nil` where the text is none.
        var subject: (article: Article.ID, passage: Passage)? {
            switch self {
            case .noteOfNewBookmark(let article, let passage): (article, passage)
            case .noteOfBookmark(let bookmark): (bookmark.article, bookmark.passage)
            case .filterArticles, .filterBookmarks, .filterOutline, .searchHelp, .palette, .find, .search: nil
            }
        }

        /// The note that is kept now.
        var keptNote: String { if case .noteOfBookmark(let bookmark) = self { bookmark.note } else { "" } }

        /// What is typed takes effect while it is typed, on the list below.
        var isLive: Bool { subject == nil }

        /// What is asked for.
        var title: String {
            switch self {
            case .noteOfNewBookmark, .noteOfBookmark: "Note"
            case .filterArticles, .filterBookmarks, .filterOutline: "Filter"
            case .searchHelp: "Search the keys"
            case .palette: "Do"
            case .find: "Find"
            case .search: "Search"
            }
        }

        /// What the status line calls it.
        var mode: String {
            switch self {
            case .noteOfNewBookmark, .noteOfBookmark: "YOUR NOTE"
            case .filterArticles, .filterBookmarks, .filterOutline: "FILTER"
            case .searchHelp, .palette, .find, .search: "SEARCH"
            }
        }
    }

    private(set) var purpose: Purpose
    /// What is kept now, for Esc to go back to.
    private(set) var original: String
    /// The draft that a note goes on with.
    let begunFrom: Draft?
    /// What of the note is kept for another time.
    var draft: Draft?
    private var characters: [Character]
    private(set) var caret: Int

    /// Characters; more than anybody types, and a bound for what a paste can do.
    static let maximumLength = 20_000

    /// - Parameter text: what is kept now.
    init(_ purpose: Purpose, text: String = "") {
        self.purpose = purpose
        original = text
        begunFrom = nil
        characters = Array(text)
        caret = characters.count
    }

    /// A prompt for a note.
    init(_ purpose: Purpose, goingOnWith draft: Draft?) {
        self.purpose = purpose
        original = purpose.keptNote
        begunFrom = draft
        characters = Array(draft?.text ?? original)
        caret = characters.count
    }

    /// The same words, for another purpose.
    mutating func turn(into purpose: Purpose) {
        self.purpose = purpose
        original = purpose.keptNote
    }

    var text: String {
        get { String(characters) }
        set {
            characters = Array(newValue)
            caret = characters.count
        }
    }
    /// The columns from the beginning to the caret decide what is shown.
    var beforeCaret: String { String(characters[..<caret]) }
    var afterCaret: String { String(characters[caret...]) }
    var isFull: Bool { characters.count >= Self.maximumLength }

    /// Puts a text in at the caret, as far as there is room. Lines become one.
    mutating func insert(_ text: some StringProtocol) {
        let inserted = text.map { $0.isNewline ? " " : $0 }.prefix(max(0, Self.maximumLength - characters.count))
        characters.insert(contentsOf: inserted, at: caret)
        caret += inserted.count
    }

    /// Keys bring a scalar each; one that joins what stands before the caret becomes a character with it.
    private mutating func type(_ character: Character) {
        if caret > 0, case let joined = String(characters[caret - 1]) + String(character), joined.count == 1 {
            characters[caret - 1] = Character(joined)
        } else {
            characters.insert(character, at: caret)
            caret += 1
        }
    }

    /// Takes a key as text or as editing; false for one that means neither.
    mutating func edit(_ key: Key) -> Bool {
        switch key {
        case .character(let character):
            guard !isFull else { return false }
            type(character)
        case .backspace:
            guard caret > 0 else { return true }
            caret -= 1
            characters.remove(at: caret)
        case .delete, .control("D"): if caret < characters.count { characters.remove(at: caret) }
        case .left, .control("B"): caret = max(0, caret - 1)
        case .right, .control("F"): caret = min(characters.count, caret + 1)
        case .home, .control("A"): caret = 0
        case .end, .control("E"): caret = characters.count
        case .control("U"):
            characters.removeSubrange(..<caret)
            caret = 0
        case .control("K"): characters.removeSubrange(caret...)
        case .control("W"):
            let end = caret
            while caret > 0, characters[caret - 1] == " " { caret -= 1 }
            while caret > 0, characters[caret - 1] != " " { caret -= 1 }
            characters.removeSubrange(caret..<end)
        default: return false
        }
        return true
    }
}
