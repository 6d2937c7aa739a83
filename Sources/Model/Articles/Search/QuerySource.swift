/// The text of a query, read sign by sign.
struct QuerySource {
    /// A word or phrase.
    struct Piece {
        /// Without quotes, blanks around it, and the `*` behind it.
        var text: String
        /// What it takes, with all of these.
        var range: Range<Int>
        var isPrefix = false
        /// Whether blanks or a `*` followed the text.
        var hasTail = false
        var isQuoted = false
        /// `true` for what is not quoted.
        var isClosed = true

        var wasClosedByQuote: Bool { isQuoted && isClosed }
    }

    private let signs: [Unicode.Scalar]
    /// Where each sign begins, in UTF-8 bytes; the last is the end.
    private let offsets: [Int]
    /// The next sign.
    var index = 0

    init(_ text: String) {
        signs = Array(text.unicodeScalars)
        var offsets = [0]
        offsets.reserveCapacity(signs.count + 1)
        var end = 0
        for sign in signs {
            end += UTF8.width(sign)
            offsets.append(end)
        }
        self.offsets = offsets
    }

    var end: Int { signs.count }
    var isAtEnd: Bool { index == signs.count }
    /// There must be one.
    var sign: Unicode.Scalar { signs[index] }
    /// The one after it.
    var next: Unicode.Scalar? { index + 1 < signs.count ? signs[index + 1] : nil }

    func bytes(of range: Range<Int>) -> Range<Int> { offsets[range.lowerBound]..<offsets[range.upperBound] }

    mutating func skipBlanks() {
        while index < signs.count, signs[index].isBlank { index += 1 }
    }

    // MARK: Words

    /// Where the word that begins here ends.
    var wordEnd: Int {
        var end = index
        while end < signs.count, !signs[end].endsWord { end += 1 }
        return end
    }

    /// Whether a word in capitals stands here.
    func isOperator(_ name: String) -> Bool {
        let letters = name.unicodeScalars
        let end = index + letters.count
        return end <= signs.count && signs[index..<end].elementsEqual(letters)
            && (end == signs.count || signs[end].endsWord)
    }

    mutating func takeOperator(_ name: String) -> Range<Int>? {
        guard isOperator(name) else { return nil }
        let start = index
        index += name.unicodeScalars.count
        return start..<index
    }

    mutating func takeWord() -> Piece {
        let range = index..<wordEnd
        index = range.upperBound
        return piece(range, range)
    }

    /// A quote stands here. Without a closing one the phrase goes to the end.
    mutating func takePhrase() -> Piece {
        let opening = signs[index]
        let start = index
        index += 1
        while index < signs.count, !signs[index].closes(opening) { index += 1 }
        let content = start + 1..<index
        let isClosed = index < signs.count
        if isClosed { index += 1 }
        let stars = index
        while isClosed, index < signs.count, signs[index] == "*" { index += 1 }
        var phrase = piece(content, start..<index)
        phrase.isPrefix = phrase.isPrefix || index > stars
        phrase.isQuoted = true
        phrase.isClosed = isClosed
        return phrase
    }

    private func piece(_ content: Range<Int>, _ range: Range<Int>) -> Piece {
        var (start, end) = (content.lowerBound, content.upperBound)
        while end > start, signs[end - 1].isBlank || signs[end - 1] == "*" { end -= 1 }
        while start < end, signs[start].isBlank { start += 1 }
        let hasTail = end < content.upperBound
        return Piece(
            text: text(start..<end), range: range, isPrefix: hasTail && signs[end] == "*", hasTail: hasTail)
    }

    func text(_ range: Range<Int>) -> String {
        var text = String.UnicodeScalarView()
        text.append(contentsOf: signs[range])
        return String(text)
    }

    // MARK: Fields

    /// A name of 2 to 10 letters with a colon right behind it, in small letters.
    var fieldName: String? {
        var end = index
        while end < signs.count, end - index <= 10, signs[end].isASCIILetter { end += 1 }
        guard 2...10 ~= end - index, end < signs.count, signs[end] == ":" else { return nil }
        return text(index..<end).lowercased()
    }

    func isLetterOrQuote(at index: Int) -> Bool {
        index < signs.count && (signs[index].properties.isAlphabetic || signs[index].isQuote)
    }
}

extension Unicode.Scalar {
    var isBlank: Bool { properties.isWhitespace }

    var isQuote: Bool { isDoubleQuote || self == "«" || self == "»" }

    private var isDoubleQuote: Bool {
        switch self {
        case "\"", "“", "”", "„", "‟": true
        default: false
        }
    }

    /// “so”, „so“, ”so”, «so», »so« and »so».
    fileprivate func closes(_ opening: Unicode.Scalar) -> Bool {
        switch opening {
        case "«": self == "»"
        case "»": self == "«" || self == "»"
        default: isDoubleQuote
        }
    }

    var endsWord: Bool { self == "(" || self == ")" || isQuote || isBlank }

    fileprivate var isASCIILetter: Bool { 0x61...0x7A ~= value | 0x20 }
}
