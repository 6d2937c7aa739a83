import Articles
import Cells
import Support
import Testing
import Typesetting

@testable import Reading

/// The link that `.` and `,` choose on the page.
@Suite struct ChosenLinkTests {
    private func reading(_ keys: String = "", columns: Int = 80, rows: Int = 24) -> Desk {
        var desk = Desk([.interview, .plain], columns: columns, rows: rows)
        desk.press("Enter " + keys)
        return desk
    }

    /// The text on the screen that is reversed.
    private func reversed(_ desk: Desk) -> String {
        let canvas = draw(desk.state)
        var text = ""
        let area = desk.state.layout.text
        for row in area.rows {
            for column in area.x..<area.right where canvas[row, column].style.traits.contains(.reversed) {
                let cell = canvas[row, column]
                text += (0..<cell.count).map { String(cell[$0]) }.joined()
            }
        }
        return text
    }

    @Test("Each is shown, says where it leads, is followed by Enter and o, and copied by y")
    func choosing() {
        var desk = reading()
        for number in 1...3 {
            desk.press(".")
            #expect(desk.message == "https://example.org/told-\(number)")
            #expect(reversed(desk) == "told-\(number)")
        }
        for key in ["Enter", "o"] {
            var following = desk
            following.press(key)
            guard case .link(let popup)? = following.state.layers.last else {
                Issue.record("\(key) opens nothing")
                continue
            }
            #expect(popup.address == "https://example.org/told-3")
            following.press("Esc")
            #expect(reversed(following) == "told-3")
        }
        #expect(desk.press("y").contains(.copy("https://example.org/told-3", name: "the address")))
        desk.press(",")
        #expect(reversed(desk) == "told-2")
        desk.press("j")
        #expect(reversed(desk) == "" && desk.page.link == nil)
    }

    @Test("At the ends it is said, and nothing else happens; the walk along links is one jump, and not reading")
    func ends() {
        var desk = reading("2 j")
        let before = desk.page.spot
        desk.press("9 9 .")
        #expect(reversed(desk) == "note-g")
        desk.press(".")
        #expect(desk.message == "No link below" && reversed(desk) == "note-g")
        desk.press("9 9 , ,")
        #expect(desk.message == "No link above" && reversed(desk) == "told-1")
        #expect(desk.page.progress == .reading(desk.page.page.fraction(before: before.place)))
        desk.press("H")
        #expect(desk.page.spot == before)
        desk.press("J .")
        #expect(desk.message == "This article has no links")
    }

    @Test("A marker that is chosen is the end of a chosen link, and a link of a marker; a resize keeps it")
    func others() {
        var desk = reading("2 .")
        for columns in [30, 120, 9, 80] {
            desk.resize(columns, 20)
            #expect(desk.page.link?.address == "https://example.org/told-2")
            #expect(desk.page.page.row(of: desk.page.link!) == desk.page.cursor)
        }
        #expect(reversed(desk) == "told-2")
        desk.press("]")
        #expect(desk.page.link == nil && desk.page.marker != nil)
        desk.press(".")
        #expect(desk.page.link != nil && desk.page.marker == nil)
        desk.press("Z")
        #expect(
            desk.page.page.target(of: desk.page.link ?? desk.page.page.link(after: 1, from: nil, at: desk.page.cursor)!)
                .kind != .link(address: nil))
    }

    @Test("A link over several lines is shown on all of them")
    func broken() {
        let text =
            "Some words before it and then a link of many words that goes on over three lines or more of this page."
        let link = Span(.link(address: "https://example.org/"), 25..<90)
        var desk = Desk([.sample("Title", [Block(.paragraph, text, spans: [link])])], columns: 32, rows: 16)
        desk.press("Enter .")
        #expect(reversed(desk).filter { $0 != " " } == text.slice(25..<90).filter { $0 != " " })
    }
}
