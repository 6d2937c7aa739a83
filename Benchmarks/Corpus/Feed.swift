// Articles as items of RSS 2.0 and Atom.

enum Feed {
    /// As many as the archive of a newsletter has, where it comes as a feed at all.
    static let items = 500

    static func head(of home: Publication, title: String) -> String {
        home.isAtom
            ? """
            <?xml version="1.0" encoding="utf-8"?>
            <feed xmlns="http://www.w3.org/2005/Atom"><title>\(title)</title><id>https://\(home.host)/</id>
            <link href="https://\(home.host)/"/><updated>2025-12-31T00:00:00Z</updated>

            """
            : """
            <?xml version="1.0" encoding="UTF-8"?>
            <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" \
            xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>\(title)</title>
            <link>https://\(home.host)/</link><description>\(title)</description>

            """
    }

    static func tail(of home: Publication) -> String { home.isAtom ? "</feed>\n" : "</channel></rss>\n" }

    static func append(_ article: CorpusArticle, to bytes: inout [UInt8]) {
        let moment = Moment(seconds: article.moment)
        if article.home.isAtom {
            bytes +=
                """
                <entry><title>\(article.title)</title><id>tag:\(article.home.host),2006:\(article.number)</id>\
                <link href="\(article.address)"/><author><name>\(article.author)</name></author>
                <published>\(moment.internet)</published><updated>\(moment.internet)</updated>
                <content type="html">
                """.utf8
            for byte in article.html {
                switch byte {
                case UInt8(ascii: "<"): bytes += "&lt;".utf8
                case UInt8(ascii: ">"): bytes += "&gt;".utf8
                case UInt8(ascii: "&"): bytes += "&amp;".utf8
                default: bytes.append(byte)
                }
            }
            bytes += "</content></entry>\n".utf8
        } else {
            bytes +=
                """
                <item><title>\(article.title)</title><link>\(article.address)</link>\
                <dc:creator>\(article.author)</dc:creator>
                <pubDate>\(moment.mail)</pubDate><guid isPermaLink="true">\(article.address)</guid>
                <content:encoded><![CDATA[
                """.utf8
            bytes += article.html
            bytes += "]]></content:encoded></item>\n".utf8
        }
    }
}
