/// Numbers that are the same in every run (xorshift).
struct Dice {
    private var state: UInt64
    init(_ seed: UInt64) { state = (seed &+ 1) &* 0x9E37_79B9_7F4A_7C15 | 1 }

    /// 0 to below the number of sides.
    mutating func roll(_ sides: Int) -> Int {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return Int(state % UInt64(sides))
    }

    mutating func pick<T>(_ choices: [T]) -> T { choices[roll(choices.count)] }

    /// A text of pieces that sentences are made of, and that break the making of sentences.
    mutating func text(of length: Int) -> String {
        let pieces = [
            "word", "Word", " ", " ", " ", ".", ".", "!", "?", "…", "。", "”", "»", "\u{A0}", "\u{A0}»", "(", ")", "[1]",
            "é", "É", "e\u{301}", "漢字", "👩‍👩‍👧", "Mr", "e.g", "A", "1", "\n", "'", "\u{AD}",
        ]
        return (0..<length).map { _ in pick(pieces) }.joined()
    }
}
