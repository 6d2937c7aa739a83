import Articles
import Importing

/// What holds of every article, whatever the bytes were. A fault traps with a sentence, which the fuzzer prints with the
/// input.
struct Invariants {
    private let article: Article

    init(_ article: Article) { self.article = article }

    func check() {
        checkFacts()
        checkSpans(article.titleSpans, in: article.title, of: "title")
        for (index, block) in article.document.blocks.enumerated() { check(block, "block \(index)") }
        for (number, note) in article.document.notes.enumerated() {
            line(note.label, "label of note \(number)")
            for (index, block) in note.blocks.enumerated() { check(block, "block \(index) of note \(number)") }
        }
        guard !JSONFeed.data(of: [article], title: "All").isEmpty else { fail("the JSON form", "is not written") }
    }

    private func checkFacts() {
        line(article.title, "title")
        line(article.identity.text, "identity")
        line(article.address, "address")
        line(article.originalAddress, "address of the original")
        line(article.originalSource, "source of the original")
        line(article.language, "language")
        line(article.publication, "publication")
        line(article.kicker, "kicker")
        line(article.series, "series")
        line(article.issue, "issue")
        text(article.summary, "summary", mayBreak: true)
        let lists = [
            "author": article.authors, "author as printed": article.authorsAsPrinted, "translator": article.translators,
            "step": article.breadcrumb, "speaker": article.speakers, "warning": article.warnings,
        ]
        for (what, names) in lists {
            for name in names { line(name, what) }
        }
        for attachment in article.attachments {
            line(attachment.address, "address of a document")
            line(attachment.title, "title of a document")
            line(attachment.mimeType, "type of a document")
        }
    }

    private func check(_ block: Block, _ what: String) {
        let mayBreak = block.kind == .preformatted || block.kind == .table
        text(block.text, what, mayBreak: mayBreak)
        line(block.speaker, "speaker of \(what)")
        checkSpans(block.spans, in: block.text, of: what)
        if block.depth < 0 { fail(what, "stands in \(block.depth) lists") }
        switch block.detail {
        case .cells(let rows, _): for cell in rows.joined() { range(cell, in: block.text, "a cell of \(what)") }
        case .image(let address): line(address, "address of \(what)")
        case .code(let language): line(language, "language of \(what)")
        case nil: break
        }
    }

    private func checkSpans(_ spans: [Span], in text: String, of what: String) {
        if spans != spans.inOrder() { fail(what, "has spans that are not in order: \(spans)") }
        for span in spans {
            range(span.range, in: text, "a span of \(what)")
            switch span.kind {
            case .link(let address): line(address, "an address of \(what)")
            case .marker(let marker):
                line(marker.label, "a label of \(what)")
                if let note = marker.note, !article.document.notes.indices.contains(note) {
                    fail("a marker of \(what)", "calls note \(note) of \(article.document.notes.count)")
                }
            case .emphasis, .strong, .code: if span.range.isEmpty { fail("a span of \(what)", "is empty") }
            }
        }
    }

    // MARK: Texts

    private func range(_ range: Range<Int>, in text: String, _ what: String) {
        let utf8 = text.utf8
        guard range.lowerBound >= 0, range.upperBound <= utf8.count else {
            fail(what, "is \(range) of \(utf8.count) bytes")
        }
        for border in [range.lowerBound, range.upperBound] where utf8.scalarBorder(atOrBefore: border) != border {
            fail(what, "divides a scalar at \(border)")
        }
    }

    private func line(_ line: String?, _ what: String) { text(line, what, mayBreak: false) }

    private func text(_ text: String?, _ what: String, mayBreak: Bool) {
        for scalar in (text ?? "").unicodeScalars {
            switch scalar.value {
            case 0x0A where mayBreak: continue
            case 0..<0x20, 0x7F...0x9F, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xE0000...0xE0FFF:
                fail(what, "holds U+\(String(scalar.value, radix: 16, uppercase: true))")
            default: continue
            }
        }
    }

    private func fail(_ what: String, _ fault: String) -> Never { fatalError("\(what) \(fault)") }
}
