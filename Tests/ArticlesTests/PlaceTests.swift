import Testing

@testable import Articles

@Suite struct PlaceTests {
    private let document = Document(
        blocks: [
            Block(.paragraph, "The first paragraph says little."),
            Block(.paragraph, "The second paragraph, été après été, goes on about seasons and what they are like."),
            Block(.paragraph, "Short."),
            Block(.paragraph, ""),
        ],
        notes: [
            Note(
                label: "1",
                blocks: [Block(.paragraph, "A note about something."), Block(.paragraph, "Its second part.")]),
            Note(label: "2", blocks: []),
        ])

    private func words(at place: Place, in document: Document, _ count: Int = 10) -> String? {
        document.block(place.part, place.block)?.text.slice(place.offset..<place.offset + count)
    }

    @Test("A Place of the same text is itself, wherever it stands")
    func unchanged() {
        document.forEachBlock { part, index, block in
            for offset in 0...block.text.utf8.count {
                let place = document.place(part, block: index, offset: offset)
                #expect(document.resolve(place) == place)
                #expect(block.text.utf8.scalarBorder(atOrBefore: place.offset) == place.offset)
                #expect(place.context.utf8.count <= Place.contextLength)
                #expect(block.text.utf8.hasBytes(of: place.context, at: place.offset))
            }
        }
        #expect(document.resolve(.start) == .start)
    }

    @Test("A Place follows its words when text is put in before them")
    func insertedBefore() {
        let place = document.place(.body, block: 1, offset: document.blocks[1].text.occurrences(of: "goes")[0])
        var edited = document
        edited.blocks[1].text = "Added in front. " + edited.blocks[1].text
        edited.blocks.insert(Block(.paragraph, "A new beginning."), at: 0)
        let found = edited.resolve(place)
        #expect(found.block == 2)
        #expect(words(at: found, in: edited) == "goes on ab")
        #expect(edited.resolve(found) == found)
    }

    @Test("A Place follows a block that moved, in its own part before others")
    func movedBlock() {
        let place = document.place(.body, block: 0, offset: 4)
        var edited = document
        edited.blocks.append(edited.blocks.removeFirst())
        #expect(edited.resolve(place).block == 3)
        // The same words in a note are farther than any in the body.
        edited.notes[0].blocks.insert(document.blocks[0], at: 0)
        #expect(edited.resolve(place).part == .body)
        edited.blocks.removeLast()
        #expect(edited.resolve(place).part == .note(0))
    }

    @Test("Of several such words those nearest to the Place")
    func nearest() {
        let line = "The very same sentence stands here several times."
        let before = Document(blocks: Array(repeating: Block(.paragraph, line), count: 5))
        let place = before.place(.body, block: 3, offset: 4)
        var after = before
        after.blocks[3] = Block(.paragraph, "Gone.")
        after.blocks[4] = Block(.paragraph, "Gone, too.")
        #expect(after.resolve(place).block == 2)
    }

    @Test("Where the words are gone, the block that is left, from its beginning if it is another")
    func gone() {
        let place = document.place(.body, block: 1, offset: 30)
        var edited = document
        edited.blocks[1].text = "Ganz anders."
        #expect(edited.resolve(place) == edited.place(.body, block: 1, offset: 12))
        edited.blocks = [Block(.paragraph, "All else is gone.")]
        #expect(edited.resolve(place) == edited.place(.body, block: 0, offset: 0))
        edited.blocks = []
        edited.notes = []
        #expect(edited.resolve(place) == .start)
    }

    @Test("Whatever a Place says, it resolves to one that exists")
    func clamped() {
        for part in [Place.Part.title, .body, .note(0), .note(1), .note(7)] {
            for block in [-1, 0, 1, 3, 99] {
                for offset in [-1, 0, 1, 27, 9999] {
                    for context in ["", "ragr", "words that stand nowhere at all"] {
                        let found = document.resolve(Place(part: part, block: block, offset: offset, context: context))
                        if found.part == .title { continue }
                        // A note without a text is a place of its own.
                        let isEmptyNote = document.blocks(of: found.part).isEmpty && found.offset == 0
                        #expect(document.block(found.part, found.block) != nil || isEmptyNote)
                        #expect(document.resolve(found) == found)
                    }
                }
            }
        }
    }

    @Test("A Place in a note stays in its note")
    func notes() {
        let place = document.place(.note(0), block: 1, offset: 4)
        #expect(document.resolve(place) == place)
        var edited = document
        edited.notes.insert(Note(label: "0", blocks: [Block(.paragraph, "A new first note.")]), at: 0)
        #expect(edited.resolve(place) == edited.place(.note(1), block: 1, offset: 4))
    }

    @Test("Places are in the order of reading, whatever their context")
    func order() {
        let places = [
            Place.start, Place(block: 0, offset: 5), Place(block: 1, offset: 0, context: "z"),
            Place(part: .note(0), block: 0, offset: 0), Place(part: .note(1), block: 0, offset: 0, context: "a"),
        ]
        #expect(places.shuffled().sorted() == places)
    }
}

extension PlaceTests {
    @Test("A note that has no text is a place of its own")
    func emptyNote() {
        let document = Document(blocks: [Block(.paragraph, "Text.")], notes: [Note(label: "1", blocks: [])])
        let place = Place(part: .note(0), block: 0, offset: 0)
        #expect(document.resolve(place) == place)
        #expect(document.resolve(Place(part: .note(1), block: 0, offset: 0)).part == .body)
    }
}
