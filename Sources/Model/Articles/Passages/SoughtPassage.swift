/// A passage in the words of a document's index, ready to be looked for.
struct SoughtPassage {
    /// Of the quotation, at most `mostWords`.
    private(set) var words: [TextIndex.Word] = []
    /// What an `Alignment` pays for each of them: rare ones are missed more.
    private(set) var weights: [Int32] = []
    /// Where the words stand in the quotation, in UTF-8 bytes.
    private(set) var ranges: [Range<Int>] = []
    /// The words themselves, folded.
    private(set) var folded: [[UInt8]] = []
    /// Whole words before the quotation, and after it.
    private(set) var before: [TextIndex.Word] = []
    private(set) var after: [TextIndex.Word] = []
    let passage: Passage

    /// More than a quotation of ours has: what looking for one takes has an end.
    private static let mostWords = Passage.maximumLength / 3

    init(_ passage: Passage, in index: TextIndex) {
        self.passage = passage
        forEachToken(of: passage.quote) { range, folded in
            guard words.count < Self.mostWords else { return }
            words.append(index.word(folded))
            ranges.append(range)
            self.folded.append(folded)
        }
        weights = words.map { Alignment.unit + Int32(index.weight(of: $0) * Double(Alignment.unit)) }
        // What the surroundings end with on the far side may be half a word.
        let cut = Passage.surroundingLength - 3
        forEachToken(of: passage.prefix) { _, folded in before.append(index.word(folded)) }
        if passage.prefix.utf8.count >= cut, !before.isEmpty { before.removeFirst() }
        forEachToken(of: passage.suffix) { _, folded in after.append(index.word(folded)) }
        if passage.suffix.utf8.count >= cut, !after.isEmpty { after.removeLast() }
        before = before.suffix(Passage.surroundingLength)
        after = Array(after.prefix(Passage.surroundingLength))
    }
}
