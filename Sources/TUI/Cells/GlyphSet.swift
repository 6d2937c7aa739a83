/// The signs that panes are drawn with: one set for UTF-8, one of ASCII for terminals without it. Each sign takes one column.
public struct GlyphSet: Hashable, Sendable {
    /// The corners and sides of a box.
    public struct Frame: Hashable, Sendable {
        public let horizontal: Character
        public let vertical: Character
        public let topLeft: Character
        public let topRight: Character
        public let bottomLeft: Character
        public let bottomRight: Character
    }

    /// For panes.
    public let square: Frame
    /// For popups.
    public let rounded: Frame
    public let teeLeft: Character
    public let teeRight: Character
    public let teeTop: Character
    public let teeBottom: Character
    public let cross: Character
    /// Stands for what was cut off.
    public let ellipsis: String
    /// Points at the chosen row.
    public let pointer: Character
    /// Stands beside a bookmarked passage.
    public let bookmark: Character
    /// Stands for a star that the reader gave.
    public let star: Character
    /// Before what is folded, and what is unfolded.
    public let folded: Character
    public let unfolded: Character
    public let bullet: Character
    public let middleDot: Character
    /// The ends of a gauge.
    public let gaugeStart: Character
    public let gaugeEnd: Character
    /// From one step to a full column of a gauge, evenly.
    public let gaugeSteps: [Character]
    /// The track and the thumb of a scroll bar.
    public let track: Character
    public let thumb: Character

    public static let unicode = GlyphSet(
        square: Frame(
            horizontal: "─", vertical: "│", topLeft: "┌", topRight: "┐", bottomLeft: "└", bottomRight: "┘"),
        rounded: Frame(
            horizontal: "─", vertical: "│", topLeft: "╭", topRight: "╮", bottomLeft: "╰", bottomRight: "╯"),
        teeLeft: "├", teeRight: "┤", teeTop: "┬", teeBottom: "┴", cross: "┼",
        ellipsis: "…", pointer: "▸", bookmark: "◂", star: "★", folded: "+", unfolded: "−", bullet: "•",
        middleDot: "·", gaugeStart: "▕", gaugeEnd: "▏", gaugeSteps: ["▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"],
        track: "│", thumb: "┃")

    public static let ascii = GlyphSet(
        square: Frame(
            horizontal: "-", vertical: "|", topLeft: "+", topRight: "+", bottomLeft: "+", bottomRight: "+"),
        rounded: Frame(
            horizontal: "-", vertical: "|", topLeft: "+", topRight: "+", bottomLeft: "+", bottomRight: "+"),
        teeLeft: "+", teeRight: "+", teeTop: "+", teeBottom: "+", cross: "+",
        ellipsis: "...", pointer: ">", bookmark: "<", star: "*", folded: "+", unfolded: "-", bullet: "*",
        middleDot: "-", gaugeStart: "[", gaugeEnd: "]", gaugeSteps: ["#"], track: "|", thumb: "#")
}
