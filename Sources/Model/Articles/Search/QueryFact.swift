/// The facts that a query may ask for, by the names that they have in it, and what these take.
enum QueryFact: String, CaseIterable {
    case source = "in"
    case date, `is`, has, lang

    private static let states: [(name: String, fact: Query.Fact)] = [
        ("unread", .unread), ("reading", .reading), ("finished", .finished), ("starred", .starred),
    ]

    /// - Returns: `nil` for what cannot be understood. A range of days may be written with its last day first.
    func read(_ value: String) -> (fact: Query.Fact, isReversed: Bool)? {
        let small = value.lowercased()
        let fact: Query.Fact? =
            switch self {
            case .source: value.tokens.isEmpty ? nil : .source(value)
            case .date: DayRange(value)?.fact
            case .is: small == "read" ? .finished : Self.states.first { $0.name == small }?.fact
            case .has:
                switch small {
                case "note", "notes": .hasNotes
                case "bookmark", "bookmarks": .hasBookmark
                default: nil
                }
            case .lang: Self.language(small).map(Query.Fact.language)
            }
        return fact.map { ($0, self == .date && DayRange(value)?.isReversed == true) }
    }

    /// `fr` of `fr-ca`.
    private static func language(_ value: String) -> String? {
        let parts = value.split(omittingEmptySubsequences: false) { $0 == "-" || $0 == "_" }
        guard 2...3 ~= parts[0].utf8.count, parts.count < 5,
            parts.allSatisfy({ part in
                1...8 ~= part.utf8.count && part.utf8.allSatisfy { $0.isSmallASCIILetter || $0.isDigit }
            }), parts[0].utf8.allSatisfy({ $0 >= 0x61 })
        else { return nil }
        return String(parts[0])
    }

    /// Whether more letters could make a value of this one.
    func mayBecomeValue(_ start: String) -> Bool {
        let small = start.lowercased()
        switch self {
        case .source: return true
        case .date: return start.utf8.count < 22 && start.utf8.allSatisfy { 0x2D...0x2E ~= $0 || $0.isDigit }
        case .is: return Self.states.contains { $0.name.hasPrefix(small) } || "read".hasPrefix(small)
        case .has: return "notes".hasPrefix(small) || "bookmarks".hasPrefix(small)
        case .lang: return small.utf8.count < 2 || small.hasSuffix("-")
        }
    }

    /// What would be right.
    var help: String {
        switch self {
        case .source: "in: takes a word of a source's path or name, as in in:letters"
        case .date: "date: takes 2023, 2023-05, 2023-05-06, or a range: 2023..2024-06, ..2020, 2024.."
        case .is: "is: takes unread, reading, finished or starred"
        case .has: "has: takes notes or bookmark"
        case .lang: "lang: takes a code of two or three letters, as in lang:fr"
        }
    }
}
