import Cells
import Support
import Testing

@testable import Articles
@testable import Typesetting

@Suite struct TableLayoutTests {
    private let towns = SampleTable([
        ["Town", "Founded", "People"], ["Hallow", "1204", "12,400"], ["Quay on the long water", "", "900"],
        ["漢字 Bridge", "1840", "–"],
    ])

    @Test("A table that fits has columns as wide as their cells, and numbers to the right")
    func grid() {
        #expect(
            towns.drawn(50) == [
                "Town                   │ Founded │ People",
                "───────────────────────┼─────────┼───────",
                "Hallow                 │    1204 │ 12,400",
                "Quay on the long water │         │    900",
                "漢字 Bridge            │    1840 │      –",
            ])
        // Bars go before words wrap.
        #expect(
            towns.drawn(40).prefix(2) == [
                "Town                    Founded  People", "──────────────────────  ───────  ──────",
            ])
        #expect(towns.drawn(37).last == "漢字 Bridge               1840      –")
    }

    @Test(
        "What begins at the right stands at the right of its column; a table that begins so has its first column there")
    func rightToLeft() {
        // Cells in the order of their text: here nothing reorders them.
        #expect(
            SampleTable([["Town", "Says"], ["Haifa", "שלום"], ["Bath", "good day"]]).drawn(40) == [
                "Town  │ Says", "──────┼─────────", "Haifa │     שלום", "Bath  │ good day",
            ])
        #expect(
            SampleTable([["עיר", "תושבים"], ["חיפה", "290"], ["Ulm", "12"]]).drawn(20) == [
                "       תושבים │  עיר", "       ───────┼─────", "          290 │ חיפה", "           12 │  Ulm",
            ])
        let wrapped = SampleTable([["a", "שלום (word) בית שלום"]]).layout(12).lines(ofRows: 0..<1)
        #expect(wrapped.count > 1 && wrapped.allSatisfy { $0.segments.last?.isRightToLeft == true })
    }

    @Test("Else the widest column wraps")
    func narrow() {
        #expect(
            towns.drawn(36) == [
                "Town              │ Founded │ People",
                "──────────────────┼─────────┼───────",
                "Hallow            │    1204 │ 12,400",
                "Quay on the long  │         │    900",
                "water             │         │",
                "漢字 Bridge       │    1840 │      –",
            ])
        #expect(towns.drawn(23).suffix(2) == ["漢字        1840      –", "Bridge"])
    }

    @Test("Else rows are records behind the header's labels, and empty cells are passed over")
    func records() {
        #expect(
            towns.drawn(20) == [
                "Town │ Founded", "People", "──────────────",
                "Town:    Hallow", "Founded: 1204", "People:  12,400", "",
                "Town:    Quay on the", "         long water", "People:  900", "",
                "Town:    漢字 Bridge", "Founded: 1840", "People:  –",
            ])
        #expect(
            towns.drawn(12).prefix(9) == [
                "Town", "Founded", "People", "───────", "Town:", "  Hallow", "Founded:", "  1204", "People:",
            ])
        // Without a header there are no labels: what hangs tells the cells apart.
        let bare = SampleTable([["a lone cell of words", "another"], ["third", "fourth", "fifth"], []])
        #expect(
            bare.drawn(11, hasHeader: false) == [
                "a lone", "  cell of", "  words", "another", "", "third", "fourth", "fifth", "", "",
            ])
        // What stands beyond the header has no label, and what the header has twice as wide as there is room is cut.
        let long = SampleTable([["The first of all names", "b?:"], ["1", "2", String(repeating: "x", count: 30)]])
        let value = "             " + String(repeating: "x", count: 11)
        let lines = long.drawn(24, hasHeader: true).suffix(5)
        #expect(lines == ["The first …: 1", "b?:          2", value, value, String(value.dropLast(3))])
    }

    @Test("A single column is never folded, and cells beyond the columns stand below their row")
    func ragged() {
        #expect(SampleTable([["one two"], ["3"]]).drawn(3) == ["one", "two", "───", "  3"])
        let sampled = SampleTable(
            [["a", "b"]] + (0..<1000).map { $0 == 337 ? ["c", "漢", "more of it"] : ["c", "d"] })
        #expect(!sampled.layout(20).isFolded)
        let row = sampled.layout(20).lines(ofRows: 338..<339)
        #expect(row.map { $0.segments.map(\.column) } == [[0, 5], [2]])
    }

    @Test(
        "The first row is the header where it looks like one",
        arguments: [
            ([["Town", "People"], ["Hallow", "3"]], true), ([["Town", "People"]], false), ([], false),
            ([["Population", "12,000"], ["Area", "33"]], false), ([["", "2019"], ["Wheat", "33"]], true),
            ([["Crop", "2019", "2020"], ["Wheat", "3", "4"]], true),
            ([["Crop", "2019", "2018"], ["Rye", "3", "4"]], true),
            ([["Crop", "2019", "2019"], ["Wheat", "3", "4"]], false),
            ([["Founded", "1923"], ["Closed", "1940"]], false),
            ([["Crops of all years"], ["Wheat", "3", "4"]], false),
            ([["Crop", "", "4"], ["Wheat", "3", "4"]], false),
            ([["", ""], ["Wheat", "3"]], false), ([["Names"], ["Ada"]], true), ([[], ["Ada", "b"]], false),
        ])
    func header(cells: [[String]], isHeader: Bool) {
        #expect(SampleTable(cells).layout(72).hasHeader == isHeader)
    }

    @Test("Numbers are known with what stands around them")
    func numerals() {
        func numeral(_ text: String) -> Numeral { Numeral("| \(text) |", utf8: 2..<2 + text.utf8.count) }
        for text in [
            "1", "-1", "−12", "+3.5", "12,000", "12 000", "12\u{202F}000", "1'000", "$3", "3 €", "€ 3.20", "12 %",
            "(12)",
            "~40", "12[3]", "12*", " 7 ", ".5", "١٢٣", "3/4", "< 1", "1,5 ‰",
        ] { #expect(numeral(text) == .number, "\(text)") }
        for text in ["", " ", "-", "–", "n/a", "N/A", "…", "?", "\u{200B}"] {
            #expect(numeral(text) == .missing, "\(text)")
        }
        for text in [
            "a", "3 km", "2024-11-10", "1..2", "1,", "+", "%", "[3]", "12 and 13", "3a", "Nr. 3", "1:2", "e\u{301}",
        ] {
            #expect(numeral(text) == .other, "\(text)")
        }
        #expect(numeral(String(repeating: "1", count: 1 << 20)) == .other)
    }
}
