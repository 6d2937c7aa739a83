import Articles

/// "View this issue in your browser": the address of this very copy, which a mail prints above or below the text.
enum OnlineCopy {
    /// The address, and the block with it set apart as furniture; `nil` when the drafts name none. O(bytes).
    static func take(from drafts: inout [BlockDraft]) -> String? {
        // Such lines stand at the edges; in the middle, "read online" leads to another article.
        let edges = Array(drafts.indices.prefix(12)) + drafts.indices.dropFirst(12).suffix(20).reversed()
        for strength in [Strength.sure, .weak] {
            for index in edges where drafts[index].text.utf8.count < 400 {
                guard let address = address(in: drafts, at: index, strength) else { continue }
                // A line of its own, that is; not a sentence of the text which mentions it.
                if drafts[index].text.utf8.count < 200 { setApart(&drafts[index]) }
                if index + 1 < drafts.count, drafts[index + 1].rich.wholeLink?.address == address {
                    setApart(&drafts[index + 1])
                }
                return address
            }
        }
        return nil
    }

    private static func setApart(_ draft: inout BlockDraft) {
        draft.section = .boilerplate
        draft.kind = .paragraph
    }

    private static func address(in drafts: [BlockDraft], at index: Int, _ strength: Strength) -> String? {
        let rich = drafts[index].rich
        let links = rich.spans.filter { $0.address.map(Address.isWeb) ?? false }
        for link in links where link.range.count < 100 && says(rich.text.slice(link.range), strength) {
            return link.address
        }
        // "Trouble viewing this mail? Click here": the first link behind the words.
        let first = links.first
        let words = rich.text.slice(0..<(first?.range.lowerBound ?? rich.text.utf8.count))
        guard words.utf8.count < 160, says(words, strength) else { return nil }
        if let first { return first.address }
        guard index + 1 < drafts.count else { return nil }
        return drafts[index + 1].rich.wholeLink?.address.flatMap { Address.isWeb($0) ? $0 : nil }
    }

    private enum Strength { case sure, weak }

    /// Whether words ask to look at this text (a verb of seeing) in another place (the web).
    private static func says(_ text: String, _ strength: Strength) -> Bool {
        let small = text.lowercased().replacing("\u{A0}", with: " ").replacing("’", with: "'")
        if strength == .weak { return apps.contains { small.hasPrefix($0) } }
        if whole.contains(small.trimmed(of: " .:|>→↗»")) { return true }
        let words = small.split(maxSplits: 4) { !$0.isLetter && $0 != "'" && $0 != "-" }
        guard let verb = words.prefix(4).firstIndex(where: { verbs.contains(String($0)) }) else {
            return troubles.contains { small.hasPrefix($0) }
        }
        let rest = small[words[verb].endIndex...]
        return places.contains { rest.contains($0) }
    }

    private static let verbs: Set<String> = [
        "view", "viewing", "read", "see", "open", "voir", "lire", "lisez", "afficher", "affichez", "consulter",
        "consultez", "visualiser", "ouvrir", "ouvrez", "ansehen", "lesen", "anzeigen", "ver", "leer",
    ]
    private static let places = [
        " online", " browser", " on the web", " web version", " webpage", " as a web page", " on our website",
        " en ligne", " navigateur", " sur le web", " version web", " im netz", " webseite", " navegador", " en línea",
    ]
    /// How such lines begin where the verb comes late.
    private static let troubles = [
        "trouble viewing", "trouble reading", "having trouble", "problems viewing", "can't see this", "can't read this",
        "if you cannot see", "if you can't see", "si ce message ne s'affiche pas", "si cet e-mail ne s'affiche pas",
        "si vous ne visualisez pas", "si vous n'arrivez pas à lire", "vous ne voyez pas", "ce message ne s'affiche pas",
    ]
    private static let whole: Set<String> = [
        "web version", "online version", "browser version", "webversion", "version en ligne", "version web",
        "im browser ansehen", "online lesen", "view this post", "view this email", "view this issue",
        "view this letter",
    ]
    /// Leads to a program that shows it, if to nothing better.
    private static let apps = ["read in app", "open in app", "read in the app", "lire dans l'application"]
}
