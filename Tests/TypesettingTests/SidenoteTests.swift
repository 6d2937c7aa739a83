import Cells
import Support
import Testing

@testable import Articles
@testable import Typesetting

/// Notes in the margin: level with their markers or near below, apart from one another, cut with a sign.
@Suite struct SidenoteTests {
    // MARK: Rows

    /// Markers, more or less dense, and the heights of their notes.
    private func lot(_ seed: Int, step: Range<Int>) -> (markers: [Int], heights: [Int], end: Int) {
        var dice = Dice(seed)
        var markers: [Int] = []
        var line = dice.roll(5)
        for _ in 0..<dice.roll(60) {
            markers.append(line)
            line += step.lowerBound + dice.roll(step.count)
            if dice.roll(10) == 0 { line += dice.roll(40) }
        }
        return (markers, markers.map { _ in 1 + dice.roll(dice.pick([2, 5, 12, 60])) }, line + dice.roll(100))
    }

    private func rows(_ lot: (markers: [Int], heights: [Int], end: Int)) -> [Range<Int>] {
        Sidenotes.rows(markers: lot.markers, heights: lot.heights, end: lot.end)
    }

    @Test(
        "One after the other, never above the marker, of one row at least and no more than the note has",
        arguments: 0..<300)
    func order(seed: Int) {
        for step in [0..<1, 0..<3, 0..<12, 1..<2, 5..<30] {
            let lot = lot(seed, step: step)
            let rows = rows(lot)
            #expect(rows.count == lot.markers.count)
            for (index, rows) in rows.enumerated() {
                #expect(rows.lowerBound >= lot.markers[index])
                #expect((1...lot.heights[index]).contains(rows.count))
            }
            #expect(zip(rows, rows.dropFirst()).allSatisfy { $0.upperBound <= $1.lowerBound })
        }
    }

    @Test(
        "A note stands at its marker's line unless the one above is there; then right below, or a row further",
        arguments: 0..<300)
    func level(seed: Int) {
        for step in [0..<2, 0..<12, 5..<30] {
            let lot = lot(seed, step: step)
            let rows = rows(lot)
            for index in rows.indices {
                let above = index > 0 ? rows[index - 1].upperBound : Int.min
                let top = rows[index].lowerBound
                #expect(top == lot.markers[index] || top == above || top == above + 1)
            }
        }
    }

    @Test("A note is whole where the room down to the next marker, or the page's end, is enough", arguments: 0..<300)
    func room(seed: Int) {
        for step in [0..<2, 0..<12, 5..<30] {
            let lot = lot(seed, step: step)
            let rows = rows(lot)
            for index in rows.indices {
                let next = index + 1 < rows.count ? lot.markers[index + 1] - 1 : lot.end
                let room = next - rows[index].lowerBound
                #expect(rows[index].count >= min(room, lot.heights[index]))
            }
        }
    }

    @Test("A note that takes rows of others is not high, and cuts nobody to less than two", arguments: 0..<300)
    func sharing(seed: Int) {
        let lot = lot(seed, step: 3..<9)
        let rows = rows(lot)
        for index in rows.indices {
            #expect(rows[index].count >= min(2, lot.heights[index]))
            let next = index + 1 < rows.count ? lot.markers[index + 1] : lot.end + 1
            #expect(rows[index].count <= max(Sidenotes.generous, next - 1 - rows[index].lowerBound))
        }
    }

    @Test(
        "Notes stay near their markers where these are three lines apart, and not too far where they are one",
        arguments: 0..<300)
    func drift(seed: Int) {
        for (step, most) in [
            (3..<4, Sidenotes.near), (3..<12, Sidenotes.near), (1..<2, Sidenotes.far + 1), (1..<4, Sidenotes.far + 1),
        ] {
            var lot = lot(seed, step: step)
            // However short the page is below the last marker.
            for end in [lot.end, (lot.markers.last ?? 0) + 3] {
                lot.end = end
                let rows = rows(lot)
                let drift = zip(rows, lot.markers).map { $0.lowerBound - $1 }.max() ?? 0
                #expect(drift <= most, "\(step)")
            }
        }
    }

    @Test("Markers close together: air between their notes while there is room for it")
    func crowd() {
        let few = Sidenotes.rows(markers: [10, 11, 12], heights: [4, 4, 4], end: 60)
        #expect(few == [10..<14, 15..<19, 20..<24])
        let many = Sidenotes.rows(
            markers: Array(repeating: 10, count: 8), heights: Array(repeating: 4, count: 8), end: 60)
        #expect(many.prefix(3) == [10..<12, 12..<14, 14..<16])
        #expect(many.last?.count == 4, "The last has room")
    }

    // MARK: Notes

    private static let widths = [28, 33, 40]

    private func forEachPage(_ seed: Int, _ check: (Article, Page, Sidenotes) -> Void) {
        var dice = Dice(seed)
        let article = seed == 0 ? .specimen : dice.article()
        for width in Self.widths {
            let page = Typesetter(width: 68, unfolded: nil).page(of: article)
            check(article, page, Sidenotes(of: page, width: width))
        }
    }

    /// Every sidenote of a page, with its rows from the top.
    private func all(_ sidenotes: Sidenotes, on page: Page) -> [(note: Sidenote, rows: Range<Int>)] {
        sidenotes.notes(from: page.lines.startIndex, count: page.lines.count + 40)
    }

    /// What a sidenote prints, a line a row.
    private func print(_ note: Sidenote, _ sidenotes: Sidenotes) -> [String] {
        let all = note.text.plainText.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        var printed = note.lines.map { all[note.text.number(of: $0)] }
        if let cut = note.cut, let last = note.lines.last {
            let column = note.text.columns(of: cut..<cut, on: last).first?.lowerBound ?? 0
            let text = printed[printed.count - 1]
            let end = fitting(text, utf8: 0..<text.utf8.count, columns: column).end
            printed[printed.count - 1] = text.slice(0..<end) + sidenotes.ellipsis
        }
        return printed
    }

    @Test("Every note that title and text cite is there, at a marker of its own; no other is", arguments: 0..<60)
    func all(seed: Int) {
        forEachPage(seed) { article, page, sidenotes in
            let cited = page.markers.indices.filter {
                page.markers[$0].marker.note != nil && page.entries[page.markers[$0].entry].part <= .body
            }
            let notes = all(sidenotes, on: page)
            #expect(Set(notes.map(\.note.note)) == Set(cited.compactMap { page.markers[$0].marker.note }))
            #expect(notes.map(\.note.marker) == notes.map(\.note.marker).sorted())
            for (note, rows) in notes {
                #expect(page.markers[note.marker].marker.note == note.note)
                #expect(rows.count == note.lines.count && !rows.isEmpty)
                #expect(note.lines.allSatisfy { note.text.note(ofRow: $0) ?? note.note == note.note })
            }
            for (above, below) in zip(notes, notes.dropFirst()) {
                #expect(above.rows.upperBound <= below.rows.lowerBound)
            }
            for marker in page.markers.indices {
                guard let owner = sidenotes.owner(ofMarker: marker) else {
                    #expect(!cited.contains(marker))
                    continue
                }
                #expect(notes.contains { $0.note.marker == owner })
                #expect(page.markers[owner].marker.note == page.markers[marker].marker.note)
                let away = page.line(of: page.markers[marker]) - page.line(of: page.markers[owner])
                #expect((0...Sidenotes.nearby).contains(away))
            }
            #expect(article.citesNotes || cited.isEmpty)
        }
    }

    @Test(
        "No row is wider than the margin; a cut note ends with the sign, behind a word, and a whole one does not",
        arguments: 0..<60)
    func cut(seed: Int) {
        forEachPage(seed) { _, page, sidenotes in
            for (note, _) in all(sidenotes, on: page) {
                let printed = print(note, sidenotes)
                #expect(printed.allSatisfy { columns(of: $0) <= sidenotes.width })
                #expect((note.cut != nil) == (printed.last?.hasSuffix("…") == true))
                #expect(note.lines == Array(note.text.lines.indices.prefix(note.lines.count)))
                #expect((note.cut == nil) == (note.lines.count == note.text.lines.count))
                if let last = note.lines.last, note.cut != nil { #expect(note.text.lines[last].entry != nil) }
            }
        }
    }

    @Test("Every window shows the same notes beside the same rows, whatever was looked at before", arguments: 0..<60)
    func windows(seed: Int) {
        forEachPage(seed) { _, page, sidenotes in
            let whole = all(sidenotes, on: page)
            let fresh = Sidenotes(of: page, width: sidenotes.width)
            for (number, row) in page.lines.indices.enumerated().reversed() {
                let expected = whole.filter { $0.rows.overlaps(number..<number + 7) }
                let found = fresh.notes(from: row, count: min(7, page.lines.count - number))
                #expect(found.map(\.note.marker) == expected.prefix(found.count).map(\.note.marker))
                #expect(
                    found.map { $0.rows.lowerBound + number } == expected.prefix(found.count).map(\.rows.lowerBound))
                #expect(found.count == expected.count || number + 7 > page.lines.count)
            }
        }
    }

    @Test("The notes end with the page", arguments: 0..<60)
    func end(seed: Int) {
        forEachPage(seed) { _, page, sidenotes in
            #expect(all(sidenotes, on: page).last?.rows.upperBound ?? 0 <= page.lines.count)
        }
    }

    private func article(_ markers: [Int], notes: [String], between: String = " and words that are between them")
        -> Article
    {
        var text = "Text"
        var spans: [Span] = []
        for note in markers {
            spans.append(Span(.marker(Marker(label: "\(note)", note: note - 1)), text.utf8.count..<text.utf8.count + 3))
            text += "[\(note)]" + between
        }
        let document = Document(
            blocks: [Block(.paragraph, text, spans: spans)],
            notes: notes.enumerated().map { Note(label: "\($0.offset + 1)", blocks: [Block(.paragraph, $0.element)]) })
        return Article(identity: .content(""), format: .text, title: "", document: document, digest: "")
    }

    @Test("A note cited again nearby is not repeated, and further below it is")
    func repeated() {
        let near = article([1, 1, 2, 1], notes: ["One.", "Two."])
        var page = Typesetter(width: 68).page(of: near)
        var sidenotes = Sidenotes(of: page, width: 30)
        #expect(all(sidenotes, on: page).map(\.note.note) == [0, 1])
        #expect((0..<4).map { sidenotes.owner(ofMarker: $0) } == [0, 0, 2, 0])
        let far = article([1, 1, 1], notes: ["One."], between: " " + String(repeating: "word ", count: 100))
        page = Typesetter(width: 68).page(of: far)
        sidenotes = Sidenotes(of: page, width: 30)
        #expect((0..<3).map { sidenotes.owner(ofMarker: $0) } == [0, 0, 2], "Eight lines below, and sixteen")
    }

    @Test("Labels stand before the texts, which begin at one column")
    func labels() {
        let notes = (1...10).map { "Note number \($0)" + String(repeating: " goes on", count: 4) }
        let article = article([9, 10], notes: notes)
        let page = Typesetter(width: 68).page(of: article)
        let sidenotes = Sidenotes(of: page, width: 30)
        #expect(
            sidenotes.text(ofNote: 8).plainText == """
                9   Note number 9 goes on goes
                    on goes on goes on

                """)
        #expect(
            sidenotes.text(ofNote: 9).plainText == """
                10  Note number 10 goes on
                    goes on goes on goes on

                """)
    }

    @Test("A note is cut where a word ends if its line has one", arguments: [28, 29, 30, 31, 32])
    func words(width: Int) throws {
        let long = (0..<200).map { "word\($0)" }.joined(separator: " ")
        let article = article([1, 2], notes: [long, long])
        let page = Typesetter(width: 68).page(of: article)
        let sidenotes = Sidenotes(of: page, width: width)
        let first = try #require(all(sidenotes, on: page).first?.note)
        let last = try #require(print(first, sidenotes).last)
        #expect(first.cut != nil && last.hasSuffix("…"))
        let word = try #require(last.dropLast().split(separator: " ").last)
        #expect(long.hasSuffix(" \(word)") || long.contains("\(word) "))
    }

    @Test("A note that is cut between two paragraphs has its sign behind the words above")
    func paragraphs() throws {
        var article = article(
            [1, 2, 2], notes: ["", "Two."], between: " and goes on. " + String(repeating: "word ", count: 30))
        article.document.notes[0].blocks = (1...9).map { Block(.paragraph, "Paragraph \($0).") }
        let page = Typesetter(width: 68).page(of: article)
        let sidenotes = Sidenotes(of: page, width: 30)
        let first = try #require(all(sidenotes, on: page).first?.note)
        #expect(page.line(of: page.markers[1]) < Sidenotes.generous && first.cut != nil)
        #expect(print(first, sidenotes).last == "   Paragraph 4.…" && first.lines.count == 7)
    }

    @Test("Tens of thousands of notes, all cited in one paragraph", .timeLimit(.minutes(1)))
    func flood() {
        let count = 20_000
        let article = article(Array(1...count), notes: (1...count).map { "Note \($0) says this and that." })
        let page = Typesetter(width: 68).page(of: article)
        let sidenotes = Sidenotes(of: page, width: 30)
        let notes = all(sidenotes, on: page)
        // Where stretches are parted by force, the last notes of one have no room.
        #expect(notes.count > count / 3)
        for (above, below) in zip(notes, notes.dropFirst()) { #expect(above.rows.upperBound <= below.rows.lowerBound) }
    }
}
