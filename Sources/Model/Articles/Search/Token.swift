// Search knows a text as tokens: words, folded as `String.folded` folds them. One rule serves the index, queries, and the marks
// over what was found.
//
// In scripts that part words by spaces a token is a run of letters, digits and marks; in those that do not (Han, kana, Thai, Lao,
// Burmese, Khmer) every sign with its marks is one, and a word is a phrase of them. Points that may be left out in writing
// (Hebrew, Arabic), the signs of width, and invisible ones inside of a word count for nothing.

extension String {
    /// Appends the tokens in UTF-8, a space behind each: what the index is given. Between two paragraphs stands a sign that no
    /// token has, so that no phrase goes over their border. O(bytes), fastest on ASCII.
    public func appendTokens(to result: inout [UInt8]) {
        let bytes = utf8Span.span
        var index = 0
        var end = 0
        while true {
            let start = result.count
            guard let token = nextToken(in: bytes, from: &index, into: &result) else { return }
            if start > 0, bytes.hasEmptyLine(in: end..<token.lowerBound) {
                result.insert(contentsOf: paragraphSign, at: start)
            }
            end = token.upperBound
            result.append(0x20)
        }
    }

    /// The tokens, as texts.
    public var tokens: [String] {
        let source = utf8Span.span
        var bytes: [UInt8] = []
        var index = 0
        while nextToken(in: source, from: &index, into: &bytes) != nil { bytes.append(0x20) }
        return bytes.split(separator: 0x20).map { String(decoding: $0, as: UTF8.self) }
    }
}

/// "¶ "
private let paragraphSign: [UInt8] = [0xC2, 0xB6, 0x20]

extension Swift.Span<UInt8> {
    /// Whether two line feeds stand next to each other. O(bytes of the range).
    func hasEmptyLine(in range: Range<Int>) -> Bool {
        if range.count < 2 { return false }
        for index in range.lowerBound..<range.upperBound - 1 where self[index] == 0x0A && self[index + 1] == 0x0A {
            return true
        }
        return false
    }
}

/// Finds the next token and appends its folded bytes.
/// - Parameter index: where to look from; afterwards the end of the token.
/// - Returns: the bytes that it takes in the text, without what is invisible behind it; `nil` at the end.
func nextToken(in bytes: Swift.Span<UInt8>, from index: inout Int, into folded: inout [UInt8]) -> Range<Int>? {
    let count = bytes.count
    var start = -1
    var end = 0
    scan: while index < count {
        let byte = bytes[index]
        if byte < 0x80 {
            let form = formsOfASCII[Int(byte)]
            if form != 0 {
                if start < 0 { start = index }
                folded.append(form)
                index += 1
                end = index
            } else if start >= 0 {
                break
            } else {
                index += 1
            }
            continue
        }
        let length = byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
        var value = UInt32(byte) & (0xFF >> (UInt32(length) + 1))
        for next in index + 1..<index + length { value = value << 6 | UInt32(bytes[next] & 0x3F) }
        switch kind(of: value) {
        case .separator:
            if start >= 0 { break scan }
            index += length
            continue
        case .nothing:
            index += length
            continue
        case .sign:
            if start >= 0 { break scan }
            start = index
            folded.append(token: value)
            index += length
            end = index
            appendMarks(in: bytes, from: &index, end: &end, into: &folded)
            break scan
        case .mark where start < 0:
            // A mark on nothing that could be looked for.
            index += length
            continue
        case .letter, .mark:
            let before = folded.count
            folded.append(token: value)
            index += length
            // Accents of their own fold to nothing; they belong to the letter before.
            if start < 0 {
                if folded.count == before { continue }
                start = index - length
            }
            end = index
        }
    }
    return start < 0 ? nil : start..<end
}

/// The marks that belong to a sign.
private func appendMarks(
    in bytes: Swift.Span<UInt8>, from index: inout Int, end: inout Int, into folded: inout [UInt8]
) {
    while index < bytes.count, bytes[index] >= 0x80 {
        let byte = bytes[index]
        let length = byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
        var value = UInt32(byte) & (0xFF >> (UInt32(length) + 1))
        for next in index + 1..<index + length { value = value << 6 | UInt32(bytes[next] & 0x3F) }
        switch kind(of: value) {
        case .mark:
            folded.append(token: value)
            index += length
            end = index
        case .nothing: index += length
        case .separator, .sign, .letter: return
        }
    }
}

/// What an ASCII byte becomes in a token; 0 for what parts them.
private let formsOfASCII: [UInt8] = (0..<128).map { (byte: UInt8) in
    switch byte {
    case 0x30...0x39, 0x61...0x7A: byte
    case 0x41...0x5A: byte | 0x20
    default: 0
    }
}

/// What a scalar is to tokens.
enum Kind: UInt8 {
    case separator, letter
    /// Belongs to the letter or sign before it.
    case mark
    /// A token of its own.
    case sign
    /// As if it were not there.
    case nothing
}

/// The first scalar that is not in the table.
private let kindsEnd: UInt32 = 0x3000
private let kinds: [Kind] = (0..<kindsEnd).map { Unicode.Scalar($0).map(Kind.init) ?? .separator }

func kind(of value: UInt32) -> Kind {
    switch value {
    case ..<kindsEnd: kinds[Int(value)]
    case 0x4E00...0x9FFF, 0x3400...0x4DBF, 0x3041...0x3096, 0x30A1...0x30FA: .sign
    case 0xAC00...0xD7A3: .letter
    default: Unicode.Scalar(value).map(Kind.init) ?? .separator
    }
}

extension Kind {
    fileprivate init(_ scalar: Unicode.Scalar) {
        let value = scalar.value
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
            .letterNumber, .otherNumber, .privateUse:
            switch value {
            // The line that lengthens Arabic words.
            case 0x640: self = .nothing
            // Raised digits cite notes far more often than they belong to a word.
            case 0xB2, 0xB3, 0xB9, 0x2070...0x2079: self = .separator
            default: self = Kind.isSign(scalar) ? .sign : .letter
            }
        case .nonspacingMark, .spacingMark:
            // Hebrew and Arabic points, and what chooses a form of the sign before it.
            switch value {
            case 0x591...0x5C7, 0x610...0x61A, 0x64B...0x65F, 0x670, 0x6D6...0x6ED, 0xFE00...0xFE0F,
                0xE0100...0xE01EF:
                self = .nothing
            default: self = .mark
            }
        case .enclosingMark: self = .nothing
        case .format: self = value == 0x200B ? .separator : .nothing
        default: self = .separator
        }
    }

    /// Of a script that does not part words.
    private static func isSign(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0xE00...0xEFF, 0x1000...0x109F, 0x1780...0x17FF, 0x1950...0x19DF, 0x1A20...0x1AAF, 0x3005...0x3007,
            0x3031...0x30FF, 0x31F0...0x31FF, 0xA9E0...0xA9FF, 0xAA60...0xAA7F, 0xFF66...0xFF9F, 0x1B000...0x1B16F:
            true
        default: scalar.properties.isIdeographic
        }
    }
}

extension [UInt8] {
    /// Appends what a scalar of a word is found as.
    mutating func append(token value: UInt32) {
        let shape = Shape(value)
        for index in 0..<shape.count { append(scalar: shape[index]) }
    }
}
