import Articles
import Cells

/// The bookmarks of all articles.
public struct BookmarksPopup: Sendable {
    var rows: [BookmarkRow]
    var selected = 0
    var top = 0

    mutating func move(to index: Int, height: Int) {
        selected = max(0, min(index, rows.count - 1))
        if selected < top { top = selected }
        if selected >= top + max(1, height) { top = selected - max(1, height) + 1 }
    }
}

/// The keys, made from the one table.
public struct HelpPopup: Sendable {
    var top = 0

    struct Line: Hashable {
        var keys: String
        var text: String
        var isHeading = false
    }

    /// The keys of the pane or popup in which help was asked for stand first.
    let lines: [Line]

    init(for context: Context) {
        var lines: [Line] = []
        let order = [context] + Context.allCases.filter { $0 != context && $0 != .help }
        let common = Binding.table.filter { $0.contexts == Set(Context.allCases) }
        func add(_ title: String, _ bindings: [Binding]) {
            guard !bindings.isEmpty else { return }
            if !lines.isEmpty { lines.append(Line(keys: "", text: "")) }
            lines.append(Line(keys: title, text: "", isHeading: true))
            lines += bindings.map { Line(keys: $0.keys.map(\.name).joined(separator: " "), text: $0.help) }
        }
        for context in order {
            add(context.title, Binding.table.filter { $0.contexts.contains(context) && !common.contains($0) })
        }
        add("Everywhere", common)
        lines += Binding.terminalKeys.map { Line(keys: $0.0, text: $0.1) }
        lines.append(Line(keys: "3j", text: "a number repeats a movement; 3 Enter opens note 3"))
        self.lines = lines
    }

    mutating func scroll(to line: Int, height: Int) { top = max(0, min(line, lines.count - height)) }
}

/// A line of the reader's own words.
public struct Prompt: Sendable {
    enum Purpose: Hashable, Sendable {
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
