import Articles

/// Mends paragraphs that a page break has cut, also inside a hyphenated word.
struct PageBreaks {
    /// Words as they stand elsewhere in the text, in small letters: what decides whether a hyphen at a break stays.
    private let words: Set<String>
    /// The same in order, where words with a common beginning stand together.
    private let sorted: [String]

    init(_ drafts: [BlockDraft]) {
        // Only a hyphen at a break asks for them.
        let divides = drafts.contains { $0.text.utf8.last == UInt8(ascii: "-") }
        words = divides ? Self.words(of: drafts) : []
        sorted = words.sorted()
    }

    /// Whether a word of the text begins so. O(log words).
    private func isBeginning(_ stem: some StringProtocol) -> Bool {
        let index = sorted.partitioningIndex { $0 >= stem }
        return index < sorted.count && sorted[index].hasPrefix(stem)
    }

    private static func words(of drafts: [BlockDraft]) -> Set<String> {
        var words: Set<String> = []
        for draft in drafts where draft.role == .text || draft.role == .note {
            var parts = draft.text.split { !($0.isLetter || $0 == "-" || $0 == "'" || $0 == "’") }[...]
            // What may be the second half of a word is no evidence that there is such a word.
            if parts.first?.first?.isLowercase == true { parts.removeFirst() }
            for word in parts { words.insert(word.lowercased()) }
        }
        return words
    }

    /// Joins halves; between them may stand pull quotes and the edges of the page. Returns how many breaks were mended.
    ///
    /// Before pull quotes are known, only what goes on in small letters is surely a second half: a pull quote may stand
    /// right behind a first one, and begin with a quotation mark.
    func mend(_ drafts: inout [BlockDraft], onlySure: Bool) -> Int {
        var joined = 0
        var first: Int?
        for index in drafts.indices {
            let draft = drafts[index]
            if isBetweenHalves(draft) { continue }
            guard isHalf(draft) else {
                first = nil
                continue
            }
            if let target = first, canJoin(drafts[target], draft, onlySure: onlySure) {
                join(&drafts[target], draft)
                drafts[index].role = .joined
                joined += 1
            } else {
                first = index
            }
        }
        return joined
    }

    private func isBetweenHalves(_ draft: BlockDraft) -> Bool {
        draft.role == .pageEdge || draft.role == .joined || draft.kind == .pullQuote
    }

    private func isHalf(_ draft: BlockDraft) -> Bool {
        guard draft.role == .text, draft.section == .body else { return false }
        switch draft.kind {
        case .paragraph, .quote, .listItem: return true
        default: return false
        }
    }

    private func canJoin(_ first: BlockDraft, _ second: BlockDraft, onlySure: Bool) -> Bool {
        guard second.speaker == nil, second.kind == first.kind || second.kind == .paragraph, second.mark == nil,
            first.depth == second.depth
        else { return false }
        guard !Self.isComplete(first), let begin = second.text.unicodeScalars.first else { return false }
        if begin.properties.isLowercase { return true }
        if onlySure { return false }
        if first.text.hasSuffix("-"), !first.text.hasSuffix(" -"), begin.properties.isAlphabetic { return true }
        guard begin.properties.numericType != nil || "\"'“‘«".unicodeScalars.contains(begin) else { return false }
        // A short line without a full stop before a number or a quotation is rather a heading.
        return second.leadingLabel == nil && (!Headings.hasShape(first.text) || first.text.contains(","))
    }

    /// Whether a paragraph ends as paragraphs end, a marker behind its full stop left aside.
    static func isComplete(_ draft: BlockDraft) -> Bool {
        var end = draft.text.utf8.count
        var candidates = draft.rich.candidates[...]
        while true {
            let text = draft.text.slice(max(0, end - 64)..<end).trimmed(of: " \u{A0}")
            guard let last = text.last else { return true }
            if ".!?…:”\"’')»".contains(last) { return true }
            end -= draft.text.slice(max(0, end - 64)..<end).utf8.reversed().prefix { $0 == 0x20 }.count
            guard let marker = candidates.popLast(), marker.range.upperBound == end else { return last == "]" }
            end = marker.range.lowerBound
        }
    }

    private func join(_ first: inout BlockDraft, _ second: BlockDraft) {
        if first.text.hasSuffix("\u{AD}") {
            first.rich.remove(first.text.utf8.count - 2..<first.text.utf8.count)
            first.rich.append(second.rich)
        } else if first.text.hasSuffix("-"), !first.text.hasSuffix(" -") {
            if !keepsHyphen(first.text, second.text) {
                first.rich.remove(first.text.utf8.count - 1..<first.text.utf8.count)
            }
            first.rich.append(second.rich)
        } else {
            first.rich.append(second.rich, separator: " ")
        }
    }

    private static let prefixes: Set<String> = [
        "self", "long", "well", "co", "anti", "non", "post", "pre", "pro", "semi", "multi", "ex", "half", "high", "low",
        "short",
        "full", "ill", "all", "cross", "counter", "mid", "ultra", "far", "left", "right", "working", "so", "two",
        "three", "four",
        "vice", "quasi", "neo", "inter", "intra", "trans", "sub", "super", "third", "first", "second", "new", "old",
        "low",
    ]

    /// A hyphen at a break stays in a compound and goes where it only divided a word; in doubt it stays.
    private func keepsHyphen(_ first: String, _ second: String) -> Bool {
        // The words at the break alone, whatever compounds they end or begin.
        let end = first.utf8.count - 1
        let head = first.slice(max(0, end - 60)..<end).reversed().prefix(while: \.isLetter).reversed()
        let tail = second.slice(0..<60).prefix(while: \.isLetter)
        let left = String(head).lowercased()
        let right = tail.lowercased()
        if words.contains(left + "-" + right) { return true }
        if words.contains(left + right) { return false }
        if Self.prefixes.contains(left) { return true }
        if Self.seconds.contains(right) || words.contains(left) && words.contains(right) { return true }
        // "mathe-" and "matics": the right half ends as long words end, and no word of the text begins with it or its stem.
        // What is nothing but such an ending begins no word: "ment" and "mentioned" have nothing in common.
        let stem = right.prefix(max(4, right.count - 4))
        let isEnding = Self.endings.contains(right) && !words.contains(right) && !Self.wordsAsWell.contains(right)
        let divides =
            second.first?.isLowercase == true && Self.endings.contains { right.hasSuffix($0) }
            && (isEnding || !isBeginning(stem))
        return !divides
    }

    /// Words that close compounds, and endings that close long words.
    private static let seconds: Set<String> = [
        "based", "led", "owned", "run", "driven", "wide", "making", "building", "minded", "term", "class", "time",
        "rest", "free",
        "like", "long", "old", "year", "level", "scale", "speed", "range", "wing", "known", "called", "style", "funded",
        "century",
        "government", "determination", "defense", "defence", "organised", "organized", "sized", "looking", "standing",
        "made",
        "bodied", "paid", "working", "shaped", "handed", "hour", "day", "week", "month", "mile", "metre", "meter",
        "storey", "seat",
    ]
    /// Endings that are words too.
    private static let wordsAsWell: Set<String> = [
        "able", "age", "ages", "ally", "ant", "ants", "ate", "hood", "or", "ship", "us",
    ]
    private static let endings = [
        "tion", "tions", "sion", "sions", "ment", "ments", "matics", "ing", "ings", "ed", "ly", "ness", "able", "ible",
        "ity", "ities",
        "ance", "ence", "ances", "ences", "ous", "ive", "ives", "ism", "isms", "ist", "ists", "ise", "ize", "ised",
        "ized", "ization",
        "isation", "al", "als", "ally", "ture", "tures", "ary", "ory", "ories", "aries", "er", "ers", "or", "ors",
        "ant", "ants", "ent",
        "ents", "ic", "ics", "ical", "gy", "gies", "phy", "ries", "ry", "ty", "ties", "tive", "tional", "tures", "age",
        "ages", "ure",
        "ian", "ians", "eur", "eurs", "euse", "ique", "iques", "té", "tés", "aire", "aires", "isme", "iste", "istes",
        "ée", "ées", "ent",
        "wards", "dom", "ship", "hood", "ful", "less", "ia", "um", "us", "ate", "ates", "ated", "ating", "izing",
        "ising", "cy", "cies",
        "ples", "ple", "bles", "ble", "cle", "cles", "gle", "tor", "tors", "sor", "cian", "logy", "graphy", "nal",
        "cal", "ral",
    ]
}
