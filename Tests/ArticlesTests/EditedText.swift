import Support

@testable import Articles

/// An article of made-up words, and the same article after some edits: what was a sentence is known there, too.
struct EditedText {
    struct Sentence {
        var words: [String]
        /// Of its words, as they were at first.
        var share = 1.0
        /// A word that is there in no other sentence ends no line: the sentence as text.
        var text: String {
            let first = words.first.map { $0.prefix(1).uppercased() + $0.dropFirst() } ?? ""
            return ([first] + words.dropFirst()).joined(separator: " ") + "."
        }
    }

    /// Where a sentence stands.
    struct Spot {
        var block: Int
        var range: Range<Int>
        var share: Double
    }

    let before: Document
    let after: Document
    /// By the number of the sentence; those that were deleted are only in the first.
    private(set) var spotsBefore: [Int: Spot] = [:]
    private(set) var spotsAfter: [Int: Spot] = [:]

    init(_ dice: inout Dice) {
        let words = Self.words(&dice)
        var number = 0
        var paragraphs = (0..<3 + dice.roll(20)).map { _ in
            (0..<1 + dice.roll(5)).map { _ in
                number += 1
                let words = (0..<3 + dice.roll(20)).map { _ in
                    dice.pick(dice.roll(3) == 0 ? Array(words.prefix(20)) : words)
                }
                return (number, Sentence(words: words))
            }
        }
        (before, spotsBefore) = Self.document(paragraphs)
        for paragraph in paragraphs.indices {
            for sentence in paragraphs[paragraph].indices {
                Self.edit(&paragraphs[paragraph][sentence].1, &dice, words)
            }
            if dice.roll(5) == 0 { paragraphs[paragraph].remove(at: dice.roll(paragraphs[paragraph].count)) }
        }
        Self.rearrange(&paragraphs, &dice)
        (after, spotsAfter) = Self.document(paragraphs)
    }

    static func words(_ dice: inout Dice) -> [String] {
        let syllables = [
            "ka", "to", "ri", "men", "sol", "ver", "dan", "pi", "lu", "gor", "é", "st", "an", "ne", "ul",
        ]
        return (0..<60 + dice.roll(600)).map { _ in (0..<2 + dice.roll(3)).map { _ in dice.pick(syllables) }.joined() }
    }

    /// At most a fifth of the words is changed, one is added or left out, or letters and blanks are others.
    private static func edit(_ sentence: inout Sentence, _ dice: inout Dice, _ words: [String]) {
        let count = sentence.words.count
        switch dice.roll(6) {
        case 0:
            let places = Set((0..<count / 5).map { _ in dice.roll(count) })
            for place in places { sentence.words[place] = dice.pick(words) + "x" }
            sentence.share = 1 - Double(places.count) / Double(count)
        case 1 where count > 4: sentence.words.insert(dice.pick(words), at: dice.roll(count))
        case 2 where count > 5:
            sentence.words.remove(at: dice.roll(count))
            sentence.share = 1 - 1 / Double(count)
        case 3:
            let place = dice.roll(count)
            sentence.words[place] = "“\(sentence.words[place].uppercased())\u{AD}”,"
        default: break
        }
    }

    /// Paragraphs are moved, joined and parted.
    private static func rearrange(_ paragraphs: inout [[(Int, Sentence)]], _ dice: inout Dice) {
        let moved = paragraphs.remove(at: dice.roll(paragraphs.count))
        paragraphs.insert(moved, at: dice.roll(paragraphs.count))
        if dice.roll(2) == 0 {
            let place = dice.roll(paragraphs.count - 1)
            paragraphs[place] += paragraphs.remove(at: place + 1)
        }
        if dice.roll(2) == 0 {
            let place = dice.roll(paragraphs.count)
            let cut = dice.roll(paragraphs[place].count + 1)
            paragraphs.insert(Array(paragraphs[place][cut...]), at: place + 1)
            paragraphs[place].removeSubrange(cut...)
        }
        paragraphs.removeAll(where: \.isEmpty)
    }

    private static func document(_ paragraphs: [[(Int, Sentence)]]) -> (Document, [Int: Spot]) {
        var document = Document()
        var spots: [Int: Spot] = [:]
        for (block, paragraph) in paragraphs.enumerated() {
            var text = ""
            for (number, sentence) in paragraph {
                if !text.isEmpty { text += " " }
                let start = text.utf8.count
                text += sentence.text
                spots[number] = Spot(block: block, range: start..<text.utf8.count, share: sentence.share)
            }
            document.blocks.append(Block(.paragraph, text))
        }
        return (document, spots)
    }
}
