import Articles

/// Pages of HTML: saved ones, the bodies of mails, the contents of feeds.
struct HTMLForm {
    /// What is known of a page beside its bytes.
    struct Context {
        var format = Article.Format.html
        /// What an article without a title is called.
        var title = "Untitled"
        /// Against which relative addresses are resolved when the page itself names none.
        var base: String?
        /// A piece of a page: all of it is the article, and its facts stand elsewhere.
        var isFragment = false
    }

    /// - Parameter decoded: the markup, of which character references are still to be decoded.
    static func manuscript(
        of decoded: TextDecoder.Decoded, in context: Context
    ) throws(ImportError) -> Manuscript {
        let reader = HTMLReader()
        try reader.read(decoded.text, base: context.base)
        let builder = reader.builder
        let digest = SHA256.hexadecimal(decoded.text.utf8)
        var manuscript = Manuscript(
            article: Article(
                identity: .content(digest), format: context.format, title: context.title, document: Document(),
                digest: digest))
        manuscript.article.warnings = decoded.warnings
        if decoded.isRepaired { manuscript.article.flags.insert(.charsetRepaired) }
        if builder.hasTracker { manuscript.article.flags.insert(.tracking) }
        manuscript.drafts = builder.drafts
        manuscript.containers = builder.containers
        let page = builder.base
        manuscript.series = LinkedNotes.take(
            from: &manuscript.drafts, builder.containers, builder.anchors, pageAddress: page)
        Labels.find(in: &manuscript.drafts)
        dropHidden(&manuscript)
        var header = PageHeader(manuscript, reader, context)
        header.take(&manuscript)
        manuscript.traits = [.hasCredits]
        return manuscript
    }

    /// What no page shows is not read; what was a note in it has been found before.
    private static func dropHidden(_ manuscript: inout Manuscript) {
        let hidden = manuscript.drafts.indices.filter {
            manuscript.drafts[$0].isHidden && manuscript.drafts[$0].role == .text
        }
        guard !hidden.isEmpty else { return }
        for index in hidden { manuscript.drafts[index].role = .dropped }
        if hidden.contains(where: { !manuscript.drafts[$0].text.isEmpty }) {
            manuscript.article.warnings.append("hidden text was left out")
        }
    }
}
