import Articles

/// Mails: newsletters and letters to lists, with all that such a message may hold (RFC 5322, MIME).
struct MailForm {
    private let message: MailMessage
    private let format: Article.Format
    /// What a mail without a subject is called.
    private let title: String

    /// Deeper messages within messages are left as they are; no reader forwards so often.
    private static let maximumDepth = 8

    /// The articles of one message: one, or each of a digest's, in order.
    ///
    /// - Parameter format: `.eml`, or `.mbox` for a message of a mailbox.
    /// - Throws: `ImportError.noLibrary` where GMime is not installed.
    static func articles(
        from bytes: [UInt8], titled title: String, format: Article.Format
    ) throws(ImportError) -> [Article] {
        let bounded = MailBounds.bounded(bytes)
        let form = MailForm(message: try MailMessage(bounded ?? bytes), format: format, title: title)
        var letters = try form.letters(of: 0, in: nil, depth: 0)
        if bounded != nil {
            letters[0].manuscript.article.warnings.append(
                "the mail has more headers or parts than anybody writes; some headers are left out")
        }
        if form.message.isCut(bytes) {
            letters[letters.count - 1].manuscript.article.warnings.append(
                "the mail ends in the middle: a part of it is not closed, and text may be lost")
        }
        return letters.map { letter in
            var letter = letter
            if letters.count > 1 { letter.manuscript.article.flags.insert(.severalArticles) }
            return letter.article()
        }
    }

    // MARK: Messages

    /// A message, or those that it only carries.
    private func letters(of part: Int, in digest: MailFacts.Digest?, depth: Int) throws(ImportError) -> [Letter] {
        let headers = message.headers(of: part)
        let body = MailBody(message, of: part)
        let facts = MailFacts(headers, titled: title, in: digest)
        let texts = body.texts.map { MailText(message, $0) } + body.undivided.flatMap { MailText.pieces(message, $0) }
        if let found = try textDigest(texts, headers, facts) { return found }
        if let found = try carried(body, texts, headers, facts, depth) { return found }
        var letters = try Letter.letters(facts, texts, format: format)
        letters[0].attach(body.attachments + body.messages, of: message)
        return letters
    }

    /// The messages of a MIME digest, or forwarded ones with hardly a word about them.
    private func carried(
        _ body: MailBody, _ texts: [MailText], _ headers: MailHeaders, _ facts: MailFacts, _ depth: Int
    ) throws(ImportError) -> [Letter]? {
        guard !body.messages.isEmpty, depth < Self.maximumDepth else { return nil }
        let above = texts.prefix(body.textsAboveMessages)
        let list = headers.text("subject").flatMap { TextDigest.list(of: $0.text) }
        let isDigest = body.isDigest || list != nil
        let own = texts.reduce(0) { $0 + $1.length }
        let carried = body.messages.reduce(0) { $0 + carriedLength($1) }
        guard isDigest || own < 400 || own * 2 < carried else { return nil }
        var digest: MailFacts.Digest?
        if isDigest {
            let language = above.lazy.compactMap { TextDigest.language(of: $0.decoded.text) }.first
            digest = MailFacts.Digest(headers, facts, list: list, language: language)
        }
        var letters: [Letter] = []
        for one in body.messages { letters += try self.letters(of: one, in: digest, depth: depth + 1) }
        guard !letters.isEmpty else { return nil }
        try letters[0].addFront(above)
        try letters[letters.count - 1].addFooter(texts.dropFirst(body.textsAboveMessages))
        letters[0].attach(body.attachments, of: message)
        return letters
    }

    /// How long the texts of a message within the message are, in bytes of its parts.
    private func carriedLength(_ part: Int) -> Int {
        MailBody(message, of: part).texts.reduce(0) { $0 + MailText(message, $1).length }
    }

    /// The messages of a digest that is one plain text.
    private func textDigest(_ texts: [MailText], _ headers: MailHeaders, _ facts: MailFacts) throws(ImportError)
        -> [Letter]?
    {
        guard let text = texts.first, text.html == nil else { return nil }
        let list = headers.text("subject").flatMap { TextDigest.list(of: $0.text) }
        guard list != nil || TextDigest.language(of: text.decoded.text) != nil,
            let digest = TextDigest(text.decoded.text)
        else { return nil }
        let context = MailFacts.Digest(headers, facts, list: list, language: digest.language)
        var letters: [Letter] = []
        for one in digest.messages {
            letters.append(
                try Letter(
                    MailFacts(one.headers, titled: title, in: context),
                    [MailText(plain: TextDecoder.Decoded(text: one.text))], format: format))
        }
        try letters[0].addFront([MailText(plain: TextDecoder.Decoded(text: digest.masthead))])
        letters[0].manuscript.article.warnings += text.decoded.warnings
        let footers = [MailText(plain: TextDecoder.Decoded(text: digest.footer))] + texts.dropFirst()
        try letters[letters.count - 1].addFooter(footers[...])
        return letters
    }
}

extension MailFacts.Digest {
    /// - Parameter list: what the digest's subject calls the list.
    init(_ headers: MailHeaders, _ facts: MailFacts, list: String?, language: String?) {
        let known = MailingList(headers)
        self.list = known.name ?? list ?? facts.publication
        names = known.names
        if let list { names.insert(MailingList.key(list)) }
        self.language = facts.language ?? language
    }
}
