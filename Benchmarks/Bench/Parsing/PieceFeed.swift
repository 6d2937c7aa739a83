// The piece as an item of a feed, and feeds of such items.

extension Piece {
    /// RSS 2.0 and Atom in turn.
    static func feed(_ number: Int, of pieces: some Sequence<Piece>) -> String {
        number % 2 == 0 ? rss(pieces) : atom(pieces)
    }

    private static func rss(_ pieces: some Sequence<Piece>) -> String {
        let items = pieces.map { piece in
            let (year, month, day) = piece.date
            return """
                <item><title>\(escaped(piece.title))</title><link>https://weblog.example.org/\(piece.number)/</link>
                <dc:creator><![CDATA[\(piece.author)]]></dc:creator>\
                <pubDate>\(day) \(months[month - 1].prefix(3)) \(year) 09:00:00 +0000</pubDate>
                <guid isPermaLink="false">https://weblog.example.org/?p=\(piece.number)</guid>
                <content:encoded><![CDATA[\(piece.content)]]></content:encoded></item>
                """
        }
        return """
            <?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" \
            xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>The Weblog</title>
            <link>https://weblog.example.org</link>
            \(items.joined(separator: "\n"))
            </channel></rss>

            """
    }

    private static func atom(_ pieces: some Sequence<Piece>) -> String {
        let entries = pieces.map { piece in
            let (year, month, day) = piece.date
            let content = piece.content.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
            return """
                <entry><title>\(escaped(piece.title))</title><id>urn:example:\(piece.number)</id>\
                <link href="https://letters.example.org/p/\(piece.number)"/><author><name>\(piece.author)</name></author>
                <published>\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)T09:00:00Z</published>
                <content type="html">\(content)</content></entry>
                """
        }
        return """
            <?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Letters</title>
            <id>urn:example:letters</id><updated>2024-01-01T00:00:00Z</updated>
            \(entries.joined(separator: "\n"))
            </feed>

            """
    }
}
