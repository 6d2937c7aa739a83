import Cells
import Foundation
import Testing

@testable import Typesetting

@Suite struct BreakTableTests {
    /// What the table says of a scalar of the basic plane: its class, and its columns.
    private func entry(_ scalar: Unicode.Scalar, language: String? = nil) -> (kind: BreakClass, columns: Int) {
        let entry = BreakPointers.withTables(for: language) { tables in
            Array(String(scalar).utf8).withUnsafeBufferPointer { tables.entry(of: $0, at: 0, end: $0.count).entry }
        }
        return (BreakClass(rawValue: entry & BreakTable.classMask) ?? .foreign, Int(entry >> BreakTable.classBits))
    }

    @Test("Classes are those of LineBreak.txt, where they are not foreign")
    func classes() throws {
        let unicode = try classes(in: "/usr/share/unicode/LineBreak.txt")
        let wide = try classes(in: "/usr/share/unicode/EastAsianWidth.txt")
        let names: [String: BreakClass] = [
            "SP": .space, "ZW": .zeroWidthSpace, "WJ": .wordJoiner, "GL": .glue, "CM": .mark, "CL": .closing,
            "CP": .closingParenthesis, "EX": .exclamation, "SY": .slash, "IS": .infix, "QU": .quotation,
            "NS": .nonstarter, "CJ": .nonstarter, "B2": .breakBoth, "BA": .breakAfter, "BB": .breakBefore,
            "HY": .hyphenMinus, "IN": .inseparable, "NU": .digit, "PR": .prefix, "PO": .postfix, "AL": .letter,
            "AI": .letter, "ID": .ideograph, "H2": .ideograph, "H3": .ideograph,
        ]
        var known = 0
        for value in UInt32(0)...0xFFFF {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let kind = entry(scalar).kind
            guard kind != .foreign else { continue }
            known += 1
            let isWide = ["W", "F", "H"].contains(wide[value] ?? "N")
            let expected: BreakClass? =
                switch (value, unicode[value]) {
                case (0x0A, _): .space
                case (0x2010, _): .hyphen
                case (_, "CM"): Cells.columns(of: scalar) == 0 ? .mark : .spacingMark
                case (_, "OP"): isWide ? .wideOpening : .opening
                // Unassigned: currency signs to be, ideographs to be, letters.
                case (0x20A0...0x20CF, nil): .prefix
                case (0x3400...0x9FFF, nil): .ideograph
                case (_, nil): .letter
                case (_, let name?): names[name]
                }
            #expect(kind == expected, "U+\(String(value, radix: 16))")
        }
        #expect(known > 30_000)
    }

    @Test("Columns are those of cells")
    func columns() {
        for value in UInt32(0x20)...0xFFFF {
            guard let scalar = Unicode.Scalar(value), entry(scalar).kind != .foreign else { continue }
            #expect(entry(scalar).columns == Cells.columns(of: scalar) ?? 1, "U+\(String(value, radix: 16))")
        }
    }

    @Test("In Chinese and Japanese, typographic quotation marks are brackets")
    func chinese() {
        for language in ["zh", "ja", "zh-Hant", "ja_JP"] {
            #expect(entry("“", language: language).kind == .opening)
            #expect(entry("”", language: language).kind == .closing)
        }
        for language in [nil, "", "en", "zho", "jav", "ko"] {
            #expect(entry("“", language: language).kind == .quotation)
        }
    }

    private func classes(in path: String) throws -> [UInt32: String] {
        var classes: [UInt32: String] = [:]
        for line in try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n") {
            let fields = line.prefix { $0 != "#" }.split(separator: ";").map { $0.trimmingCharacters(in: .whitespaces) }
            guard fields.count == 2 else { continue }
            let ends = fields[0].split(separator: ".").compactMap { UInt32($0, radix: 16) }
            guard let first = ends.first, let last = ends.last, last <= 0xFFFF else { continue }
            for value in first...last { classes[value] = fields[1] }
        }
        return classes
    }
}
