/// What the reader would have otherwise than it is.
public struct Preferences: Hashable, Sendable {
    /// How notes are shown.
    public enum Notes: Hashable, Sendable {
        /// In the margin where there is room, else in popups.
        case auto
        /// In popups only.
        case popup
    }

    /// Columns of the page's text, at least 1, as far as the window has them. 68 is the longest line that reads well.
    public var measure = 68
    public var notes = Notes.auto

    public init() {}
}
