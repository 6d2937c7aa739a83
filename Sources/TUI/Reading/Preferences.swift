import Typesetting

/// What the reader would have otherwise than it is.
public struct Preferences: Hashable, Sendable {
    /// How notes are shown.
    public enum Notes: Hashable, Sendable {
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

    /// How the text of articles is set.
    var style: PageStyle {
        var style = PageStyle()
        style.isJustified = isJustified
        style.lineSpacing = lineSpacing
        return style
    }
}
