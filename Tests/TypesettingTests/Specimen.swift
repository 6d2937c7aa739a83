import Articles
import Foundation
import Importing

extension Article {
    /// Every kind of block, span, marker and note, in few words, with what is hard to set.
    static var specimen: Article {
        /// A paragraph in which `{1}` is a marker printed `[1]` and `{^1}` one printed as a bare digit, of the note with that
        /// number; `{}` is a marker that prints nothing, of the third note.
        func rich(_ marked: String, notes: Int = 4) -> (text: String, spans: [Span]) {
            var text = ""
            var spans: [Span] = []
            for (index, piece) in marked.split(separator: "{", omittingEmptySubsequences: false).enumerated() {
                guard index > 0, let end = piece.firstIndex(of: "}") else {
                    text += piece
                    continue
                }
                let sign = piece[..<end]
                let label = sign.filter { $0 != "^" }
                let print = sign.isEmpty ? "" : sign.hasPrefix("^") ? label : "[\(label)]"
                let note = sign.isEmpty ? 3 : Int(label) ?? 0
                let marker = Marker(label: sign.isEmpty ? nil : label, note: note > notes ? nil : note - 1)
                spans.append(Span(.marker(marker), text.utf8.count..<text.utf8.count + print.utf8.count))
                text += print + piece[piece.index(after: end)...]
            }
            return (text, spans)
        }
        func paragraph(
            _ marked: String, _ kind: Block.Kind = .paragraph, section: Block.Section = .body, speaker: String? = nil,
            depth: Int = 0
        ) -> Block {
            let (text, spans) = rich(marked)
            return Block(kind, text, spans: spans, section: section, speaker: speaker, depth: depth)
        }
        let document = Document(
            blocks: [
                paragraph("A standfirst that says in two lines what this is about, and why.", section: .standfirst),
                paragraph(
                    "A plain paragraph with a marker{1}, a raised one{^2} and an inline one{}. It is long enough for lines."
                ),
                paragraph("A heading of the second level{2}", .heading(level: 2)),
                paragraph("A turn of an interview, by somebody.", speaker: "Ada Lovelace"),
                paragraph(
                    "Another one, by somebody else with a long name.", speaker: "Charles Babbage of Walworth, Surrey"),
                paragraph("A pull quote, which stands apart from what is around it", .pullQuote),
                paragraph("First item of a list, long enough to go on in a second line", .listItem(ordinal: nil)),
                paragraph("An item inside it, which goes on as well, as items do", .listItem(ordinal: nil), depth: 1),
                paragraph("And one inside that", .listItem(ordinal: 12), depth: 2),
                paragraph("Far inside", .listItem(ordinal: nil), depth: 40),
                paragraph("A quotation of several lines has its bar before each of them.{7}", .quote),
                paragraph("A quotation in a quotation, also of more than one line.", .quote, depth: 1),
                Block(.heading(level: 3), "A heading that is quoted", enclosure: .init(quotes: 1)),
                Block(
                    .listItem(ordinal: 9), "An item that is quoted, of more than a line or two",
                    enclosure: .init(quotes: 1)),
                Block(.listItem(ordinal: 10), "And another", depth: 0, enclosure: .init(quotes: 1)),
                Block(
                    .paragraph, "which goes on in a paragraph that is quoted with it",
                    enclosure: .init(quotes: 1, items: 1)),
                .table([["quoted", "table"], ["of", "cells"]], enclosure: .init(quotes: 1, items: 1)),
                Block(.quote, "and a quotation in the item", depth: 1, enclosure: .init(items: 1)),
                Block(.preformatted, "quoted code\n    in two lines", enclosure: .init(quotes: 2)),
                Block(.listItem(ordinal: 10), "An item that goes on"),
                Block(
                    .paragraph, "in a paragraph below it, which is indented as the item's text is",
                    enclosure: .init(items: 1)),
                Block(.quote, "and in a quotation", enclosure: .init(items: 1)),
                Block(.preformatted, "and in code", enclosure: .init(items: 1)),
                Block(.listItem(ordinal: nil), "An item inside", depth: 1),
                Block(.paragraph, "goes on inside.", enclosure: .init(items: 2)),
                Block(.listItem(ordinal: 11), "The next one."),
                Block(.preformatted, "let code = \"kept as it is\"\n\n    indented, and longer than a narrow line"),
                Block(.table, "one │ two\nthree │ four"),
                .table([
                    ["Town", "People", "Of it is said"],
                    ["Ulm", "128,928", "that its tower is high"],
                    ["Bath", "94,092", "that its water is warm, and its stones are the colour of honey"],
                ]),
                .table([
                    (1...12).map { "Column \($0)" }, (1...12).map { "the value of column \($0)" },
                    (1...12).map { "another value \($0)" },
                ]),
                Block(.image, "A picture of a house", detail: .image(address: "https://example.org/house.png")),
                Block(.caption, "The house, seen from the river"),
                Block(.rule, ""),
                paragraph(
                    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft is one word."),
                paragraph("See https://example.org/a/very/long/address/without/any/place/to/break?at=all for it."),
                paragraph("漢字かな交じり文は、空白なしで折り返される。「括弧」も。日本語の文章です。{3}そして続く。"),
                paragraph("A e\u{301}te\u{301} with marks, a fami\u{AD}ly 👩‍👩‍👧‍👦 and flags 🇺🇦🇫🇷, half-open and long—dashed."),
                paragraph("Οι λέξεις αυτής της παραγράφου χωρίζονται στα διαστήματα· τόσο απλά."),
                paragraph("Слова этого абзаца делятся по пробелам — и тире не начинает строки."),
                paragraph("המילים בפסקה הזאת נקראות מימין לשמאל (גם בסוגריים), והמספר 1234 ו־Broadsheet משמאל לימין."),
                paragraph("تُقرأ كلمات هذه الفقرة من اليمين إلى اليسار، والرقم ٤٥ وكلمة Broadsheet من اليسار{2}."),
                .table([
                    ["עיר", "תושבים", "נאמר עליה"],
                    ["חיפה", "290,306", "שההר שלה יורד אל הים, ושהים עולה אליה (כמעט)"],
                    ["Ulm", "128,928", "שהמגדל שלה גבוה"],
                ]),
                Block(.preformatted, "שורה ראשונה, קצרה.\n  שורה שנייה, (ארוכה) ממנה."),
                paragraph("इस अनुच्छेद के शब्द रिक्त स्थानों पर टूटते हैं। संयुक्ताक्षर साथ रहते हैं।"),
                paragraph("ข้อความนี้ไม่มีช่องว่างระหว่างคำแต่บรรทัดต้องจบที่ท้ายคำ"),
                paragraph("中文的句子之间没有空格，标点不能出现在行首；“引号”和（括号）也一样。"),
                paragraph("한국어 문장은 띄어쓰기에서 나뉘며, 문장 부호는 줄 앞에 오지 않습니다."),
                paragraph("ამ აბზაცის სიტყვები სივრცეებზე იყოფა, როგორც ყველგან."),
                paragraph("Latin words around עברית, and a number 12 in it, keep their direction."),
                paragraph("« Des guillemets\u{A0}», dit-elle\u{A0}: «\u{A0}et des espaces\u{A0}!\u{A0}»"),
                Block(
                    .paragraph, "Emphasis, strong, code, a link and one that leads nowhere.",
                    spans: [
                        Span(.emphasis, 0..<8), Span(.strong, 10..<16), Span(.code, 18..<22),
                        Span(.link(address: "https://example.org"), 26..<30), Span(.link(address: nil), 35..<38),
                    ]),
                paragraph("Written by Ada Lovelace.", .credit),
                paragraph("10 November 2024", .credit),
                paragraph("A postscript with something to add{4}.", section: .postscript),
                paragraph("Subscribe to our newsletter, it costs nothing!", section: .boilerplate),
                paragraph("A paragraph after the furniture."),
                paragraph("All rights reserved.", section: .boilerplate),
            ],
            notes: [
                Note(label: "1", blocks: [paragraph("The first note, cited once, with a note of its own{3}.")]),
                Note(
                    label: "2",
                    blocks: [
                        paragraph("The second note, cited twice,"),
                        paragraph("in two paragraphs of which this is one."),
                    ]),
                Note(label: nil, blocks: [paragraph("An inline note, and so without a label.")]),
                Note(label: "polite", blocks: []),
                Note(label: "a label that is longer than a line may be", blocks: [paragraph("Cited by no marker.")]),
            ])
        var article = Article(
            identity: .content("specimen"), format: .text, title: "A specimen with a title of more than one line{}",
            document: document, digest: "")
        (article.title, article.titleSpans) = rich(article.title)
        article.kicker = "Kicker"
        article.authors = ["Ada Lovelace", "Charles Babbage"]
        article.translators = ["Luigi Menabrea"]
        article.published = PublicationDate(year: 2024, month: 11, day: 10)
        article.firstPublished = PublicationDate(year: 1843, month: 9, day: 1)
        article.originalSource = "Scientific Memoirs"
        article.originalAddress = "https://example.org/memoirs"
        article.address = "https://example.org/specimens/a-specimen-with-a-title-of-more-than-one-line"
        article.publication = "Broadsheet"
        article.issue = "No. 1"
        article.series = "Specimens"
        return article
    }

    /// The newsletter whose file in seeds/ begins with a number of three digits.
    static func seed(_ number: String) throws -> Article {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("seeds")
        let name = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().first {
            $0.hasPrefix(number)
        }
        let file = folder.appendingPathComponent(name ?? "\(number).txt")
        return try Importer.articles(from: [UInt8](Data(contentsOf: file)), named: file.lastPathComponent)[0]
    }
}

extension Block {
    /// A table as the importer hands it over: a line a row, with bars between the cells.
    static func table(_ rows: [[String]], enclosure: Enclosure = Enclosure()) -> Block {
        var text = ""
        var cells: [[Range<Int>]] = []
        for (number, row) in rows.enumerated() {
            if number > 0 { text += "\n" }
            cells.append([])
            for (column, cell) in row.enumerated() {
                if column > 0 { text += " │ " }
                cells[number].append(text.utf8.count..<text.utf8.count + cell.utf8.count)
                text += cell
            }
        }
        return Block(.table, text, enclosure: enclosure, detail: .cells(cells))
    }
}
