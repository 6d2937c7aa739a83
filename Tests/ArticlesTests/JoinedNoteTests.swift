import Articles
import Support
import Testing

@Suite struct JoinedNoteTests {
    @Test(
        "The words of both, each once",
        arguments: [
            ("", "", ""), ("", "b", "b"), ("a", "", "a"), ("a", "a", "a"), ("a", "b", "a\n---\nb"),
            ("a\n---\nb", "b", "a\n---\nb"),
            ("b", "a\n---\nb", "b\n---\na"), ("a\n", "a", "a\n"), ("a --- b", "a", "a --- b\n---\na"),
            ("a\n\nb", "a\n\nc", "a\n\nb\n---\na\n\nc"),
        ])
    func joins(note: String, other: String, joined: String) {
        #expect(Bookmark.joined(note, with: other) == joined)
    }

    @Test("What was joined once is not joined again, and the first note stays as it is", arguments: 0..<300)
    func onceIsEnough(seed: Int) {
        var dice = Dice(seed)
        func note() -> String {
            (0..<dice.roll(6)).map { _ in dice.pick(["a", "b", "a b", "---", "", "-", "--- "]) }.joined(separator: "\n")
        }
        let (one, other) = (note(), note())
        let joined = Bookmark.joined(one, with: other)
        #expect(joined.hasPrefix(one))
        #expect(Bookmark.joined(joined, with: other) == joined)
        #expect(Bookmark.joined(joined, with: one) == joined)
        for line in other.split(separator: "\n") where line != "---" { #expect(joined.contains(line)) }
    }
}
