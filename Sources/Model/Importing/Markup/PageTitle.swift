import Articles

/// The title of a page: a heading that the page's head agrees with, else the first that there is.
struct PageTitle {
    /// It is printed once more.
    private(set) var isRepeated = false
    private let facts: PageFacts
    private let shape: PageShape
    private let context: HTMLForm.Context

    init(_ facts: PageFacts, _ shape: PageShape, _ context: HTMLForm.Context) {
        self.facts = facts
        self.shape = shape
        self.context = context
    }

    /// Names the article; the index of the draft that prints the title.
    mutating func take(_ manuscript: inout Manuscript) -> Int? {
        if context.isFragment { return takeAgain(&manuscript, Header.key(context.title)) }
        let drafts = manuscript.drafts
        var stated = facts.linked.headline ?? facts.first("og:title", "twitter:title", "citation_title", "dc.title")
        let site = manuscript.article.publication
        let documentTitle = facts.title.map { SiteName.removed(from: $0, site) }
        stated = stated.map { SiteName.removed(from: $0, site).title }
        let keys = [stated, documentTitle?.title, facts.title].compactMap { $0.map(Header.key) }.filter { !$0.isEmpty }
        let heads = drafts.indices.filter {
            drafts[$0].role == .text && drafts[$0].level > 0 && !drafts[$0].text.isEmpty
        }
        let named = heads.first {
            drafts[$0].level == 1 && shape.isArticle($0) && keys.contains(Header.key(drafts[$0].text))
        }
        let firstText = drafts.firstIndex { $0.kind == .paragraph && $0.text.utf8.count > 200 } ?? drafts.count
        let marked = drafts.indices.first {
            $0 < firstText && drafts[$0].role == .text && shape.isArticle($0) && shape.hints(of: $0).contains(.title)
                && drafts[$0].text.utf8.count < 300
        }
        let start = shape.range(shape.root).lowerBound
        let above = heads.last {
            $0 < start && drafts[$0].level == 1 && Header.key(drafts[$0].text) != site.map(Header.key)
        }
        // The site's name may be a heading of the first level too.
        let firstLevel = heads.first { drafts[$0].level == 1 && shape.isArticle($0) }
        let index =
            named ?? firstLevel ?? marked
            ?? heads.first { keys.contains(Header.key(drafts[$0].text)) } ?? above
        if let index {
            manuscript.title = drafts[index].rich
            manuscript.article.title = drafts[index].text
            manuscript.drafts[index].role = .dropped
            let key = Header.key(bare(drafts[index].rich))
            for other in heads where other != index && Header.key(bare(drafts[other].rich)) == key {
                manuscript.drafts[other].role = .dropped
                if shape.isArticle(other) { isRepeated = true }
            }
            manuscript.article.publication =
                manuscript.article.publication ?? facts.title.flatMap { SiteName.found(in: $0, title: key) }
            return index
        }
        if let title = stated ?? documentTitle?.title, !title.isEmpty {
            manuscript.article.title = title
            if manuscript.article.publication == nil { manuscript.article.publication = documentTitle?.site }
        } else if let first = heads.first(where: {
            $0 < firstText && shape.isArticle($0) && !NoteFinder.announcesNotes(drafts[$0])
        }) {
            manuscript.title = drafts[first].rich
            manuscript.article.title = drafts[first].text
            manuscript.drafts[first].role = .dropped
            return first
        }
        return nil
    }

    /// Without what may be a marker.
    private func bare(_ title: RichText) -> String {
        var bare = title
        bare.remove(title.candidates.map(\.range))
        return bare.text
    }

    /// In a piece of a page the title is known, and may be printed again above the text.
    private mutating func takeAgain(_ manuscript: inout Manuscript, _ key: String) -> Int? {
        let live = manuscript.drafts.indices.filter { manuscript.drafts[$0].role == .text }
        for index in live.prefix(24) where Header.hasKey(key, manuscript.drafts[index].text) {
            manuscript.title = manuscript.drafts[index].rich
            manuscript.title?.spans.removeAll { $0.address != nil }
            manuscript.drafts[index].role = .dropped
            isRepeated = true
            return index
        }
        return nil
    }
}
