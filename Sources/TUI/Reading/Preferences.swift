import Typesetting

/// What the reader would have otherwise than it is.
public struct Preferences: Hashable, Sendable {
    /// How notes are shown.
    public enum Notes: String, Hashable, Sendable, CaseIterable {
        /// In the margin where there is room, else in popups.
        case auto
        /// In popups only.
        case popup
        /// Behind the sentence that cites them.
        case inline
        /// At the end of the article.
        case end
    }

    /// Columns of the page's text, at least 1, as far as the window has them. 68 is the longest line that reads well.
    public var measure = 68
    public var notes = Notes.auto
    /// Whether the lines of a paragraph end at one column, where the gaps between its words stay small.
    public var isJustified = false
    /// Whether words may be divided, where the hyphenation of the article's language is known.
    public var isHyphenated = false
    /// Lines from one line of a text to the next, 1 or 2.
    public var lineSpacing = 1
    /// Whether preformatted lines that are wider than the measure are wrapped, else they are cut and scroll sideways.
    public var wrapsPreformatted = true

    public init() {}

    /// Columns of the measure that can be asked for.
    public static let measures = 20...200

    /// All of it as one line, to be kept between two sessions.
    public var text: String {
        [
            "measure=\(measure)", "notes=\(notes.rawValue)", "justified=\(isJustified)", "hyphenated=\(isHyphenated)",
            "spacing=\(lineSpacing)", "wraps=\(wrapsPreformatted)",
        ].joined(separator: " ")
    }

    /// What `text` said; `nil` for what is no such line.
    public init?(text: String) {
        for field in text.split(separator: " ") {
            let parts = field.split(separator: "=", maxSplits: 1)
            guard parts.count == 2 else { return nil }
            let value = String(parts[1])
            switch parts[0] {
            case "measure":
                guard let columns = Int(value), Self.measures.contains(columns) else { return nil }
                measure = columns
            case "notes":
                guard let way = Notes(rawValue: value) else { return nil }
                notes = way
            case "justified": isJustified = value == "true"
            case "hyphenated": isHyphenated = value == "true"
            case "spacing": lineSpacing = value == "2" ? 2 : 1
            case "wraps": wrapsPreformatted = value == "true"
            default: break  // Of a later version.
            }
        }
    }

    /// How the text of articles is set.
    var style: PageStyle {
        var style = PageStyle()
        style.isJustified = isJustified
        style.lineSpacing = lineSpacing
        style.hasInlineNotes = notes == .inline
        style.wrapsPreformatted = wrapsPreformatted
        return style
    }
}
