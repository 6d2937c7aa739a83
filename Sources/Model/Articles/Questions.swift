/// The turns of an interview that ask, by who speaks in its blocks.
///
/// A turn begins at a block whose speaker is named and is another one than before, and goes on over the blocks below that name
/// nobody. Whoever ends turns with a question mark most often is the one that asks (of several the one that speaks first, and where nobody
/// ever does, the first speaker of all); and beside that one whoever ends at least two turns so, and at least half of all of theirs. What
/// somebody says who asks is a question, whatever it ends with: "Tell us how it began." No furniture, no note is looked at.
struct Questions {
    /// The blocks with which they begin, in order.
    private(set) var blocks: [Int] = []

    private struct Turn {
        var block: Int
        var speaker: String
        var asks = false
    }

    private struct Speaker {
        var turns = 0
        var asked = 0
    }

    /// O(blocks).
    init(_ document: Document) {
        let turns = Self.turns(of: document)
        guard let first = turns.first else { return }
        var speakers: [String: Speaker] = [:]
        var best = first.speaker
        for turn in turns {
            speakers[turn.speaker, default: Speaker()].turns += 1
            if turn.asks { speakers[turn.speaker]?.asked += 1 }
        }
        // Where one alone speaks, nobody is asked.
        guard speakers.count > 1 else { return }
        func asked(_ speaker: String) -> Int { speakers[speaker]?.asked ?? 0 }
        for turn in turns where asked(turn.speaker) > asked(best) { best = turn.speaker }
        let asking = speakers.filter { name, speaker in
            name == best || speaker.asked > 1 && speaker.asked * 2 >= speaker.turns
        }
        // Where everybody does, it is a conversation, which the most curious one leads.
        let leading = asking.count < speakers.count ? Set(asking.keys) : [best]
        blocks = turns.filter { leading.contains($0.speaker) }.map(\.block)
    }

    private static func turns(of document: Document) -> [Turn] {
        var turns: [Turn] = []
        for (index, block) in document.blocks.enumerated() where !block.isFurniture {
            if let speaker = block.speaker, turns.last?.speaker != speaker {
                turns.append(Turn(block: index, speaker: speaker))
            }
            guard !turns.isEmpty, block.kind == .paragraph, !block.text.isEmpty else { continue }
            // The last paragraph decides.
            turns[turns.count - 1].asks = block.text.endsInQuestionMark
        }
        return turns
    }
}

extension Document {
    /// The blocks with which the questions of an interview begin, in order; none where nobody asks. O(blocks).
    public var questions: [Int] { Questions(self).blocks }
}

private let questionMarks: Set<Unicode.Scalar> = ["?", "？", "؟", "⁇", "⁈", "⁉", "՞", "፧", "‽"]

extension String {
    /// Whether the last sign is a question mark of whatever script, but for quotation marks, brackets, note markers and spaces
    /// behind it.
    fileprivate var endsInQuestionMark: Bool {
        for scalar in unicodeScalars.suffix(24).reversed() {
            if questionMarks.contains(scalar) { return true }
            switch scalar.properties.generalCategory {
            case .closePunctuation, .finalPunctuation, .initialPunctuation, .openPunctuation, .spaceSeparator,
                .decimalNumber, .otherNumber:
                continue
            default: if !["\"", "'", "!", "*"].contains(scalar) { return false }
            }
        }
        return false
    }
}
