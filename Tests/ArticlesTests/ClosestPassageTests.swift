import Testing

@testable import Articles

/// Passages whose words have changed since they were marked.
@Suite struct ClosestPassageTests {
    private static let paragraph =
        "The river rises early in the hills. On Tuesday the council said \"it would not reopen the old mill\" before "
        + "the winter comes. [3] Nobody in the village was surprised by this."

    private let marked: Passage

    init() throws {
        let document = Document(blocks: [Block(.paragraph, Self.paragraph)])
        marked = try #require(document.passage(at: document.place(.body, block: 0, offset: 60)))
        #expect(marked.quote.hasPrefix("On Tuesday") && marked.quote.hasSuffix("comes. [3]") == false)
    }

    private func find(_ marked: Passage, in paragraphs: String...) -> String? {
        let other = "An unrelated paragraph stands before, and it says other things than the rest of them do."
        return Document(blocks: ([other] + paragraphs).map { Block(.paragraph, $0) }).find(marked)?.quote
    }

    @Test(
        "An edit within the sentence leaves it where it is",
        arguments: [
            ("council", "counsil"), ("\"it would", "“it would"), ("reopen", "re\u{AD}open"),
            ("old mill", "old\u{A0}mill"),
            ("old mill", "old water mill"), ("early", "late"), ("not reopen", "not soon reopen"),
            ("Tuesday", "Wednesday"),
            ("On Tuesday the", "The"), ("before the winter", "before winter"), ("hills.", "hills!"),
        ])
    func edits(old: String, new: String) throws {
        let edited = Self.paragraph.replacing(old, with: new)
        let found = try #require(find(marked, in: edited))
        #expect(edited.contains(found) && found.hasSuffix("comes."))
        #expect(found.hasPrefix("On ") || found.hasPrefix("The council"))
    }

    @Test("Its text, as the closest one, is a whole sentence, however its beginning and its end were changed")
    func wholeSentence() {
        let edited = Self.paragraph.replacing("On Tuesday", with: "Last Friday").replacing("comes.", with: "arrives.")
        let sentence = "Last Friday the council said \"it would not reopen the old mill\" before the winter arrives."
        #expect(find(marked, in: edited) == sentence)
    }

    @Test("Where its paragraph was parted, the larger piece of it")
    func parted() {
        let words = Self.paragraph.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        // The sentence is 16 words, from the eighth on.
        for cut in 8..<23 where cut != 15 {
            let found = find(marked, in: words[..<cut].joined(separator: " "), words[cut...].joined(separator: " "))
            let pieces = cut > 15 ? words[7..<cut] : words[cut..<23]
            #expect(found == pieces.joined(separator: " "))
        }
    }

    @Test("Where paragraphs were joined, and a note's number is another one")
    func joinedAndNumbered() throws {
        let document = Document(
            blocks: [Block(.paragraph, "One claim that the author makes here. [3] And another one.")],
            notes: [Note(label: "3", blocks: [])])
        let passage = try #require(document.passage(.body, block: 0, range: 0..<41))
        #expect(passage.quote.hasSuffix("[3]"))
        #expect(find(passage, in: "It was. One claim that the author makes here. [14] And another one.") != nil)
    }

    @Test("What is deleted is not its neighbour, however alike")
    func neighbours() throws {
        let text = "He said yes to the first question. He said yes to the second question. Then he left the room."
        let document = Document(blocks: [Block(.paragraph, text)])
        let first = try #require(document.passage(at: document.place(.body, block: 0, offset: 0)))
        #expect(find(first, in: "He said yes to the second question. Then he left the room.") == nil)
        #expect(find(first, in: "Then he left the room.") == nil)
        #expect(
            find(first, in: text.replacing("yes to the first", with: "yes, to the first"))?.hasPrefix("He said yes,")
                == true)
    }

    @Test("Of many that are alike none, unless it is clear which")
    func formulas() throws {
        let texts = (1...30).map {
            "Paragraph \($0) begins here and says what there is to say of stone \($0). It ends so."
        }
        let document = Document(blocks: texts.map { Block(.paragraph, $0) })
        let passage = try #require(document.passage(at: document.place(.body, block: 11, offset: 0)))
        var without = document
        without.blocks.remove(at: 11)
        #expect(without.find(passage) == nil)
        var edited = document
        edited.blocks[11].text = texts[11].replacing("begins", with: "starts").replacing("says", with: "tells")
        edited.blocks.remove(at: 3)
        #expect(edited.find(passage)?.place.block == 10)
    }

    @Test("A word or two are known only by what stands around them")
    func short() throws {
        let text = "They had waited for years on end. But why? No one at the table could say."
        let document = Document(blocks: [Block(.paragraph, text)])
        let why = try #require(document.passage(at: document.place(.body, block: 0, offset: 36)))
        #expect(why.quote == "But why?")
        #expect(find(why, in: "New. " + text) == "But why?")
        #expect(find(why, in: text.replacing("But why?", with: "But, why…")) == "But, why…")
        #expect(find(why, in: "Some of them asked again and again. But why? Then it rained for days.") == nil)
        let alone = Document(blocks: [Block(.heading(level: 2), "But why?")])
        let heading = try #require(alone.passage(at: alone.place(.body, block: 0, offset: 0)))
        #expect(find(heading, in: text, "But why?") == "But why?")
    }

    @Test("In scripts that do not part words")
    func signs() throws {
        let text = "委员会说，在冬天来临之前不会重新开放旧磨坊。村里没有人对此感到惊讶。"
        let document = Document(blocks: [Block(.paragraph, text)])
        let passage = try #require(document.passage(at: document.place(.body, block: 0, offset: 0)))
        let edited = text.replacing("重新开放", with: "再次开放")
        #expect(find(passage, in: edited).map { edited.contains($0) } == true)
        #expect(find(passage, in: "村里没有人对此感到惊讶。") == nil)
    }

    @Test("An edited text does not change what is looked for")
    func comesBack() throws {
        let original = Document(blocks: [Block(.paragraph, Self.paragraph)])
        var edited = original
        edited.blocks[0].text = Self.paragraph.replacing("council", with: "village council")
        #expect(try #require(edited.find(marked)) != marked)
        #expect(original.find(marked) == marked)
    }
}
