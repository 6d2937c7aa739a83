import Articles

/// A tag of XML as it stands in a feed, whether it is well-formed or not.
struct MarkupTag {
    /// With its prefix.
    let name: ArraySlice<UInt8>
    /// Where it stands, in bytes of the file.
    let start: Int
    private(set) var end = 0
    let isEnd: Bool
    /// It ends with `/>`.
    private(set) var isEmpty = false
    /// Whether a parser of XML can read it.
    private(set) var isSound = true
    private var attributes: [(name: ArraySlice<UInt8>, value: ArraySlice<UInt8>)] = []

    /// UTF-8 bytes. Longer ones are no tags.
    private static let maximumLength = 1 << 20

    /// `nil` where no tag begins. O(bytes of the tag).
    init?(_ bytes: [UInt8], at start: Int) {
        let limit = min(bytes.count, start + Self.maximumLength)
        var at = start + 1
        isEnd = at < limit && bytes[at] == UInt8(ascii: "/")
        if isEnd { at += 1 }
        let nameStart = at
        while at < limit, Self.isNameByte(bytes[at]) { at += 1 }
        guard at > nameStart, Self.beginsName(bytes[nameStart]) else { return nil }
        name = bytes[nameStart..<at]
        self.start = start
        while at < limit {
            switch bytes[at] {
            case UInt8(ascii: ">"):
                end = at + 1
                return
            case UInt8(ascii: "/"):
                isEmpty = !isEnd && at + 1 < limit && bytes[at + 1] == UInt8(ascii: ">")
                if !isEmpty { isSound = false }
                at += 1
            case 0x09, 0x0A, 0x0D, 0x20: at += 1
            case UInt8(ascii: "<"): return nil
            default: readAttribute(bytes, &at, limit)
            }
        }
        return nil
    }

    private mutating func readAttribute(_ bytes: [UInt8], _ at: inout Int, _ limit: Int) {
        // Attributes are parted by white space.
        if !isEnd, bytes[at - 1] > 0x20 { isSound = false }
        let nameStart = at
        while at < limit, Self.isNameByte(bytes[at]) { at += 1 }
        guard at > nameStart else {
            isSound = false
            at += 1
            return
        }
        let name = bytes[nameStart..<at]
        if !Self.beginsName(bytes[nameStart]) || isEnd { isSound = false }
        var sign = at
        while sign < limit, bytes[sign] <= 0x20 { sign += 1 }
        guard sign < limit, bytes[sign] == UInt8(ascii: "=") else {
            isSound = false
            add(name, bytes[at..<at])
            return
        }
        at = sign + 1
        while at < limit, bytes[at] <= 0x20 { at += 1 }
        guard at < limit else { return }
        let quote = bytes[at]
        let valueStart: Int
        if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
            valueStart = at + 1
            at += 1
            while at < limit, bytes[at] != quote { at += 1 }
            let value = bytes[valueStart..<at]
            if !Self.isSound(value) { isSound = false }
            add(name, value)
            at += 1
        } else {
            isSound = false
            valueStart = at
            while at < limit, bytes[at] > 0x20, bytes[at] != UInt8(ascii: ">") { at += 1 }
            add(name, bytes[valueStart..<at])
        }
    }

    private mutating func add(_ name: ArraySlice<UInt8>, _ value: ArraySlice<UInt8>) {
        if attributes.count < FeedRepair.maximumAttributes { attributes.append((name, value)) } else { isSound = false }
    }

    /// Whether a parser takes a value as it is: without tags, and with no references but those of XML itself.
    private static func isSound(_ value: ArraySlice<UInt8>) -> Bool {
        for at in value.indices {
            if value[at] == UInt8(ascii: "<") { return false }
            guard value[at] == UInt8(ascii: "&") else { continue }
            guard let end = value[at...].prefix(10).firstIndex(of: UInt8(ascii: ";")) else { return false }
            let name = String(decoding: value[(at + 1)..<end], as: UTF8.self)
            let isNumber = name.hasPrefix("#") && name.dropFirst().allSatisfy(\.isHexDigit)
            guard isNumber || ["amp", "lt", "gt", "quot", "apos"].contains(name) else { return false }
        }
        return true
    }

    /// Without its prefix.
    var localName: String {
        let colon = name.lastIndex(of: UInt8(ascii: ":"))
        return String(decoding: name[(colon.map { $0 + 1 } ?? name.startIndex)...], as: UTF8.self)
    }

    /// The tag as it should have been written: character references in values are kept where they are some.
    var mended: [UInt8] {
        var tag = Array("<".utf8) + name
        for (name, value) in attributes where Self.beginsName(name[name.startIndex]) {
            var text = Entities.decoded(String(decoding: value, as: UTF8.self))
            if !text.utf8.allSatisfy({ $0 >= 0x20 }) { text = TextDecoder.cleaned(text).text.collapsed }
            tag += [0x20] + name + Array("=\"".utf8)
            for byte in text.utf8 {
                switch byte {
                case UInt8(ascii: "&"): tag += "&amp;".utf8
                case UInt8(ascii: "<"): tag += "&lt;".utf8
                case UInt8(ascii: "\""): tag += "&quot;".utf8
                default: tag.append(byte)
                }
            }
            tag.append(UInt8(ascii: "\""))
        }
        return tag + Array((isEmpty ? "/>" : ">").utf8)
    }

    private static func beginsName(_ byte: UInt8) -> Bool {
        byte.isASCIILetter || byte == UInt8(ascii: "_") || byte >= 0x80
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        Label.isLetterOrDigit(byte) || byte >= 0x80 || "-_.:".utf8.contains(byte)
    }
}
