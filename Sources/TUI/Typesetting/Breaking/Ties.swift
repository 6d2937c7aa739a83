/// Places where the page ends no line though UAX #14 lets it, and where it adds a hyphen if it ends one: what is said here holds
/// where no space stands before the place.
struct Ties {
    let bytes: UnsafeBufferPointer<UInt8>
    let range: Range<Int>

    /// UTF-8 bytes of the longest label that a marker is printed with.
    private static let mostOfLabel = 12

    /// Whether what stands at an offset is tied to what is before, of which so many columns belong to the same box: a marker
    /// stays with what it is about ("done.[1]"), an address with its scheme ("https://"), and a soft hyphen with nothing before it
    /// divides nothing. O(1): the columns, which may have to be counted, are asked for behind soft hyphens only.
    @inline(__always)
    func tie(_ at: Int, behind columns: @autoclosure () -> Int) -> Bool {
        if bytes[at] == UInt8(ascii: "[") { return beginsMarker(at) }
        if bytes[at - 1] == UInt8(ascii: "/") { return isBehindScheme(at) }
        return isSoftHyphen(before: at) && columns() == 0
    }

    private func isBehindScheme(_ at: Int) -> Bool {
        at >= range.lowerBound + 3 && bytes[at - 2] == UInt8(ascii: "/") && bytes[at - 3] == UInt8(ascii: ":")
    }

    /// Whether a soft hyphen stands before an offset, and no other hyphen or dash before that.
    @inline(__always)
    func needsHyphen(_ at: Int) -> Bool {
        guard isSoftHyphen(before: at) else { return false }
        let end = at - 2
        if end > range.lowerBound, bytes[end - 1] == UInt8(ascii: "-") { return false }
        let isDash = end >= range.lowerBound + 3 && bytes[end - 3] == 0xE2 && bytes[end - 2] == 0x80
        return !(isDash && (0x90...0x95).contains(bytes[end - 1]))
    }

    @inline(__always)
    private func isSoftHyphen(before at: Int) -> Bool {
        at >= range.lowerBound + 2 && bytes[at - 1] == 0xAD && bytes[at - 2] == 0xC2
    }

    /// Whether a word in brackets begins here, as short as a label: letters of any script, digits, signs of notes.
    private func beginsMarker(_ at: Int) -> Bool {
        for index in at + 1..<min(range.upperBound, at + 2 + Self.mostOfLabel) {
            switch bytes[index] {
            case UInt8(ascii: "]"): return index > at + 1
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "*"), UInt8(ascii: "#"), UInt8(ascii: "."),
                UInt8(ascii: ","), UInt8(ascii: "-"), UInt8(ascii: ":"), 0x80...:
                continue
            default: return false
            }
        }
        return false
    }
}
