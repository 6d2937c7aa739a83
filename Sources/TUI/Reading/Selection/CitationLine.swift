import Articles

extension Article {
    /// Where a text is from, in one line as people write it below what they quote: authors, title, publication, day, address, as
    /// far as they are known. `nil` where nothing is.
    var citationLine: String? {
        // The title stands between quotation marks.
        let title = title.asFact.replacing("\"", with: "'")
        let published = (published ?? firstPublished).map(\.inWords)
        let facts = [
            Self.list(authors.map(\.asFact).filter { !$0.isEmpty }), title.isEmpty ? "" : "\"\(title)\"",
            (publication ?? originalSource ?? "").asFact, published ?? "", (address ?? originalAddress ?? "").asFact,
        ].filter { !$0.isEmpty }
        return facts.isEmpty ? nil : "— " + facts.joined(separator: ", ")
    }

    /// "A", "A and B", "A, B and C"; of more the first.
    private static func list(_ names: [String]) -> String {
        guard let first = names.first, let last = names.last, names.count > 1 else { return names.first ?? "" }
        if names.count > 3 { return "\(first) and others" }
        return "\(names.dropLast().joined(separator: ", ")) and \(last)"
    }
}

extension PublicationDate {
    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]

    /// "10 November 2024".
    fileprivate var inWords: String { "\(day) \(Self.months[month - 1]) \(year)" }
}

extension String {
    /// In one line, without white space at its ends or more of it than one space.
    fileprivate var asFact: String { asCopied().split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
