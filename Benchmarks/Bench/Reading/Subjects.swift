import Foundation
import Support

// The reader, the floor under it, and what else a reader of text in a terminal might use.

extension Subject {
    /// Down and up again, so that no end of an article is met.
    private static let lines = (0..<200).map { $0 / 20 % 2 == 0 ? "j" : "k" }
    private static let pages = (0..<100).map { $0 % 2 == 0 ? " " : "b" }

    /// The list begins at the article with the note; the other one is longer.
    static func ours(_ program: Program) -> Subject {
        let long = [(keys: "j" + Keystroke.enter, mark: "READING")]
        let cited = [(keys: Keystroke.enter, mark: "READING"), (keys: "]", mark: "Marker 1")]
        let open = cited + [(keys: Keystroke.enter, mark: "NOTE")]
        return Subject(
            name: "broadsheet", program: program, arguments: [], frameMark: ("help", 1),
            tasks: [
                .lines: Work(long, lines), .pages: Work(long, pages),
                .openNote: Work(open, Keystroke.enter, before: [["q"]]),
                .closeNote: Work(cited, "q", before: [[Keystroke.enter]]),
                .closeNoteByEscape: Work(cited, Keystroke.escape, before: [[Keystroke.enter]]),
                .otherArticle: Work([cited[0]], (0..<100).map { $0 % 2 == 0 ? "J" : "K" }),
                .openArticle: Work([cited[0]], Keystroke.enter, before: [["h", "j"], ["h", "k"]]),
            ], quit: "Q")
    }

    static func floor(_ program: Program, library: String) -> Subject {
        Subject(
            name: "floor", program: program, arguments: [library], frameMark: ("FLOOR", 1),
            tasks: [.lines: Work([], lines), .pages: Work([], pages)], quit: "Q")
    }

    /// Pages the articles as `show` prints them, the longer one first.
    static func less(_ program: Program, texts: [String], in folder: TemporaryFolder) throws -> Subject {
        let files = try texts.enumerated().map { try folder.write($0.element, to: "text-\($0.offset).txt") }
        return Subject(
            name: "less", program: program, arguments: ["-PsLESS"] + files, frameMark: ("LESS", 1),
            tasks: [
                .lines: Work([], lines), .pages: Work([], pages),
                .otherArticle: Work([], (0..<100).map { $0 % 2 == 0 ? ":n" : ":p" }),
            ], quit: "q")
    }

    /// Has the same texts as items of a feed, in a cache that is filled before anything is measured.
    static func newsboat(_ program: Program, texts: [String], in folder: TemporaryFolder, home: Home) throws -> Subject
    {
        let items = texts.enumerated().map { number, text in
            let paragraphs = text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").split(separator: "\n\n")
            return "<item><title>Article \(number)</title><guid>\(number)</guid>"
                + "<description><![CDATA[\(paragraphs.map { "<p>\($0)</p>" }.joined())]]></description></item>"
        }
        let feed = try folder.write(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><rss version=\"2.0\"><channel><title>Feed</title>"
                + items.joined() + "</channel></rss>", to: "feed.xml")
        let options = [
            "-q", "-u", try folder.write("file://\(feed)\n", to: "urls"), "-c", folder.path("cache.db"), "-C",
            try folder.write("auto-reload no\nconfirm-exit no\narticle-sort-order title-asc\n", to: "config"),
        ]
        let filled = try program.run(options + ["-x", "reload"], home: home)
        guard filled.status == .exited(0) else { throw Failure("newsboat \(filled.status): \(filled.errorText)") }
        let list = [(keys: Keystroke.enter, mark: "Articles in feed")]
        // Its list begins at what is unread, if anything is.
        let article = list + [(keys: Keystroke.home + Keystroke.enter, mark: "Article 'Article 0'")]
        return Subject(
            name: "newsboat", program: program, arguments: options, frameMark: ("q:Quit", 2),
            tasks: [
                // Letters do not move in its articles.
                .lines: Work(article, lines.map { $0 == "j" ? Keystroke.down : Keystroke.up }),
                .pages: Work(article, pages.map { $0 == " " ? Keystroke.pageDown : Keystroke.pageUp }),
                .otherArticle: Work(article, (0..<100).map { $0 % 2 == 0 ? "J" : "K" }),
                .openArticle: Work(article, Keystroke.enter, before: [["q", "j"], ["q", "k"]]),
            ], quit: "qqq")
    }
}
