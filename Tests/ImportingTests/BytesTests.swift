import Articles
import Testing

@testable import Importing

/// What bytes a file may hold, and what becomes of them.
@Suite struct BytesTests {
    @Test(
        "Digests are those of FIPS 180-4",
        arguments: [
            ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
            (
                "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
                "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
            ),
            (
                String(repeating: "a", count: 1_000_000),
                "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
            ),
        ])
    func digest(_ text: String, _ expected: String) { #expect(SHA256.hexadecimal(text.utf8) == expected) }

    @Test("Whatever the length, the padding fits")
    func digestLengths() {
        // Each differs from every other, also around the borders of a block.
        let digests = (50...130).map { SHA256.hexadecimal(Array(repeating: UInt8(ascii: "x"), count: $0)) }
        #expect(Set(digests).count == digests.count)
        #expect(digests.allSatisfy { $0.utf8.count == 64 })
    }

    @Test("Line ends of every kind are one kind", arguments: ["a\nb", "a\r\nb", "a\rb", "a\u{2028}b", "a\u{85}b"])
    func lineEnds(_ text: String) { #expect(TextDecoder.decode(Array(text.utf8), as: .utf8).text == "a\nb") }

    @Test("No control, bidi or tag character is left, and what was there is seen")
    func cleaning() {
        let hostile = "a\u{1B}[31mb\u{0}c\u{7F}d\u{9B}e\u{202E}f\u{2066}g\u{FEFF}h\u{E0041}i\u{61C}j\u{7}k\tl"
        let decoded = TextDecoder.decode(Array(hostile.utf8), as: .utf8)
        #expect(decoded.text == "a\u{FFFD}[31mb\u{FFFD}c\u{FFFD}d\u{FFFD}efghij\u{FFFD}k l")
        #expect(decoded.warnings.count == 2)
    }

    @Test("Every scalar is either kept or known to be unwanted")
    func everyScalar() {
        for value in UInt32(0)...0x10FFFF {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let text = TextDecoder.decode(Array(String(scalar).utf8), as: .utf8).text
            let isUnsafe = text.unicodeScalars.contains {
                $0.value < 0x20 && $0 != "\n" || (0x7F...0x9F).contains($0.value)
                    || (0x202A...0x202E).contains($0.value)
                    || (0x2066...0x2069).contains($0.value)
            }
            if isUnsafe { Issue.record("U+\(String(value, radix: 16)) is let through") }
        }
    }

    @Test("Bytes that are not UTF-8 become stand-ins, and a warning")
    func invalid() {
        let decoded = TextDecoder.decode([0x61, 0xFF, 0x62, 0xC3], as: .utf8)
        #expect(decoded.text == "a\u{FFFD}b\u{FFFD}")
        #expect(decoded.warnings.count == 1)
    }

    @Test("UTF-16 is read by its byte order mark")
    func utf16() throws {
        let little: [UInt8] = [0xFF, 0xFE] + "Hé\n\nllo.".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        let big: [UInt8] = [0xFE, 0xFF] + "Hé\n\nllo.".utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
        for bytes in [little, big] { #expect(try Importer.articles(from: bytes, named: "x").first?.title == "Hé") }
    }

    @Test(
        "What is no newsletter is refused with a word",
        arguments: [
            ([], "empty"), (Array("  \n\t\n".utf8), "empty"), ([0xEF, 0xBB, 0xBF], "empty"), ([0, 0, 0, 0], "empty"),
            ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A], "PNG"), (Array("%PDF-1.7 ...".utf8), "PDF"),
            ([0x7F, 0x45, 0x4C, 0x46, 2, 1, 1], "program"), ([1, 2, 3, 4, 5, 0x61, 0x62], "binary"),
            (Array("<?xml version='1.0'?><svg/>".utf8), "XML"),
        ] as [([UInt8], String)])
    func refusals(_ bytes: [UInt8], _ word: String) {
        do throws(ImportError) {
            let articles = try Importer.articles(from: bytes, named: "x.txt")
            Issue.record("read as \(articles.map(\.title))")
        } catch {
            #expect(error.description.contains(word))
        }
    }
}
