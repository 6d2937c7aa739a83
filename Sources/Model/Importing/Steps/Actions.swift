import Articles

/// Rows of links that do something with a page and say nothing: "Like", "Share", "Leave a comment".
enum Actions {
    /// Whether a block consists of such links, and of signs and numbers between them.
    static func fill(_ draft: BlockDraft) -> Bool {
        guard draft.rich.linked > 0, draft.text.utf8.count < 200, draft.kind != .preformatted, draft.kind != .image
        else {
            return false
        }
        let links = draft.rich.spans.filter { if case .link = $0.kind { true } else { false } }.map(\.range)
        guard !links.isEmpty, links.allSatisfy({ isAction(draft.text.slice($0)) }) else { return false }
        var end = 0
        for link in links.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            guard link.lowerBound >= end, isBetween(draft.text.slice(end..<link.lowerBound)) else { return false }
            end = link.upperBound
        }
        return isBetween(draft.text.slice(end..<draft.text.utf8.count))
    }

    private static func isBetween(_ text: String) -> Bool { !text.contains(where: \.isLetter) }

    /// A verb of the kind, with nothing behind it but what it does it to, and where.
    static func isAction(_ text: String) -> Bool {
        let small = text.lowercased().replacing("’", with: "'")
        let words = small.split { !$0.isLetter && $0 != "'" && $0 != "-" }.map(String.init)
        guard let first = words.first, words.count <= 5 else { return false }
        if verbs.contains(first) { return words.dropFirst().allSatisfy { verbs.contains($0) || objects.contains($0) } }
        return phrases.contains { words.joined(separator: " ").hasPrefix($0) }
    }

    private static let verbs: Set<String> = [
        "like", "comment", "comments", "restack", "share", "tweet", "retweet", "subscribe", "forward", "reply",
        "upgrade",
        "repost", "j'aime", "partager", "partagez", "commenter", "commentez", "commentaires", "s'abonner",
        "abonnez-vous",
        "transférer", "transférez", "répondre", "répondez", "tweeter", "teilen", "kommentieren", "antworten",
        "weiterleiten", "abonnieren",
    ]
    private static let objects: Set<String> = [
        "this", "the", "it", "post", "issue", "article", "newsletter", "email", "mail", "now", "here", "to", "paid",
        "a",
        "friend", "on", "via", "by", "with", "facebook", "twitter", "x", "mastodon", "bluesky", "linkedin", "whatsapp",
        "telegram", "sur", "par", "cet", "cette", "lettre", "ce", "message", "à", "un", "une", "ami", "amie", "auf",
        "per",
    ]
    private static let phrases = [
        "leave a comment", "read in app", "read in the app", "open in app", "laisser un commentaire",
        "lire dans l'application", "give a gift subscription", "refer a friend", "get the app", "start writing",
        "gefällt mir",
    ]
}
