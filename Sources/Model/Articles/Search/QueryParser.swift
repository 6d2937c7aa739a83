extension Query {
    /// Reads what a reader has written.
    ///
    ///     either  = both { OR both }
    ///     both    = operand { [AND] operand }
    ///     operand = (NOT | "-") operand | "(" either ")" | [field ":"] (word | phrase) | field ":" "(" either ")"
    ///
    /// Operators are in capitals. Phrases stand in quotes of any kind; a `*` behind a word makes it a beginning. Fields and what
    /// they take are `Field` and `Fact`. A bare month or day, as in `2024-11`, is looked for as words and as a date.
    ///
    /// Whatever the text is, there is a query: what cannot be understood is a problem, and the words that are there are looked
    /// for. O(bytes of the text); nesting goes 16 deep, and of words there are 256 at most.
    /// - Parameter isBeingTyped: the text may go on. Its last word is a beginning, and what only lacks its end is no problem.
    public static func parse(_ text: String, isBeingTyped: Bool = false) -> (query: Query, problems: [Problem]) {
        var parser = QueryParser(text, isBeingTyped: isBeingTyped)
        let query = parser.parse()
        return (query, parser.problems)
    }
}

/// One reading of a text, from its start to its end.
struct QueryParser {
    /// What stands where an operand may stand.
    enum Operand {
        /// None.
        case none
        /// One that asks for nothing, as a dash does.
        case nothing
        case query(Query)
    }

    /// The parsers behind this one have a hundred places on their stacks, of which a level takes three.
    private static let deepest = 16
    private static let mostWords = 256
    /// More of them help nobody.
    private static let mostProblems = 16

    var source: QuerySource
    private let isBeingTyped: Bool
    private(set) var problems: [Query.Problem] = []
    private var depth = 0
    private var groups = 0
    private var wordCount = 0
    /// The rest of the text is left out.
    private var isCut = false
    /// The first word without a letter or digit.
    private var blank: Range<Int>?

    init(_ text: String, isBeingTyped: Bool) {
        source = QuerySource(text)
        self.isBeingTyped = isBeingTyped
    }

    mutating func parse() -> Query {
        if case .query(let query) = either(in: nil) { return query }
        if problems.isEmpty, let blank, !(isBeingTyped && blank.upperBound == source.end) {
            note(blank, "There is no letter and no digit here to look for")
        }
        return .everything
    }

    /// Whether what is missing here may still come, or was left out.
    var mayGoOn: Bool { isCut || isBeingTyped && source.isAtEnd }

    /// - Parameter range: signs of the source.
    mutating func note(_ range: Range<Int>, _ message: String) {
        if problems.count < Self.mostProblems { problems.append(Query.Problem(source.bytes(of: range), message)) }
    }

    private mutating func leaveOut(from start: Int, because message: String) -> Operand {
        note(start..<source.end, message)
        isCut = true
        source.index = source.end
        return .nothing
    }

    // MARK: Operators

    private mutating func either(in field: Query.Field?) -> Operand {
        var parts: [Query] = []
        var isThere = false
        var before: Range<Int>?
        while true {
            let part = both(in: field)
            var isMissing = false
            switch part {
            case .none: isMissing = true
            case .nothing: isThere = true
            case .query(let query): parts.append(query)
            }
            if isMissing, let before, !mayGoOn { noteLonely(before, "OR") }
            guard let or = source.takeOperator("OR") else { break }
            if isMissing, before == nil { noteLonely(or, "OR") }
            before = or
        }
        if parts.isEmpty { return isThere ? .nothing : .none }
        return .query(.any(of: parts))
    }

    private mutating func both(in field: Query.Field?) -> Operand {
        var parts: [Query] = []
        var isThere = false
        var before: Range<Int>?
        while true {
            source.skipBlanks()
            if source.isAtEnd || source.isOperator("OR") || source.sign == ")" && groups > 0 { break }
            if source.sign == ")" {
                note(
                    source.index..<source.index + 1,
                    "This parenthesis closes none; write ( before the group's first word")
                source.index += 1
                continue
            }
            if let and = source.takeOperator("AND") {
                if before != nil || !isThere { noteLonely(before ?? and, "AND") }
                before = isThere ? and : nil
                continue
            }
            if case .query(let query) = operand(in: field) { parts.append(query) }
            isThere = true
            before = nil
        }
        if let before, !mayGoOn { noteLonely(before, "AND") }
        if parts.isEmpty { return isThere ? .nothing : .none }
        return .query(.all(of: parts))
    }

    private mutating func noteLonely(_ range: Range<Int>, _ name: String) {
        note(range, "\(name) needs words on both sides; to look for the word itself, write \"\(name)\"")
    }

    private mutating func operand(in field: Query.Field?) -> Operand {
        let start = source.index
        if let not = source.takeOperator("NOT") {
            source.skipBlanks()
            guard !source.isAtEnd, source.sign != ")", !source.isOperator("AND"), !source.isOperator("OR") else {
                if !mayGoOn {
                    note(
                        not,
                        "NOT needs a word, a phrase or a (group) behind it; to look for the word itself, write \"NOT\"")
                }
                return .nothing
            }
            return negation(from: start, in: field)
        }
        if source.sign == "-", let next = source.next, !next.isBlank, next != "-", next != ")" {
            source.index += 1
            return negation(from: start, in: field)
        }
        if source.sign == "(" { return group(in: field) }
        if source.sign.isQuote { return phrase(in: field) }
        return word(in: field)
    }

    private mutating func negation(from start: Int, in field: Query.Field?) -> Operand {
        guard depth < Self.deepest else { return leaveTooDeep(from: start) }
        depth += 1
        defer { depth -= 1 }
        guard case .query(let query) = operand(in: field) else { return .nothing }
        return .query(query.negation)
    }

    private mutating func leaveTooDeep(from start: Int) -> Operand {
        leaveOut(from: start, because: "Groups and NOT go \(Self.deepest) deep at most; what follows is left out")
    }

    /// The words in parentheses.
    mutating func group(in field: Query.Field?) -> Operand {
        let start = source.index
        guard depth < Self.deepest else { return leaveTooDeep(from: start) }
        source.index += 1
        depth += 1
        groups += 1
        let content = either(in: field)
        depth -= 1
        groups -= 1
        if !source.isAtEnd {
            source.index += 1
            if case .none = content, !mayGoOn {
                note(start..<source.index, "Nothing stands between these parentheses")
            }
        } else if !isBeingTyped, !isCut {
            note(start..<start + 1, "This parenthesis is not closed; write ) behind the group's last word")
        }
        if case .none = content { return .nothing }
        return content
    }

    // MARK: Words

    /// The words in quotes.
    mutating func phrase(in field: Query.Field?) -> Operand { words(readPhrase(), in: field) }

    mutating func readPhrase() -> QuerySource.Piece {
        let start = source.index
        let piece = source.takePhrase()
        if !piece.isClosed, !isBeingTyped {
            note(start..<start + 1, "This quotation mark is not closed; write another behind the phrase's last word")
        }
        return piece
    }

    mutating func words(_ piece: QuerySource.Piece, in field: Query.Field?) -> Operand {
        let text = piece.text
        let (count, end) = text.tokenCount()
        guard count > 0 else {
            blank = blank ?? piece.range
            return .nothing
        }
        guard hasRoom(for: count, from: piece.range.lowerBound) else { return .nothing }
        let isUnfinished =
            isBeingTyped && source.isAtEnd && end == text.utf8.count && !piece.hasTail && !piece.wasClosedByQuote
        let words = Query.Words(text, isPrefix: piece.isPrefix || isUnfinished, in: field)
        if !piece.isQuoted, field == nil, !piece.isPrefix, let days = DayRange(text), days.isNarrow {
            return .query(.any([.words(words), .fact(days.fact)]))
        }
        return .query(.words(words))
    }

    /// Whether a query may have so many words more; else the rest is left out.
    mutating func hasRoom(for count: Int, from start: Int) -> Bool {
        wordCount += count
        if wordCount <= Self.mostWords { return true }
        _ = leaveOut(
            from: start, because: "A query has \(Self.mostWords) words at most; what follows is left out")
        return false
    }
}

extension String {
    /// How many tokens a text has, and where the last one ends, in UTF-8 bytes. O(bytes).
    fileprivate func tokenCount() -> (count: Int, end: Int) {
        let bytes = utf8Span.span
        var index = 0
        var folded: [UInt8] = []
        var count = 0
        var end = 0
        while let token = nextToken(in: bytes, from: &index, into: &folded) {
            folded.removeAll(keepingCapacity: true)
            count += 1
            end = token.upperBound
        }
        return (count, end)
    }
}
