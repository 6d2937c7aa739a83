/// A JSON object in one line, written member by member. Foundation's encoder takes some ten times as long, and a reader who
/// leaves waits for this.
struct JSONLine {
    private(set) var bytes: [UInt8] = [UInt8(ascii: "{")]

    /// Nothing is written for `nil`.
    mutating func add(_ key: String, _ value: String?) {
        guard let value else { return }
        name(key)
        quote(value)
    }

    mutating func add(_ key: String, _ value: some BinaryInteger) {
        name(key)
        bytes += "\(value)".utf8
    }

    /// - Parameter value: a finite number.
    mutating func add(_ key: String, _ value: Double) {
        name(key)
        bytes += "\(value)".utf8
    }

    mutating func add(_ key: String, _ value: JSONLine) {
        name(key)
        bytes += value.bytes
        bytes.append(UInt8(ascii: "}"))
    }

    /// The whole line, with its end.
    var line: [UInt8] { bytes + [UInt8(ascii: "}"), 0x0A] }

    private mutating func name(_ key: String) {
        if bytes.count > 1 { bytes.append(UInt8(ascii: ",")) }
        quote(key)
        bytes.append(UInt8(ascii: ":"))
    }

    private mutating func quote(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        if text.utf8.allSatisfy(Self.isPlain) {
            bytes += text.utf8
        } else {
            for scalar in text.unicodeScalars { add(scalar) }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        byte >= 0x20 && byte < 0x7F && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
    }

    /// What a terminal would obey, or nobody would see, is written as `\uXXXX`.
    private mutating func add(_ scalar: Unicode.Scalar) {
        switch scalar.value {
        case 0x22, 0x5C: bytes += [UInt8(ascii: "\\"), UInt8(scalar.value)]
        case 0x0A: bytes += "\\n".utf8
        case 0..<0x20, 0x7F...0x9F, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF, 0xFFF9...0xFFFB:
            let digits = String(scalar.value, radix: 16)
            bytes += ("\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits).utf8
        default: bytes += String(scalar).utf8
        }
    }
}
