import Articles

/// Reads JSON from its bytes, value by value, so that a document need not be in the memory as values. Foundation's parser takes
/// some twenty bytes of memory for each byte of a feed, and refuses what nests deeper than 512.
struct JSONCursor {
    /// Values that nest deeper are passed over.
    static let maximumDepth = 32

    let bytes: [UInt8]
    private(set) var at: Int
    /// Values were passed over because they nest too deeply.
    private(set) var wasTooDeep = false

    init(_ bytes: [UInt8], at: Int = 0) {
        self.bytes = bytes
        self.at = at
    }

    /// Whether all of the bytes are one value, white space and a byte order mark left aside. O(bytes).
    static func isDocument(_ bytes: [UInt8]) -> Bool {
        var cursor = JSONCursor(bytes, at: bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0)
        return cursor.skipValue() && cursor.isAtEnd
    }

    var isAtEnd: Bool {
        var cursor = self
        cursor.skipSpace()
        return cursor.at == bytes.count
    }

    /// The next sign that is not white space; 0 at the end.
    mutating func peek() -> UInt8 {
        skipSpace()
        return at < bytes.count ? bytes[at] : 0
    }

    /// Goes past a sign; whether it stands next.
    mutating func take(_ sign: Unicode.Scalar) -> Bool {
        guard peek() == UInt8(ascii: sign) else { return false }
        at += 1
        return true
    }

    private mutating func skipSpace() {
        while at < bytes.count, bytes[at] == 0x20 || bytes[at] == 0x0A || bytes[at] == 0x0D || bytes[at] == 0x09 {
            at += 1
        }
    }

    // MARK: Passing over

    /// Goes past one value of any depth; whether there is one. O(its bytes).
    mutating func skipValue() -> Bool {
        var open: [UInt8] = []
        while true {
            switch peek() {
            case UInt8(ascii: "{"):
                at += 1
                if !take("}") {
                    open.append(UInt8(ascii: "}"))
                    guard skipName() else { return false }
                    continue
                }
            case UInt8(ascii: "["):
                at += 1
                if !take("]") {
                    open.append(UInt8(ascii: "]"))
                    continue
                }
            case UInt8(ascii: "\""): guard skipString() else { return false }
            default: guard scalar() != nil else { return false }
            }
            // Behind a value: what holds it ends, or another follows.
            while let end = open.last {
                let sign = peek()
                guard sign == end || sign == UInt8(ascii: ",") else { return false }
                at += 1
                if sign == end {
                    open.removeLast()
                } else {
                    if end == UInt8(ascii: "}") { guard skipName() else { return false } }
                    break
                }
            }
            if open.isEmpty { return true }
        }
    }

    private mutating func skipName() -> Bool {
        guard peek() == UInt8(ascii: "\""), skipString() else { return false }
        return take(":")
    }

    private mutating func skipString() -> Bool {
        at += 1
        while at < bytes.count {
            switch bytes[at] {
            case UInt8(ascii: "\""):
                at += 1
                return true
            case UInt8(ascii: "\\"): at += 2
            default: at += 1
            }
        }
        return false
    }

    // MARK: Values

    /// The next value; `nil` where there is none. O(its bytes).
    mutating func value(depth: Int = 0) -> JSONValue? {
        switch peek() {
        case UInt8(ascii: "{"):
            guard depth < Self.maximumDepth else { return tooDeep() }
            at += 1
            var members: [String: JSONValue] = [:]
            if take("}") { return .object(members) }
            repeat {
                guard let name = name(), let value = value(depth: depth + 1) else { return nil }
                members[name] = value
            } while take(",")
            return take("}") ? .object(members) : nil
        case UInt8(ascii: "["):
            guard depth < Self.maximumDepth else { return tooDeep() }
            at += 1
            var list: [JSONValue] = []
            if take("]") { return .list(list) }
            repeat {
                guard let value = value(depth: depth + 1) else { return nil }
                list.append(value)
            } while take(",")
            return take("]") ? .list(list) : nil
        case UInt8(ascii: "\""): return string().map(JSONValue.string)
        default: return scalar()
        }
    }

    private mutating func tooDeep() -> JSONValue? {
        wasTooDeep = true
        return skipValue() ? .null : nil
    }

    /// The name of a member, with the colon behind it.
    mutating func name() -> String? {
        guard peek() == UInt8(ascii: "\""), let name = string(), take(":") else { return nil }
        return name
    }

    private mutating func scalar() -> JSONValue? {
        for (word, value) in [("null", JSONValue.null), ("true", .bool(true)), ("false", .bool(false))] {
            if at < bytes.count, bytes[at] == word.utf8.first, bytes[at...].starts(with: word.utf8) {
                at += word.utf8.count
                return value
            }
        }
        let start = at
        while at < bytes.count, bytes[at].isDigit || "+-.eE".utf8.contains(bytes[at]) { at += 1 }
        guard at > start, at - start < 400 else { return nil }
        let text = String(decoding: bytes[start..<at], as: UTF8.self)
        if let integer = Int(text) { return .integer(integer) }
        return Double(text).map(JSONValue.number)
    }

    /// A string; halves of surrogate pairs become U+FFFD.
    private mutating func string() -> String? {
        at += 1
        let start = at
        while at < bytes.count, bytes[at] != UInt8(ascii: "\""), bytes[at] != UInt8(ascii: "\\") { at += 1 }
        guard at < bytes.count else { return nil }
        if bytes[at] == UInt8(ascii: "\"") {
            defer { at += 1 }
            return String(decoding: bytes[start..<at], as: UTF8.self)
        }
        var text = Array(bytes[start..<at])
        while at < bytes.count, bytes[at] != UInt8(ascii: "\"") {
            if bytes[at] == UInt8(ascii: "\\") {
                guard let scalar = escape() else { return nil }
                text += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
            } else {
                text.append(bytes[at])
                at += 1
            }
        }
        guard at < bytes.count else { return nil }
        at += 1
        return String(decoding: text, as: UTF8.self)
    }

    /// What an escape stands for; one that is not known for the sign behind its backslash.
    private mutating func escape() -> Unicode.Scalar? {
        guard at + 1 < bytes.count else { return nil }
        let sign = bytes[at + 1]
        at += 2
        switch sign {
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "u"):
            guard let unit = unit() else { return "\u{FFFD}" }
            guard (0xD800..<0xDC00).contains(unit), at + 1 < bytes.count, bytes[at] == UInt8(ascii: "\\"),
                bytes[at + 1] == UInt8(ascii: "u")
            else { return Unicode.Scalar(unit) ?? "\u{FFFD}" }
            let before = at
            at += 2
            guard let low = self.unit(), (0xDC00..<0xE000).contains(low) else {
                at = before
                return "\u{FFFD}"
            }
            return Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)) ?? "\u{FFFD}"
        default: return sign < 0x80 ? Unicode.Scalar(sign) : "\u{FFFD}"
        }
    }

    /// Four hexadecimal digits.
    private mutating func unit() -> UInt32? {
        guard at + 4 <= bytes.count, bytes[at..<at + 4].allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }) else {
            return nil
        }
        defer { at += 4 }
        return UInt32(String(decoding: bytes[at..<at + 4], as: UTF8.self), radix: 16)
    }
}
