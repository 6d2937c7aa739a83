import Articles
import Support
import Testing

@Suite struct JoinedNoteTests {
    private func joined(_ note: String, with others: String...) -> String {
        var joined = JoinedNote(note)
        for other in others {
            let before = joined.text
            #expect(joined.add(other) == (joined.text != before))
        }
        return joined.text
    }

    @Test(
        "The words of both, each once",
        arguments: [
            ("", "", ""), ("", "b", "b"), ("a", "", "a"), ("a", "a", "a"), ("a", "b", "a\n---\nb"),
            ("a\n---\nb", "b", "a\n---\nb"),
            ("b", "a\n---\nb", "b\n---\na"), ("a\n", "a", "a\n"), ("a --- b", "a", "a --- b\n---\na"),
            ("a\n\nb", "a\n\nc", "a\n\nb\n---\na\n\nc"),
        ])
    func joins(note: String, other: String, both: String) {
        #expect(joined(note, with: other) == both)
    }

    @Test("What was joined once is not joined again, and the first note stays as it is", arguments: 0..<300)
    func onceIsEnough(seed: Int) {
        var dice = Dice(seed)
        func note() -> String {
            (0..<dice.roll(6)).map { _ in dice.pick(["a", "b", "a b", "---", "", "-", "--- "]) }.joined(separator: "\n")
        }
        let (one, other, third) = (note(), note(), note())
        let both = joined(one, with: other)
        #expect(both.hasPrefix(one))
        #expect(joined(both, with: other) == both)
        #expect(joined(both, with: one) == both)
        #expect(joined(both, with: third) == joined(one, with: other, third), "in one go or in several")
        for line in other.split(separator: "\n") where line != "---" { #expect(both.contains(line)) }
    }
}
