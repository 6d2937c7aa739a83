/// Holds a mail within what GMime takes apart in little time, memory and stack: it keeps an object of a kilobyte for each
/// header and each part, and calls itself for each group of addressees. Nobody writes a mail that is changed here.
struct MailBounds {
    /// Fields in one header; what stands below is left out.
    private static let fields = 1_000
    /// UTF-8 bytes of one field; the rest is left out.
    private static let fieldLength = 65_536
    /// Colons in the addressees of a field: each may begin a group within a group.
    private static let groups = 100
    /// Boundaries. A space before the others makes them text of the part that they stand in.
    private static let boundaries = 20_000

    private enum Place { case header, behindHeader, body }

    private let bytes: UnsafeBufferPointer<UInt8>
    private var made: [UInt8] = []
    /// Up to here the bytes are in `made`, or left out.
    private var copied = 0

    private var place = Place.header
    private var isFirstHeader = true
    private var count = 0
    private var length = 0
    private var colons = 0
    private var isLeftOut = false
    private var isOfAddressees = false
    private var announcesMessage = false
    private var hasDigest = false
    /// Those that headers declare; and whether one declares some in a way that is not read here (RFC 2231).
    private var declared: Set<[UInt8]> = []
    private var hasOddBoundary = false
    private var marks = 0

    /// The bytes within bounds; nil where all of them are. O(bytes).
    static func bounded(_ bytes: [UInt8]) -> [UInt8]? {
        bytes.withUnsafeBufferPointer { bytes in
            var bounds = MailBounds(bytes: bytes)
            bounds.walk()
            guard bounds.copied > 0 || !bounds.made.isEmpty else { return nil }
            return bounds.made + bytes[bounds.copied...]
        }
    }

    private init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    private mutating func walk() {
        var start = 0
        while start < bytes.count {
            let end = bytes[start...].firstIndex(of: 0x0A).map { $0 + 1 } ?? bytes.count
            take(start..<end)
            start = end
        }
    }

    private mutating func take(_ line: Range<Int>) {
        let first = bytes[line.lowerBound]
        let isEmpty = first == 0x0A || first == 0x0D
        if place == .behindHeader, !(isEmpty && hasDigest) {
            // Only what is a field opens a header: a text may begin with anything.
            place = isField(line) ? .header : .body
            if place == .header { open() }
        }
        if isBoundary(line) {
            marks += 1
            if marks > Self.boundaries {
                copy(upTo: line.lowerBound)
                made.append(0x20)
            } else {
                place = .behindHeader
                isFirstHeader = false
            }
        } else if place == .header {
            if isEmpty {
                place = announcesMessage || hasDigest ? .behindHeader : .body
            } else if first == 0x20 || first == 0x09 {
                takeField(line)
            } else if isFirstHeader || isField(line) {
                begin(line)
            } else {
                place = .body
            }
        }
    }

    private mutating func open() {
        count = 0
        length = 0
        colons = 0
        isLeftOut = false
        isOfAddressees = false
        announcesMessage = false
    }

    /// `--` and a boundary that a header has declared (RFC 2046, section 5.1.1).
    private func isBoundary(_ line: Range<Int>) -> Bool {
        guard line.count > 3, bytes[line.lowerBound] == UInt8(ascii: "-"),
            bytes[line.lowerBound + 1] == UInt8(ascii: "-"), !declared.isEmpty || hasOddBoundary
        else { return false }
        if hasOddBoundary { return true }
        var end = line.upperBound
        while end > line.lowerBound + 2, bytes[end - 1] <= 0x20 { end -= 1 }
        let mark = Array(bytes[(line.lowerBound + 2)..<end])
        return declared.contains(mark) || mark.suffix(2) == [0x2D, 0x2D] && declared.contains(mark.dropLast(2))
    }

    /// The boundary that a line of a header declares, quoted or not.
    private mutating func declare(_ text: String) {
        guard text.holdsLetters("boundary") else { return }
        let line = Array(text.utf8)
        let word = Array("boundary".utf8)
        let start = line.indices.first { at in
            at + word.count <= line.count && word.indices.allSatisfy { line[at + $0] | 0x20 == word[$0] }
        }
        guard let start else { return }
        let value = line[(start + word.count)...].drop { $0 == 0x20 || $0 == 0x09 }
        guard value.first == UInt8(ascii: "=") else {
            hasOddBoundary = hasOddBoundary || value.first == UInt8(ascii: "*")
            return
        }
        let mark = value.dropFirst().drop { $0 == 0x20 || $0 == 0x09 }
        let isQuoted = mark.first == UInt8(ascii: "\"")
        let bare =
            isQuoted
            ? mark.dropFirst().prefix { $0 != UInt8(ascii: "\"") }
            : mark.prefix { $0 > 0x20 && $0 != UInt8(ascii: ";") }
        if !bare.isEmpty, declared.count < Self.boundaries { declared.insert(Array(bare)) }
    }

    private mutating func begin(_ line: Range<Int>) {
        count += 1
        length = 0
        colons = 0
        isLeftOut = count > Self.fields
        isOfAddressees = ["from:", "to:", "cc:", "bcc:", "sender:", "reply-to:"].contains { begins(line, with: $0) }
        takeField(line)
    }

    /// A line of a field: its first, or one that is folded.
    private mutating func takeField(_ line: Range<Int>) {
        if !isLeftOut, isOfAddressees {
            colons += bytes[line].count { $0 == UInt8(ascii: ":") }
            isLeftOut = colons > Self.groups
        }
        let kept = isLeftOut ? 0 : min(line.count, Self.fieldLength - length)
        length += kept
        if kept < line.count {
            copy(upTo: line.lowerBound + kept)
            if kept > 0 { made.append(0x0A) }
            copied = line.upperBound
        }
        if begins(line, with: "content-type:") || bytes[line.lowerBound] <= 0x20 {
            let text = String(decoding: bytes[line].prefix(1_000), as: UTF8.self)
            if text.holdsLetters("message/") { announcesMessage = true }
            if text.holdsLetters("multipart/digest") { hasDigest = true }
            declare(text)
        }
    }

    private mutating func copy(upTo end: Int) {
        made += bytes[copied..<end]
        copied = end
    }

    /// RFC 5322, section 2.2: printable ASCII up to a colon.
    private func isField(_ line: Range<Int>) -> Bool {
        for index in line.prefix(80) {
            if bytes[index] == UInt8(ascii: ":") { return index > line.lowerBound }
            guard (0x21...0x7E).contains(bytes[index]) else { return false }
        }
        return false
    }

    private func begins(_ line: Range<Int>, with name: StaticString) -> Bool {
        guard line.count >= name.utf8CodeUnitCount else { return false }
        return name.withUTF8Buffer { name in
            name.indices.allSatisfy { bytes[line.lowerBound + $0] | 0x20 == name[$0] | 0x20 }
        }
    }
}
