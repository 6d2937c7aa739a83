import Articles
import Cells

/// A line of the reader's own words.
public struct Prompt: Sendable {
    /// What the text is for.
    public enum Purpose: Hashable, Sendable {
        case noteOfNewBookmark(Article.ID, Passage)
        case noteOfBookmark(Bookmark.ID)
    }

    let purpose: Purpose
    let title: String
    private(set) var text: [Character]
    private(set) var caret: Int

    /// More than anybody types; bounds what a paste can do.
    private static let maximumLength = 10_000

    init(_ purpose: Purpose, title: String, text: String = "") {
        self.purpose = purpose
        self.title = title
        self.text = Array(text)
        caret = self.text.count
    }

    /// The columns from the beginning to the caret decide what is shown.
    var beforeCaret: String { String(text[..<caret]) }
    var afterCaret: String { String(text[caret...]) }

    /// Takes a key as text or as editing; false for one that means neither.
    mutating func edit(_ key: Key) -> Bool {
        switch key {
        case .character(let character):
            guard text.count < Self.maximumLength else { return false }
            text.insert(character, at: caret)
            caret += 1
        case .backspace:
            guard caret > 0 else { return true }
            caret -= 1
            text.remove(at: caret)
        case .delete, .control("D"): if caret < text.count { text.remove(at: caret) }
        case .left, .control("B"): caret = max(0, caret - 1)
        case .right, .control("F"): caret = min(text.count, caret + 1)
        case .home, .control("A"): caret = 0
        case .end, .control("E"): caret = text.count
        case .control("U"):
            text.removeSubrange(..<caret)
            caret = 0
        case .control("K"): text.removeSubrange(caret...)
        case .control("W"):
            let end = caret
            while caret > 0, text[caret - 1] == " " { caret -= 1 }
            while caret > 0, text[caret - 1] != " " { caret -= 1 }
            text.removeSubrange(caret..<end)
        default: return false
        }
        return true
    }
}
