import Support

extension Dice {
    /// A text of pieces that sentences are made of, and that break the making of sentences.
    mutating func text(of length: Int) -> String {
        let pieces = [
            "word", "Word", " ", " ", " ", ".", ".", "!", "?", "…", "。", "”", "»", "\u{A0}", "\u{A0}»", "(", ")", "[1]",
            "é", "É", "e\u{301}", "漢字", "👩‍👩‍👧", "Mr", "e.g", "A", "1", "\n", "'", "\u{AD}",
        ]
        return (0..<length).map { _ in pick(pieces) }.joined()
    }
}
