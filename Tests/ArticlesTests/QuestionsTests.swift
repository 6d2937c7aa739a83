import Articles
import Testing

/// Which turns of an interview are questions.
@Suite struct QuestionsTests {
    /// Turns as "A:text"; what has no colon goes on with the turn above.
    private func questions(_ turns: String...) -> [Int] {
        let blocks = turns.map { turn -> Block in
            let parts = turn.split(separator: ":", maxSplits: 1).map(String.init)
            return parts.count == 2 ? Block(.paragraph, parts[1], speaker: parts[0]) : Block(.paragraph, turn)
        }
        return Document(blocks: blocks).questions
    }

    @Test("Whoever ends turns with a question mark most often asks, and all that they say is a question")
    func asker() {
        #expect(questions("A:Who?", "B:Me.", "A:Tell us more.", "B:No. Why?", "A:Where?", "B:Here.") == [0, 2, 4])
        #expect(questions("An introduction?", "B:I begin.", "A:Why?", "B:Because.") == [2])
    }

    @Test("Where nobody asks anything, the first speaker does; where as many do, the one who speaks first")
    func first() {
        #expect(questions("A:Tell us.", "B:So it was.", "A:And then.", "B:The end.") == [0, 2])
        #expect(questions("A:Really?", "B:Really?", "A:Yes.") == [0, 2])
    }

    @Test("Several people may ask one; in a conversation where all do, the most curious one asks")
    func several() {
        #expect(
            questions("A:Who?", "C:Me.", "B:How?", "C:So.", "A:Why?", "C:Well.", "B:When?", "C:Now.") == [0, 2, 4, 6])
        #expect(questions("A:Who?", "B:You?", "A:When?", "B:Now?", "A:Why?", "B:Indeed.") == [0, 2, 4])
    }

    @Test("A turn goes on below its first paragraph, whether that is named again or not; its last paragraph decides")
    func longTurns() {
        #expect(questions("B:Is it?", "It is.", "A:You say so.", "Do you mean it?", "B:Yes.") == [2])
        #expect(questions("B:Yes.", "A:One?", "A:Two?", "B:No.") == [1])
    }

    @Test("Question marks of other scripts, and what may stand behind one")
    func marks() {
        for end in ["?", "？", "؟", "?»", "\u{A0}?", "?”", "? [1]", "?!"] {
            #expect(questions("B:Yes.", "A:Is it so\(end)", "B:Yes.") == [1], "\(end)")
        }
        #expect(questions("B:Yes.", "A:In 2024?", "B:In 2024.") == [1])
    }

    @Test("One speaker alone, furniture, and what nobody says are no interview")
    func none() {
        #expect(questions() == [] && questions("What?", "Nothing.") == [] && questions("A:What?", "A:Nothing.") == [])
        let blocks = ["A", "B"].map { Block(.paragraph, "What?", section: .boilerplate, speaker: $0) }
        #expect(Document(blocks: blocks).questions == [])
    }
}
