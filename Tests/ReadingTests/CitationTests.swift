import Articles
import Cells
import Testing
import Typesetting

@testable import Reading

/// The places that cite a note, and the ways to them.
@Suite struct CitationTests {
    private func reading(columns: Int = 80, rows: Int = 24) -> Desk {
        var desk = Desk([.notes, .plain], columns: columns, rows: rows)
        desk.press("Enter")
        return desk
    }

    @Test("To look at a citation is not to have read so far; to read on from there is")
    func lookingUp() {
        let keys = ["t G Enter", "1 Enter C Esc", "t Enter Enter Esc"]
        for keys in keys {
            var desk = Desk([
                .sample(
                    "Short", [.marked("One{1}.")] + (0..<20).map { .marked("Text \($0).") } + [.marked("Two{1}.")],
                    notes: [[.marked("A note.")]])
            ])
            desk.press("Enter 3 j")
            let before = desk.page.progress
            desk.press(keys)
            #expect(desk.page.progress == before, "\(keys)")
            desk.press("G")
            #expect(desk.page.progress == .finished)
        }
    }

    @Test("c and C go round all the places that cite the note, the popup staying open at each, and H comes back")
    func citations() {
        var desk = reading()
        desk.press("] Enter")
        let start = desk.page.place
        #expect(desk.popup?.current.citation == 0 && desk.popup?.current.citations.count == 3)
        for (key, said, marker) in [
            ("c", "Citation 2 of 3", 5), ("c", "Citation 3 of 3, in note 2", 7), ("c", "Citation 1 of 3", 0),
            ("C", "Citation 3 of 3, in note 2", 7), ("2 C", "Citation 1 of 3", 0),
            ("2 c", "Citation 3 of 3, in note 2", 7),
            ("c", "Citation 1 of 3", 0), ("c", "Citation 2 of 3", 5),
        ] {
            desk.press(key)
            #expect(desk.message == said)
            #expect(desk.popup?.marker == marker && desk.page.marker == marker && desk.popup?.current.note == 0)
            #expect(desk.line.contains("[1]"))
        }
        desk.press("Esc H H H H H H H H")
        #expect(desk.page.place == start)
    }

    @Test("A note cited once has nowhere else to go, and one without a text is counted too")
    func citedOnce() {
        var desk = reading()
        desk.press("4 Enter")
        let before = desk.page.place
        desk.press("c")
        #expect(desk.message == "This note is cited only here" && desk.page.place == before)
        #expect(desk.popup?.title(columns: 60, glyphs: .unicode) == "Note 4")
        desk.press("Esc 9 Enter c")
        #expect(desk.message == "There is no note to be cited")
    }

    @Test("Citations in the title, in folded furniture and in notes are counted, and each is reached")
    func everyCitation() {
        var article = Article.sample(
            "A title[1]",
            [.marked("Text{1} and text."), .marked("Folded away{1}.", section: .boilerplate), .marked("The end.")],
            notes: [[.marked("One.")], [.marked("Two, see{1}.")]])
        article.titleSpans = [Span(.marker(Marker(label: "1", note: 0)), 7..<10)]
        for columns in [120, 80, 30] {
            var desk = Desk([article], columns: columns)
            desk.press("Enter ] Enter")
            #expect(desk.screen.contains("cited 4 times") || columns < 40)
            #expect(desk.popup?.current.citation == 0 && desk.page.place.part == .title)
            var parts: [Place.Part] = []
            for number in [2, 3, 4, 1] {
                desk.press("c")
                #expect(desk.message?.hasPrefix("Citation \(number) of 4") == true)
                #expect(desk.page.chosenMarker?.marker.note == 0)
                parts.append(desk.page.place.part)
            }
            #expect(parts == [.body, .body, .note(1), .title])
        }
    }

    @Test("From the note's place Enter goes to a citation that is folded away")
    func foldedCitation() {
        var desk = Desk([
            .sample(
                "Furniture", [.marked("Text."), .marked("Away{1}.", section: .postscript)], notes: [[.marked("One.")]])
        ])
        desk.press("Enter G")
        #expect(desk.page.place.part == .note(0))
        desk.press("Enter")
        #expect(desk.page.chosenMarker?.marker.note == 0)
    }

    @Test("A note that no marker cites opens by its number, where the reader is, and says so; Enter goes to its place")
    func uncited() {
        for columns in [120, 80, 40, 20] {
            var desk = reading(columns: columns)
            desk.press("3 j 5 Enter")
            #expect(desk.message == "No marker cites note 5" && desk.popup?.marker == nil)
            #expect(desk.screen.contains("Nobody"))
            desk.press("c")
            #expect(desk.message == "No marker cites this note")
            #expect(desk.screen.contains(columns >= 40 ? "no marker cites it" : "Note 5"))
            desk.press("Enter")
            #expect(desk.state.layers.isEmpty && desk.page.place.part == .note(4))
        }
    }
}
