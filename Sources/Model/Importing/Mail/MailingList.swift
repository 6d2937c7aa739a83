/// What the headers say about the list that a mail came through (RFC 2369, RFC 2919).
struct MailingList {
    /// The phrase before the list's identifier, else the identifier's first word.
    var name: String?
    /// Under which names the list's tag may stand in a subject.
    var names: Set<String> = []
    /// Its readers write to it: a list of many voices, not a newsletter.
    var isDiscussed = false
    /// Substack's `List-Post` is the address of the article.
    var webAddress: String?

    /// - Parameter from: who wrote the mail.
    init(_ headers: MailHeaders, from: MailAddress? = nil) {
        let identifier = headers.bracketed("list-id")
        let label = identifier.map { String($0.prefix { $0 != "." }) }
        let phrase = headers.text("list-id").map { String($0.text.prefix { $0 != "<" }) }?.trimmed(of: " \"'")
        let hasPhrase = phrase.map { !$0.isEmpty && !$0.contains(".") } ?? false
        // Identifiers that machines made up name nothing.
        let isName = label.map { $0.count <= 30 && $0.count(where: \.isNumber) * 3 <= $0.count } ?? false
        name = hasPhrase ? phrase : isName ? label : nil
        let post = headers.bracketed("list-post") ?? ""
        if Address.isWeb(post) { webAddress = post }
        let hasPost = post.lowercased().hasPrefix("mailto:")
        isDiscussed =
            hasPost || ["x-beenthere", "x-mailman-version", "mailing-list"].contains { headers.raw($0) != nil }
            || headers.text("precedence")?.text.lowercased() == "list"
        let to = ["to", "cc", "reply-to", "sender", "x-beenthere"].compactMap {
            headers.raw($0).flatMap(MailAddress.init)
        }
        let written = to.flatMap { [$0.local, $0.name] } + [label, hasPhrase ? phrase : nil]
        names = Set(written.compactMap { $0.map(Self.key) }.filter { !$0.isEmpty })
        if hasPost { names.insert(Self.key(String(post.dropFirst(7).prefix { $0 != "@" }))) }
        for name in names where name.hasSuffix("bounces") || name.hasSuffix("request") {
            names.insert(String(name.dropLast(7)))
        }
        names.remove("")
        // A letter to the list or an answer to one; what the list sends in its own name is a newsletter.
        guard !isDiscussed, let identifier, let from, let author = from.name, author != name,
            !names.contains(Self.key(author)),
            Name.hasShape(MailAddress.inOrder(author))
        else { return }
        let isToList = ["to", "cc", "reply-to"].contains { field in
            guard let to = headers.raw(field).flatMap(MailAddress.init), let domain = to.domain else { return false }
            return "\(to.local).\(domain)".lowercased() == identifier.lowercased()
        }
        let subject = headers.text("subject")?.text.lowercased() ?? ""
        let isTagged = label.map { subject.contains("[\($0.lowercased())]") } ?? false
        isDiscussed = isToList || isTagged || headers.raw("in-reply-to") != nil
    }

    /// What two printings of a list's name are compared by: letters and digits in small.
    static func key(_ text: String) -> String { Header.key(text) }
}
