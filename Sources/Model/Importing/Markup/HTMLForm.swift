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
        try reader.read(ConditionalComments.removed(from: decoded.text), base: context.base)
        return try manuscript(of: reader.take(), facts: reader.facts, times: reader.times, decoded: decoded, context)
    }

    /// The articles of a page that may be an issue of several; `fragment` is that of an article's heading, `nil` where the page
    /// is one article. What belongs to the issue and to none of its articles is boilerplate of the first.
    static func manuscripts(
        of decoded: TextDecoder.Decoded, in context: Context
    ) throws(ImportError) -> [(fragment: String?, manuscript: Manuscript)] {
        let reader = HTMLReader()
        try reader.read(ConditionalComments.removed(from: decoded.text), base: context.base)
        let whole = reader.take()
        let pieces = Issue.pieces(of: whole)
        guard let first = pieces.first else {
            return [
                (nil, try manuscript(of: whole, facts: reader.facts, times: reader.times, decoded: decoded, context))
            ]
        }
        var found: [(fragment: String?, manuscript: Manuscript)] = []
        for piece in pieces {
            let builder = whole.part(piece.drafts)
            var own = context
            own.isFragment = true
            own.title = builder.drafts[0].text
            let digest = SHA256.hexadecimal(builder.drafts.map(\.text).joined(separator: "\n").utf8)
            var manuscript = try manuscript(of: builder, facts: reader.facts, decoded: decoded, own, digest: digest)
            manuscript.article.flags.remove(.duplicateTitle)
            manuscript.article.flags.insert(.severalArticles)
            found.append((piece.fragment, manuscript))
        }
        found[0].manuscript.front = whole.drafts[..<first.drafts.lowerBound].compactMap { draft in
            guard !draft.isHidden, !draft.text.isEmpty else { return nil }
            var draft = draft
            draft.section = .boilerplate
            draft.rich.candidates = []
            return draft
        }
        return found
    }

    /// - Parameter digest: of the content; by default that of the whole text.
    /// - Parameter notes: those that the form has found already, in the order of the drafts.
    static func manuscript(
        of builder: consuming MarkupBuilder, facts: PageFacts, times: [PageTime] = [], decoded: TextDecoder.Decoded,
        _ context: Context, notes: [NoteSeries.Item] = [], digest: String? = nil
    ) throws(ImportError) -> Manuscript {
        let digest = digest ?? SHA256.hexadecimal(decoded.text.utf8)
        var manuscript = Manuscript(
            article: Article(
                identity: .content(digest), format: context.format, title: context.title, document: Document(),
                digest: digest))
        manuscript.article.warnings = decoded.warnings
        if decoded.isRepaired { manuscript.article.flags.insert(.charsetRepaired) }
        if builder.hasTracker { manuscript.article.flags.insert(.tracking) }
        manuscript.drafts = builder.takeDrafts()
        manuscript.containers = builder.containers
        for item in notes { for index in item.drafts { manuscript.drafts[index].role = .note } }
        let shape = PageShape(manuscript.drafts, builder.containers, isFragment: context.isFragment)
        for index in manuscript.drafts.indices where !shape.isArticle(index) && manuscript.drafts[index].role == .text {
            manuscript.drafts[index].isOutside = true
            manuscript.drafts[index].section = .boilerplate
        }
        for index in manuscript.drafts.indices where shape.hints(of: index).contains(.postscript) {
            manuscript.drafts[index].isPostscript = true
        }
        manuscript.series = LinkedNotes.take(
            from: &manuscript.drafts, builder.containers, builder.anchors, pageAddress: builder.base)
        if let first = notes.first, let last = notes.last {
            let range = first.drafts.lowerBound..<last.drafts.upperBound
            manuscript.series.append(NoteSeries(family: .caret, items: notes, range: range, isHeaded: true))
        }
        if Tracking.isIn(manuscript.drafts.lazy.filter { !$0.isOutside }) { manuscript.article.flags.insert(.tracking) }
        Labels.find(in: &manuscript.drafts)
        dropHidden(&manuscript, hidesText: builder.hidesText)
        var header = PageHeader(facts, times, builder, shape, context)
        header.take(&manuscript)
        manuscript.traits = [.hasCredits]
        return manuscript
    }

    /// What no page shows is not read; what was a note in it has been found before.
    private static func dropHidden(_ manuscript: inout Manuscript, hidesText: Bool) {
        if hidesText { manuscript.article.warnings.append("hidden text was left out") }
        let hidden = manuscript.drafts.indices.filter {
            manuscript.drafts[$0].isHidden && manuscript.drafts[$0].role == .text
        }
        guard !hidden.isEmpty else { return }
        for index in hidden { manuscript.drafts[index].role = .dropped }
        if !hidesText, hidden.contains(where: { !manuscript.drafts[$0].text.isEmpty }) {
            manuscript.article.warnings.append("hidden text was left out")
        }
    }
}

/// A date that a page marks as such, in the form that it has there.
struct PageTime {
    var text: String
    /// The draft that it stands in.
    var draft: Int
    /// The page says that it is the day of publication.
    var isPublication: Bool
}

/// What Microsoft's programs write for each other: `<![if !supportFootnotes]>`, which is no comment to other parsers.
enum ConditionalComments {
    static func removed(from text: String) -> String {
        guard text.contains("<![if") || text.contains("<![endif") else { return text }
        let open = Array("<![".utf8)
        var bytes = Array(text.utf8)
        var kept: [UInt8] = []
        kept.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            // `<!--<![endif]-->` is the end of a comment, and stays.
            if bytes[index] == open[0], bytes[index...].starts(with: open),
                let end = bytes[index...].prefix(120).firstIndex(of: UInt8(ascii: ">")),
                bytes[end - 1] == UInt8(ascii: "]")
            {
                index = end + 1
            } else {
                kept.append(bytes[index])
                index += 1
            }
        }
        bytes = []
        return String(decoding: kept, as: UTF8.self)
    }
}
