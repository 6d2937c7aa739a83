/// What the names that producers give their elements say of them (`class`, `id`, `role`).
struct Hints: OptionSet, Hashable {
    let rawValue: Int
    /// Not of the article: navigation, rows of buttons, lists of other articles, comments, boxes to subscribe.
    static let furniture = Hints(rawValue: 1)
    /// Not shown on a page: for screen readers, or for the list of a mail program.
    static let hidden = Hints(rawValue: 2)
    /// Holds the article's text.
    static let content = Hints(rawValue: 4)
    static let kicker = Hints(rawValue: 8)
    static let standfirst = Hints(rawValue: 16)
    static let byline = Hints(rawValue: 32)
    static let breadcrumb = Hints(rawValue: 64)
    static let pullQuote = Hints(rawValue: 128)
    static let postscript = Hints(rawValue: 256)
    /// A list of notes, or a note.
    static let notes = Hints(rawValue: 512)
    /// The text of a note that stands beside its marker.
    static let besideMarker = Hints(rawValue: 1024)
    /// A link that calls a note.
    static let marker = Hints(rawValue: 2048)
    /// A link from a note to its marker.
    static let backLink = Hints(rawValue: 4096)
    static let title = Hints(rawValue: 8192)
    static let author = Hints(rawValue: 1 << 14)
    static let date = Hints(rawValue: 1 << 15)
    /// SPIP's line "View online", which names the original.
    static let original = Hints(rawValue: 1 << 16)
    static let caption = Hints(rawValue: 1 << 17)
    /// Words that stand in for something that is not of the text: an icon, an edit link, a permalink sign.
    static let decoration = Hints(rawValue: 1 << 18)
    static let footer = Hints(rawValue: 1 << 19)

    /// A note in the margin, beside what it is about.
    static let sidenote = Hints(rawValue: 1 << 20)

    /// Of a `class` or an `id`. O(length).
    static func of(names text: String) -> Hints {
        var hints: Hints = []
        let tokens = spelledApart(text).split { $0 == " " || $0 == "\n" }
        // "pq pr ps": some of one or two letters side by side were made by a program, and say nothing.
        func isMade(_ token: Substring) -> Bool { token.utf8.count <= 2 && token.utf8.allSatisfy { $0 >= 0x61 } }
        let areMade = tokens.count > 2 && tokens.count(where: isMade) > 2
        for token in tokens where !areMade || !isMade(token) {
            if let known = whole[token] { hints.formUnion(known) }
            if ["author-name", "post-author", "type-author", "entry-author", "byline-name"].contains(
                where: token.hasSuffix)
            {
                hints.insert(.author)
            }
            var words = token.split { $0 == "-" || $0 == "_" || $0 == ":" }
            for word in words where parts[word] != nil { hints.formUnion(parts[word]!) }
            if words.count > 1 {
                // "share-row": what the last words say together.
                words = [words[0], words[words.count - 1]]
                if let known = pairs[words.map(String.init)] { hints.formUnion(known) }
            }
        }
        return hints
    }

    /// In small letters, "NewsletterPromo" as "newsletter-promo".
    private static func spelledApart(_ text: String) -> String {
        var result = ""
        var wasSmall = false
        for character in text.unicodeScalars {
            let isCapital = (0x41...0x5A).contains(character.value)
            if isCapital, wasSmall { result.append("-") }
            result.unicodeScalars.append(isCapital ? Unicode.Scalar(UInt8(character.value) + 32) : character)
            wasSmall = (0x61...0x7A).contains(character.value)
        }
        return result
    }

    /// Of a `role`, an `epub:type` or a `rel`.
    static func of(role text: String) -> Hints {
        text.lowercased().split(separator: " ").reduce(into: Hints()) { $0.formUnion(roles[$1] ?? []) }
    }

    private static let roles: [Substring: Hints] = [
        "navigation": .furniture, "banner": .furniture, "contentinfo": [.furniture, .footer], "search": .furniture,
        "complementary": .furniture, "dialog": .furniture, "alertdialog": .furniture, "toolbar": .furniture,
        "menu": .furniture, "menubar": .furniture, "main": .content, "article": .content,
        "doc-noteref": .marker, "noteref": .marker, "doc-backlink": .backLink, "rev-footnote": .backLink,
        "rev-appendix": .backLink,
        "footnote": .marker, "appendix": .marker, "doc-footnote": .notes, "doc-footnotes": .notes,
        "doc-endnote": .notes, "doc-endnotes": .notes, "footnotes": .notes, "endnote": .notes, "endnotes": .notes,
        "rearnote": .notes, "rearnotes": .notes, "tooltip": .besideMarker, "author": .author,
        "doc-pullquote": .pullQuote, "pullquote": .pullQuote,
        "doc-subtitle": .standfirst, "subtitle": .standfirst,
    ]

    private static let whole: [Substring: Hints] = [
        "lede": .standfirst, "article-lede": .standfirst, "post-lede": .standfirst, "story-lede": .standfirst,
        "e-content": .content, "entry-content": .content, "post-content": .content, "article-content": .content,
        "article-body": .content, "article__body": .content, "post-body": .content, "available-content": .content,
        "gh-content": .content, "story-body": .content, "articlebody": .content, "mw-parser-output": .content,
        "texte": .content, "rss_texte": .content, "markdown-body": .content, "markup": .content,
        "post__content": .content,
        "content-body": .content, "td-post-content": .content, "single-content": .content,
        "p-name": .title, "entry-title": .title, "post-title": .title, "p-summary": .standfirst,
        "surtitre": .kicker, "kicker": .kicker, "eyebrow": .kicker, "overline": .kicker, "rubrique-titre": .kicker,
        "soustitre": .standfirst, "subtitle": .standfirst, "chapo": .standfirst, "rss_chapo": .standfirst,
        "standfirst": .standfirst, "dek": .standfirst, "deck": .standfirst, "entry-subtitle": .standfirst,
        "post-subtitle": .standfirst, "post-description": .standfirst, "article-subtitle": .standfirst,
        "sub-title": .standfirst,
        "article-standfirst": .standfirst, "gh-article-excerpt": .standfirst, "post-full-custom-excerpt": .standfirst,
        "article__standfirst": .standfirst, "article__dek": .standfirst,
        "info-publi": .byline, "byline": .byline, "entry-meta": .byline, "post-meta": .byline, "postmetadata": .byline,
        "article-meta": .byline, "posted-on": .byline, "post-byline": .byline, "article__byline": .byline,
        "entry-byline": .byline, "article-byline": .byline, "meta-byline": .byline, "gh-article-meta": .byline,
        "byline-wrapper": .byline, "post-header-meta": .byline, "article-info": .byline, "publi": .byline,
        "author": .author, "auteurs": .author, "authors": .author, "p-author": .author, "author-name": .author,
        "entry-author": .author, "post-author": .author,
        "date": .date, "dt-published": .date, "entry-date": .date, "post-date": .date, "pub-date": .date,
        "pubdate": .date,
        "publish-date": .date, "published": .date, "date-published": .date,
        "arbo": .breadcrumb, "hyperlien": .original, "ps": .postscript, "rss_ps": .postscript,
        "nettoyeur": .furniture, "pullquote": .pullQuote, "pull-quote": .pullQuote, "wp-block-pullquote": .pullQuote,
        "footnote": .notes, "notes": .notes, "rss_notes": .notes, "references": .notes, "reflist": .notes,
        "notebody": .notes,
        "footnote_tooltip": .besideMarker, "sidenote": [.besideMarker, .sidenote],
        "marginnote": [.besideMarker, .sidenote],
        "modern-footnotes-footnote__note": .besideMarker, "footnote-hovercard": .besideMarker,
        "footnote-tooltip": .besideMarker, "tooltip-content": .besideMarker,
        "spip_note": .marker, "footnote-anchor": .marker, "footnote-ref": .marker, "fnref": .marker,
        "footnote_referrer": .marker, "mw-ref": .marker, "easy-footnote-margin-adjust": .marker,
        "footnote-backref": .backLink, "footnote-back": .backLink, "reversefootnote": .backLink,
        "footnote-number": .backLink, "mw-cite-backlink": .backLink, "footnote-return": .backLink,
        "footnote_backlink": .backLink, "easy-footnote-to-top": .backLink, "data-footnote-backref": .backLink,
        "mw-editsection": .decoration, "anchor": .decoration, "headerlink": .decoration, "header-anchor": .decoration,
        "anchorjs-link": .decoration, "heading-anchor": .decoration, "permalink": .decoration,
        "header-anchor-parent": .decoration, "mw-jump-link": .hidden, "noprint": .furniture, "navbox": .furniture,
        "infobox": .furniture, "catlinks": .furniture, "hatnote": .furniture, "ambox": .furniture, "toc": .furniture,
        "printfooter": .furniture, "mw-indicators": .furniture, "sistersitebox": .furniture, "metadata": .furniture,
        "vector-menu": .furniture, "sitesub": .furniture, "contentsub": .furniture,
        "element-invisible": .hidden, "margin-toggle": .decoration, "title": .title, "titre": .title, "meta": .byline,
        "submitted": .byline, "details": .byline, "post-info": .byline, "chapter-title": .title,
        "widget": .furniture, "widget-area": .furniture,
        "sr-only": .hidden, "visually-hidden": .hidden, "visuallyhidden": .hidden, "screen-reader-text": .hidden,
        "screen-reader-only": .hidden, "sr-only-focusable": .hidden, "offscreen": .hidden,
        "preheader": .hidden, "preview": .hidden, "preview-text": .hidden, "previewtext": .hidden,
        "mcnpreviewtext": .hidden, "preheader-text": .hidden, "hidden": .hidden, "d-none": .hidden,
        "subscription-widget": .furniture, "subscription-widget-wrap": .furniture, "subscribe-widget": .furniture,
        "button-wrapper": .furniture, "captioned-button-wrap": .furniture, "paywall": .furniture,
        "post-ufi": .furniture, "meta-nav": .furniture, "sharedaddy": .furniture, "jp-relatedposts": .furniture,
        "addtoany_share_save_container": .furniture, "wp-block-buttons": .furniture, "kg-signup-card": .furniture,
        "kg-button-card": .furniture, "kg-cta-card": .furniture, "site-header": .furniture, "site-footer": .furniture,
        "masthead": .furniture, "colophon": .furniture, "comments-area": .furniture, "nocomments": .furniture,
        "read-more": .furniture, "skip-link": .furniture, "cookie": .furniture,
        "wp-caption-text": .caption, "image-caption": .caption, "caption-text": .caption, "gallery-caption": .caption,
        "spip_doc_titre": .caption, "spip_doc_legende": .caption,
    ]

    private static let parts: [Substring: Hints] = [
        "breadcrumb": .breadcrumb, "breadcrumbs": .breadcrumb, "share": .furniture, "sharing": .furniture,
        "shares": .furniture, "social": .furniture, "related": .furniture, "recommended": .furniture,
        "recommendations": .furniture, "comments": .furniture, "comment": .furniture, "respond": .furniture,
        "sidebar": .furniture, "cookie": .furniture, "cookies": .furniture, "consent": .furniture, "gdpr": .furniture,
        "advert": .furniture, "advertisement": .furniture, "adsbygoogle": .furniture, "promo": .furniture,
        "navbar": .furniture, "navigation": .furniture, "menu": .furniture, "pagination": .furniture,
        "pager": .furniture, "disqus": .furniture, "utterances": .furniture, "giscus": .furniture,
        "subscribe": .furniture, "signup": .furniture, "unsubscribe": .furniture, "tags": .furniture,
        "tagcloud": .furniture, "copyright": .furniture, "newsletterbox": .furniture, "sponsor": .furniture,
        "sponsored": .furniture, "footer": .footer, "standfirst": .standfirst, "byline": .byline,
        "footnotes": .notes, "endnotes": .notes, "pullquote": .pullQuote, "kicker": .kicker,
        "footnote": .notes, "endnote": .notes, "readnext": .furniture, "toolbar": .furniture, "popup": .furniture,
        "modal": .furniture, "nav": .furniture, "likes": .furniture, "ufi": .furniture, "donate": .furniture,
        "caption": .caption, "discussion": .furniture, "ad": .furniture, "ads": .furniture, "newsletter": .furniture,
        "forum": .furniture,
        "repondre": .furniture, "foot": .footer, "dek": .standfirst, "deck": .standfirst, "subhead": .standfirst,
        "subheading": .standfirst, "subtitle": .standfirst, "excerpt": .standfirst,
        "siteinfo": .furniture, "rubriques": .furniture, "colophon": .furniture, "toc": .furniture,
    ]

    private static let pairs: [[String]: Hints] = [
        ["read", "next"]: .furniture, ["most", "root"]: .furniture, ["most", "read"]: .furniture,
        ["post", "tags"]: .furniture, ["author", "box"]: [],
        ["wp", "footnotes"]: .notes, ["article", "kicker"]: .kicker,
    ]
}
