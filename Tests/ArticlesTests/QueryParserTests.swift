import Articles
import Support
import Testing

@Suite struct QueryParserTests {
    private func word(_ text: String, _ field: Query.Field? = nil) -> Query { .words(.init(text, in: field)) }
    private func beginning(_ text: String, _ field: Query.Field? = nil) -> Query {
        .words(.init(text, isPrefix: true, in: field))
    }
    private func days(_ from: String?, _ to: String?) -> Query { .fact(.days(from: from, to: to)) }

    @Test("Words, phrases and operators")
    func grammar() {
        let (a, b, c) = (word("a"), word("b"), word("c"))
        let table: [(String, Query)] = [
            ("", .everything), ("  \n", .everything), ("a", a), ("a b", .all([a, b])), ("a AND b", .all([a, b])),
            ("a OR b", .any([a, b])), ("a b OR c", .any([.all([a, b]), c])), ("a (b OR c)", .all([a, .any([b, c])])),
            ("a OR b OR c", .any([a, b, c])), ("NOT a b", .all([.not(a), b])), ("a -b", .all([a, .not(b)])),
            ("a NOT (b OR c)", .all([a, .not(.any([b, c]))])), ("-(a b)", .not(.all([a, b]))), ("((a))", a),
            ("NOT NOT a", a), ("(a b) (c OR (d OR e))", .all([a, b, .any([c, word("d"), word("e")])])),
            ("-\"a b\"", .not(word("a b"))), ("a and b", .all([a, word("and"), b])),
            ("\"a b\"", word("a b")), ("“a b” „a b“ «a b»", .all([word("a b"), word("a b"), word("a b")])),
            ("« a »b", .all([a, b])), ("a\"b\"c", .all([a, b, c])), ("\"AND\"", word("AND")), ("\"a\"", a),
            ("a*", beginning("a")), ("\"road to vic*\"", beginning("road to vic")), ("\"a b\"*", beginning("a b")),
            ("\"a *\"", a), ("don't 新聞 e-mail", .all([word("don't"), word("新聞"), word("e-mail")])),
            ("a — b", .all([a, b])), ("a AND — b", .all([a, b])), ("— OR a", a), ("-— a", a), ("\"\" a", a),
            ("http://x.y/z 12:30 Re:", .all([word("http://x.y/z"), word("12:30"), word("Re:")])),
            ("mailto:a@b.c", word("mailto:a@b.c")), ("a --b", .all([a, word("--b")])), ("NOTa", word("NOTa")),
            ("\u{3000}a\u{A0}b", .all([a, b])),
        ]
        for (text, query) in table {
            let found = Query.parse(text)
            #expect(found.query == query && found.problems.isEmpty, "\(text): \(found)")
        }
    }

    @Test("Fields and facts")
    func fields() {
        let table: [(String, Query)] = [
            ("author:kishchuk", word("kishchuk", .author)), ("Author:Kishchuk", word("Kishchuk", .author)),
            ("from:\"International Viewpoint\"", word("International Viewpoint", .from)),
            ("title:vic*", beginning("vic", .title)), ("note:«Road to Vic*»", beginning("Road to Vic", .note)),
            ("title:(war OR author:b)", .any([word("war", .title), word("b", .author)])),
            ("-title:war", .not(word("war", .title))), ("title:AND", word("AND", .title)),
            ("title:2024-11", word("2024-11", .title)), ("title:a:b", word("a:b", .title)),
            ("in:seeds", .fact(.source("seeds"))), ("in:\"my letters\"", .fact(.source("my letters"))),
            ("IN:~/a/b-2.txt", .fact(.source("~/a/b-2.txt"))),
            ("date:2023", days("2023-01-01", "2023-12-31")), ("date:2024-02", days("2024-02-01", "2024-02-29")),
            ("date:2023-05-06", days("2023-05-06", "2023-05-06")),
            ("date:2023..2024-06", days("2023-01-01", "2024-06-30")), ("date:..2020", days(nil, "2020-12-31")),
            ("date:2024-02..", days("2024-02-01", nil)), ("date:\"2024\"", days("2024-01-01", "2024-12-31")),
            ("is:unread", .fact(.unread)), ("is:Reading", .fact(.reading)), ("is:finished", .fact(.finished)),
            ("is:read", .fact(.finished)), ("is:starred", .fact(.starred)), ("has:notes", .fact(.hasNotes)),
            ("has:note", .fact(.hasNotes)), ("has:bookmark", .fact(.hasBookmark)),
            ("has:bookmarks", .fact(.hasBookmark)), ("lang:fr", .fact(.language("fr"))),
            ("lang:fr-CA", .fact(.language("fr"))), ("lang:ZH_Hant_TW", .fact(.language("zh"))),
            ("2024-11", .any([word("2024-11"), days("2024-11-01", "2024-11-30")])),
            ("2024-11-10", .any([word("2024-11-10"), days("2024-11-10", "2024-11-10")])),
            ("\"2024-11\"", word("2024-11")), ("2024", word("2024")), ("2024-13", word("2024-13")),
            ("is:unread (a OR -is:starred)", .all([.fact(.unread), .any([word("a"), .not(.fact(.starred))])])),
        ]
        for (text, query) in table {
            let found = Query.parse(text)
            #expect(found.query == query && found.problems.isEmpty, "\(text): \(found)")
        }
    }

    @Test("What is wrong is said where it stands, and the words are looked for")
    func problems() {
        let (a, b) = (word("a"), word("b"))
        // What is looked for, where the problem stands, and something that its message says.
        let table: [(String, Query, String, String)] = [
            ("a \"b", .all([a, b]), "\"", "not closed"), ("a (b", .all([a, b]), "(", "not closed"),
            ("a b)", .all([a, b]), ")", "closes none"), ("a ()", a, "()", "Nothing"), ("a OR", a, "OR", "both sides"),
            ("AND a", a, "AND", "both sides"), ("a AND OR b", .any([a, b]), "AND", "both sides"),
            ("a OR OR b", .any([a, b]), "OR", "both sides"), ("NOT", .everything, "NOT", "behind it"),
            ("(a NOT) b", .all([a, b]), "NOT", "behind it"), ("a date:2023-13", a, "date:2023-13", "2023-05-06"),
            ("date:2023-02-29 a", a, "date:2023-02-29", "2023-05-06"), ("a date:..", a, "date:..", "2024.."),
            ("date:2024..2023", days("2023-01-01", "2024-12-31"), "date:2024..2023", "other way"),
            ("a is:raed", a, "is:raed", "unread, reading, finished or starred"),
            ("a has:stars", a, "has:stars", "notes or bookmark"), ("a lang:French", a, "lang:French", "lang:fr"),
            ("a title: b", .all([a, b]), "title:", "right behind"), ("a is: b", .all([a, b]), "is:", "unread"),
            ("is:(a b)", .all([a, b]), "is:", "no group"), ("title:() a", a, "()", "Nothing"),
            ("autor:b", word("autor:b"), "autor:", "author:?"),
            ("autor:\"b\" a", .all([word("autor:"), b, a]), "autor:", "author:?"),
            ("subject:b", word("subject:b"), "subject:", "title:, author:"),
            ("é title:", word("é"), "title:", "behind"),
            ("—", .everything, "—", "no letter"),
        ]
        for (text, query, place, words) in table {
            let found = Query.parse(text)
            #expect(found.query == query, "\(text): \(found)")
            #expect(found.problems.count == 1, "\(text): \(found.problems)")
            guard let problem = found.problems.first else { continue }
            #expect(text.slice(problem.range) == place && problem.message.contains(words), "\(text): \(problem)")
        }
    }

    @Test("What is being typed is not blamed for its end, and its last word is a beginning")
    func typing() {
        let a = word("a")
        let table: [(String, Query)] = [
            ("a", beginning("a")), ("a ", a), ("a vic", .all([a, beginning("vic")])), ("\"a b", beginning("a b")),
            ("\"a b ", word("a b")), ("\"a b\"", word("a b")), ("a \"", a), ("a (", a),
            ("a (b", .all([a, beginning("b")])),
            ("a ()", a), ("a OR", a), ("a OR ", a), ("a AND (NOT", a), ("a -", a), ("a title:", a),
            ("title:vi", beginning("vi", .title)), ("a is:", a), ("a is:unr", a),
            ("a is:unread", .all([a, .fact(.unread)])),
            ("a date:202", a), ("a date:2023-1", a), ("a date:2023..", .all([a, days("2023-01-01", nil)])),
            ("a lang:f", a), ("a has:boo", a),
            ("2024-11", .any([beginning("2024-11"), days("2024-11-01", "2024-11-30")])),
            ("—", .everything), ("don'", word("don'")), ("(a", beginning("a")),
        ]
        for (text, query) in table {
            let found = Query.parse(text, isBeingTyped: true)
            #expect(found.query == query && found.problems.isEmpty, "\(text): \(found)")
        }
        // What stands before the end is wrong while it is typed, too.
        for text in ["a OR OR b", "is:raed a", "is:raed", "a) b", "title: a", "autor:b", "date:20x"] {
            #expect(Query.parse(text, isBeingTyped: true).problems.count == 1, "\(text)")
        }
    }

    @Test("Depth and number are bounded, and what comes before the bounds is looked for")
    func bounds() throws {
        for (text, count) in [
            (String(repeating: "(", count: 100_000) + "a", 0), (String(repeating: "a ", count: 100_000), 256),
            (String(repeating: "NOT ", count: 100_000) + "a", 0), ("a " + String(repeating: "-(", count: 50_000), 1),
            (String(repeating: "新", count: 100_000), 0), ("a b " + String(repeating: "is:read ", count: 500), 2),
            ("a \"" + String(repeating: "b ", count: 500), 1),
        ] {
            let found = Query.parse(text)
            #expect(found.query.wanted.count == count)
            let problem = try #require(found.problems.last)
            #expect(problem.message.contains("left out") && problem.range.upperBound == text.utf8.count)
        }
        #expect(
            Query.parse(String(repeating: "(", count: 16) + "a" + String(repeating: ")", count: 16)).problems.isEmpty)
        #expect(Query.parse(String(repeating: ") ", count: 100_000)).problems.count < 100)
    }

    @Test("A query that is printed is the same when it is read", arguments: 0..<300)
    func printing(seed: Int) {
        var dice = Dice(seed)
        let query = dice.query(depth: dice.roll(5))
        let found = Query.parse(query.description)
        #expect(found.query == query && found.problems.isEmpty, "\(query.description)")
        #expect(found.query.description == query.description)
    }

    @Test("Ranges are written as shortly as they can be read")
    func printingDays() {
        for text in [
            "2023", "2023-01", "2024-02", "2023-01-01", "2023..2024-06", "..2020", "2024-02..", "2023-01-02..2023-02",
        ] {
            #expect(Query.parse("date:" + text).query.description == "date:" + text)
        }
    }

    @Test("Any text is read, and problems stand on its characters", arguments: 0..<300)
    func garbage(seed: Int) {
        var dice = Dice(seed)
        let pieces = [
            "a", "war", " ", " ", "\"", "“", "”", "«", "»", "(", ")", "*", "-", ":", "AND", " OR ", "NOT ", "title:",
            "is:",
            "date:", "2024", "2024-11", "..", "in:", "lang:", "é", "e\u{301}", "新", "👩‍👩‍👧", "—", "\u{0}", "\u{202E}", "\n",
            "autor:", "is:unread", "has:", "\u{200B}", "\r\n",
        ]
        let text = (0..<dice.roll(30)).map { _ in dice.pick(pieces) }.joined()
        for isBeingTyped in [false, true] {
            let (query, problems) = Query.parse(text, isBeingTyped: isBeingTyped)
            for problem in problems {
                let (start, end) = (problem.range.lowerBound, problem.range.upperBound)
                #expect(!problem.range.isEmpty && end <= text.utf8.count, "\(text)")
                for offset in [start, end] {
                    let index = text.utf8.index(text.startIndex, offsetBy: offset)
                    #expect(index.samePosition(in: text.unicodeScalars) != nil, "\(text)")
                }
                #expect(!problem.message.isEmpty && !problem.message.contains("  "), "\(text)")
            }
            // What has been understood is understood again, without a problem.
            let again = Query.parse(query.description)
            #expect(again.query == query && again.problems.isEmpty, "\(text): \(query.description)")
            #expect(query.wanted.allSatisfy { !$0.text.tokens.isEmpty })
        }
    }

    @Test("The nearest name is found, and none where none is near")
    func nearness() {
        let names = ["author", "title", "measure", "notes", "in", "is"]
        for (word, name) in [
            ("autor", "author"), ("authors", "author"), ("titel", "title"), ("mesure", "measure"), ("Note", "notes"),
            ("si", "is"), ("colour", nil), ("", nil), ("xx", nil),
        ] {
            #expect(nearest(to: word, among: names) == name, "\(word)")
        }
    }
}

extension Dice {
    /// A query of which every part asks for something.
    fileprivate mutating func query(depth: Int) -> Query {
        if depth > 0 {
            switch roll(4) {
            case 0: return .all(of: (0..<2 + roll(3)).map { _ in query(depth: depth - 1) })
            case 1: return .any(of: (0..<2 + roll(3)).map { _ in query(depth: depth - 1) })
            case 2: return query(depth: depth - 1).negation
            default: break
            }
        }
        if roll(3) > 0 {
            return .words(
                .init(words(), isPrefix: roll(3) == 0, in: pick([nil, nil] + Query.Field.allCases)))
        }
        return .fact(
            pick([
                .unread, .reading, .finished, .starred, .hasNotes, .hasBookmark, .language("fr"), days(),
                .source(words()),
            ]))
    }

    private mutating func days() -> Query.Fact {
        let days = [day(), day()].sorted()
        switch roll(4) {
        case 0: return .days(from: nil, to: days[1])
        case 1: return .days(from: days[0], to: nil)
        case 2: return .days(from: days[0], to: days[0])
        default: return .days(from: days[0], to: days[1])
        }
    }

    private mutating func day() -> String {
        let (month, day) = pick([("01", "01"), ("12", "31"), ("02", "28"), ("02", "29"), ("06", "30"), ("05", "17")])
        return "\(pick(["2020", "2024"]))-\(month)-\(day)"
    }

    /// As the parser takes it out of a query: with a letter, without blanks around it.
    private mutating func words() -> String {
        let pieces = [
            "war", "AND", "Éire", "don't", "新聞", "2024-11", "a:b", "title:x", "-x", "x-", "12:30", "NOT", "(x)", "«x",
            "x*y", "",
        ]
        let middle = (0..<roll(3)).map { _ in pick(pieces + [" ", "\"x", "…"]) }.joined(separator: pick([" ", ""]))
        let text = pick(pieces.dropLast()) + middle + pick(pieces.dropLast())
        // Both kinds of quotes cannot stand in one text.
        return text.contains("\"") ? text.replacing("«", with: "“") : text
    }
}
