/// How a cell is to look, said by its meaning; a theme turns it into attributes and colours (Curses).
public struct Style: Hashable, Sendable {
    /// What the text is.
    public enum Role: UInt8, CaseIterable, Sendable {
        case text, faint, title, heading, speaker, quote, link, libraryLink, marker, bookmark
        case border, focusedBorder, selection, status, error, reminder, hint, folded
        /// What was looked for; the one of several that the cursor stands on.
        case hit, presentHit

        /// The letter that stands for the role in dumps of a canvas: a dot for text, else a small letter. No two roles share one.
        public var code: Character {
            switch self {
            case .text: "."
            case .faint: "a"
            case .title: "t"
            case .heading: "h"
            case .speaker: "s"
            case .quote: "q"
            case .link: "l"
            case .libraryLink: "y"
            case .marker: "m"
            case .bookmark: "k"
            case .border: "b"
            case .focusedBorder: "f"
            case .selection: "c"
            case .status: "u"
            case .error: "e"
            case .reminder: "i"
            case .hint: "g"
            case .folded: "d"
            case .hit: "o"
            case .presentHit: "p"
            }
        }
    }

    /// What is added to the look of the role.
    public struct Traits: OptionSet, Hashable, Sendable {
        public let rawValue: UInt8
        public init(rawValue: UInt8) { self.rawValue = rawValue }

        public static let bold = Traits(rawValue: 1 << 0)
        public static let italic = Traits(rawValue: 1 << 1)
        public static let underline = Traits(rawValue: 1 << 2)
        public static let reversed = Traits(rawValue: 1 << 3)
    }

    public var role: Role
    public var traits: Traits

    public init(_ role: Role, _ traits: Traits = []) {
        self.role = role
        self.traits = traits
    }

    public static let text = Style(.text)

    /// The role's code, in upper case when reversed (`#` for reversed text).
    public var mark: Character {
        guard traits.contains(.reversed) else { return role.code }
        return role == .text ? "#" : Character(role.code.uppercased())
    }
}
