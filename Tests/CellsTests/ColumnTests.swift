import Glibc
import Support
import Testing

@testable import Cells

/// libc's own answers, in C.UTF-8. Swift's Glibc does not declare wcwidth.
private struct Libc {
    private let wcwidth: @convention(c) (wchar_t) -> Int32

    init() throws {
        setlocale(LC_CTYPE, "C.UTF-8")
        wcwidth = unsafeBitCast(
            try #require(dlsym(dlopen(nil, RTLD_LAZY), "wcwidth")), to: (@convention(c) (wchar_t) -> Int32).self)
    }

    func columns(of scalar: Unicode.Scalar) -> Int? {
        let columns = wcwidth(wchar_t(scalar.value))
        return columns < 0 || scalar.value == 0 ? nil : Int(columns)
    }
}

@Suite struct ColumnTests {
    @Test func tableIsLibcs() throws {
        let libc = try Libc()
        var runs: [UInt32] = []
        var last: UInt32?
        for value in UInt32(0)...0x10FFFF {
            let columns = Unicode.Scalar(value).flatMap(libc.columns).map(UInt32.init) ?? 0xF
            if columns != last { runs.append(value << 4 | columns) }
            last = columns
        }
        let isSame = runs == columnTable
        #expect(isSame, "The table would be: \(runs.map { "0x" + String($0, radix: 16, uppercase: true) })")
    }

    @Test func everyScalarOutsideTheNamedListIsAsWideAsInLibc() throws {
        let libc = try Libc()
        let named: [ClosedRange<UInt32>] = [
            0xAD...0xAD, 0x2065...0x2065, 0xE000...0xF8FF, 0xE0000...0xE007F, 0xF0000...0x10FFFF, 0x1F1E6...0x1F1FF,
        ]
        var wrong: [String] = []
        for scalar in (UInt32(0)...0x10FFFF).compactMap(Unicode.Scalar.init)
        where !named.contains(where: { $0.contains(scalar.value) }) {
            let ours = columns(of: scalar)
            let libcs = libc.columns(of: scalar)
            if ours != libcs { wrong.append("\(String(scalar.value, radix: 16)): \(ours ?? -1), libc \(libcs ?? -1)") }
        }
        #expect(wrong.isEmpty)
    }

    @Test(arguments: [
        ("", 0), ("plain", 5), ("naïve", 5), ("nai\u{308}ve", 5), ("“quoted”…", 9), ("漢字", 4), ("ｆｕｌｌ", 8), ("한국어", 6),
        ("\u{1100}\u{1161}\u{11A8}", 2), ("👩‍👩‍👧‍👦!", 3), ("👍🏽!", 3), ("🇺🇦!", 3), ("🇺", 1), ("1️⃣!", 2), ("❤️!", 2), ("⌚︎!", 3),
        ("🏳️‍🌈!", 2), ("soft\u{AD}hyphen", 10), ("\u{1B}[m", 3), ("\t", 1), ("\r\n", 2), ("\u{301}a", 2),
        ("\u{202E}ab", 2),
        ("क्ष", 2), ("می‌خواهم", 7), ("\u{E000}", 1), ("🏽", 2), ("\u{200D}", 0),
    ]) func columnsOfATextAreItsCells(text: String, expected: Int) {
        #expect(columns(of: text) == expected)
        #expect(columns(of: text[...]) == expected)
        #expect(columns(of: "ab" + text + "c", utf8: 2..<2 + text.utf8.count) == expected)
    }

    @Test func columnsOfScalars() {
        #expect(columns(of: Unicode.Scalar("a")) == 1)
        #expect(columns(of: Unicode.Scalar("漢")) == 2)
        #expect(columns(of: Unicode.Scalar("\u{301}")) == 0)
        #expect(columns(of: Unicode.Scalar("\u{1B}")) == nil)
        #expect(columns(of: Character("é")) == 1)
        #expect(columns(of: Character("👩‍👧")) == 2)
    }

    @Test func columnsAreWhatPutUses() {
        var dice = Dice(1)
        for text in Hostile.texts + (0..<500).map({ _ in Hostile.text(of: dice.roll(30), by: &dice) }) {
            var canvas = Canvas(Size(columns: 200, rows: 1))
            #expect(canvas.put(text, row: 0, column: 0) == columns(of: text))
        }
    }
}
