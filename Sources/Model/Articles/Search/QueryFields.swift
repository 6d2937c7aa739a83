// Words with a colon in them: fields, facts, and what only looks like one.

extension QueryParser {
    private static let names = Query.Field.allCases.map(\.rawValue) + QueryFact.allCases.map(\.rawValue)
    /// What stands before a colon in addresses.
    private static let schemes: Set<String> = ["http", "https", "mailto", "file", "ftp", "urn", "doi", "tel"]

    mutating func word(in field: Query.Field?) -> Operand {
        guard let name = source.fieldName else { return words(source.takeWord(), in: field) }
        let start = source.index
        let value = start + name.unicodeScalars.count + 1
        if let field = Query.Field(rawValue: name) {
            source.index = value
            return self.value(of: field, from: start)
        }
        if let fact = QueryFact(rawValue: name) {
            source.index = value
            return self.value(of: fact, from: start)
        }
        if !Self.schemes.contains(name), source.isLetterOrQuote(at: value) {
            let guess = nearest(to: name, among: Self.names).map { "Did you mean \($0):? " } ?? ""
            let list = Self.names.map { $0 + ":" }.joined(separator: ", ")
            note(start..<value, "There is no field \(name):. \(guess)There are \(list)")
        }
        return words(source.takeWord(), in: field)
    }

    private mutating func value(of field: Query.Field, from start: Int) -> Operand {
        guard source.hasValue else {
            if !mayGoOn {
                note(
                    start..<source.index,
                    "\(field.rawValue): needs a word, a \"phrase\" or a (group) right behind its colon")
            }
            return .nothing
        }
        if source.sign == "(" { return group(in: field) }
        return words(source.sign.isQuote ? readPhrase() : source.takeWord(), in: field)
    }

    private mutating func value(of name: QueryFact, from start: Int) -> Operand {
        guard source.hasValue else {
            if !mayGoOn { note(start..<source.index, name.help) }
            return .nothing
        }
        guard source.sign != "(" else {
            note(start..<source.index, "\(name.rawValue): takes no group. \(name.help)")
            return group(in: nil)
        }
        let piece = source.sign.isQuote ? readPhrase() : source.takeWord()
        let range = start..<piece.range.upperBound
        let isUnfinished = mayGoOn && !piece.wasClosedByQuote
        if let (fact, isReversed) = name.read(piece.text) {
            if isReversed, !isUnfinished {
                note(range, "The last day stands before the first one; they were taken the other way round")
            }
            return hasRoom(for: 1, from: start) ? .query(.fact(fact)) : .nothing
        }
        if !isUnfinished || !name.mayBecomeValue(piece.text) {
            let shown = source.text(start..<min(range.upperBound, start + 40))
                .split(whereSeparator: \.isWhitespace).joined(separator: " ")
            note(range, "\(shown) asks for nothing that is known. \(name.help)")
        }
        return .nothing
    }
}

extension QuerySource {
    /// Whether something stands right behind a colon.
    fileprivate var hasValue: Bool { !isAtEnd && sign != ")" && !sign.isBlank }
}
