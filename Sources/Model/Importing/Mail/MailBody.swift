/// What of a message is its text: of the versions of each text the best, and what else it holds.
struct MailBody {
    /// A text of the message, in the versions that it has: each in parts, between which documents may stand.
    struct Text: Hashable {
        /// Those of the HTML version; a plain one may be among them.
        var html: [Int] = []
        var plain: [Int] = []
    }

    /// In the order of the file.
    var texts: [Text] = []
    /// Messages within the message, and whether the message is a digest by its type.
    var messages: [Int] = []
    var isDigest = false
    var attachments: [Int] = []
    /// Behind which of `texts` the first message stands.
    var textsAboveMessages = 0
    /// Multiparts in which no part was found: their boundary is missing or another than said.
    var undivided: [Int] = []

    private let message: MailMessage

    /// - Parameter part: the message whose content is meant.
    init(_ message: MailMessage, of part: Int) {
        self.message = message
        for child in message.parts[part].children { read(child, isRelated: false) }
        // A type that cannot be read hides no text.
        if texts.isEmpty, messages.isEmpty, undivided.isEmpty, let first = message.parts[part].children.first,
            message.parts[first].kind == .leaf, message.filename(of: first) == nil,
            !["image/", "audio/", "video/"].contains(where: { message.parts[first].type.hasPrefix($0) }),
            !message.content(of: first).contains(0)
        {
            texts = [Text(plain: [first])]
            attachments.removeAll { $0 == first }
        }
    }

    private mutating func read(_ index: Int, isRelated: Bool) {
        let part = message.parts[index]
        switch part.kind {
        case .message:
            if messages.isEmpty { textsAboveMessages = texts.count }
            messages.append(index)
        case .multipart:
            if part.children.isEmpty {
                undivided.append(index)
            } else if part.type == "multipart/alternative" {
                readAlternatives(index)
            } else {
                if part.type == "multipart/digest" { isDigest = true }
                for child in part.children {
                    read(child, isRelated: isRelated || part.type == "multipart/related")
                }
            }
        case .leaf: readLeaf(index, isRelated: isRelated)
        }
    }

    /// The versions of one text stand for each other, however deep each of them lies.
    private mutating func readAlternatives(_ index: Int) {
        let before = texts.count
        var one = Text()
        for child in message.parts[index].children {
            let start = texts.count
            read(child, isRelated: false)
            // The last version that can be shown is the best (RFC 2046, section 5.1.4).
            let version = texts[start...]
            let plain = version.flatMap(\.plain)
            if version.contains(where: { !$0.html.isEmpty }) {
                one.html = version.flatMap { $0.html.isEmpty ? $0.plain : $0.html }
                if version.count == 1, !plain.isEmpty { one.plain = plain }
            } else if !plain.isEmpty {
                one.plain = plain
            }
        }
        guard texts.count > before else { return }
        texts.replaceSubrange(before..., with: [one])
    }

    private mutating func readLeaf(_ index: Int, isRelated: Bool) {
        let part = message.parts[index]
        let isNamed = message.filename(of: index) != nil
        let isText = !message.isAttachment(index) && !(isNamed && !texts.isEmpty)
        switch part.type {
        case "text/html" where isText, "application/xhtml+xml" where isText: texts.append(Text(html: [index]))
        case "text/plain" where isText, "text/markdown" where isText, "text/enriched" where isText,
            "text/" where isText, "/" where isText:
            texts.append(Text(plain: [index]))
        case "application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature": break
        // A picture that the page shows is no document beside it.
        case _ where part.type.hasPrefix("image/") && isRelated && !message.isAttachment(index): break
        case _ where part.type.hasPrefix("image/") && !isNamed && message.contentID(of: index) != nil: break
        default: if isNamed || message.isAttachment(index) || part.isText { attachments.append(index) }
        }
    }
}
