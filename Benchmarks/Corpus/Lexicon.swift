/// The made-up words of a script, the commonest first, as UTF-8 in one run of bytes.
struct Lexicon {
    let script: Script
    private let bytes: [UInt8]
    /// Where each word begins, and where the last one ends.
    private let starts: [Int]
    private let zipf: Zipf

    var count: Int { starts.count - 1 }

    /// Words that are made anew: those that mean something to whoever looks for bylines, mailboxes or notes.
    private static let refused: Set<String> = [
        "from", "by", "to", "date", "note", "notes", "ps", "read", "share", "no", "re", "via", "fn", "see", "and", "or",
        "not",
    ]

    /// - Parameter share: of the script's words one in so many.
    init(_ script: Script, seed: UInt64, share: Int = 1) {
        self.script = script
        var chance = Chance(seed: seed &+ 1, number: Script.allCases.firstIndex(of: script)!)
        var known = Self.refused
        var bytes: [UInt8] = []
        var starts = [0]
        let syllable = script.syllable
        while starts.count <= script.words / share {
            // The commoner, the shorter, as in any language.
            let most = starts.count < 40 ? 1 : starts.count < 2_000 ? 2 : 3
            let least = starts.count < 2_000 ? 1 : 2
            var word = ""
            for _ in 0..<least + chance.roll(most - least + 1) { for part in syllable { word += chance.pick(part) } }
            guard !word.isEmpty, known.insert(word).inserted else { continue }
            bytes += word.utf8
            starts.append(bytes.count)
        }
        self.bytes = bytes
        self.starts = starts
        zipf = Zipf(script.words / share)
    }

    /// The word of a rank, from 0.
    func word(_ rank: Int) -> ArraySlice<UInt8> { bytes[starts[rank]..<starts[rank + 1]] }

    func randomWord(_ chance: inout Chance) -> ArraySlice<UInt8> { word(zipf.rank(&chance)) }
}
