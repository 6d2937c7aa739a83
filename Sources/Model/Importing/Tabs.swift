/// Tabs as the spaces that they stand for in Markdown (CommonMark, section 2.2), and in preformatted text, where it is indented.
enum Tabs {
    /// Columns from one tab stop to the next.
    private static let stop = 4

    /// Bytes in which spaces go to the next tab stop, where tabs did; the others as they are. A character counts as one column,
    /// and so does a character reference in markup; tags count as none, and a tab within one is a space. O(bytes).
    static func expanded(_ bytes: [UInt8], passingTags: Bool) -> [UInt8] {
        // UTF-16 has zeros, and its bytes are no characters.
        guard bytes.contains(0x09), !bytes.prefix(2).contains(0), bytes.first != 0xFF, bytes.first != 0xFE else {
            return bytes
        }
        var expanded: [UInt8] = []
        expanded.reserveCapacity(bytes.count + bytes.count / 8)
        var column = 0
        var isInTag = false
        var isInReference = false
        for byte in bytes {
            switch byte {
            case 0x09 where isInTag: expanded.append(0x20)
            case 0x09:
                let count = stop - column % stop
                expanded.append(contentsOf: repeatElement(0x20, count: count))
                column += count
                continue
            case 0x0A, 0x0D:
                column = 0
                isInReference = false
            case UInt8(ascii: "<") where passingTags: isInTag = true
            case UInt8(ascii: ">") where isInTag:
                isInTag = false
                expanded.append(byte)
                continue
            default: if !isInTag, !isInReference, byte & 0xC0 != 0x80 { column += 1 }
            }
            if byte != 0x09 { expanded.append(byte) }
            if passingTags, byte == UInt8(ascii: "&") { isInReference = true }
            if byte == UInt8(ascii: ";") || byte == 0x20 { isInReference = false }
        }
        return expanded
    }
}
