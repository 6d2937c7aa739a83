// The piece as a mail with a plain part and a page, and as an item of a feed.

extension Piece {
    /// Line feeds alone end its lines, as in a mailbox.
    var mail: String {
        let (year, month, day) = date
        let boundary = "=_part_\(number)"
        let text = Self.quotedPrintable(plainMail)
        let page = Self.quotedPrintable(page)
        return """
            Return-Path: <letters@example.org>
            Received: from mail.example.org (mail.example.org [192.0.2.7]) by mx.example.net with ESMTPS id \(number)
            Message-ID: <letter-\(number)@example.org>
            Date: \(day) \(Self.months[month - 1].prefix(3)) \(year) 09:00:00 +0000
            From: =?UTF-8?Q?Letters_from_caf=C3=A9?= <letters@example.org>
            To: reader@example.net
            Subject: \(title)
            List-Id: Letters <letters.example.org>
            MIME-Version: 1.0
            Content-Type: multipart/alternative; boundary="\(boundary)"

            --\(boundary)
            Content-Type: text/plain; charset=utf-8
            Content-Transfer-Encoding: quoted-printable

            \(text)
            --\(boundary)
            Content-Type: text/html; charset=utf-8
            Content-Transfer-Encoding: quoted-printable

            \(page)
            --\(boundary)--

            """
    }

    /// The mail as it stands in a mailbox, where lines that begin with "From " are quoted.
    var mailboxEntry: String {
        let quoted = mail.split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.hasPrefix("From ") ? ">\($0)" : String($0) }
        return "From letters@example.org Mon Jan  1 09:00:00 2024\n" + quoted.joined(separator: "\n") + "\n"
    }

    /// RFC 2045: soft line breaks within 76 columns.
    private static func quotedPrintable(_ text: String) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        var result: [UInt8] = []
        var column = 0
        for byte in text.utf8 {
            if byte == UInt8(ascii: "\n") {
                result.append(byte)
                column = 0
                continue
            }
            if column > 72 {
                result += "=\n".utf8
                column = 0
            }
            if byte >= 0x7F || byte == UInt8(ascii: "=") {
                result += [UInt8(ascii: "="), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
                column += 3
            } else {
                result.append(byte)
                column += 1
            }
        }
        return String(decoding: result, as: UTF8.self)
    }
}
