import Articles

/// Lines that say where a text comes from and who wrote or translated it: metadata that stands in the text.
enum Credit {
    /// The names in "Translated by X", "Traduit de l'anglais par X", "Traduction : X"; `nil` for other lines.
    static func translators(in line: String) -> [String]? {
        guard line.utf8.count < 240 else { return nil }
        let text = line.trimmed(of: " \u{A0}*_•-()[]")
        let small = text.lowercased()
        if small.hasPrefix("translat") || small.hasPrefix("tradu") {
            if let names = cut(text, afterFirstOf: [" by ", " par "]) { return checked(names) }
            for label in ["translation", "translator", "translators", "traduction", "traducteur", "traductrice"]
            where small.hasPrefix(label) {
                let rest = text.dropFirst(label.count).drop { " \u{A0}".contains($0) }
                if rest.hasPrefix(":") { return checked(String(rest.dropFirst())) }
            }
        }
        return nil
    }

    /// "Translated by X from *Publication*": languages are not printed in italics, publications are.
    static func emphasizedSource(of rich: RichText) -> String? {
        guard let title = rich.spans.last(where: { $0.kind == .emphasis }),
            rich.text.slice(title.range.upperBound..<rich.text.utf8.count).allSatisfy({ ". ".contains($0) })
        else { return nil }
        let before = rich.text.slice(0..<title.range.lowerBound)
        let name = rich.text.slice(title.range)
        return [" from ", " de ", " du ", " dans ", " in "].contains { before.hasSuffix($0) } && !isLanguage(name)
            ? name : nil
    }

    /// "Spanish", "the Spanish", "l’espagnol"
    private static func isLanguage(_ name: String) -> Bool {
        var name = name.lowercased().trimmed(of: " .\u{A0}")
        for article in ["the ", "le ", "l'", "l’"] where name.hasPrefix(article) {
            name.removeFirst(article.count)
        }
        return languages.contains(name)
    }

    private static let languages: Set<String> = [
        "arabic", "basque", "bengali", "bulgarian", "castilian", "catalan", "chinese", "croatian", "czech", "danish",
        "dutch", "english", "finnish", "french", "german", "greek", "hebrew", "hindi", "hungarian", "indonesian",
        "irish", "italian", "japanese", "korean", "kurdish", "norwegian", "persian", "farsi", "polish", "portuguese",
        "romanian", "russian", "serbian", "spanish", "swedish", "tamil", "turkish", "ukrainian", "urdu", "vietnamese",
        "welsh",
        "allemand", "anglais", "arabe", "brésilien", "bulgare", "castillan", "chinois",
        "coréen", "croate", "danois", "espagnol", "finnois", "français", "grec", "hébreu", "hongrois",
        "indonésien", "italien", "japonais", "kurde", "néerlandais", "norvégien", "ourdou", "persan", "polonais",
        "portugais", "roumain", "russe", "serbe", "suédois", "tchèque", "turc", "ukrainien", "vietnamien",
    ]

    private static func cut(_ text: String, afterFirstOf words: [String]) -> String? {
        for word in words {
            if let index = text.range(ofFirst: word) { return String(text[index...].dropFirst(word.count)) }
        }
        return nil
    }

    /// The names before "from", "for", a full stop.
    private static func checked(_ text: String) -> [String]? {
        var text = text
        for stop in [" from ", " for ", " du ", " pour ", " de l", ", from", ", for", " with ", " using "] {
            if let index = text.range(ofFirst: stop) { text = String(text[..<index]) }
        }
        let names = Name.list(text.trimmed(of: " \u{A0}.*_")).map(Name.natural)
        return !names.isEmpty && names.allSatisfy { Name.hasShape($0) || $0.utf8.count < 30 } ? names : nil
    }

    /// Whether a few words name a publication or a place, and are no sentence: all but the smallest begin with capitals.
    static func looksLikePublication(_ text: String) -> Bool {
        guard text.wordCount <= 8, let first = text.first, first.isUppercase || first.isNumber, let last = text.last
        else {
            return false
        }
        if Address.isWeb(text) || text.hasPrefix("www.") { return true }
        return !"!?:;,".contains(last)
            && text.split(separator: " ").allSatisfy { word in
                word.count <= 3 || word.first { $0.isLetter || $0.isNumber }?.isLowercase != true
            }
    }

    /// Whether four digits stand in a row.
    private static func hasYear(_ text: String) -> Bool {
        var digits = 0
        for byte in text.utf8 {
            digits = byte.isDigit ? digits + 1 : 0
            if digits == 4 { return true }
        }
        return false
    }

    /// "12 October 2024", "Paris, 12 October 2024", "12 October 2024, Paris"
    static func isDateSignature(_ text: String) -> Bool {
        // Every paragraph is asked: those without a year say so soonest.
        guard text.utf8.count <= 60, hasYear(text) else { return false }
        if DateReader.isOnlyDate(text) { return true }
        let halves = text.split(separator: ",", maxSplits: 1).map { String($0).trimmingSpaces }
        guard halves.count == 2 else { return false }
        let day = halves[1].hasPrefix("le ") ? String(halves[1].dropFirst(3)) : halves[1]
        return looksLikePublication(halves[0]) && DateReader.isOnlyDate(day)
            || DateReader.isOnlyDate(halves[0]) && looksLikePublication(halves[1])
    }

    /// Whether more than one line is a place and a day, or a day: entries of a diary, or letters, are dated so.
    static func hasDatedEntries(_ drafts: [BlockDraft]) -> Bool {
        let lines = drafts.lazy.filter { draft in
            guard draft.role == .text, draft.section == .body else { return false }
            switch draft.kind {
            case .paragraph, .heading: return isDateSignature(draft.text)
            default: return false
            }
        }
        return lines.prefix(2).count > 1
    }

    /// A name without the words by which somebody signs for it: "for the Strike Committee".
    static func withoutOffice(_ name: String) -> String {
        let words = [
            "for the ", "for ", "on behalf of the ", "on behalf of ", "pour le ", "pour la ", "pour les ", "pour ",
        ]
        for word in words where name.hasPrefix(word) { return String(name.dropFirst(word.utf8.count)) }
        return name
    }

    /// The publication named by a sentence such as "First published in X", "Source: X", "This article originally appeared
    /// on X."; `nil` for other texts.
    static func source(in text: String) -> String? {
        guard text.utf8.count < 300 else { return nil }
        let text = text.trimmed(of: " \u{A0}•-*_()[]")
        let small = text.lowercased()
        for label in ["source", "sources", "from", "via"] where small.hasPrefix(label) {
            let rest = text.dropFirst(label.count).drop { " \u{A0}".contains($0) }
            if rest.hasPrefix(":") { return sourceName(String(rest.dropFirst())) }
        }
        let verbs = [
            "first published", "originally published", "first appeared", "originally appeared", "previously published",
            "was published", "reprinted from", "republished from", "reposted from", "est paru", "publié initialement",
            "initialement publié", "initialement paru", "publié à l'origine", "d'abord publié", "d’abord publié",
            "paru dans",
            "publié dans", "publié sur", "publié par", "article publié", "published in", "published by", "published on",
        ]
        guard let verb = verbs.first(where: { small.contains($0) }), let start = small.range(ofFirst: verb),
            small[..<start].count < 40
        else { return nil }
        let opening = [
            "this ", "the ", "first", "originally", "an ", "a ", "cet ", "cette ", "ce ", "article", "interview",
            "entretien", "publié", "paru", "previously", "re", "initialement", "d'abord", "d’abord", "published",
            "texte",
        ]
        guard opening.contains(where: { small.hasPrefix($0) }) else { return nil }
        var rest = text.dropFirst(small[..<start].count + verb.count).drop { " \u{A0}".contains($0) }
        for word in [
            "in ", "on ", "by ", "at ", "from ", "dans ", "sur ", "par ", "le site de ", "the website of ", "le ",
            "the ",
        ]
        where rest.lowercased().hasPrefix(word) {
            // "The Nation" keeps its article; a small one belongs to the sentence.
            if word == "the " || word == "le ", rest.first?.isUppercase == true { break }
            rest = rest.dropFirst(word.count)
        }
        return sourceName(String(rest))
    }

    /// The name alone: without a date behind it, quotation marks, or a closing full stop.
    static func sourceName(_ text: String) -> String? {
        var name = Name.plain(text.trimmed(of: " \u{A0}*_•"))
        for stop in [" on ", ", on ", " le ", ", le ", " (", " in its ", ", issue", ", no", ", vol"] {
            if let index = name.range(ofFirst: stop), index > name.startIndex {
                let behind = name[index...].dropFirst(stop.count)
                if stop.hasSuffix("(") || DateReader.date(atStartOf: behind) != nil || stop.hasPrefix(", ") {
                    name = String(name[..<index])
                }
            }
        }
        if let comma = name.lastIndex(of: ","),
            DateReader.isOnlyDate(String(name[name.index(after: comma)...]).trimmingSpaces)
        {
            name = String(name[..<comma])
        }
        name = name.trimmed(of: " .,:;\u{A0}*_")
        return name.isEmpty || name.utf8.count > 100 || Address.isWeb(name) ? nil : name
    }
}
