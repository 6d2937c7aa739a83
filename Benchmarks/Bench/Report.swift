import Foundation

/// Everything that one run found; prints as a table for people or as JSON.
struct Report: Encodable {
    var reading: ReadingReport?
    var parsing: ParsingReport?
    var typesetting: TypesettingReport?
    var library: LibraryReport?

    private enum CodingKeys: CodingKey { case parsing, typesetting, library }

    /// What reading costs stands at the top; the others are members beside it.
    func encode(to encoder: any Encoder) throws {
        try reading?.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encodeIfPresent(parsing, forKey: .parsing)
        try container.encodeIfPresent(typesetting, forKey: .typesetting)
        try container.encodeIfPresent(library, forKey: .library)
    }

    var json: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
            return String(decoding: try encoder.encode(self), as: UTF8.self)
        }
    }

    /// Without typesetting and the library, whose sections are printed one by one.
    var table: String {
        [reading?.table(), parsing?.table()].compactMap(\.self).joined(separator: "\n\n")
    }
}
