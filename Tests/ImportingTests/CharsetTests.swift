import Testing

@testable import Importing

/// Labels as the Encoding Standard understands them, and what the bytes say against them.
@Suite struct CharsetTests {
    @Test(
        "Bytes are decoded by their label",
        arguments: [
            ("iso-8859-1", [0xE9, 0x20, 0x93, 0x94, 0x85], "é “”…"), ("latin1", [0xE9, 0x2E], "é."),
            ("\"ISO-8859-1\"", [0xE9, 0x2E], "é."), ("windows-1252", [0x80], "€"), ("cp1250", [0xB9, 0x9C], "ąś"),
            ("windows-1251", [0xCF, 0xF0, 0xE8], "При"), ("koi8-r", [0xF0, 0xD2, 0xC9], "При"),
            ("iso-8859-9", [0xFD], "ı"), ("iso-8859-15", [0xA4], "€"), ("iso-8859-8-i", [0xF9, 0xEC], "של"),
            ("shift_jis", [0x93, 0xFA, 0x87, 0x40], "日①"), ("euc-jp", [0xC6, 0xFC], "日"),
            ("ISO-2022-JP", [0x1B, 0x24, 0x42, 0x46, 0x7C, 0x2D, 0x21, 0x1B, 0x28, 0x42, 0x21], "日①!"),
            ("iso-2022-jp", [0x1B, 0x28, 0x49, 0x31, 0x1B, 0x28, 0x42, 0x61], "ｱa"),
            ("gb18030", [0xC4, 0xE3, 0x81, 0x30, 0x89, 0x38], "你ß"), ("gb2312", [0xC4, 0xE3], "你"),
            ("big5", [0xA7, 0x41], "你"), ("euc-kr", [0xB0, 0xA1], "가"), ("ks_c_5601-1987", [0xB0, 0xA1], "가"),
            ("tis-620", [0xA1], "ก"), ("macintosh", [0x8E], "é"), ("utf-16le", [0x41, 0, 0xE9, 0], "Aé"),
            ("utf-16", [0, 0x41, 0, 0xE9], "Aé"), ("utf-16be", [0, 0x41, 0, 0xE9], "Aé"), (nil, [0xC3, 0xA9], "é"),
        ] as [(String?, [UInt8], String)])
    func decodes(_ label: String?, _ bytes: [UInt8], _ text: String) {
        let decoded = TextDecoder.decode(bytes, labelled: label)
        #expect(decoded.text == text)
        #expect(!decoded.isRepaired)
        #expect(decoded.warnings.isEmpty)
    }

    @Test(
        "A label that the bytes contradict is repaired, and a warning says so",
        arguments: [
            ("utf-8", [0x63, 0x61, 0x66, 0xE9], "café", "utf-8 but is windows-1252"),
            ("iso-8859-1", Array("café".utf8), "café", "iso-8859-1 but is UTF-8"),
            ("koi8-r", Array("При".utf8), "При", "koi8-r but is UTF-8"),
            ("us-ascii", Array("“é”".utf8), "“é”", "us-ascii but is UTF-8"),
            ("us-ascii", [0x93, 0xE9, 0x94], "“é”", "us-ascii but is windows-1252"),
            ("shift_jis", Array("日本".utf8), "日本", "shift_jis but is UTF-8"),
            ("gb2312", Array("你好".utf8), "你好", "gb2312 but is UTF-8"),
            ("utf-16", Array("plain".utf8), "plain", "utf-16 but is UTF-8"),
            ("iso-8859-1", [0xEF, 0xBB, 0xBF, 0x61], "a", "iso-8859-1 but is UTF-8"),
            ("utf-8", [0xFF, 0xFE, 0x61, 0], "a", "utf-8 but is UTF-16"),
        ] as [(String, [UInt8], String, String)])
    func repairs(_ label: String, _ bytes: [UInt8], _ text: String, _ warning: String) {
        let decoded = TextDecoder.decode(bytes, labelled: label)
        #expect(decoded.text == text)
        #expect(decoded.isRepaired)
        #expect(decoded.warnings.first == "the file says \(warning)")
    }

    @Test("A byte order mark is no part of the text", arguments: ["utf-8", nil] as [String?])
    func byteOrderMark(_ label: String?) {
        let decoded = TextDecoder.decode([0xEF, 0xBB, 0xBF, 0x61], labelled: label)
        #expect(decoded.text == "a")
        #expect(decoded.warnings.isEmpty && !decoded.isRepaired)
    }

    @Test("Without a label bytes are UTF-8 where they can be, else windows-1252")
    func unlabelled() {
        #expect(TextDecoder.decode([0x93, 0x61, 0x94], labelled: nil).text == "“a”")
        #expect(!TextDecoder.decode([0x93, 0x61, 0x94], labelled: nil).isRepaired)
        // A damaged byte among many sequences does not make it another charset.
        let damaged = Array("déjà vu à côté".utf8) + [0xFF]
        #expect(TextDecoder.decode(damaged, labelled: nil).text == "déjà vu à côté\u{FFFD}")
        #expect(TextDecoder.decode(damaged, labelled: "utf-8").isRepaired == false)
    }

    @Test("A charset that is not known, or not safe, is not decoded", arguments: ["x-odd", "utf-7", "iso-2022-kr"])
    func unknown(_ label: String) {
        let decoded = TextDecoder.decode(Array("+ADw-script+AD4-".utf8), labelled: label)
        #expect(decoded.text == "+ADw-script+AD4-")
        #expect(decoded.warnings == ["the charset “\(label)” is not known"])
    }

    @Test(
        "Whatever is decoded is clean",
        arguments: ["shift_jis", "iso-2022-jp", "gb18030", "windows-1252", "koi8-r", "utf-16"])
    func cleaning(_ label: String) {
        let every = (0...255 as ClosedRange<UInt8>).flatMap { [$0, 0x1B, 0x41, 0x9B, 0x00, $0] as [UInt8] }
        let text = TextDecoder.decode(every, labelled: label).text
        let isUnsafe = text.unicodeScalars.contains {
            $0.value < 0x20 && $0 != "\n" || (0x7F...0x9F).contains($0.value)
        }
        #expect(!isUnsafe)
    }

    @Test(
        "Bytes that mean nothing take no more time than others", .timeLimit(.minutes(1)),
        arguments: ["shift_jis", "gb18030", "euc-kr", "big5", "windows-1257", "iso-2022-jp", "utf-8", "utf-16"])
    func floods(_ label: String) {
        for byte in [0xFF, 0x80, 0x1B, 0xE3] as [UInt8] {
            let decoded = TextDecoder.decode(Array(repeating: byte, count: 500_000), labelled: label)
            #expect(!decoded.text.isEmpty)
        }
    }
}
