/// The words of a document as numbers, with where each of them stands: what passages are looked for in. Words are the tokens that
/// search knows, so case, accents, quotation marks, blanks and soft hyphens make no difference.
///
/// The words of one part follow each other whatever blocks they stand in.
struct TextIndex: Sendable {
    /// A block that has words.
    struct Stretch: Sendable {
        var part: Place.Part
        var block: Int
        var text: String
        /// Into `words`.
        var words: Range<Int>
        /// The words of its whole part.
        var ofPart: Range<Int>
    }

    typealias Word = Int32

    /// A word that the document does not have.
    static let unknown: Word = -1

    private(set) var stretches: [Stretch] = []
    private(set) var words: [Word] = []
    /// Where each of the words stands in its block, in UTF-8 bytes.
    private var starts: [Int32] = []
    private var ends: [Int32] = []
    private var numbers: [UInt64: Word] = [:]
    /// Where the places of each word begin in `places`, and behind the last one their end.
    private var firsts: [Int32] = []
    private var places: [Int32] = []

    /// O(UTF-8 bytes).
    init(_ document: Document) {
        var counts: [Int32] = []
        document.forEachBlock { part, index, block in
            let first = words.count
            forEachToken(of: block.text) { range, folded in
                let hash = Self.hash(folded)
                let word = numbers[hash] ?? Word(counts.count)
                if word == counts.count {
                    numbers[hash] = word
                    counts.append(0)
                }
                counts[Int(word)] += 1
                words.append(word)
                starts.append(Int32(range.lowerBound))
                ends.append(Int32(range.upperBound))
            }
            if words.count > first {
                let own = first..<words.count
                stretches.append(Stretch(part: part, block: index, text: block.text, words: own, ofPart: own))
            }
        }
        joinParts()
        firsts = [0]
        for count in counts { firsts.append(firsts.last! + count) }
        places = Array(repeating: 0, count: words.count)
        var next = firsts
        for (place, word) in words.enumerated() {
            places[Int(next[Int(word)])] = Int32(place)
            next[Int(word)] += 1
        }
    }

    /// The number of a folded token.
    func word(_ folded: some Sequence<UInt8>) -> Word { numbers[Self.hash(folded)] ?? Self.unknown }

    /// Where a word stands, in order; nowhere when it is unknown.
    func places(of word: Word) -> ArraySlice<Int32> {
        word < 0 ? [] : places[Int(firsts[Int(word)])..<Int(firsts[Int(word) + 1])]
    }

    /// UTF-8 bytes of its block.
    func range(of place: Int) -> Range<Int> { Int(starts[place])..<Int(ends[place]) }

    /// Which of the `stretches` a word stands in. O(log blocks).
    func stretch(of place: Int) -> Int {
        max(0, stretches.partitioningIndex { $0.words.lowerBound > place } - 1)
    }

    /// The folded bytes of the word at a place.
    func folded(_ place: Int) -> [UInt8] {
        var folded: [UInt8] = []
        var start = range(of: place).lowerBound
        _ = nextToken(in: stretches[stretch(of: place)].text.utf8Span.span, from: &start, into: &folded)
        return folded
    }

    /// How much it says that two texts share a word: 1 for one that the document does not have, less the more often it has it.
    func weight(of word: Word) -> Double {
        1 / Double(Int.bitWidth - (places(of: word).count + 1).leadingZeroBitCount)
    }

    private mutating func joinParts() {
        var first = 0
        for index in stretches.indices {
            if stretches[index].part != stretches[first].part { first = index }
            guard index + 1 == stretches.count || stretches[index + 1].part != stretches[first].part else { continue }
            let whole = stretches[first].words.lowerBound..<stretches[index].words.upperBound
            for member in first...index { stretches[member].ofPart = whole }
        }
    }

    private static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return hash
    }
}

/// Every token of a text: its UTF-8 bytes there, and its folded bytes.
func forEachToken(of text: String, _ visit: (Range<Int>, [UInt8]) -> Void) {
    let bytes = text.utf8Span.span
    var index = 0
    var folded: [UInt8] = []
    while let range = nextToken(in: bytes, from: &index, into: &folded) {
        visit(range, folded)
        folded.removeAll(keepingCapacity: true)
    }
}
