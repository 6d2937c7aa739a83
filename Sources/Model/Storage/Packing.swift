/// Bytes that cannot have been written by `Packer`.
struct PackingError: Error {}

/// Writes numbers and texts as bytes: numbers in groups of seven bits, low ones first, the high bit set while more follow
/// (LEB128); texts as their length in UTF-8 bytes and the bytes.
struct Packer {
    private(set) var bytes: [UInt8] = []

    mutating func count(_ number: Int) { number7(UInt64(bitPattern: Int64(number))) }

    /// A number that may be negative; small ones of both signs are short.
    mutating func signed(_ number: Int) {
        number7(UInt64(bitPattern: Int64(number << 1 ^ number >> (Int.bitWidth - 1))))
    }

    mutating func text(_ text: String) {
        count(text.utf8.count)
        bytes.append(contentsOf: text.utf8)
    }

    mutating func optional<T>(_ value: T?, _ pack: (inout Packer, T) -> Void) {
        bytes.append(value == nil ? 0 : 1)
        if let value { pack(&self, value) }
    }

    mutating func list<T>(_ values: [T], _ pack: (inout Packer, T) -> Void) {
        count(values.count)
        for value in values { pack(&self, value) }
    }

    mutating func byte(_ byte: UInt8) { bytes.append(byte) }

    private mutating func number7(_ number: UInt64) {
        var rest = number
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }
}

/// Reads what a `Packer` wrote. It trusts nothing: what cannot be is a `PackingError`, never a trap, and no more memory is
/// taken than the bytes account for.
struct Unpacker {
    private let bytes: [UInt8]
    private var position = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    var isAtEnd: Bool { position == bytes.count }

    mutating func count() throws(PackingError) -> Int {
        guard let number = Int(exactly: Int64(bitPattern: try number7())), number >= 0 else { throw PackingError() }
        return number
    }

    mutating func signed() throws(PackingError) -> Int {
        let number = try number7()
        return Int(bitPattern: UInt(number >> 1)) ^ -Int(number & 1)
    }

    mutating func text() throws(PackingError) -> String { try text(count()) }

    /// A text of so many bytes.
    mutating func text(_ count: Int) throws(PackingError) -> String {
        guard let text = String(validating: try take(count), as: UTF8.self) else { throw PackingError() }
        return text
    }

    mutating func skip(_ expected: [UInt8]) throws(PackingError) {
        guard try take(expected.count).elementsEqual(expected) else { throw PackingError() }
    }

    mutating func optional<T>(_ unpack: (inout Unpacker) throws(PackingError) -> T) throws(PackingError) -> T? {
        switch try byte() {
        case 0: nil
        case 1: try unpack(&self)
        default: throw PackingError()
        }
    }

    mutating func list<T>(_ unpack: (inout Unpacker) throws(PackingError) -> T) throws(PackingError) -> [T] {
        let count = try count()
        // Every value takes at least a byte.
        guard count <= bytes.count - position else { throw PackingError() }
        var values: [T] = []
        for _ in 0..<count { values.append(try unpack(&self)) }
        return values
    }

    mutating func byte() throws(PackingError) -> UInt8 {
        guard position < bytes.count else { throw PackingError() }
        defer { position += 1 }
        return bytes[position]
    }

    private mutating func take(_ count: Int) throws(PackingError) -> ArraySlice<UInt8> {
        guard count >= 0, count <= bytes.count - position else { throw PackingError() }
        defer { position += count }
        return bytes[position..<position + count]
    }

    private mutating func number7() throws(PackingError) -> UInt64 {
        var number: UInt64 = 0
        for shift in stride(from: 0, to: 64, by: 7) {
            let next = try byte()
            number |= UInt64(next & 0x7F) << UInt64(shift)
            if next < 0x80 { return number }
        }
        throw PackingError()
    }
}
