import Foundation
import Support

/// Files of one form, written anew for each run and the same in each; and what else reads them.
struct Sample {
    enum Form: String, CaseIterable {
        case text, markdown, html, mail, mbox, feed

        var ending: String {
            switch self {
            case .text: "txt"
            case .markdown: "md"
            case .html: "html"
            case .mail: "eml"
            case .mbox: "mbox"
            case .feed: "xml"
            }
        }

        /// The library that does the first part of the work, and what the program `floor` calls the form. The marks in text
        /// extractions are Markdown's, so that they have a floor too.
        var floor: (name: String, form: String) {
            switch self {
            case .text, .markdown: ("md4c", "markdown")
            case .html: ("libxml2, SAX", "html")
            case .mail: ("GMime", "mail")
            case .mbox: ("GMime", "mbox")
            case .feed: ("libxml2, SAX", "xml")
            }
        }

        /// How much longer than the floor the importer may take; `nil` where the floor does only a small part of the work.
        var budget: Double? {
            switch self {
            case .markdown, .html: 3
            case .text, .mail, .mbox, .feed: nil
            }
        }
    }

    var form: Form
    /// "200 files of 40 KB"
    var title: String
    var files: [String]
    /// Of all files, in bytes.
    var size: Int

    /// Bytes of words in an article: with markup, 20 to 60 KB.
    private static func articleSize(_ number: Int) -> Int { 16_000 + number * 7_919 % 24_000 }

    /// Many files of the size of an article.
    static func articles(_ form: Form, _ count: Int, in folder: TemporaryFolder) throws -> Sample {
        var sample = Sample(form: form, title: "", files: [], size: 0)
        for number in 0..<count {
            let text: String
            switch form {
            case .text: text = Piece(number, size: articleSize(number)).extraction
            case .markdown: text = Piece(number, size: articleSize(number)).markdown
            case .html: text = Piece(number, size: articleSize(number)).page
            case .mail: text = Piece(number, size: articleSize(number)).mail
            case .mbox: text = (number * 10..<number * 10 + 10).map { Piece($0, size: 4_000).mailboxEntry }.joined()
            case .feed: text = Piece.feed(number, of: (number * 10..<number * 10 + 10).map { Piece($0, size: 4_000) })
            }
            try sample.write(text, in: folder)
        }
        sample.title = "\(count) files of \(sample.size / count / 1_000) KB"
        return sample
    }

    /// One large file: an article of a million words, or a feed of many.
    static func large(_ form: Form, size: Int, in folder: TemporaryFolder) throws -> Sample {
        var sample = Sample(form: form, title: "", files: [], size: 0)
        switch form {
        case .text: try sample.write(Piece(1, size: size).extraction, in: folder)
        case .markdown: try sample.write(Piece(1, size: size).markdown, in: folder)
        case .html: try sample.write(Piece(1, size: size).page, in: folder)
        case .mail: try sample.write(Piece(1, size: size / 2).mail, in: folder)
        case .mbox: try sample.writeMailbox(size, in: folder)
        case .feed:
            try sample.write(Piece.feed(0, of: (0..<size / 20_000).lazy.map { Piece($0, size: 18_000) }), in: folder)
        }
        sample.title = "one file of \(sample.size / 1_000_000) MB"
        return sample
    }

    private mutating func write(_ text: String, in folder: TemporaryFolder) throws {
        files.append(try folder.write(text, to: "\(files.count).\(form.ending)"))
        size += text.utf8.count
    }

    /// Mail by mail: the file may be larger than memory. A few hundred mails come again and again.
    private mutating func writeMailbox(_ size: Int, in folder: TemporaryFolder) throws {
        let path = try folder.write("", to: "mails.mbox")
        guard let handle = FileHandle(forWritingAtPath: path) else { throw Failure("\(path) cannot be written") }
        let mails = (0..<200).map { Data(Piece($0, size: Self.articleSize($0)).mailboxEntry.utf8) }
        var number = 0
        while self.size < size {
            try handle.write(contentsOf: mails[number % mails.count])
            self.size += mails[number % mails.count].count
            number += 1
        }
        try handle.close()
        files.append(path)
    }
}
