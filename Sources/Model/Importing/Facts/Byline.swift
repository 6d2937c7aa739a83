import Articles

/// Lines that name authors and days in any order, with the small words that programs put between them: "Submitted by Ada Byron
/// on Fri, 06/20/2014 - 11:30", "Ada Byron, 7 August 2014".
enum Byline {
    /// Facts of a line that holds nothing but such; `nil` for a line that says more.
    ///
    /// - Parameter names: those that the page's elements say to be authors'.
    static func loose(_ line: String, names: [String]) -> HeaderLine.Byline? {
        guard line.utf8.count < 240 else { return nil }
        var byline = HeaderLine.Byline()
        var rest = line
        for name in names where rest.contains(name) && Name.hasShape(name) {
            byline.authors.append(name)
            rest = rest.replacing(name, with: " , ")
        }
        var words = rest.split { $0 == " " || $0 == "\u{A0}" }[...]
        var isUpdate = false
        var isBy = false
        var hasDate = false
        while !words.isEmpty {
            if let (date, count) = date(at: words) {
                if !isUpdate, byline.date == nil { byline.date = date }
                byline.hasImpossibleDate = byline.hasImpossibleDate || date == nil && !isUpdate
                hasDate = true
                isUpdate = false
                words = words.dropFirst(count)
                continue
            }
            let word = String(words[words.startIndex])
            let small = word.lowercased().trimmed(of: ",.:;()|·•–—-/")
            if updates.contains(small) { isUpdate = true }
            if small.isEmpty || fillers.contains(small) || isTime(small) || word.contains("@") {
                isBy = ["by", "par", "por", "von", "di", "door"].contains(small) || isBy && small.isEmpty
                words = words.dropFirst()
                continue
            }
            // A name: capitalised words to the next comma or small word.
            let name = words.prefix { $0.first?.isUppercase == true && !isTime($0.lowercased()) }
            guard byline.authors.isEmpty || isBy, !name.isEmpty else { return nil }
            var taken: [String] = []
            for part in name {
                if Self.date(at: words.dropFirst(taken.count)) != nil { break }
                taken.append(String(part).trimmed(of: ",;|·•"))
                if part.hasSuffix(",") || part.hasSuffix(";") { break }
            }
            let printed = taken.joined(separator: " ")
            guard Name.hasShape(printed), printed.contains(" ") else { return nil }
            byline.authors.append(printed)
            words = words.dropFirst(taken.count)
            isBy = false
        }
        return hasDate || !names.isEmpty && !byline.authors.isEmpty ? byline : nil
    }

    /// "Ada Byron · 12 March 2024 · 5 min read", "By A, 3 March 2024", "12 March 2024 | by A"
    static func dotted(_ line: String) -> HeaderLine.Byline? {
        guard line.utf8.count < 240 else { return nil }
        var text = line
        for sign in [" · ", " • ", " | ", " — ", " – ", " ∙ ", " / ", "\u{A0}· "] {
            text = text.replacing(sign, with: "\u{1F}")
        }
        var parts = text.split(separator: "\u{1F}").map { String($0).trimmingSpaces }.filter { !$0.isEmpty }
        if parts.count == 1, let comma = line.range(ofFirst: ", "),
            ["By ", "by ", "Par ", "par "].contains(where: line.hasPrefix)
        {
            // "By A, 3 March 2024": names and a date in one.
            var cut: String.Index? = comma
            while let at = cut {
                let tail = line[at...].dropFirst(2)
                let day =
                    ["le ", "on "].lazy.compactMap { tail.hasPrefix($0) ? tail.dropFirst($0.count) : nil }.first ?? tail
                if let found = DateReader.date(atStartOf: day), found.rest.allSatisfy({ " .)".contains($0) }) {
                    parts = [String(line[..<at]), String(day)]
                    break
                }
                cut = tail.range(ofFirst: ", ")
            }
        }
        guard parts.count > 1 else { return nil }
        var byline = HeaderLine.Byline()
        var isSure = false
        for part in parts {
            if let found = HeaderLine.byline(part) {
                byline.date = byline.date ?? found.date
                if byline.authors.isEmpty { byline.authors = found.authors }
                byline.language = byline.language ?? found.language
                byline.hasImpossibleDate = byline.hasImpossibleDate || found.hasImpossibleDate
                isSure = true
            } else if isReadingTime(part) {
                isSure = true
            } else if byline.authors.isEmpty, Name.list(part).allSatisfy(Name.hasShape) {
                byline.authors = Name.list(part)
            } else {
                return nil
            }
        }
        return isSure ? byline : nil
    }

    /// "5 min read"
    static func isReadingTime(_ line: String) -> Bool {
        let small = line.lowercased()
        return small.utf8.count < 40 && small.contains("min")
            && (small.contains("read") || small.contains("lecture") || small.contains("minute"))
    }

    /// A date at the beginning of some words, in words or in digits, and how many words it has; the date is `nil` when no
    /// calendar has it.
    private static func date(at words: ArraySlice<Substring>) -> (PublicationDate?, Int)? {
        guard let first = words.first else { return nil }
        let bare = String(first).trimmed(of: ",.;()")
        if let date = DateReader.standard(bare) { return (date, 1) }
        let numbers = bare.split { "/.".contains($0) }.compactMap { Int($0) }
        if numbers.count == 3, bare.split(whereSeparator: { "/.".contains($0) }).count == 3, numbers[2] > 1_900 {
            // A day above 12 says which of the two is the month; else the order of the word before it is not known.
            let (day, month) = numbers[1] > 12 ? (numbers[1], numbers[0]) : (numbers[0], numbers[1])
            let isSure = numbers[0] > 12 || numbers[1] > 12 || numbers[0] == numbers[1]
            return (isSure ? PublicationDate(year: numbers[2], month: month, day: day) : nil, 1)
        }
        let text = words.prefix(6).joined(separator: " ")
        guard let found = DateReader.date(atStartOf: text) else { return nil }
        let used = text[..<found.rest.startIndex].split(separator: " ").count
        return (found.date, max(1, used))
    }

    private static func isTime(_ word: String) -> Bool {
        let bare = word.trimmed(of: ",.;()")
        if ["am", "pm", "utc", "gmt", "cet", "cest", "est", "edt", "pst", "pdt", "bst", "h", "uhr"].contains(bare) {
            return true
        }
        guard let first = bare.first, first.isNumber, bare.utf8.count <= 8 else { return false }
        return bare.contains(":") || bare.contains("h") || bare.contains(".") && bare.utf8.count <= 5
    }

    private static let updates: Set<String> = ["updated", "modified", "edited", "actualisé", "modifié"]

    private static let fillers: Set<String> = [
        "by", "par", "por", "von", "di", "door", "on", "at", "in", "le", "à", "the", "posted", "published", "publié",
        "publicado", "submitted", "written", "last", "updated", "modified", "edited", "author", "date", "and", "et",
        "y",
        "am", "um", "el", "de", "words", "text", "texte", "auteur", "mis", "jour", "actualisé", "modifié", "monday",
        "tuesday",
        "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue", "wed", "thu", "fri", "sat", "sun",
    ]
}
