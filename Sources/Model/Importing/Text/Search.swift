extension StringProtocol {
    /// The index at which a short text first stands, byte for byte. O(bytes).
    func range(ofFirst needle: String) -> Index? {
        offset(ofFirst: needle).map { utf8.index(startIndex, offsetBy: $0) }
    }

    // The three below stand before those of the standard library, which compare characters, and of which `contains` and
    // `replacing` make a table at each call that takes longer than the search.

    /// Whether a short text stands in this one, byte for byte. O(bytes).
    func contains(_ needle: String) -> Bool { offset(ofFirst: needle) != nil }

    /// The text with another in each place where `needle` stands, byte for byte. O(bytes).
    func replacing(_ needle: String, with other: String) -> String {
        var made = ""
        var rest = self[...]
        while !needle.isEmpty, let start = rest.range(ofFirst: needle) {
            made += rest[..<start]
            made += other
            rest = rest[rest.utf8.index(start, offsetBy: needle.utf8.count)...]
        }
        return made + rest
    }

    /// The parts between a sign of ASCII. O(bytes).
    func split(
        separator: Character, maxSplits: Int = .max, omittingEmptySubsequences: Bool = true
    ) -> [SubSequence] {
        guard let sign = separator.asciiValue else { preconditionFailure("a separator beyond ASCII") }
        return utf8.split(separator: sign, maxSplits: maxSplits, omittingEmptySubsequences: omittingEmptySubsequences)
            .map { self[$0.startIndex..<$0.endIndex] }
    }

    private func offset(ofFirst needle: String) -> Int? {
        var needle = needle
        return needle.withUTF8 { needle in
            utf8.withContiguousStorageIfAvailable { Self.offset(of: needle, in: $0) }
                ?? Array(utf8).withUnsafeBufferPointer { Self.offset(of: needle, in: $0) }
        }
    }

    private static func offset(of needle: UnsafeBufferPointer<UInt8>, in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        guard let first = needle.first else { return bytes.isEmpty ? nil : 0 }
        guard bytes.count >= needle.count else { return nil }
        search: for start in 0...bytes.count - needle.count where bytes[start] == first {
            for offset in 1..<needle.count where bytes[start + offset] != needle[offset] { continue search }
            return start
        }
        return nil
    }
}

extension String {
    /// Whether these letters stand in the text, whatever their case. `letters` are small and of ASCII. O(bytes).
    func holdsLetters(_ letters: String) -> Bool {
        var (text, letters) = (self, letters)
        return letters.withUTF8 { letters in
            guard let first = letters.first else { return true }
            return text.withUTF8 { bytes in
                guard bytes.count >= letters.count else { return false }
                search: for start in 0...bytes.count - letters.count where bytes[start] | 0x20 == first {
                    for offset in 1..<letters.count where bytes[start + offset] | 0x20 != letters[offset] {
                        continue search
                    }
                    return true
                }
                return false
            }
        }
    }
}
