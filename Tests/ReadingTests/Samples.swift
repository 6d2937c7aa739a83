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
        return .sample(
            "Notes and where they lead", blocks,
            notes: [
                [.marked("The first note cites the second{2} and has a {@link} to follow.")],
                [.marked("The second note cites the first{1} in turn.")], [.marked(long)], [],
                [.marked("Nobody cites the fifth note.")],
            ])
    }

    /// Notes as essays have them: here and there one or two, then many in one paragraph; of one line and of many, with emphasis
    /// and links; one cited again nearby and again far below; one of two paragraphs.
    static var annotated: Article {
        func prose(_ sentences: Int, from first: Int) -> String {
            let clauses = [
                "The printers of the town kept their own counsel.", "Nobody had asked them to set the type twice.",
                "What was left of the archive went to the library by boat.", "It rained for most of the week.",
                "The second edition is the one that people quote, though it leaves out the tables.",
            ]
            return (first..<first + sentences).map { clauses[$0 % clauses.count] }.joined(separator: " ")
        }
        let blocks: [Block] = [
            .marked("On the printers of the town, in a few words that stand before the text.", section: .standfirst),
            .marked(prose(3, from: 0) + "{1} " + prose(2, from: 3), notes: 9), .marked(prose(4, from: 2), notes: 9),
            .marked(prose(1, from: 1) + "{2} " + prose(1, from: 3) + "{1} " + prose(4, from: 4), notes: 9),
            .marked("The crowd", .heading(level: 2)),
            .marked(
                "The ledger{3} gives the names{4}, the guild{5} gives the wages{6}, and the parish{7} gives what both left "
                    + "out{8}. " + prose(2, from: 0), notes: 9), .marked(prose(5, from: 1), notes: 9),
            .marked(prose(6, from: 2), notes: 9), .marked("And again the ledger{3}. " + prose(3, from: 4), notes: 9),
            .marked(prose(5, from: 3), notes: 9), .marked("A last word of thanks{9}.", notes: 9),
        ]
        let emphasised = "See The History of the Press, volume two, where the whole matter is set out in detail."
        return .sample(
            "The printers and their ledger", blocks,
            notes: [
                [.marked("A short one.")],
                [Block(.paragraph, emphasised, spans: [Span(.emphasis, 4..<28)])],
                [
                    .marked(
                        "The ledger is kept in the town hall, {@where it can be read} on weekdays. "
                            + prose(12, from: 2))
                ],
                [.marked("Names were spelled as they were heard; see also note{3}.")],
                [.marked(prose(3, from: 0))], [.marked("Eight shillings.")], [.marked(prose(2, from: 3))],
                [
                    .marked("Two paragraphs say it."),
                    .marked("This is the second of them, and it is longer than the first."),
                ],
                [.marked("To everybody named above. " + prose(1, from: 2))],
            ])
    }

    /// An interview with headings of two levels, links, notes and furniture. Ada asks, and one of her questions asks nothing.
    static var interview: Article {
        func answer(_ number: Int) -> Block {
            .marked(
                "Answer \(number) begins here{1}. It goes on for a while, so that it takes more than one line of the page. "
                    + "Some of it is {@told-\(number)} elsewhere, and the rest of it stands here. Would anybody doubt it?",
                speaker: "Grace")
        }
        var blocks: [Block] = [
            .marked("How it was made, told by somebody who was there.", section: .standfirst),
            .marked("How it began", .heading(level: 2)),
        ]
        for number in 1...6 {
            if number == 3 { blocks.append(.marked("What came of it", .heading(level: 2))) }
            if number == 5 { blocks.append(.marked("A word on the years after", .heading(level: 3))) }
            blocks += [
                .marked(
                    number == 2 ? "Tell us of the second year." : "What about year \(number){2}?", speaker: "Ada"),
                answer(number), .marked("And so it went in year \(number)."),
            ]
        }
        blocks.append(.marked("Read also {@another-letter}!", section: .boilerplate))
        return .sample(
            "The making of an engine", blocks,
            notes: [[.marked("In the notes to her translation, {@note-g}.")], [.marked("The second note.")]])
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
