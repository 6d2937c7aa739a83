import Support
import Testing

@testable import Articles

/// What holds of finding passages again, whatever the text and its edits.
@Suite struct PassagePropertyTests {
    @Test(
        "Found in its own sentence when four fifths of that are left, and nowhere when it was deleted",
        arguments: 0..<120)
    func edited(seed: Int) throws {
        var dice = Dice(seed)
        let text = EditedText(&dice)
        var finder = PassageFinder(text.after)
        for (number, spot) in text.spotsBefore {
            let passage = try #require(text.before.passage(.body, block: spot.block, range: spot.range))
            let found = finder.find(passage)
            guard let now = text.spotsAfter[number] else {
                #expect(found == nil, "\(passage.quote) -> \(found?.quote ?? "")")
                continue
            }
            if let found {
                #expect(
                    found.place.block == now.block && found.range.overlaps(now.range),
                    "\(passage.quote) -> \(found.quote)")
            } else {
                #expect(now.share < 0.8, "\(passage.quote) -> \(text.after.blocks[now.block].text.slice(now.range))")
            }
        }
    }

    @Test("In the same text each passage is itself", arguments: 0..<20)
    func same(seed: Int) {
        var dice = Dice(seed)
        let document = Document(blocks: (0..<6).map { _ in Block(.paragraph, dice.text(of: dice.roll(60))) })
        var finder = PassageFinder(document)
        for (index, block) in document.blocks.enumerated() {
            for range in Sentence.ranges(in: block) {
                let passage = document.passage(.body, block: index, range: range)
                #expect(passage.flatMap { finder.find($0) } == passage)
            }
        }
    }

    @Test("In a text of other words nothing is found", arguments: 0..<40)
    func unrelated(seed: Int) throws {
        var dice = Dice(seed)
        let one = EditedText(&dice)
        // Common words may be the same, others end differently.
        var other = EditedText(&dice).after
        for index in other.blocks.indices {
            let words = other.blocks[index].text.split(separator: " ")
            other.blocks[index].text = words.map { dice.roll(4) == 0 ? $0 : "un" + $0 }.joined(separator: " ")
        }
        var finder = PassageFinder(other)
        for spot in one.spotsBefore.values {
            let passage = try #require(one.before.passage(.body, block: spot.block, range: spot.range))
            #expect(finder.find(passage) == nil, "\(passage.quote)")
        }
    }

    /// Texts, passages and places that nobody of ours wrote.
    @Test("What is found is text of the document, and found again where it stands", arguments: 0..<60)
    func hostile(seed: Int) throws {
        var dice = Dice(seed)
        func document() -> Document {
            Document(
                blocks: (0..<dice.roll(5)).map { _ in Block(.paragraph, dice.text(of: dice.roll(40))) },
                notes: (0..<dice.roll(3)).map { _ in
                    Note(
                        label: nil,
                        blocks: (0..<dice.roll(3)).map { _ in Block(.paragraph, dice.text(of: dice.roll(20))) })
                })
        }
        let document = document()
        var finder = PassageFinder(document)
        for _ in 0..<40 {
            let place = Place(
                part: dice.pick([.title, .body, .note(dice.roll(4)), .note(-1)]), block: dice.roll(6) - 1,
                offset: dice.roll(90) - 5)
            let passage = Passage(
                place: place, quote: dice.text(of: dice.roll(dice.pick([3, 40, 3_000]))),
                prefix: dice.text(of: dice.roll(90)),
                suffix: dice.text(of: dice.roll(90)))
            guard let found = finder.find(passage) else { continue }
            let block = try #require(document.block(found.place.part, found.place.block))
            #expect(!found.quote.isEmpty && block.text.slice(found.range) == found.quote)
            #expect(document.find(found) == found)
        }
    }
}
