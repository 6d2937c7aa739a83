import Articles

/// What the headers of a mail say about it.
struct MailFacts {
    var title: String
    var authors: [String] = []
    var publication: String?
    /// The address of this very copy, where a header names it.
    var address: String?
    var messageID: String?
    var published: PublicationDate?
    var language: String?
    var warnings: [String] = []
    /// The charset of a header is another than it says.
    var isRepaired = false

    /// What a digest knows about the messages in it.
    struct Digest: Hashable {
        /// The list's name, as a person would write it.
        var list: String?
        /// Under which names the list's tag may stand in a subject, as `key` makes them.
        var names: Set<String>
        var language: String?
    }

    /// - Parameter title: what a mail without a subject is called.
    /// - Parameter digest: the digest that the message stands in.
    init(_ headers: MailHeaders, titled title: String, in digest: Digest? = nil) {
        self.title = title
        let from = headers.raw("from").flatMap(MailAddress.init)
        let list = MailingList(headers, from: from)
        let subject = headers.text("subject")
        isRepaired = subject?.isRepaired == true || headers.text("from")?.isRepaired == true
        takeSender(from, list, digest)
        messageID = headers.bracketed("message-id").flatMap { $0.isEmpty ? nil : $0 }
        address = list.webAddress
        if let date = headers.text("date")?.text {
            published = MailDate.date(date)
            if published == nil { warnings.append("the mail has a date that no calendar has") }
        }
        language = headers.text("content-language").flatMap { Self.language($0.text) } ?? digest?.language
        guard let subject = subject?.text else { return }
        var names = list.names.union(digest?.names ?? [])
        if let publication { names.insert(MailingList.key(publication)) }
        let bare = Subject(subject).without(tags: names, isList: list.isDiscussed || digest != nil, publication)
        if !bare.isEmpty { self.title = bare }
    }

    /// The sender is the publication; an author only in "Author from Publication" and where many write: in lists and digests.
    private mutating func takeSender(_ from: MailAddress?, _ list: MailingList, _ digest: Digest?) {
        let name = from?.name
        if list.isDiscussed || digest != nil {
            publication = digest?.list ?? list.name
            var person = name ?? from?.address
            // "Jane Doe via bolt": lists write so where they may not write in another's name.
            if let written = person, let via = written.range(ofFirst: " via ") { person = String(written[..<via]) }
            authors = person.map { [Name.natural(MailAddress.inOrder($0))] } ?? []
            return
        }
        if let name, let from = name.range(ofFirst: " from "), from > name.startIndex {
            let publication = String(name[name.index(from, offsetBy: 6)...]).trimmingSpaces
            let author = String(name[..<from]).trimmed(of: " ,")
            // "Letters from Ørne" is a name of its own.
            if !publication.isEmpty, Name.hasShape(author), author.contains(" ") {
                authors = [Name.natural(author)]
                self.publication = publication
                return
            }
        }
        publication = name ?? list.name ?? from?.domain ?? from?.address
    }

    /// `fr-CA, en` -> `fr`
    private static func language(_ text: String) -> String? {
        let tag = text.prefix { !",; ".contains($0) }.prefix { $0 != "-" && $0 != "_" }.lowercased()
        return (2...3).contains(tag.count) && tag.allSatisfy { $0.isASCII && $0.isLetter } ? tag : nil
    }
}
