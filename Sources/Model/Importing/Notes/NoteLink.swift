/// What the text and the fragment of a link say of it: whether it calls a note, or leads back from one. The fragments are those of
/// the producers in PARSING 3b; the text decides where a fragment says nothing.
enum NoteLink {
    /// Fragments by which producers call markers: `fnref1`, `footnote-anchor-2`, `_ftnref3`, `nh4`.
    static func leadsBack(_ fragment: String) -> Bool {
        let small = fragment.lowercased()
        return small.contains("ref") || small.contains("anchor") || small.hasPrefix("nh") || small.hasPrefix("back")
            || small.contains("-link") || small.hasSuffix("anc")
    }

    /// The label that a link prints; one that the producer marks may be any short word.
    static func label(_ text: String, isCertain: Bool) -> String? {
        guard text.utf8.count <= 24, !text.utf8.contains(0x0A) else { return nil }
        let key = Label.key(text)
        // markdown-it prints the second call of note 1 as [1:1].
        let halves = key.split(separator: ":", omittingEmptySubsequences: false)
        if halves.count == 2, halves.allSatisfy({ (1...4).contains($0.count) && $0.allSatisfy(\.isNumber) }) {
            return key
        }
        if Label.isLabel(key) || Label.isSigns(key) { return key }
        if isYear(key) { return nil }
        if isCertain, !key.isEmpty, !isBackText(text) { return key }
        let words = key.split(separator: " ")
        if words.count == 2, ["note", "n.", "nb", "footnote", "fn"].contains(words[0]), words[1].allSatisfy(\.isNumber)
        {
            return key
        }
        return nil
    }

    private static func isYear(_ text: String) -> Bool { Int(text).map { (1500...2100).contains($0) } ?? false }

    /// Fragments by which producers call their notes: `fn1`, `footnote-3`, `_ftn2`, `nb1`, `cite_note-x`, `easy-footnote-bottom-7`.
    static func looksLikeNote(_ fragment: String) -> Bool {
        let small = fragment.lowercased()
        guard !small.contains("ref") || small.contains("footnote-ref") || small.contains("reference") else {
            return false
        }
        let signs = ["fn", "footnote", "endnote", "note-", "note_", "note:", "ftn", "edn", "sdfootnote", "cite_note"]
        if signs.contains(where: { small.contains($0) }) { return true }
        for prefix in ["nb", "note"] where small.hasPrefix(prefix) {
            let rest = small.dropFirst(prefix.count)
            if rest.first.map({ $0.isNumber || $0 == "-" }) ?? false { return true }
        }
        return false
    }

    /// What leads from a note back to its marker.
    static func isBackText(_ text: String) -> Bool {
        let bare = text.unicodeScalars.filter { !$0.properties.isWhitespace && $0 != "\u{FE0E}" && $0 != "\u{FE0F}" }
        guard !bare.isEmpty else { return true }
        let signs = "^↩↥↑↵⤴⤵⏎⬆↰⇧[]0123456789".unicodeScalars
        if bare.allSatisfy({ signs.contains($0) }),
            bare.contains(where: { !("[]0123456789".unicodeScalars.contains($0)) })
        {
            return true
        }
        let words = text.lowercased().trimmed(of: " .[]()\u{A0}")
        return [
            "back to text", "back to content", "back", "return", "return to text", "jump up", "retour",
            "retour au texte",
            "jump back", "back to article", "return to article", "go back", "back to reference", "zurück",
        ].contains(words)
    }

    /// A fragment with its numbers left out.
    static func shape(_ id: String) -> String {
        var shape = ""
        for character in id {
            if character.isNumber { if !shape.hasSuffix("#") { shape.append("#") } } else { shape.append(character) }
        }
        return shape
    }
}
