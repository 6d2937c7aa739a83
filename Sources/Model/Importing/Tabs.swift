import Articles

/// Tabs as the spaces that they stand for in Markdown (CommonMark, section 2.2), and in preformatted text, where it is indented.
struct Tabs {
    /// Columns from one tab stop to the next.
    private static let stop = 4
    /// UTF-8 bytes of the longest text of which the tabs are looked at.
    private static let most = 64 << 20

    private var expanded: [UInt8] = []
    private var column = 0
    /// Behind the last byte of the line that is no white space, and behind its last tab.
    private var endOfInk = 0
    private var endOfTab = 0
    /// In a tag, and there in a quoted value, which ends with this sign.
    private var isInTag = false
    private var quotation: UInt8?
    /// It is no comment, in which a quotation mark is an apostrophe.
    private var hasAttributes = false
    private var isInReference = false

    /// Bytes in which spaces go to the next tab stop, where tabs did; the others as they are, and so all of a text in a charset
    /// in which a byte may be part of a character. A character counts as one column, and so does a character reference in markup;
    /// tags count as none, `<pre>` begins a line, and a tab within one is a space, as is one at the end of a line. O(bytes).
    static func expanded(_ bytes: [UInt8], isMarkup: Bool) -> [UInt8] {
        // UTF-16 has zeros, ISO-2022 escapes.
        guard bytes.contains(0x09), bytes.count <= most, !bytes.contains(where: { $0 == 0 || $0 == 0x1B }) else {
            return bytes
        }
        var tabs = Tabs()
        tabs.expanded.reserveCapacity(bytes.count + bytes.count / 8)
        bytes.withUnsafeBufferPointer { bytes in
            for (index, byte) in bytes.enumerated() {
                if isMarkup { tabs.takeMarkup(byte, bytes[(index + 1)...]) } else { tabs.take(byte) }
            }
        }
        return tabs.expanded
    }

    private mutating func takeMarkup(_ byte: UInt8, _ rest: Slice<UnsafeBufferPointer<UInt8>>) {
        if isInTag {
            expanded.append(byte == 0x09 ? 0x20 : byte)
            if byte == 0x0A { column = 0 }
            if let quotation {
                if byte == quotation { self.quotation = nil }
            } else if hasAttributes, byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                quotation = byte
            } else if byte == UInt8(ascii: ">") {
                isInTag = false
                endOfInk = expanded.count
            }
            return
        }
        if isInReference {
            expanded.append(byte)
            isInReference = byte != UInt8(ascii: ";")
            return
        }
        let next = rest.first ?? 0
        // As HTML has it: what else stands behind it makes it a sign of the text.
        isInTag =
            byte == UInt8(ascii: "<")
            && (next.isASCIILetter || next == UInt8(ascii: "/") || next == UInt8(ascii: "!"))
        isInReference = byte == UInt8(ascii: "&") && Self.isReference(rest)
        hasAttributes = isInTag && next.isASCIILetter
        // What is preformatted begins on a line of its own.
        if isInTag, rest.prefix(3).elementsEqual("pre".utf8) { column = 0 }
        if isInTag { expanded.append(byte) } else { take(byte) }
    }

    /// Whether the rest of a character reference stands here: "amp;", "#233;".
    private static func isReference(_ rest: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        let name = rest.prefix(32).prefix { $0.isASCIILetter || 0x30...0x39 ~= $0 || $0 == UInt8(ascii: "#") }
        return !name.isEmpty && rest.dropFirst(name.count).first == UInt8(ascii: ";")
    }

    private mutating func take(_ byte: UInt8) {
        switch byte {
        case 0x09:
            let count = Self.stop - column % Self.stop
            expanded.append(contentsOf: repeatElement(0x20, count: count))
            column += count
            endOfTab = expanded.count
        case 0x0A, 0x0D:
            // More than a space would be a break in Markdown.
            if endOfTab > endOfInk, endOfInk > 0, expanded[endOfInk - 1] != 0x0A {
                expanded.removeSubrange(endOfInk...)
                expanded.append(0x20)
            }
            expanded.append(byte)
            column = 0
            endOfInk = expanded.count
        default:
            expanded.append(byte)
            if byte & 0xC0 != 0x80 { column += 1 }
            if byte != 0x20 { endOfInk = expanded.count }
        }
    }
}
