import Testing

@testable import Articles

@Suite struct PassageTests {
    private let document = Document(
        blocks: [
            Block(.paragraph, "An opening line. The house stands. A closing line."),
            Block(.paragraph, "Another opening. The house stands. Another closing."),
            Block(.paragraph, "Été comme hiver, nothing else is said here."),
        ],
        notes: [Note(label: "1", blocks: [Block(.paragraph, "A note. It has two sentences.")])])

    private func sentence(_ block: Int, _ words: String, in part: Place.Part = .body) throws -> Passage {
        let offset = try #require(document.block(part, block)?.text.occurrences(of: words).first)
        return try #require(document.passage(at: document.place(part, block: block, offset: offset)))
    }

    @Test("A passage is the sentence at a Place, with what stands around it")
    func sentenceAtPlace() throws {
        let passage = try sentence(0, "house")
        #expect(passage.quote == "The house stands.")
        #expect(passage.prefix == "An opening line. ")
        #expect(passage.suffix == " A closing line.\nAnother opening. The house stands. Another clos")
        #expect(document.blocks[0].text.slice(passage.range) == passage.quote)
        #expect(document.passage(at: .start) == nil)
        #expect(document.passage(at: Place(block: 99, offset: 0)) == nil)
    }

    @Test("Its surroundings are whole scalars of at most so many bytes")
    func surroundings() throws {
        let long = String(repeating: "é漢👩", count: 40)
        let document = Document(blocks: [Block(.paragraph, "\(long). The house. \(long)")])
        let passage = try #require(
            document.passage(.body, block: 0, range: long.utf8.count + 2..<long.utf8.count + 12))
        for side in [passage.prefix, passage.suffix] {
            #expect((Passage.surroundingLength - 3...Passage.surroundingLength + 3).contains(side.utf8.count))
            #expect(!side.unicodeScalars.contains("\u{FFFD}"))
        }
    }

    @Test("A passage of the same text is found where it stands")
    func unchanged() {
        document.forEachBlock { part, index, block in
            for range in Sentence.ranges(in: block) {
                let passage = document.passage(part, block: index, range: range)
                #expect(passage.flatMap(document.find) == passage)
            }
        }
    }

    @Test("Found where its block moved to, and where the text around it was edited")
    func moved() throws {
        let passage = try sentence(2, "comme")
        var edited = document
        edited.blocks.insert(edited.blocks.remove(at: 2), at: 0)
        #expect(edited.find(passage)?.place.block == 0)
        edited.blocks[0].text = "New. " + edited.blocks[0].text + " More."
        let found = try #require(edited.find(passage))
        #expect(found.quote == passage.quote)
        #expect(found.place.offset == 5)
        #expect(edited.find(found) == found)
    }

    @Test("Of two sentences with the same words, the one in the same surroundings")
    func duplicates() throws {
        let first = try sentence(0, "house")
        let second = try sentence(1, "house")
        var swapped = document
        swapped.blocks.swapAt(0, 1)
        #expect(swapped.find(first)?.place.block == 1)
        #expect(swapped.find(second)?.place.block == 0)
        // Where the surroundings say nothing, the nearer one.
        let bare = Document(blocks: Array(repeating: Block(.paragraph, "The house stands."), count: 4))
        var lonely = first
        lonely.place.block = 2
        #expect(bare.find(lonely)?.place.block == 2)
    }

    @Test(
        "Of paragraphs with the same words, the one between the same others, whatever comes in front", arguments: 0..<4)
    func sameParagraphs(number: Int) throws {
        let others = ["Ann went.", "Bob came.", "Carl stayed.", "Dora slept.", "Eve woke."]
        let blocks = others.flatMap { [Block(.paragraph, $0), Block(.paragraph, "It was so.")] }
        let passage = try #require(Document(blocks: blocks).passage(.body, block: number * 2 + 1, range: 0..<10))
        #expect(passage.suffix.hasPrefix("\n" + others[number + 1]) && passage.prefix.hasSuffix(others[number] + "\n"))
        for count in 0..<5 {
            let new = (0..<count).map { Block(.paragraph, "New \($0).") }
            #expect(Document(blocks: new + blocks).find(passage)?.place.block == count + number * 2 + 1)
            // One that was marked when only its own block was looked at.
            var old = passage
            (old.prefix, old.suffix) = ("", "")
            #expect(Document(blocks: new + blocks).find(old) != nil)
        }
    }

    @Test("Gone when its words are gone, and never found by no words")
    func gone() throws {
        var edited = document
        let passage = try sentence(2, "comme")
        edited.blocks[2].text = "Été comme hiver, something else is said here."
        #expect(edited.find(passage) == nil)
        var empty = passage
        empty.quote = ""
        #expect(document.find(empty) == nil)
        var far = passage
        far.place = Place(part: .note(9), block: -3, offset: .max / 2)
        #expect(document.find(far)?.place == passage.place)
    }

    @Test("Found in notes, and a note that moved")
    func notes() throws {
        let passage = try sentence(0, "two sentences", in: .note(0))
        #expect(passage.quote == "It has two sentences.")
        var edited = document
        edited.notes.insert(Note(label: "0", blocks: []), at: 0)
        #expect(edited.find(passage)?.place.part == .note(1))
    }
}
