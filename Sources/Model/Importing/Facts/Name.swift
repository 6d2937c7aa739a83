import Articles

/// Names of people and organisations as bylines print them (R14).
enum Name {
    /// "Given Surname" from "SURNAME Given": the leading run of words in capitals is the surname, in small letters but for
    /// the first of each part. A name wholly in capitals keeps its
    /// order, but is set in small letters; an organisation or a single word keeps its form.
    static func natural(_ printed: String) -> String {
        let words = printed.split { $0 == " " || $0 == "\u{A0}" }.map(String.init)
        // A particle may be a single letter: "FONSECA E SILVA".
        var surname = words.prefix { isCapitals($0) || $0.count == 1 && particles.contains($0.lowercased()) }
        while let last = surname.last, !isCapitals(last) { surname.removeLast() }
        let given = words.dropFirst(surname.count)
        // A letter without a full stop is no initial: "MALCOLM X".
        if given.allSatisfy({ $0.count == 1 && $0.first!.isUppercase }), words.count > 1,
            !isInitial(words[words.count - 1]) || isInitial(words[0])
        {
            return words.map(capitalized).joined(separator: " ")
        }
        guard words.count > 1, !surname.isEmpty, given.isEmpty || given.first!.first?.isUppercase == true else {
            return words.joined(separator: " ")
        }
        // "SMITH J. Ashley", "SMITH J.": an initial behind the surname is given; "A. SMITH" begins with one.
        while surname.count > 1, isInitial(surname[surname.count - 1]) { surname.removeLast() }
        if let head = surname.first, isInitial(head) { return words.joined(separator: " ") }
        let rest = words.dropFirst(surname.count)
        // An acronym followed by ordinary words is an organisation: "IV Online", "ENSU Network".
        if surname.count == 1, rest.count > 1 || organisationWords.contains(rest.first?.lowercased() ?? "") {
            if surname[0].count <= 5, rest.contains(where: { organisationWords.contains($0.lowercased()) }) {
                return words.joined(separator: " ")
            }
        }
        let small = surname.enumerated().map { index, word in
            // "da Silva", "de la Cruz"; but an article that begins a surname is a part of it: "Le Goff".
            let isParticle =
                particles.contains(word.lowercased()) && (index > 0 || !articles.contains(word.lowercased()))
            return isParticle && index < surname.count - 1 ? word.lowercased() : capitalized(word)
        }
        return (rest + small).joined(separator: " ")
    }

    /// The names of a byline: links taken off, divided at commas, "and" and "et"; a link is one name, whatever stands in it.
    static func list(_ text: some StringProtocol) -> [String] {
        // The full stop behind a link is the sentence's.
        let text = String(text).trimmingSpaces
        let bare = text.hasSuffix(").") ? String(text.dropLast()) : text
        return divided(bare, at: [",", ";"]).flatMap { part in
            isOneOrganisation(part) ? [part] : divided(part, at: [" and ", " et ", " & ", " y "])
        }.map(plain).filter { $0.contains(where: \.isLetter) }
    }

    /// The parts between separators that stand in no brackets.
    private static func divided(_ text: String, at separators: [String]) -> [String] {
        let bytes = Array(text.utf8)
        let separators = separators.map { Array($0.utf8) }
        var parts: [String] = []
        var start = 0
        var index = 0
        var depth = 0
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "["), UInt8(ascii: "("): depth += 1
            case UInt8(ascii: "]"), UInt8(ascii: ")"): depth = max(0, depth - 1)
            default: break
            }
            if depth == 0, let separator = separators.first(where: { bytes[index...].starts(with: $0) }) {
                parts.append(text.slice(start..<index))
                // White space that ends one separator may begin the next.
                index += max(1, separator.count - 1)
                start = index
            } else {
                index += 1
            }
        }
        parts.append(text.slice(start..<bytes.count))
        return parts
    }

    /// "Parents and Teachers of Kasarani": nobody is called "Parents", and what they are of is said of both. "Campaign for Peace and
    /// Bread": nobody is called "Bread". But Marie and Jean des Essarts are two: they are no plurals.
    private static func isOneOrganisation(_ text: String) -> Bool {
        let words = text.split { $0 == " " || $0 == "\u{A0}" }
        guard let and = words.firstIndex(where: { ["and", "et", "&"].contains($0) }), and > 0, and + 1 < words.count
        else { return false }
        let isOfPlurals = isPlural(words[and - 1]) && isPlural(words[and + 1])
        let aims: Set<Substring> = ["for", "against", "pour", "contre"]
        func isOf(_ words: ArraySlice<Substring>) -> Bool {
            words.contains { aims.contains($0) || $0 == "of" || $0 == "des" && isOfPlurals }
        }
        if and + 2 == words.count { return isOf(words[..<and]) }
        return and == 1 && (isOfPlurals && isOf(words[(and + 2)...]) || aims.contains(words[and + 2]))
    }

    private static func isPlural(_ word: Substring) -> Bool {
        word.hasSuffix("s") || word.hasSuffix("x") || ["Women", "Men", "Children", "People"].contains(word)
    }

    /// A name without the link around it, white space and a closing full stop.
    static func plain(_ text: String) -> String {
        var name = InlineParser(base: nil).parse(text.trimmingSpaces).text.trimmingSpaces
        if name.hasSuffix("."), !name.dropLast().hasSuffix("."),
            name.dropLast().split(separator: " ").last.map({ $0.count > 2 }) ?? false
        {
            name.removeLast()
        }
        return name
    }

    /// Whether a text has the shape of a person's or organisation's name: one to five words that begin with capitals.
    static func hasShape(_ text: String) -> Bool {
        guard text.utf8.count <= 60, let first = text.first, first.isUppercase else { return false }
        let words = text.split { $0 == " " || $0 == "\u{A0}" }
        guard (1...5).contains(words.count) else { return false }
        return words.allSatisfy { word in
            guard let letter = word.first else { return false }
            let isWord = word.allSatisfy { $0.isLetter || "'’-.".contains($0) }
            return isWord
                && (letter.isUppercase || particles.contains(word.lowercased()) || word.hasPrefix("d’")
                    || word.hasPrefix("d'"))
        }
    }

    /// What two printings of a name are compared by: letters in small, without accents of case.
    static func key(_ text: String) -> String {
        text.lowercased().replacing("’", with: "'").replacing("\u{A0}", with: " ")
    }

    static let particles: Set<String> = [
        "da", "de", "del", "della", "der", "den", "di", "do", "dos", "das", "du", "des", "el", "al", "la", "le", "van",
        "von",
        "ten", "ter", "zu", "bin", "ibn", "y", "e", "af", "av",
    ]

    private static let articles: Set<String> = ["le", "la", "el", "al"]

    private static let organisationWords: Set<String> = [
        "online", "network", "collective", "group", "committee", "magazine", "editors", "team", "union", "party",
        "news",
        "bureau", "international", "movement", "review", "press", "collectif", "réseau", "comité", "rédaction",
        "editorial",
        "board", "of", "for", "the", "and", "des", "pour", "staff", "institute", "association", "coalition", "campaign",
    ]

    private static func isCapitals(_ word: String) -> Bool {
        let letters = (word.hasPrefix("Mc") ? word.dropFirst(2) : word[...]).filter(\.isLetter)
        return letters.count >= 1 && letters.allSatisfy { !$0.isLowercase } && (letters.count > 1 || word.count > 1)
    }

    private static func isInitial(_ word: String) -> Bool { word.hasSuffix(".") && word.filter(\.isLetter).count <= 2 }

    /// "LE-GALL" -> "Le-Gall", "O'NEILL" -> "O'Neill", "McDONALD" -> "McDonald".
    static func capitalized(_ word: String) -> String {
        if word.hasPrefix("Mc") { return "Mc" + capitalized(String(word.dropFirst(2))) }
        var result = ""
        var isStart = true
        // "D’AUBRAC" is "d’Aubrac".
        if word.hasPrefix("D’") || word.hasPrefix("D'") {
            return "d" + word.dropFirst().prefix(1) + capitalized(String(word.dropFirst(2)))
        }
        for character in word {
            result += isStart ? character.uppercased() : character.lowercased()
            isStart = !character.isLetter
        }
        return result
    }
}
