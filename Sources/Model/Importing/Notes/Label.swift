import Articles

/// What a note is called by: R10 says when two labels are one.
enum Label {
    /// The family that a label is printed in (R3): marker and note are usually of one.
    enum Family: Hashable {
        /// `[1]`
        case bracket
        /// `(1)`
        case round
        /// `1.` or `1)` at the start of a line
        case numbered
        /// `¹`
        case raised
        /// `*`, `†`
        case symbol
        /// `[^id]`
        case caret
    }

    /// Whether the text between brackets can be a label: a number that is no year, a small letter or Roman numeral, signs,
    /// or "note 1". (R6: `[2023]`, `[sic]`, `[A]` are none.)
    static func isLabel(_ text: some StringProtocol) -> Bool {
        let bytes = Array(text.utf8.prefix(12))
        guard !bytes.isEmpty, text.utf8.count <= 10 else { return false }
        if bytes.allSatisfy(\.isDigit) {
            guard bytes.count <= 4, let number = Int(text) else { return false }
            return !(1500...2100).contains(number)
        }
        if bytes.count == 1, bytes[0].isSmallASCIILetter { return true }
        if bytes.count <= 4, bytes.allSatisfy({ "ivx".utf8.contains($0) }) { return true }
        if isSigns(text) { return true }
        let words = text.lowercased().split(separator: " ")
        return words.count == 2 && ["note", "nb"].contains(words[0]) && words[1].utf8.allSatisfy(\.isDigit)
    }

    /// One to three signs that are used as labels.
    static func isSigns(_ text: some StringProtocol) -> Bool {
        let scalars = text.unicodeScalars
        return !text.isEmpty && scalars.count <= 3 && scalars.allSatisfy { "*†‡".unicodeScalars.contains($0) }
    }

    /// Whether raised digits are a power of the word before them: a unit of measure, or a number that is no year (R6).
    static func isPower(_ label: String, of word: String) -> Bool {
        guard !word.isEmpty else { return false }
        if word.utf8.allSatisfy(\.isDigit) { return word.utf8.count != 4 }
        guard label == "2" || label == "3" else { return false }
        let unit = word.drop { $0.isNumber }
        return ["m", "km", "cm", "mm", "dm", "hm", "ft", "mi", "yd", "s", "x", "y", "r", "R", "n", "c", "mc", "CO"]
            .contains(String(unit))
    }

    static func isLetterOrDigit(_ byte: UInt8) -> Bool { byte.isDigit || byte.isASCIILetter }

    /// What two printed labels are compared by: trimmed of brackets, colon and final full stop, in small letters.
    static func key(_ label: String) -> String {
        let trimmed = label.drop { " [(\u{A0}^".contains($0) }
        var text = Substring(trimmed)
        while let last = text.last, " ]):.\u{A0}".contains(last) { text.removeLast() }
        return String(text.lowercased().map { raisedDigits[$0] ?? $0 })
    }

    /// The key without leading zeros, under which `01` is found when there is no `01`.
    static func looseKey(_ key: String) -> String {
        let stripped = key.drop { $0 == "0" }
        return stripped.isEmpty ? key : String(stripped)
    }

    static let raisedDigits: [Character: Character] = [
        "⁰": "0", "¹": "1", "²": "2", "³": "3", "⁴": "4", "⁵": "5", "⁶": "6", "⁷": "7", "⁸": "8", "⁹": "9",
    ]
}

/// Something in a text that may be the call of a note, before anything is known about the notes.
struct Candidate: Hashable {
    /// UTF-8 bytes of the text.
    var range: Range<Int>
    /// As `Label.key` makes it.
    var label: String
    var family: Label.Family
    /// Candidates printed in one pair of brackets, `[1, 2]`, share a number: they are markers together or not at all.
    var group: Int?
    /// It was written as a link into the page, such as `[1](#nb1)`; what it becomes when there is no such note.
    var isLink = false
    /// The fragment of the note, where the marker is a link that is known to lead to one.
    var target: String?

    /// It stands right behind a letter or a digit, as an index does: `rows[1]`.
    var isGlued = false
    /// As printed, where that is not the label itself.
    var printed: String?

    /// The label as a marker says it; `nil` for one that prints none.
    var print: String? { label.isEmpty ? nil : printed ?? label }
}
