import Foundation

// Articles as mails (RFC 5322): HTML, or plain text in short lines.

enum Mail {
    static func append(_ article: CorpusArticle, to bytes: inout [UInt8]) {
        let home = article.home
        bytes +=
            """
            From: \(phrase(article.author)) <\(home.address)>
            To: reader@example.net
            Subject: \(phrase(article.title))
            Date: \(Moment(seconds: article.moment).mail)
            Message-ID: <\(article.number)@\(home.host)>
            List-ID: \(phrase(article.publication)) <\(home.host)>
            MIME-Version: 1.0
            Content-Type: text/\(article.isPlain ? "plain" : "html"); charset=utf-8
            Content-Transfer-Encoding: 8bit


            """.utf8
        if article.isPlain {
            appendWrapped(article.text, to: &bytes)
        } else {
            bytes += "<html><body>\n<h1>\(article.title)</h1>\n".utf8
            bytes += article.html
            bytes += "</body></html>\n".utf8
        }
    }

    /// The line that stands above a mail in a mailbox.
    static func separator(of article: CorpusArticle) -> String {
        "From \(article.home.address) \(Moment(seconds: article.moment).mailbox)\n"
    }

    /// Lines of some 72 columns, as mail programs break them.
    private static func appendWrapped(_ text: [UInt8], to bytes: inout [UInt8]) {
        var column = 0
        for byte in text {
            let breaks = byte == 0x20 && column >= 64
            bytes.append(breaks ? 0x0A : byte)
            column = breaks || byte == 0x0A ? 0 : column + 1
        }
        bytes.append(0x0A)
    }

    /// Text as it may stand in a header: where it is not ASCII, in encoded words (RFC 2047) of whole characters.
    private static func phrase(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 >= 0x80 }) else { return text }
        var words: [String] = []
        var chunk = ""
        for scalar in text.unicodeScalars {
            if chunk.utf8.count + String(scalar).utf8.count > 42 {
                words.append(chunk)
                chunk = ""
            }
            chunk.unicodeScalars.append(scalar)
        }
        return (words + [chunk]).map { "=?utf-8?B?\(Data($0.utf8).base64EncodedString())?=" }.joined(separator: "\n ")
    }
}
