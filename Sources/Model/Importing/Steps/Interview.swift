import Articles

/// Finds who speaks in an interview (R15): names that open a paragraph as `Name:` and are known from the byline or the
/// introduction, or open at least two paragraphs; or the initials of such a name. Where no name is printed, none is invented.
struct Interview {
    /// Full names in the order of first speech.
    private(set) var speakers: [String] = []

    private struct Opening {
        var draft: Int
        /// The name as printed, without the colon.
        var name: String
        /// UTF-8 bytes up to the text.
        var length: Int
    }

    init(_ drafts: inout [BlockDraft], authors: [String], introduction: String, publication: String?) {
        let openings = drafts.indices.compactMap { Self.opening(of: drafts[$0], at: $0) }
        guard !openings.isEmpty else { return }
        let firstTurn = openings[0].draft
        let before = introduction + " " + drafts[..<firstTurn].map(\.text).joined(separator: " ")
        var known = authors
        let introduced =
            " " + before.split { !($0.isLetter || "'’-.".contains($0)) }.joined(separator: " ").lowercased() + " "
        let counts = Dictionary(openings.map { (Name.key($0.name), 1) }, uniquingKeysWith: +)

        // Full names first, so that surnames and initials can be read as theirs.
        var names: [String: String] = [:]
        for opening in openings where opening.name.contains(" ") && !Self.areInitials(opening.name) {
            let key = Name.key(opening.name)
            let isKnown = authors.contains { Name.key($0) == key } || introduced.contains(" \(key) ")
            guard isKnown || counts[key, default: 0] >= 2, !Self.isLabel(opening.name) else { continue }
            names[key] = authors.first { Name.key($0) == key } ?? opening.name
            known.append(names[key]!)
        }
        known += Self.fullNames(in: before)
        for opening in openings where names[Name.key(opening.name)] == nil {
            let key = Name.key(opening.name)
            if let full = Self.fullName(for: opening.name, among: known) {
                names[key] = full
            } else if let publication, key == Name.key(publication) || key == Self.initials(publication).lowercased() {
                names[key] = publication
            } else if counts[key, default: 0] >= 2, !Self.isLabel(opening.name), !opening.name.contains(" ") {
                names[key] = opening.name
            }
        }
        for opening in openings {
            guard let name = names[Name.key(opening.name)] else { continue }
            drafts[opening.draft].speaker = name
            drafts[opening.draft].rich.remove(0..<opening.length)
            drafts[opening.draft].rich.trim()
            if !speakers.contains(name) { speakers.append(name) }
        }
    }

    /// `Name: text`, in bold or not, the colon inside the bold or behind it.
    private static func opening(of draft: BlockDraft, at index: Int) -> Opening? {
        guard draft.isParagraph, draft.mark == nil, let (name, length) = speaker(openingOf: draft.text) else {
            return nil
        }
        return Opening(draft: index, name: name, length: length)
    }

    /// What has the shape of a name before a colon, and the UTF-8 bytes up to the text behind it.
    static func speaker(openingOf text: String) -> (name: String, length: Int)? {
        guard let colon = text.utf8.prefix(64).firstIndex(of: UInt8(ascii: ":")) else { return nil }
        let printed = String(text[..<colon]).trimmed(of: " \u{A0}*_")
        let behind = text[colon...].dropFirst()
        guard let next = behind.first, next == " " || next == "\u{A0}", Name.hasShape(printed) else { return nil }
        return (printed, text.utf8.distance(from: text.startIndex, to: colon) + 1)
    }

    /// Words that open paragraphs with a colon and are no names.
    private static func isLabel(_ text: String) -> Bool {
        let words: Set<String> = [
            "note", "notes", "nb", "source", "sources", "update", "correction", "photo", "image", "credit", "credits",
            "example",
            "examples", "first", "second", "third", "fourth", "finally", "conclusion", "introduction", "summary",
            "today", "yesterday",
            "tomorrow", "demand", "demands", "problem", "solution", "result", "results", "reason", "lesson", "warning",
            "remember",
            "important", "title", "date", "place", "time", "where", "when", "who", "what", "why", "how", "part",
            "chapter", "step",
            "translation", "translator", "contact", "email", "address", "web", "website", "phone", "ingredients",
            "method", "exemple",
            "remarque", "résultat", "problème", "première", "deuxième", "premier", "spoiler", "edit", "ps", "q", "a",
            "question",
            "answer", "pros", "cons", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
            "objection", "reply",
        ]
        return text.lowercased().split(separator: " ").contains { words.contains(String($0)) }
    }

    /// The full name that a surname, given name or initials stand for, if exactly one is known.
    private static func fullName(for printed: String, among known: [String]) -> String? {
        let key = Name.key(printed)
        let initials = printed.filter { $0.isLetter }
        let isInitials = initials.count <= 4 && initials.allSatisfy(\.isUppercase) && initials.count >= 2
        var matches: [String] = []
        for name in known where !matches.contains(where: { Name.key($0) == Name.key(name) }) {
            let parts = Name.key(name).split { $0 == " " }
            let isPart =
                parts.count > 1 && (parts.last.map { $0 == key } ?? false || parts.first.map { $0 == key } ?? false)
            let isTail = key.contains(" ") && Name.key(name).hasSuffix(" " + key)
            if Name.key(name) == key || isPart || isTail || isInitials && Self.initials(name) == initials {
                matches.append(name)
            }
        }
        return matches.first
    }

    /// "B. O."
    private static func areInitials(_ name: String) -> Bool {
        name.split(separator: " ").allSatisfy { $0.count <= 2 && $0.first?.isUppercase == true }
    }

    private static func initials(_ name: String) -> String {
        String(name.split { $0 == " " || $0 == "-" || $0 == "\u{A0}" }.compactMap(\.first).filter(\.isUppercase))
    }

    /// Runs of two to four words in capitals, as an introduction names people.
    private static func fullNames(in text: String) -> [String] {
        var names: [String] = []
        var run: [String] = []
        func flush() {
            // "Truthout contributor Ashley Smith": the name is the run, or its last two words when the run is longer.
            while run.first.map({ Name.particles.contains($0.lowercased()) }) ?? false { run.removeFirst() }
            if (2...4).contains(run.count) {
                names.append(run.joined(separator: " "))
                if run.count > 2 { names.append(run.suffix(2).joined(separator: " ")) }
            }
            run = []
        }
        for word in text.prefix(20_000).split(separator: " ") {
            let core = String(word).trimmed(of: ",.;:!?()[]\"“”«»")
            let endsHere = core.count < word.count && !word.hasPrefix("(") && !word.hasPrefix("“")
            if let first = core.first, first.isUppercase, core.contains(where: \.isLowercase) || core.hasSuffix(".") {
                run.append(core.hasSuffix("'s") || core.hasSuffix("’s") ? String(core.dropLast(2)) : core)
                if endsHere || core.hasSuffix("'s") { flush() }
            } else if !run.isEmpty, Name.particles.contains(core) {
                run.append(core)
            } else {
                flush()
            }
        }
        flush()
        return names
    }
}
