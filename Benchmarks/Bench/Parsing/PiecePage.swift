// The piece as a page: as two makers of newsletters print them, each with the furniture that stands around the text.

extension Piece {
    var page: String { number % 2 == 0 ? newsletterPage : blogPage }

    /// The text alone, as a feed carries it.
    var content: String {
        elements.map { Self.blogElement($0, number) }.joined(separator: "\n") + "<ol class=\"wp-block-footnotes\">"
            + notes.enumerated().map { Self.blogNote($0.offset + 1, $0.element, number) }.joined() + "</ol>"
    }

    /// As Substack prints it.
    private var newsletterPage: String {
        """
        <!DOCTYPE html>
        <html lang="en"><head><meta charset="utf-8"><title>\(Self.escaped(title)) - by \(author)</title>
        <meta property="og:title" content="\(Self.escaped(title))"><meta name="author" content="\(author)">
        <link rel="canonical" href="https://letters.example.org/p/\(number)">
        \(Self.style)</head>
        <body><div id="entry"><div class="main-menu"><div class="topbar"><a href="/">Letters</a> <a href="/archive">Archive</a>\
        <button type="button">Subscribe</button></div></div>
        <article class="typography newsletter-post post"><div class="post-header"><h1 class="post-title published">\
        \(Self.escaped(title))</h1><div class="byline-wrapper"><a href="https://letters.example.org/@author">\(author)</a>\
        <time datetime="\(isoDate)">\(isoDate)</time></div></div>
        <div class="available-content"><div dir="auto" class="body markup">
        \(elements.map { Self.newsletterElement($0, number) }.joined(separator: "\n"))
        \(notes.enumerated().map { Self.newsletterNote($0.offset + 1, $0.element, number) }.joined(separator: "\n"))
        </div></div>
        <div class="subscription-widget-wrap"><div class="preamble"><p>Thanks for reading! Subscribe for free.</p></div>\
        <form action="/subscribe" method="post"><input type="email" placeholder="Type your email"></form></div>
        </article><footer><p>© the author</p><a href="/privacy">Privacy</a></footer></div>
        \(Self.script)</body></html>

        """
    }

    /// As WordPress prints it.
    private var blogPage: String {
        """
        <!DOCTYPE html>
        <html lang="en-GB"><head><meta charset="UTF-8"/><title>\(Self.escaped(title)) &#8211; The Weblog</title>
        <link rel="canonical" href="https://weblog.example.org/\(number)/"/><meta name="generator" content="WordPress 6.5"/>
        \(Self.style)</head>
        <body class="post-template-default single single-post"><header id="masthead" class="site-header"><p class="site-title">\
        <a href="/" rel="home">The Weblog</a></p><nav class="main-navigation"><ul><li><a href="/about/">About</a></li>\
        <li><a href="/topics/">Topics</a></li></ul></nav></header>
        <main id="primary" class="site-main"><article id="post-\(number)" class="post type-post status-publish hentry">
        <header class="entry-header"><h1 class="entry-title">\(Self.escaped(title))</h1><div class="entry-meta">\
        <span class="posted-on"><time class="entry-date published" datetime="\(isoDate)">\(isoDate)</time></span>\
        <span class="byline"> by <span class="author vcard"><a class="url fn n" href="/author/a/">\(author)</a></span></span>\
        </div></header>
        <div class="entry-content">
        \(elements.map { Self.blogElement($0, number) }.joined(separator: "\n\n"))
        <ol class="wp-block-footnotes">\
        \(notes.enumerated().map { Self.blogNote($0.offset + 1, $0.element, number) }.joined())</ol>
        </div><footer class="entry-footer"><span class="cat-links">Posted in <a href="/c/a/" rel="category tag">Archive</a></span>\
        </footer></article></main>
        <aside id="secondary" class="widget-area"><section class="widget widget_recent_entries"><h2 class="widget-title">Recent \
        posts</h2><ul><li><a href="/1/">One</a></li><li><a href="/2/">Another</a></li></ul></section></aside>
        \(Self.script)</body></html>

        """
    }

    private var isoDate: String {
        let (year, month, day) = date
        return "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)T09:00:00+00:00"
    }

    // MARK: Elements

    private static func newsletterElement(_ element: Element, _ piece: Int) -> String {
        func set(_ inlines: [Inline]) -> String {
            join(inlines) { inline in
                switch inline {
                case .text(let text): "<span>\(escaped(text))</span>"
                case .marker(let number):
                    "<a class=\"footnote-anchor\" data-component-name=\"FootnoteAnchorToDOM\" "
                        + "id=\"footnote-anchor-\(number)-\(piece)\" href=\"#footnote-\(number)-\(piece)\" "
                        + "target=\"_self\">\(number)</a>"
                default: simple(inline)
                }
            }
        }
        return switch element {
        case .paragraph(let inlines): "<p>\(set(inlines))</p>"
        case .heading(let text): "<h2 class=\"header-anchor-post\">\(escaped(text))</h2>"
        case .list(let items): "<ul>\(items.map { "<li><p>\(set($0))</p></li>" }.joined())</ul>"
        case .quote(let inlines): "<blockquote><p>\(set(inlines))</p></blockquote>"
        }
    }

    private static func newsletterNote(_ number: Int, _ note: [Inline], _ piece: Int) -> String {
        "<div class=\"footnote\" data-component-name=\"FootnoteToDOM\"><a id=\"footnote-\(number)-\(piece)\" "
            + "href=\"#footnote-anchor-\(number)-\(piece)\" class=\"footnote-number\" contenteditable=\"false\" "
            + "target=\"_self\">\(number)</a><div class=\"footnote-content\"><p>\(join(note, simple))</p></div></div>"
    }

    private static func blogElement(_ element: Element, _ piece: Int) -> String {
        func set(_ inlines: [Inline]) -> String {
            join(inlines) { inline in
                if case .marker(let number) = inline {
                    return "<sup data-fn=\"n\(piece)-\(number)\" class=\"fn\"><a href=\"#n\(piece)-\(number)\" "
                        + "id=\"n\(piece)-\(number)-link\">\(number)</a></sup>"
                }
                return simple(inline)
            }
        }
        return switch element {
        case .paragraph(let inlines): "<p>\(set(inlines))</p>"
        case .heading(let text): "<h2 class=\"wp-block-heading\">\(escaped(text))</h2>"
        case .list(let items):
            "<ul class=\"wp-block-list\">\(items.map { "<li>\(set($0))</li>" }.joined(separator: "\n"))</ul>"
        case .quote(let inlines): "<blockquote class=\"wp-block-quote\">\n<p>\(set(inlines))</p>\n</blockquote>"
        }
    }

    private static func blogNote(_ number: Int, _ note: [Inline], _ piece: Int) -> String {
        "<li id=\"n\(piece)-\(number)\">\(join(note, simple)) <a href=\"#n\(piece)-\(number)-link\" "
            + "aria-label=\"Jump to footnote reference \(number)\">↩︎</a></li>"
    }

    private static func simple(_ inline: Inline) -> String {
        switch inline {
        case .text(let text): escaped(text)
        case .emphasis(let text): "<em>\(escaped(text))</em>"
        case .strong(let text): "<strong>\(escaped(text))</strong>"
        case .link(let text, let address): "<a href=\"\(escaped(address))\" rel=\"\">\(escaped(text))</a>"
        case .marker: ""
        }
    }

    /// With references, as page makers write them.
    static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing("'", with: "&#8217;")
    }

    private static let style =
        "<style>body { font: 18px/1.6 serif } .post-title { font-size: 2em } .footnote { display: flex }</style>"
    private static let script = "<script>window._settings = {\"a\": \"<p>no text</p>\"}; document.title += '';</script>"
}
