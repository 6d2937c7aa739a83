import Articles
import GRDB

/// What a query asks of the tables: of the full-text index, and of articles.
struct QuerySQL {
    /// The part of it that the index answers, in its language (sqlite.org/fts5.html, 3); `nil` where no words are asked for.
    private(set) var match: String?
    /// Everything else, over `article`.
    private(set) var conditions: [String] = []
    private(set) var arguments = StatementArguments()

    private let database: Database

    init(_ query: Query, in database: Database) throws {
        self.database = database
        var words: [String] = []
        for part in query.conjuncts {
            if let expression = Self.match(part) { words.append(expression) } else { try narrow(by: part) }
        }
        if !words.isEmpty { match = words.count == 1 ? words[0] : words.map { "(\($0))" }.joined(separator: " AND ") }
    }

    private mutating func narrow(by query: Query) throws {
        let condition = try condition(query)
        if condition != "TRUE" { conditions.append(condition) }
    }

    private mutating func condition(_ query: Query) throws -> String {
        if let match = Self.match(query) {
            arguments += [match]
            return "article.seat IN (SELECT rowid FROM search WHERE search MATCH ?)"
        }
        switch query {
        case .everything, .words: return "TRUE"  // Words without a letter are in every text.
        case .fact(let fact): return try condition(fact)
        case .all(let parts): return try joined(parts, " AND ")
        case .any(let parts): return try joined(parts, " OR ")
        // What is not indexed yet has the words for nobody.
        case .not(let part): return "coalesce(NOT \(try condition(part)), TRUE)"
        }
    }

    private mutating func joined(_ parts: [Query], _ word: String) throws -> String {
        var conditions: [String] = []
        for part in parts { conditions.append(try condition(part)) }
        return "(" + conditions.joined(separator: word) + ")"
    }

    private mutating func condition(_ fact: Query.Fact) throws -> String {
        switch fact {
        case .unread: return "article.progress = 0"
        case .reading: return "article.progress = 1"
        case .finished: return "article.progress = 2"
        case .starred: return "article.starred = 1"
        case .hasNotes: return "article.has_notes = 1"
        case .hasBookmark: return "article.bookmarks > 0"
        case .language(let code):
            arguments += [code, code + "-*"]
            return "(article.language = ? OR article.language GLOB ?)"
        case .days(let from, let to):
            // Days of a text are in the order of time.
            var bounds = ["article.moment >= 0"]
            if let from = from.flatMap({ PublicationDate($0) }) {
                arguments += [from.moment]
                bounds.append("article.moment >= ?")
            }
            if let to = to.flatMap({ PublicationDate($0) }) {
                arguments += [to.moment + PublicationDate.momentsOfDay]
                bounds.append("article.moment < ?")
            }
            return "(" + bounds.joined(separator: " AND ") + ")"
        case .source(let words):
            let found = try sources(with: words)
            return found.isEmpty
                ? "FALSE"
                : """
                EXISTS (SELECT 1 FROM member WHERE member.article = article.id
                    AND member.source IN (\(found.map(String.init).joined(separator: ", "))))
                """
        }
    }

    /// Those with all words in their names or paths.
    private func sources(with words: String) throws -> [Int64] {
        let filter = WordFilter(words)
        return try Row.fetchAll(database, sql: "SELECT id, uri, name FROM source").compactMap { row in
            let name: String? = row[2]
            return filter.matches(folded: "\(Source.readable(row[1]))\n\(name ?? "")".folded) ? row[0] : nil
        }
    }

    // MARK: The index's language

    /// A query of words alone; `nil` for any other, and for one that only says what must not be there. Parentheses cost room on
    /// the stack of FTS5's parser, which has a hundred places: there are none that are not needed.
    private static func match(_ query: Query) -> String? {
        switch query {
        case .everything, .fact, .not: return nil
        case .words(let words): return match(words)
        case .any(let parts): return joined(parts, " OR ")
        case .all(let parts):
            let wanted = parts.filter { $0.negated == nil }
            let unwanted = parts.compactMap(\.negated)
            guard !wanted.isEmpty, let expression = joined(wanted, " AND ") else { return nil }
            if unwanted.isEmpty { return expression }
            guard let rest = joined(unwanted, " OR ") else { return nil }
            return "(\(expression)) NOT (\(rest))"
        }
    }

    private static func joined(_ parts: [Query], _ word: String) -> String? {
        let found = parts.compactMap { part in
            match(part).map { if case .words = part { $0 } else { "(\($0))" } }
        }
        return found.count == parts.count ? found.joined(separator: word) : nil
    }

    private static func match(_ words: Query.Words) -> String? {
        let tokens = words.text.tokens
        if tokens.isEmpty { return nil }
        let phrase = "\"\(tokens.joined(separator: " "))\"" + (words.isPrefix ? "*" : "")
        return switch words.field {
        case nil: phrase
        case .title: "title : \(phrase)"
        case .author: "author : \(phrase)"
        case .from: "publication : \(phrase)"
        case .note: "{note remark} : \(phrase)"
        }
    }
}

extension Query {
    fileprivate var negated: Query? { if case .not(let query) = self { query } else { nil } }

    /// The parts that must all hold; what the index can answer of them in one go comes in one.
    fileprivate var conjuncts: [Query] {
        guard case .all(let parts) = self else { return [self] }
        let isOfWords = parts.map(\.isOfWords)
        let words = zip(parts, isOfWords).filter(\.1).map(\.0)
        let rest = zip(parts, isOfWords).filter { !$0.1 }.map(\.0)
        guard words.contains(where: { $0.negated == nil }) else { return parts }
        return [words.count == 1 ? words[0] : .all(words)] + rest.flatMap(\.conjuncts)
    }

    private var isOfWords: Bool {
        switch self {
        case .everything, .fact: false
        case .words(let words): !words.text.tokens.isEmpty
        case .all(let parts), .any(let parts): parts.allSatisfy(\.isOfWords)
        case .not(let part): part.isOfWords
        }
    }
}
