import Articles

/// Beginnings of words that are looked for in texts. All are looked for at once: where a word of the text begins, those with
/// its first letter are compared.
struct WordList {
    /// By their first byte.
    private var words: [[[UInt8]]] = Array(repeating: [], count: 256)

    /// - Parameter words: in small letters.
    init(_ words: [String]) {
        for word in words {
            guard let first = word.utf8.first else { continue }
            self.words[Int(first)].append(Array(word.utf8))
        }
    }

    static func + (first: WordList, second: WordList) -> WordList {
        var sum = first
        for byte in sum.words.indices { sum.words[byte] += second.words[byte] }
        return sum
    }

    /// Whether one of the words begins a word of the text; letters of ASCII may be capitals there. O(bytes).
    func begins(wordOf text: String) -> Bool {
        begins(in: text) { bytes, index in !Self.goesOn(bytes, index) }
    }

    /// Whether a letter stands before an index, or a hyphen, which joins two words to one.
    private static func goesOn(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
        let byte = bytes[index - 1]
        if byte < 0x80 { return byte.isASCIILetter || byte == UInt8(ascii: "-") }
        // Dashes and quotation marks of General Punctuation; no-break spaces and guillemets.
        if index > 2, bytes[index - 3] == 0xE2, bytes[index - 2] == 0x80 { return false }
        return !(index > 1 && bytes[index - 2] == 0xC2)
    }

    /// Whether one of the words begins the text, or stands behind a full stop or an exclamation mark and a space. O(bytes).
    func begins(sentenceOf text: String) -> Bool {
        begins(in: text) { bytes, index in
            index > 1 && bytes[index - 1] == 0x20
                && (bytes[index - 2] == UInt8(ascii: ".") || bytes[index - 2] == UInt8(ascii: "!"))
        }
    }

    private func begins(in text: String, where isPlace: (UnsafeBufferPointer<UInt8>, Int) -> Bool) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            bytes.indices.contains { index in
                let candidates = words[Int(bytes[index].smallASCII)]
                guard !candidates.isEmpty, index == 0 || isPlace(bytes, index) else { return false }
                return candidates.contains { Self.stands($0, in: bytes, at: index) }
            }
        }
    }

    private static func stands(_ word: [UInt8], in bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
        guard start + word.count <= bytes.count else { return false }
        for offset in 1..<word.count where bytes[start + offset].smallASCII != word[offset] { return false }
        return true
    }
}
