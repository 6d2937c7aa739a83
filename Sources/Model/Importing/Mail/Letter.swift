import Articles

/// One message of a mail on its way to an article: its facts, and the manuscript of its text.
struct Letter {
    private(set) var facts: MailFacts
    var manuscript: Manuscript
    /// The text is plain, so that its furniture is to be found here.
    private let isPlain: Bool
    /// A piece of an issue, of which the heading is the title.
    private var isPiece = false

    /// - Parameter texts: the texts of the message in order. They are one text, in the midst of which documents may stand; what
    /// lists add above and below it is set apart.
    init(_ facts: MailFacts, _ texts: [MailText], format: Article.Format) throws(ImportError) {
        self.facts = facts
        let own = try Self.own(texts)
        var text = MailText.joined(Array(texts[own]))
        let scrubbed = text.takeScrubbedParts()
        isPlain = text.html == nil
        manuscript = try text.manuscript(titled: facts.title, format: format)
        if let address = text.addressOfCopy { self.facts.address = self.facts.address ?? address }
        try addFront(texts[..<own.lowerBound])
        if let scrubbed {
            manuscript.article.attachments += scrubbed.attachments
            try addFooter([MailText(plain: TextDecoder.Decoded(text: scrubbed.removed))])
        }
        try addFooter(texts[own.upperBound...])
    }

    /// Which of the texts are the message's own: the longest with those around it that are no furniture.
    private static func own(_ texts: [MailText]) throws(ImportError) -> Range<Int> {
        guard let main = texts.indices.max(by: { texts[$0].length < texts[$1].length }) else { return 0..<0 }
        var own = main..<(main + 1)
        while own.lowerBound > 0, try !isFurniture(texts[own.lowerBound - 1]) {
            own = (own.lowerBound - 1)..<own.upperBound
        }
        while own.upperBound < texts.count, try !isFurniture(texts[own.upperBound]) {
            own = own.lowerBound..<(own.upperBound + 1)
        }
        return own
    }

    /// What a list adds: a few lines below a rule, or the words of footers with nothing of length above them.
    private static func isFurniture(_ text: MailText) throws(ImportError) -> Bool {
        let drafts = try text.manuscript(titled: "", format: .eml).drafts.filter {
            !$0.text.isEmpty || $0.kind == .rule
        }
        guard let footer = drafts.firstIndex(where: { MailFurniture.isFooter($0) }) else {
            return drafts.first?.kind == .rule && text.length < 600
        }
        return drafts.first?.kind == .rule
            || text.length < 600 && drafts[..<footer].allSatisfy { $0.text.utf8.count < 80 }
    }

    private init(_ facts: MailFacts, _ manuscript: Manuscript) {
        self.facts = facts
        isPiece = true
        self.manuscript = manuscript
        isPlain = false
    }

    /// The articles of a message: one, or each piece of an issue that is sent as one page. A piece is called by the issue's own
    /// address or Message-ID with the fragment of its heading.
    static func letters(_ facts: MailFacts, _ texts: [MailText], format: Article.Format) throws(ImportError) -> [Letter]
    {
        guard let main = texts.max(by: { $0.length < $1.length }), case var pieces = try main.pieces(format: format),
            !pieces.isEmpty
        else { return [try Letter(facts, texts, format: format)] }
        let online = facts.address ?? main.addressOfCopy ?? OnlineCopy.take(from: &pieces[0].manuscript.front)
        return pieces.map { fragment, manuscript in
            var own = facts
            own.title = manuscript.article.title
            own.authors = []
            own.address = online.flatMap { online in fragment.map { "\(online)#\($0)" } }
            own.messageID = facts.messageID.flatMap { id in fragment.map { "\(id)#\($0)" } }
            return Letter(own, manuscript)
        }
    }

    /// Sets texts that stand above the message apart.
    mutating func addFront(_ texts: some Collection<MailText>) throws(ImportError) {
        var front: [BlockDraft] = []
        for text in texts { front += try Self.furniture(text) }
        manuscript.front = front + manuscript.front
    }

    /// Sets texts that stand below the message apart.
    mutating func addFooter(_ texts: some Collection<MailText>) throws(ImportError) {
        for text in texts { manuscript.drafts += try Self.furniture(text) }
    }

    private static func furniture(_ text: MailText) throws(ImportError) -> [BlockDraft] {
        try text.manuscript(titled: "", format: .eml).drafts.map { draft in
            var draft = draft
            draft.section = .boilerplate
            draft.rich.candidates = []
            switch draft.kind {
            case .heading: draft.kind = .paragraph
            default: break
            }
            return draft
        }
    }

    mutating func attach(_ parts: [Int], of message: MailMessage) {
        for part in parts {
            let isMessage = message.parts[part].kind == .message
            let title = isMessage ? message.headers(of: part).text("subject")?.text : message.filename(of: part)
            let type = isMessage ? "message/rfc822" : message.parts[part].type
            // RFC 2045, 5.1: a type is a token of ASCII, and what is none may be anything.
            let isToken = type.utf8.allSatisfy { (0x21...0x7E).contains($0) }
            manuscript.article.attachments.append(
                Article.Attachment(address: nil, title: title, mimeType: isToken ? type : nil))
        }
    }

    /// Puts the facts upon the manuscript and runs its steps.
    consuming func article() -> Article {
        let online = OnlineCopy.take(from: &manuscript.drafts)
        // The list goes before the footer, below which it may stand.
        if isPlain { manuscript.takeNumberedLinks() }
        MailFurniture.mark(&manuscript.drafts, manuscript.containers)
        setFacts(online: online)
        dropRepeatedTitle()
        if Tracking.isIn(manuscript.front + manuscript.standfirst + manuscript.drafts) {
            manuscript.article.flags.insert(.tracking)
        }
        return manuscript.finished()
    }

    private mutating func setFacts(online: String?) {
        manuscript.title = RichText(text: facts.title)
        manuscript.article.title = facts.title
        if !facts.authors.isEmpty {
            manuscript.article.authors = facts.authors
            manuscript.article.authorsAsPrinted = facts.authors
        }
        manuscript.article.publication = facts.publication ?? manuscript.article.publication
        manuscript.article.published = facts.published
        manuscript.article.language = facts.language ?? manuscript.article.language
        manuscript.article.warnings = facts.warnings + manuscript.article.warnings
        if facts.isRepaired { manuscript.article.flags.insert(.charsetRepaired) }
        manuscript.article.address = facts.address ?? online ?? manuscript.article.address
        if let address = manuscript.article.address {
            manuscript.article.identity = .address(address)
            manuscript.article.guid = facts.messageID
        } else if let id = facts.messageID {
            manuscript.article.identity = .guid(id)
        } else {
            manuscript.article.identity = .content(manuscript.article.digest)
        }
    }

    /// The title is printed again above the text: it is shown once.
    private mutating func dropRepeatedTitle() {
        let key = Header.key(facts.title)
        let first = manuscript.drafts.indices.prefix(8).first {
            manuscript.drafts[$0].section == .body && Header.hasKey(key, manuscript.drafts[$0].text)
        }
        guard let first, !key.isEmpty else { return }
        let above = manuscript.drafts[..<first].reduce(0) { $1.section == .body ? $0 + $1.text.utf8.count : $0 }
        guard above < 200 else { return }
        manuscript.drafts[first].clear()
        if !isPiece { manuscript.article.flags.insert(.duplicateTitle) }
    }
}
