import Articles
import Cells
import Typesetting

// How pages are set, changed while one is read and remembered.

extension State {
    /// Columns that one key makes lines wider or narrower.
    private static let step = 4

    mutating func restyle(_ command: Command, _ count: Int?) -> [Effect] {
        guard let page else { return [] }
        var wanted = preferences
        var text = ""
        switch command {
        case .widen, .narrow:
            guard let measure = measure(command, count) else { return [] }
            wanted.measure = measure
            text = "Lines of \(measure) columns"
        case .changeNotes:
            guard page.article.citesNotes else {
                message = noCitation
                return []
            }
            wanted.notes = wanted.notes.next
            preferences.notes = wanted.notes
            text = "Notes: " + wanted.notes.words(hasMargin: layout.margin != nil)
        case .toggleJustification:
            wanted.isJustified.toggle()
            text = wanted.isJustified ? "Lines end at one column, where no gap grows wide" : "Lines end as they come"
        case .toggleHyphenation:
            if !wanted.isHyphenated, let reason = reasonForNoHyphenation(page.article.language) {
                message = reason
                return []
            }
            wanted.isHyphenated.toggle()
            text = wanted.isHyphenated ? "Words are divided" : "Words are not divided"
        case .toggleSpacing:
            wanted.lineSpacing = wanted.lineSpacing == 1 ? 2 : 1
            text = wanted.lineSpacing == 1 ? "Lines stand close" : "An empty line between lines"
        case .toggleWrapping:
            wanted.wrapsPreformatted.toggle()
            text =
                wanted.wrapsPreformatted
                ? "Long lines of code go on below" : "Long lines of code go on beyond the edge: > <"
        default: return []
        }
        preferences = wanted
        setPage()
        message = Message(text)
        return [.rememberPreferences(wanted)] + findHyphenation()
    }

    // MARK: Hyphenation

    /// Where words of an article may be divided, if they are to be and it is known.
    func hyphenation(of article: Article) -> Hyphenation? {
        guard preferences.isHyphenated, let language = article.language else { return nil }
        return hyphenations[language] ?? nil
    }

    /// Asks for the hyphenation of the open article's language, once.
    func findHyphenation() -> [Effect] {
        guard preferences.isHyphenated, let language = page?.article.language, hyphenations[language] == nil else {
            return []
        }
        return [.findHyphenation(language: language)]
    }

    mutating func take(_ hyphenation: Hyphenation?, for language: String) {
        hyphenations[language] = .some(hyphenation)
        guard page?.article.language == language else { return }
        setPage()
    }

    private func reasonForNoHyphenation(_ language: String?) -> Message? {
        guard let language else { return Message("Nothing says in which language this article is") }
        guard case .some(.none) = hyphenations[language] else { return nil }
        return Message(
            "Nothing says how words of this language (\(language)) are divided: a dictionary of Hunspell's form would")
    }

    /// The columns that are asked for; `nil` where nothing would change.
    private mutating func measure(_ command: Command, _ count: Int?) -> Int? {
        let shown = layout.text.width
        if let count {
            let measure = max(Preferences.measures.lowerBound, min(count, Preferences.measures.upperBound))
            return measure
        }
        if command == .widen {
            guard shown >= preferences.measure, preferences.measure < Preferences.measures.upperBound else {
                message = Message("The window has no room for wider lines")
                return nil
            }
            return min(preferences.measure + Self.step, Preferences.measures.upperBound)
        }
        // From what is seen, not from what would be in a wider window.
        let narrower = min(preferences.measure, shown) - Self.step
        guard narrower >= Preferences.measures.lowerBound else {
            message = Message("Lines are not set narrower than \(Preferences.measures.lowerBound) columns")
            return nil
        }
        return narrower
    }

    /// Shows what lies beyond the edge of lines that are not wrapped.
    mutating func scrollSideways(by steps: Int) {
        guard !preferences.wrapsPreformatted else {
            message = Message("Nothing lies beyond the edge; w lets long lines of code go on there")
            return
        }
        if page?.scrollSideways(by: steps) == false {
            message = Message(steps > 0 ? "Nothing more lies beyond the edge" : "This is the beginning of the lines")
        }
    }
}

extension Preferences.Notes {
    fileprivate var next: Self {
        switch self {
        case .auto: .inline
        case .inline: .end
        case .end: .popup
        case .popup: .auto
        }
    }

    fileprivate func words(hasMargin: Bool) -> String {
        switch self {
        case .auto: hasMargin ? "in the margin" : "in the margin of wider windows, here in popups"
        case .inline: "in the text, behind the sentence that cites them first"
        case .end: "at the end of the article; Enter goes there, and back"
        case .popup: "in popups"
        }
    }
}

extension PageState {
    /// Columns that one step goes sideways.
    private static let sideways = 8

    /// - Returns: whether anything has moved.
    mutating func scrollSideways(by steps: Int) -> Bool {
        let widest = page.lines.indices[rowsInSight].map { row in
            page.lines[row].columns + page.lines[row].indent - page.width
        }
        let most = max(page.shift, widest.max() ?? 0)
        let before = page.shift
        page.shift = max(0, min(before + steps * Self.sideways, most))
        return page.shift != before
    }
}
