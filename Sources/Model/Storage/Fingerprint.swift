/// A number that tells texts apart. Not a defence against forgery.
enum Fingerprint {
    /// Of several texts, each with its length. O(bytes).
    static func of(_ texts: [[UInt8]]) -> Int64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for bytes in texts {
            bytes.withUnsafeBytes { bytes in
                func mix(_ word: UInt64) {
                    hash = (hash ^ word) &* 0x9E37_79B9_7F4A_7C15
                    hash ^= hash >> 32
                }
                var offset = 0
                while offset + 8 <= bytes.count {
                    mix(UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)))
                    offset += 8
                }
                for byte in bytes[offset...] { mix(UInt64(byte)) }
                mix(UInt64(bytes.count))
            }
        }
        return Int64(bitPattern: hash)
    }
}
