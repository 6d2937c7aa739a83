/// What a keyboard sends, for keys that are not their own letter (as an xterm in application mode does).
public enum Keystroke {
    public static let enter = "\r"
    public static let escape = "\u{1B}"
    public static let tab = "\t"
    public static let backTab = "\u{1B}[Z"
    public static let backspace = "\u{7F}"
    public static let up = "\u{1B}OA"
    public static let down = "\u{1B}OB"
    public static let right = "\u{1B}OC"
    public static let left = "\u{1B}OD"
    public static let home = "\u{1B}OH"
    public static let end = "\u{1B}OF"
    public static let pageUp = "\u{1B}[5~"
    public static let pageDown = "\u{1B}[6~"

    /// Control and a letter: `control("z")` is what suspends.
    public static func control(_ letter: Unicode.Scalar) -> String {
        String(Unicode.Scalar(UInt8(letter.value & 0x1f)))
    }
}
