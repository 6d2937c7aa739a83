import Articles

/// Turns the bytes of a file into articles: sniff the format -> decode -> blocks with candidate markers -> bind markers to
/// notes -> Article. Each form is one type with one entry; `Importer` only chooses among them.
public enum Importer {
    /// Rises whenever the same bytes may yield another article than before, so that a library can parse them anew.
    public static let version = 1

    /// Parses a file. `name` is its name, only a hint: the bytes decide. O(n log n) in the bytes.
    ///
    /// - Throws: `ImportError` when nothing can be read: the file is empty, binary, or of a form that is not known.
    public static func articles(from bytes: [UInt8], named name: String) throws(ImportError) -> [Article] {
        switch try Sniffer.form(of: bytes) {
        case .text(let encoding):
            let decoded = TextDecoder.decode(bytes, as: encoding)
            guard decoded.text.unicodeScalars.contains(where: { !isBlank($0) }) else { throw .empty }
            return [TextForm.article(from: decoded, named: name)]
        }
    }
}

extension Importer {
    /// White space of any script, and what prints nothing.
    private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value <= 0x20 || scalar.properties.isWhitespace || scalar.properties.isDefaultIgnorableCodePoint
    }
}

/// Why a file could not be read as a newsletter.
public enum ImportError: Error, Hashable, Sendable, CustomStringConvertible {
    case empty
    /// What the bytes are instead, as a person would say it: "a PNG picture".
    case binary(String)
    /// A form that newsletters take, but that this version does not read.
    case unknownForm(String)

    public var description: String {
        switch self {
        case .empty: "the file is empty"
        case .binary(let what): "not a newsletter: it is \(what)"
        case .unknownForm(let what): "\(what) cannot be read yet; save it as plain text"
        }
    }
}
