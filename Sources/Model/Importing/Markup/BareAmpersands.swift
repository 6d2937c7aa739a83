import Articles

/// Ampersands that begin no character reference. libxml2 words an error for each, which takes longer than all else it does: of
/// millions in a page none may reach it.
enum BareAmpersands {
    /// UTF-8 bytes. In a smaller page the errors cost less than a second.
    private static let least = 4 << 20
    private static let many = 500_000

    /// Where there are too many, each is written as the reference that it should be. O(bytes).
    static func referenced(in text: String) -> String {
        guard text.utf8.count > least else { return text }
        var text = text
        return text.withUTF8 { bytes -> String? in
            let bare = bytes.indices.count { isBare($0, bytes) }
            guard bare > many else { return nil }
            return String(unsafeUninitializedCapacity: bytes.count + bare * 4) { made in
                var count = 0
                func append(_ byte: UInt8) {
                    made.initializeElement(at: count, to: byte)
                    count += 1
                }
                for index in bytes.indices {
                    append(bytes[index])
                    if isBare(index, bytes) { for byte in "amp;".utf8 { append(byte) } }
                }
                return count
            }
        } ?? text
    }

    private static func isBare(_ index: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard bytes[index] == UInt8(ascii: "&") else { return false }
        let next = index + 1 < bytes.count ? bytes[index + 1] : 0
        return next != UInt8(ascii: "#") && !next.isASCIILetter
    }
}
