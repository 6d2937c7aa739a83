import Articles

extension Block {
    /// A block in whose text `{1}` is a marker printed `[1]` of the note with that label, and `{@name}` a link.
    static func marked(
        _ marked: String, _ kind: Kind = .paragraph, section: Section = .body, speaker: String? = nil, notes: Int = 5
    ) -> Block {
        var text = ""
        var spans: [Span] = []
        for (index, piece) in marked.split(separator: "{", omittingEmptySubsequences: false).enumerated() {
            guard index > 0, let end = piece.firstIndex(of: "}") else {
                text += piece
                continue
            }
            let sign = String(piece[..<end])
            let start = text.utf8.count
            if sign.hasPrefix("@") {
                text += sign.dropFirst()
                spans.append(Span(.link(address: "https://example.org/\(sign.dropFirst())"), start..<text.utf8.count))
            } else {
                text += "[\(sign)]"
                let note = Int(sign).map { $0 - 1 }.flatMap { $0 < notes ? $0 : nil }
                spans.append(Span(.marker(Marker(label: sign, note: note)), start..<text.utf8.count))
            }
            text += piece[piece.index(after: end)...]
        }
        return Block(kind, text, spans: spans, section: section, speaker: speaker)
    }
}

extension Article {
    static func sample(_ title: String, _ blocks: [Block], notes: [[Block]] = []) -> Article {
        let document = Document(
            blocks: blocks,
            notes: notes.enumerated().map { Note(label: String($0.offset + 1), blocks: $0.element) })
        return Article(identity: .content(title), format: .text, title: title, document: document, digest: title)
    }

    /// Longer than a window, with notes of every kind: cited twice, citing each other, long, empty, uncited; a marker without
    /// a note; furniture.
    static var notes: Article {
        var blocks = [
            Block.marked(
                "The first sentence{1} stands here. The second sentence follows it. A third ends the paragraph."),
            .marked("Here is a marker of the second note{2}, and one of the third{3}."),
            .marked("Here is one of the empty note{4}, and one of none{9}."),
            .marked("A heading", .heading(level: 2)),
        ]
        blocks += (1...12).map { number in
            .marked(
                "Paragraph \(number) has a sentence. It has a second one, so that it takes more than a line. And a third."
            )
        }
        blocks += [
            .marked("The first note is cited again{1} near the end."),
            .marked("A postscript of two sentences. It can be unfolded.", section: .postscript),
            .marked("Subscribe to the newsletter!", section: .boilerplate),
        ]
        let long = (1...30).map { "Line \($0) of a note that is too long for most windows." }.joined(separator: " ")
        var article = Article.sample(
            "Notes and where they lead", blocks,
            notes: [
                [.marked("The first note cites the second{2} and has a {@link} to follow.")],
                [.marked("The second note cites the first{1} in turn.")], [.marked(long)], [],
                [.marked("Nobody cites the fifth note.")],
            ])
        article.address = "https://example.org/notes"
        return article
    }

    static var plain: Article {
        .sample("A plain article", [.marked("One sentence."), .marked("Another paragraph, also short.")])
    }

    /// What is hard to cut and to measure.
    static var hardTitles: [Article] {
        [
            "A title that is much longer than any pane can show in one line, and goes on and on until nobody reads it any more",
            "中国的环境运动与社会主义者的任务：一篇很长的标题，需要在某处被截断", "日本語の題名", "👩‍👩‍👧‍👦 Families 🇺🇦🏳️‍🌈 and 👍🏽 flags",
            "Ça e\u{301}te\u{301} Z\u{351}\u{36B}\u{343}a\u{300}l\u{301}g\u{302}o\u{303}", "\u{1B}[31mred\u{7} alert",
            "", "עברית ועוד", "soft\u{AD}hyphen",
        ].map { .sample($0, [.marked("Text of \($0).")]) }
    }
}
