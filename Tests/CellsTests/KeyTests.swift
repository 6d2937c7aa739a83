import Cells
import Testing

@Suite struct KeyTests {
    @Test(arguments: [
        (Key.character("j"), "j"), (.character(" "), "Space"), (.character("é"), "é"), (.control("D"), "^D"),
        (.enter, "Enter"), (.escape, "Esc"), (.backTab, "Shift-Tab"), (.pageDown, "PgDn"),
        (.function(1), "F1"), (.function(12), "F12"), (.character("F"), "F"),
        (.character("^"), "^"), (.control("_"), "^_"),
    ]) func namesAreReadBack(key: Key, name: String) {
        #expect(key.name == name)
        #expect(Key(name: name) == key)
    }

    @Test func namesInAnyCase() {
        #expect(Key(name: "^d") == .control("D"))
        #expect(Key(name: "^I") == .tab)
        #expect(Key(name: "pgdn") == .pageDown)
        #expect(Key(name: "J") == .character("J"))
        for name in ["", "Hyper", "^^^", "F0", "F99", "F+1", "\u{1B}", "\u{202E}", "^é"] {
            #expect(Key(name: name) == nil, "\(name)")
        }
    }

    @Test func controlBytes() {
        #expect(Key(controlByte: 4) == .control("D"))
        #expect(Key(controlByte: 0) == .control("@"))
        #expect(Key(controlByte: 10) == .control("J"))
        #expect(Key(controlByte: 13) == .enter)
        #expect(Key(controlByte: 127) == .backspace)
        #expect(Key(controlByte: 32) == nil)
    }
}
