import Articles
import Cells
import Testing

@testable import Reading

@Suite struct PreferenceTests {
    @Test("The text is as wide as is asked for, as far as the window has room", arguments: [20, 40, 68, 120, 200])
    func measure(columns: Int) {
        var preferences = Preferences()
        preferences.measure = columns
        for width in [5, 20, 60, 80, 100, 120, 160, 300] {
            for focus in [Focus.list, .page] {
                for hasNotes in [false, true] {
                    let size = Size(columns: width, rows: 24)
                    let layout = Layout(size: size, focus: focus, hasNotes: hasNotes, preferences: preferences)
                    #expect(layout.text.width <= columns && layout.text.width >= 1)
                    let pane = (layout.page ?? layout.list)?.width ?? 0
                    #expect(layout.text.width == columns || layout.text.width + 7 > pane, "\(width): \(layout.text)")
                    if let margin = layout.margin { #expect(margin.right <= width) }
                }
            }
        }
    }

    @Test("Who wants popups only has no notes in the margin")
    func notes() {
        var preferences = Preferences()
        let size = Size(columns: 200, rows: 24)
        #expect(Layout(size: size, focus: .page, hasNotes: true, preferences: preferences).margin != nil)
        preferences.notes = .popup
        #expect(Layout(size: size, focus: .page, hasNotes: true, preferences: preferences).margin == nil)
        #expect(State(size: size, preferences: preferences).layout.margin == nil)
    }
}
