import Support

/// Texts that have broken terminal programs, and a source of more of them that is the same in every run.
enum Hostile {
    static let texts = [
        "\u{1B}[31mred\u{1B}[0m", "\u{1B}]52;c;AAAA\u{7}", "a\u{9B}2Jb", "nul\u{0}byte", "tab\tnew\nline\r\n", "\u{7F}",
        "\u{202E}reversed\u{202C}", "\u{2066}isolate\u{2069}", "\u{200F}mark", "\u{E0041}\u{E007F}tags",
        "\u{2028}\u{2029}\u{85}", "\u{FEFF}mark", "soft\u{AD}hyphen", "\u{E000}\u{F8FF}\u{10FFFD}", "\u{378}\u{FFFF}",
        "\u{301}lone", "e\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}", "漢字", "한국어", "\u{1100}\u{1161}\u{11A8}",
        "👩‍👩‍👧‍👦!", "👍🏽!", "🇺🇦!", "1️⃣!", "❤️!", "🏳️‍🌈!", "🏴󠁧󠁢󠁥󠁮󠁧󠁿!", "क्‍ष", "می‌خواهم", "\u{200D}",
        "\u{200D}👩\u{200D}", "", " ",
    ]

    private static let pieces: [Unicode.Scalar] = [
        "a", "b", " ", "é", "ß", "漢", "ｗ", "👩", "❤", "\u{200D}", "\u{FE0F}", "\u{301}", "\u{20DD}", "\u{1B}", "\u{9B}",
        "\u{7F}", "\u{0}", "\u{202E}", "\u{1F3FD}", "\u{1F1FA}", "\u{1F1E6}", "\u{E0061}", "\u{E000}", "\u{378}",
        "\u{1161}", "\u{200B}", "\u{AD}", "\u{FFFD}", "…", "’",
    ]

    static func text(of length: Int, by dice: inout Dice) -> String {
        var view = String.UnicodeScalarView()
        for _ in 0..<length {
            if dice.roll(4) > 0 {
                view.append(pieces[dice.roll(pieces.count)])
            } else if let scalar = Unicode.Scalar(UInt32(dice.roll(0x110000))) {
                view.append(scalar)
            }
        }
        return String(view)
    }
}
