import Articles

/// An article as it is stored: its text, which people and the index can read, and all the rest in a compact form of ours.
struct PackedArticle: Equatable {
    /// UTF-8: the texts of the blocks, then those of the notes, with an empty line between two.
    var text: [UInt8]
    /// See `Packer`; begins with the version of this form.
    var structure: [UInt8]

    /// Of articles with a guid beside their address; those without are written as they were before there were any, so that what has
    /// not changed keeps its fingerprint.
    private static let version: UInt8 = 2
    private static let versionWithoutGuid: UInt8 = 1

    init(text: [UInt8], structure: [UInt8]) {
        self.text = text
        self.structure = structure
    }

    /// O(bytes of the article).
    init(_ article: Article) {
        var packer = Packer()
        packer.byte(article.guid == nil ? Self.versionWithoutGuid : Self.version)
        if let guid = article.guid { packer.text(guid) }
        packer.facts(of: article)
        var texts = TextPacker()
        packer.document(article.document, &texts)
        text = texts.bytes
        structure = packer.bytes
    }

    /// The article again. O(bytes of the article).
    func article() throws(PackingError) -> Article {
        var unpacker = Unpacker(structure)
        let version = try unpacker.byte()
        guard version == Self.version || version == Self.versionWithoutGuid else { throw PackingError() }
        let guid = version == Self.version ? try unpacker.text() : nil
        var article = try unpacker.facts()
        article.guid = guid
        var texts = TextUnpacker(text)
        article.document = try unpacker.document(&texts)
        guard unpacker.isAtEnd, texts.isAtEnd else { throw PackingError() }
        return article
    }

    /// A number that changes with every change of the article: it tells an update from a copy, and damaged bytes from whole
    /// ones. Not a defence against forgery. O(bytes).
    var fingerprint: Int64 { Fingerprint.of([text, structure]) }
}

// MARK: Facts

extension Packer {
    fileprivate mutating func facts(of article: Article) {
        identity(article.identity)
        text(article.format.rawValue)
        text(article.title)
        list(article.titleSpans) { $0.span($1) }
        text(article.digest)
        for value in [
            article.address, article.summary, article.language, article.publication, article.kicker, article.series,
            article.issue, article.originalSource, article.originalAddress,
        ] {
            optional(value) { $0.text($1) }
        }
        for values in [
            article.authors, article.authorsAsPrinted, article.translators, article.breadcrumb, article.speakers,
            article.flags.sorted().map(\.rawValue), article.warnings,
        ] {
            list(values) { $0.text($1) }
        }
        for date in [article.published, article.firstPublished] {
            optional(date) {
                $0.count($1.year)
                $0.count($1.month)
                $0.count($1.day)
                $0.optional($1.time) { $0.text($1) }
            }
        }
        list(article.attachments) {
            for value in [$1.address, $1.title, $1.mimeType] { $0.optional(value) { $0.text($1) } }
        }
    }

    private mutating func identity(_ identity: Article.Identity) {
        switch identity {
        case .address(let value): byte(0); text(value)
        case .guid(let value): byte(1); text(value)
        case .content(let value): byte(2); text(value)
        }
    }
}

extension Unpacker {
    fileprivate mutating func facts() throws(PackingError) -> Article {
        var article = Article(
            identity: try identity(), format: try named(), title: try text(), document: Document(), digest: "")
        article.titleSpans = try list { u throws(PackingError) in try u.span() }
        article.digest = try text()
        article.address = try optionalText()
        article.summary = try optionalText()
        article.language = try optionalText()
        article.publication = try optionalText()
        article.kicker = try optionalText()
        article.series = try optionalText()
        article.issue = try optionalText()
        article.originalSource = try optionalText()
        article.originalAddress = try optionalText()
        article.authors = try texts()
        article.authorsAsPrinted = try texts()
        article.translators = try texts()
        article.breadcrumb = try texts()
        article.speakers = try texts()
        article.flags = Set(try list { u throws(PackingError) in try u.named() })
        article.warnings = try texts()
        article.published = try date()
        article.firstPublished = try date()
        article.attachments = try list { u throws(PackingError) in
            Article.Attachment(
                address: try u.optionalText(), title: try u.optionalText(), mimeType: try u.optionalText())
        }
        return article
    }

    private mutating func identity() throws(PackingError) -> Article.Identity {
        switch try byte() {
        case 0: .address(try text())
        case 1: .guid(try text())
        case 2: .content(try text())
        default: throw PackingError()
        }
    }

    private mutating func date() throws(PackingError) -> PublicationDate? {
        try optional { u throws(PackingError) in
            let (year, month, day) = (try u.count(), try u.count(), try u.count())
            guard let date = PublicationDate(year: year, month: month, day: day, time: try u.optionalText()) else {
                throw PackingError()
            }
            return date
        }
    }

    private mutating func named<T: RawRepresentable>() throws(PackingError) -> T where T.RawValue == String {
        guard let value = T(rawValue: try text()) else { throw PackingError() }
        return value
    }

    private mutating func texts() throws(PackingError) -> [String] {
        try list { u throws(PackingError) in try u.text() }
    }

    mutating func optionalText() throws(PackingError) -> String? {
        try optional { u throws(PackingError) in try u.text() }
    }
}
