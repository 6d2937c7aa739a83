import Foundation

/// Everything that one run found; prints as a table for people or as JSON.
struct Report: Encodable {
    var reading: ReadingReport?
    var parsing: ParsingReport?

    private enum CodingKeys: CodingKey { case parsing }

    /// What reading costs stands at the top; `parsing` is a member beside it.
    func encode(to encoder: any Encoder) throws {
        try reading?.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encodeIfPresent(parsing, forKey: .parsing)
    }

    var json: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
            return String(decoding: try encoder.encode(self), as: UTF8.self)
        }
    }

    var table: String { [reading?.table(), parsing?.table()].compactMap(\.self).joined(separator: "\n\n") }
}
