extension Query: CustomStringConvertible {
    /// As a reader would write it; `parse` makes the same query of it, as far as `parse` could have made it at all.
    public var description: String {
        switch self {
        case .everything: ""
        case .words(let words): words.description
        case .fact(let fact): fact.description
        case .all(let parts): parts.map { $0.isList ? "(\($0))" : "\($0)" }.joined(separator: " ")
        case .any(let parts):
            parts.map { if case .any = $0 { "(\($0))" } else { "\($0)" } }.joined(separator: " OR ")
        case .not(let query): query.isList ? "NOT (\(query))" : "NOT \(query)"
        }
    }

    private var isList: Bool {
        switch self {
        case .all, .any: true
        case .everything, .words, .fact, .not: false
        }
    }
}

extension Query.Words: CustomStringConvertible {
    public var description: String {
        let name = field.map { $0.rawValue + ":" } ?? ""
        let star = isPrefix ? "*" : ""
        return name + (isPlain ? text + star : quoted(text + star))
    }

    /// Whether the text is these words without quotes, too.
    private var isPlain: Bool {
        !text.needsQuotes && !text.hasPrefix("-") && !["AND", "OR", "NOT"].contains(text)
            && !text.unicodeScalars.contains(":") && DayRange(text)?.isNarrow != true
    }
}

extension Query.Fact: CustomStringConvertible {
    public var description: String {
        switch self {
        case .source(let words): "in:" + (words.needsQuotes ? quoted(words) : words)
        case .days(let from, let to): "date:" + Self.text(from, to)
        case .unread: "is:unread"
        case .reading: "is:reading"
        case .finished: "is:finished"
        case .starred: "is:starred"
        case .hasNotes: "has:notes"
        case .hasBookmark: "has:bookmark"
        case .language(let code): "lang:" + code
        }
    }

    /// The shortest way to write a range.
    private static func text(_ from: String?, _ to: String?) -> String {
        if let from, let to, from == to { return from }
        if let from, let to, from.hasSuffix("-01"), from.prefix(7) == to.prefix(7), isLastOfMonth(to) {
            return String(from.prefix(7))
        }
        let first = from.map { $0.hasSuffix("-01-01") ? $0.prefix(4) : $0.hasSuffix("-01") ? $0.prefix(7) : $0[...] }
        let last = to.map { $0.hasSuffix("-12-31") ? $0.prefix(4) : isLastOfMonth($0) ? $0.prefix(7) : $0[...] }
        return first == last ? String(first ?? "..") : "\(first ?? "")..\(last ?? "")"
    }

    private static func isLastOfMonth(_ day: String) -> Bool {
        PublicationDate(day).flatMap { PublicationDate.lastDay(year: $0.year, month: $0.month)?.day == $0.day } ?? false
    }
}

extension String {
    fileprivate var needsQuotes: Bool { unicodeScalars.contains { $0.endsWord } || hasSuffix("*") }
}

/// In quotes that do not stand in the text.
private func quoted(_ text: String) -> String {
    text.unicodeScalars.contains { $0.isQuote && $0 != "«" && $0 != "»" } ? "«\(text)»" : "\"\(text)\""
}
