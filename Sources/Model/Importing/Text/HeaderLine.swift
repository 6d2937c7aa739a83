import Articles

/// What a line above the text may say, recognised by its shape.
enum HeaderLine {
    /// The address of this copy.
    case address(String)
    /// Steps from the site to the page; `title` is the last one.
    case breadcrumb(site: String, steps: [String], title: String, titleIsCertain: Bool)
    case byline(Byline)
    case issue(String)
    /// A rubric's path between dashes, without an issue.
    case rubric
    case copyright
    case series(String)
    case translators([String])
    /// SPIP's "View online : X": the original.
    case online(name: String, address: String?)
    /// Anything else: kicker, title, subtitle, standfirst, or the text already.
    case free

    struct Byline {
        var date: PublicationDate?
        var firstPublished: PublicationDate?
        var authors: [String] = []
        var language: String?
        /// "Publication date:" stands before the date, so it is that and no other.
        var isLabelled = false
        /// A date is printed that no calendar has.
        var hasImpossibleDate = false
    }

    init(_ block: RawBlock) {
        let line = block.line
        if let address = Self.wholeAddress(line) {
            self = .address(address)
        } else if let issue = Self.issue(line) {
            self = .issue(issue)
        } else if Self.isRubric(line) {
            self = .rubric
        } else if block.kind != .text {
            self = .free
        } else if let breadcrumb = Self.breadcrumb(line) {
            self = breadcrumb
        } else if Self.isCopyright(line) {
            self = PageEdges.isPageNumber(line) ? .free : .copyright
        } else if let byline = Self.byline(line) {
            self = .byline(byline)
        } else if let series = Self.series(line) {
            self = .series(series)
        } else if let names = Credit.translators(in: line) {
            self = .translators(names)
        } else if let online = Self.online(line) {
            self = online
        } else {
            self = .free
        }
    }

    static func wholeAddress(_ line: String) -> String? {
        var text = line[...]
        if text.hasPrefix("<"), text.hasSuffix(">") { text = text.dropFirst().dropLast() }
        return Address.isWeb(text) ? String(text) : nil
    }

    /// `Site > Step > Step > **Title**`
    private static func breadcrumb(_ line: String) -> HeaderLine? {
        guard line.utf8.count < 1_000, line.contains("> ") else { return nil }
        var title: String?
        var path = line[...]
        if line.hasSuffix("**"), let start = line.range(ofFirst: "> **") {
            title = String(line[line.index(start, offsetBy: 4)...].dropLast(2))
            path = line[..<start]
        }
        var steps = path.split(separator: " > ", omittingEmptySubsequences: true).map { Name.plain(String($0)) }
        if steps.last?.hasSuffix(" >") == true { steps[steps.count - 1].removeLast(2) }
        steps = steps.filter { !$0.isEmpty && $0 != ">" }
        let known =
            steps.first.map { Publisher.named($0) != nil || ["home", "accueil"].contains($0.lowercased()) } ?? false
        if let title {
            guard let site = steps.first else { return nil }
            return .breadcrumb(site: site, steps: Array(steps.dropFirst()), title: title, titleIsCertain: true)
        }
        guard known ? steps.count >= 2 : steps.count >= 4 else { return nil }
        return .breadcrumb(
            site: steps[0], steps: Array(steps.dropFirst().dropLast()), title: steps[steps.count - 1],
            titleIsCertain: false)
    }

    /// `Thursday 23 November 2023, by [KISHCHUK Yuliia](#) (Date first published: 22 November 2023).`, with any part
    /// missing; `Publication date: …`; a byline alone.
    static func byline(_ line: String) -> Byline? {
        guard line.utf8.count < 1_500 else { return nil }
        var byline = Byline()
        var rest = line[...]
        let (label, language, behind) = dateLabel(rest)
        rest = behind
        byline.language = language
        byline.isLabelled = label
        if let found = DateReader.date(atStartOf: rest) {
            byline.date = found.date
            byline.hasImpossibleDate = found.date == nil
            byline.language = byline.language ?? found.language
            rest = found.rest
        } else if label || !startsWithBy(rest) {
            return nil
        }
        if let open = rest.lastIndex(of: "("),
            let (_, language, inner) = Optional(dateLabel(rest[rest.index(after: open)...])),
            language != nil, let found = DateReader.date(atStartOf: inner)
        {
            byline.firstPublished = found.date
            byline.hasImpossibleDate = byline.hasImpossibleDate || found.date == nil
            rest = rest[..<open]
        }
        rest = rest.drop { ", \u{A0}-–—|".contains($0) }
        for (word, language) in [("by ", "en"), ("By ", "en"), ("par ", "fr"), ("Par ", "fr")]
        where rest.hasPrefix(word) {
            byline.authors = Name.list(rest.dropFirst(word.count).description.trimmingSpaces)
            byline.language = byline.language ?? language
            let looksRight = byline.authors.allSatisfy {
                Name.hasShape($0) || $0.utf8.count < 60 && line.contains("[\($0)](")
            }
            return byline.date != nil || byline.hasImpossibleDate
                || (looksRight && line.utf8.count < 200 && !line.hasSuffix(":")) ? byline : nil
        }
        return rest.allSatisfy { " .\u{A0}".contains($0) } ? byline : nil
    }

    private static func startsWithBy(_ text: Substring) -> Bool {
        ["by ", "By ", "par ", "Par "].contains { text.hasPrefix($0) }
    }

    /// Cuts "Publication date:" and kin; the language that the label is in.
    private static func dateLabel(_ text: Substring) -> (found: Bool, language: String?, rest: Substring) {
        let labels = [
            ("publication date", "en"), ("date of publication", "en"), ("date first published", "en"),
            ("first published", "en"),
            ("published on", "en"), ("published", "en"), ("posted on", "en"), ("posted", "en"),
            ("date de publication", "fr"),
            ("date de rédaction antérieure", "fr"),
            ("date de redaction anterieure", "fr"), ("date de première publication", "fr"), ("publié le", "fr"),
            ("mis en ligne le", "fr"), ("première publication", "fr"), ("date de parution", "fr"),
        ]
        let small = text.prefix(40).lowercased()
        for (label, language) in labels where small.hasPrefix(label) {
            let rest = text.dropFirst(label.count).drop { " \u{A0}:".contains($0) }
            return (true, language, rest)
        }
        return (false, nil, text)
    }

    /// `- IV Online magazine - 2024 - IV598 - November 2024 -`: dashes around and between, and a number of an issue.
    static func issue(_ line: String) -> String? {
        guard line.hasPrefix("- "), line.utf8.count < 300 else { return nil }
        let main = line.dropFirst(2).split(separator: " / ").first ?? ""
        var parts = main.split(separator: " - ").map { String($0).trimmingSpaces }
        if let last = parts.last, last.hasSuffix(" -") {
            parts[parts.count - 1] = String(last.dropLast(2)).trimmingSpaces
        }
        guard let number = parts.firstIndex(where: isIssueNumber), parts.count >= 2 else { return nil }
        return parts[number...].filter { !$0.isEmpty && $0 != "-" }.joined(separator: " - ")
    }

    /// `- Features - Ecology -`: dashes at both ends of the line.
    static func isRubric(_ line: String) -> Bool {
        line.hasPrefix("- ") && line.hasSuffix(" -") && line.utf8.count < 200 && line.utf8.count > 6
    }

    /// `IV598`, `IV No. 5`: capitals, then digits.
    private static func isIssueNumber(_ text: String) -> Bool {
        let letters = text.prefix { $0.isUppercase }
        let digits = text.drop { !$0.isNumber }
        return (2...8).contains(letters.count) && !digits.isEmpty && text.utf8.count <= 16
            && digits.allSatisfy(\.isNumber)
    }

    static func isCopyright(_ line: String) -> Bool {
        guard line.utf8.count < 400 else { return false }
        if line.contains("©") { return line.hasPrefix("©") || line.lowercased().utf8.count < 200 }
        let small = line.prefix(9).lowercased()
        if small == "copyright" { return true }
        // "(c) text" may be a note's label: only a year makes it a holder's line.
        return small.hasPrefix("(c) ") && line.utf8.count < 120
            && line.split { !$0.isNumber }.contains { $0.utf8.count == 4 }
    }

    private static func series(_ line: String) -> String? {
        let small = line.lowercased()
        let labels = [
            "part of the series", "part of a series", "in the series", "fait partie de la série", "série", "series",
        ]
        for label in labels where small.hasPrefix(label) {
            let rest = line.dropFirst(label.count).drop { " \u{A0}".contains($0) }
            guard rest.hasPrefix(":") else { continue }
            return Name.plain(String(rest.dropFirst()))
        }
        return nil
    }

    static func online(_ line: String) -> HeaderLine? {
        let small = line.prefix(16).lowercased()
        for label in ["view online", "voir en ligne", "ver en línea"] where small.hasPrefix(label) {
            let rest = line.dropFirst(label.count).drop { " \u{A0}".contains($0) }
            guard rest.hasPrefix(":") else { continue }
            let rich = InlineParser(base: nil).parse(String(rest.dropFirst()).trimmingSpaces)
            return .online(name: rich.text, address: rich.spans.lazy.compactMap(\.address).first)
        }
        return nil
    }
}
