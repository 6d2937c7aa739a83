import CCharset

// Bytes whose charset a header, a declaration or nobody has named.

extension TextDecoder {
    /// Decodes bytes by a label as the Encoding Standard understands labels, a byte order mark before it. A label that the
    /// bytes contradict is repaired, and a warning says so. Without a label, or with one that is not known, bytes are UTF-8
    /// where they can be, else windows-1252. What cannot be decoded becomes U+FFFD. O(bytes).
    static func decode(_ bytes: [UInt8], labelled label: String?) -> Decoded {
        let label = label.flatMap { Charset.key($0).isEmpty ? nil : Charset.key($0) }
        let charset = label.flatMap(Charset.init(label:))
        var decoded: Decoded
        if let (marked, length) = byteOrderMark(bytes) {
            decoded = decode(Array(bytes[length...]), as: marked)
            if let label, let charset, charset.kind != marked, !(charset.isUTF16 && marked != .utf8) {
                decoded.repair(label, marked == .utf8 ? "UTF-8" : "UTF-16")
            }
        } else {
            decoded = decode(bytes, as: charset, label)
        }
        if let label, charset == nil { decoded.warnings.insert("the charset \(named(label)) is not known", at: 0) }
        return decoded
    }

    /// The same for the text of a mail, where UTF-7 is decoded too (RFC 2152); it is cleaned after it.
    static func decode(mail bytes: [UInt8], labelled label: String?) -> Decoded {
        guard let label, Charset.utf7Labels.contains(Charset.key(label)), bytes.allSatisfy({ $0 < 0x80 }) else {
            return decode(bytes, labelled: label)
        }
        return convert(bytes, from: .utf7)
    }

    private static func byteOrderMark(_ bytes: [UInt8]) -> (Charset.Kind, Int)? {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, 3) }
        if bytes.starts(with: [0xFF, 0xFE]) { return (.utf16LittleEndian, 2) }
        if bytes.starts(with: [0xFE, 0xFF]) { return (.utf16BigEndian, 2) }
        return nil
    }

    private static func decode(_ bytes: [UInt8], as kind: Charset.Kind) -> Decoded {
        switch kind {
        case .utf16LittleEndian: decode(bytes, as: Encoding.utf16LittleEndian)
        case .utf16BigEndian: decode(bytes, as: Encoding.utf16BigEndian)
        default: decode(bytes, as: Encoding.utf8)
        }
    }

    private static func decode(_ bytes: [UInt8], as charset: Charset?, _ label: String?) -> Decoded {
        let evidence = UTF8Evidence(bytes)
        guard let charset, let label else {
            if evidence.isUTF8 { return decode(bytes, as: Encoding.utf8) }
            var decoded = convert(bytes, from: .windows1252)
            decoded.warnings.insert("the file does not say its charset and was read as windows-1252", at: 0)
            return decoded
        }
        switch charset.kind {
        case .utf8:
            if evidence.isUTF8 { return decode(bytes, as: Encoding.utf8) }
            var decoded = convert(bytes, from: .windows1252)
            decoded.repair(label, "windows-1252")
            return decoded
        case .utf16LittleEndian, .utf16BigEndian:
            // UTF-16 of any language has zeros: line feeds and spaces. Without one, the label is a leftover.
            guard bytes.contains(0) else {
                var decoded = decode(bytes, as: nil, nil)
                decoded.repair(label, evidence.isUTF8 ? "UTF-8" : "windows-1252")
                return decoded
            }
            return decode(bytes, as: order(of: bytes) ?? charset.kind)
        case .singleByte:
            if evidence.faults == 0, evidence.sequences > 0 {
                var decoded = decode(bytes, as: Encoding.utf8)
                decoded.repair(label, "UTF-8")
                return decoded
            }
            var decoded = convert(bytes, from: charset)
            if evidence.faults > 0, label.hasSuffix("ascii") { decoded.repair(label, "windows-1252") }
            return decoded
        case .multiByte:
            // One pair may look like UTF-8 by chance, two without a fault hardly.
            if evidence.faults == 0, evidence.sequences > 1 {
                var decoded = decode(bytes, as: Encoding.utf8)
                decoded.repair(label, "UTF-8")
                return decoded
            }
            return convert(charset.name == "iso-2022-jp" ? ISO2022JP.asEUC(bytes) : bytes, from: charset)
        }
    }

    /// Where the zeros of ASCII letters stand says which byte comes first; a label without it says the one or the other.
    private static func order(of bytes: [UInt8]) -> Charset.Kind? {
        var even = 0
        var odd = 0
        for (index, byte) in bytes.prefix(4_096).enumerated() where byte == 0 {
            if index % 2 == 0 { even += 1 } else { odd += 1 }
        }
        if even > odd * 2 { return .utf16BigEndian }
        return odd > even * 2 ? .utf16LittleEndian : nil
    }

    /// Through iconv; windows-1252 when the system lacks the charset.
    private static func convert(_ bytes: [UInt8], from charset: Charset) -> Decoded {
        if charset == .windows1252 { return cleaned(Windows1252.text(bytes)) }
        var length = 0
        var replaced = 0
        guard let text = charset_decode(charset.iconvName, bytes, bytes.count, &length, &replaced) else {
            var decoded = cleaned(Windows1252.text(bytes))
            decoded.warnings.insert("this system cannot read \(charset.name)", at: 0)
            return decoded
        }
        defer { charset_free(text) }
        var decoded = cleaned(String(decoding: UnsafeBufferPointer(start: text, count: length), as: UTF8.self))
        if replaced > 0 {
            decoded.warnings.insert("\(replaced) bytes that are not \(charset.name) were replaced by \u{FFFD}", at: 0)
        }
        return decoded
    }

    /// A label that nobody knows, as far as it can be printed.
    private static func named(_ label: String) -> String {
        let isPlain = label.utf8.allSatisfy { (0x21...0x7E).contains($0) }
        return isPlain ? "“\(label)”" : "that the file names"
    }
}

extension TextDecoder.Decoded {
    fileprivate mutating func repair(_ label: String, _ real: String) {
        isRepaired = true
        warnings.insert("the file says \(label) but is \(real)", at: 0)
    }
}

extension Charset {
    fileprivate var isUTF16: Bool { kind == .utf16LittleEndian || kind == .utf16BigEndian }
}
