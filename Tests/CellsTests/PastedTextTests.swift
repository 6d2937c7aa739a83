import Cells
import Support
import Testing

@Suite struct PastedTextTests {
    @Test(arguments: [
        ("plain", "plain"), ("a\r\nb\rc\nd", "a\nb\nc\nd"), ("\r\r\n\n", "\n\n\n"), ("a\tb", "a b"),
        ("a\u{1B}[31mb\u{7}\u{7F}\u{9B}c\0", "a[31mbc"), ("“é漢🇫🇷”", "“é漢🇫🇷”"), ("", ""),
    ]) func cleans(pasted: String, text: String) {
        #expect(pastedText(pasted.utf8) == text)
    }

    @Test func noBytesLeaveAControl() {
        var dice = Dice(11)
        for _ in 0..<2_000 {
            let bytes = (0..<dice.roll(40)).map { _ in UInt8(dice.roll(256)) }
            #expect(
                pastedText(bytes).unicodeScalars.allSatisfy { $0 == "\n" || $0.properties.generalCategory != .control })
        }
    }
}
