/// What the name of a dictionary says: `hyph_en_US.dic`, `hyph_sr_Latn.dic`, `hyph_de.dic`.
struct DictionaryName {
    /// The tag of its language.
    let tag: LanguageTag

    /// `nil` of a file that is no dictionary by its name.
    init?(file: String) {
        guard file.hasPrefix("hyph_"), file.hasSuffix(".dic"), let tag = LanguageTag(file.dropFirst(5).dropLast(4))
        else {
            return nil
        }
        self.tag = tag
    }

    /// How well it serves a language, less being better; `nil` when it does not.
    ///
    /// The same region is best, then a dictionary of none, then the one that the language is mostly written by ("de-DE"), then any
    /// other. A dictionary of another script divides nothing.
    func distance(to wanted: LanguageTag) -> Int? {
        guard tag.language == wanted.language else { return nil }
        if let own = tag.script, let other = wanted.script, own != other { return nil }
        var distance = 0
        if tag.region != wanted.region {
            distance = tag.region == nil ? 2 : tag.region == Self.mainRegion(of: tag.language) ? 4 : 6
        }
        return distance + (tag.script == wanted.script ? 0 : 1)
    }

    private static func mainRegion(of language: String) -> String {
        switch language {
        case "en": "us"
        case "sv": "se"
        case "da": "dk"
        case "el": "gr"
        case "uk": "ua"
        default: language
        }
    }
}

/// The language, script and region of a tag (BCP 47), in small letters; what else a tag says is left out.
struct LanguageTag: Hashable {
    let language: String
    let script: String?
    let region: String?

    /// Parts may stand apart by `-`, as the standard has it, or `_`, as locales have it. `nil` when it names no language by two
    /// or three letters of ISO 639. O(1).
    init?(_ text: some StringProtocol) {
        let parts = text.utf8.prefix(36).split(omittingEmptySubsequences: false) { $0 == 0x2D || $0 == 0x5F }
            .map { String(decoding: $0.map { 0x41...0x5A ~= $0 ? $0 | 0x20 : $0 }, as: UTF8.self) }
        func isLetters(_ part: String, _ counts: ClosedRange<Int>) -> Bool {
            counts ~= part.utf8.count && part.utf8.allSatisfy { 0x61...0x7A ~= $0 }
        }
        guard let language = parts.first, isLetters(language, 2...3) else { return nil }
        self.language = language
        script = parts.dropFirst().first { isLetters($0, 4...4) }
        // A single letter begins an extension.
        region = parts.dropFirst().prefix { $0.utf8.count > 1 }.first { part in
            isLetters(part, 2...2) || part.utf8.count == 3 && part.utf8.allSatisfy { 0x30...0x39 ~= $0 }
        }
    }
}
