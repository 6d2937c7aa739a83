import Articles
import Cells
import Support
import Testing

@testable import Typesetting

/// What a page's outline lists, and the steps from one thing of the text to the next: for every article, width and row.
@Suite struct LandmarkTests {
    private static let seeds = 0..<40

    private func forEachPage(_ seed: Int, _ check: (Article, Page, inout Dice) -> Void) {
        var dice = Dice(seed)
        let article = seed == 0 ? .specimen : dice.interview()
        for width in [5, 17, 40, 72] {
            check(article, Typesetter(width: width).page(of: article), &dice)
            check(article, Typesetter(width: width, unfolded: nil).page(of: article), &dice)
        }
    }

    @Test(
        "The outline has the title, every heading that is on the page, the questions and the notes, in order",
        arguments: seeds)
    func outline(seed: Int) {
        forEachPage(seed) { article, page, _ in
            let questions = article.document.questions
            let expected = page.entries.indices.filter { index in
                let entry = page.entries[index]
                switch entry.role {
                case .title, .notesHeading, .note: return true
                case .heading: return entry.part == .body && !entry.text.isEmpty
                default: return entry.part == .body && entry.holdsText && questions.contains(entry.block)
                }
            }
            let landmarks = page.landmarks
            #expect(landmarks.map(\.entry) == expected)
            #expect(landmarks.count { $0.kind == .question } == questions.count)
            let notes = landmarks.compactMap { if case .note(let note) = $0.kind { note } else { nil } }
            #expect(notes == Array(article.document.notes.indices))
            for landmark in landmarks {
                let entry = page.entries[landmark.entry]
                // The bracket behind an image is the page's own.
                let text = entry.role == .image ? String(entry.text.dropLast()) : entry.text
                #expect(page.beginning(of: landmark, bytes: 1_000) == text)
                let start = page.beginning(of: landmark, bytes: 9)
                #expect(start.isEmpty || start.first == "[" || text.unicodeScalars.first == start.unicodeScalars.first)
                #expect(page.fraction(before: landmark).map { (0...1).contains($0) } ?? true)
                #expect(
                    page.index(of: landmarks, at: page.firstRow(ofEntry: landmark.entry))
                        == landmarks.firstIndex(of: landmark))
            }
        }
    }

    @Test(
        "From the top down and from the end up every stop is come to once; a count is as many steps", arguments: seeds)
    func stops(seed: Int) {
        forEachPage(seed) { article, page, dice in
            let questions = article.document.questions
            for stop in [Page.Stop.paragraph, .heading, .question] {
                let down = walk(page, stop, 1, from: page.lines.startIndex)
                let up = walk(page, stop, -1, from: page.lastRow)
                let all = Set(down + up).sorted()
                #expect(
                    down == all.filter { $0 > page.lines.startIndex }
                        && up == all.reversed().filter { $0 < page.lastRow })
                for row in down { #expect(page.lines[row].isFirst && page.lines[row].entry != nil) }
                if stop == .question { #expect(all.count == questions.count) }
                guard let from = dice.row(of: page) else {
                    continue
                }
                let count = dice.pick([-5, -3, -2, 2, 3, 5, 999])
                var row = from
                var taken = 0
                for _ in 0..<abs(count) {
                    guard let next = page.stop(stop, after: count.signum(), from: row).row else { break }
                    row = next
                    taken += 1
                }
                let (found, missing) = page.stop(stop, after: count, from: from)
                #expect(found == (taken > 0 ? row : nil) && missing == abs(count) - taken)
            }
        }
    }

    private func walk(_ page: Page, _ stop: Page.Stop, _ step: Int, from start: Page.Row) -> [Page.Row] {
        var rows: [Page.Row] = []
        var row = start
        while let next = page.stop(stop, after: step, from: row).row {
            #expect(step > 0 ? next > row : next < row)
            rows.append(next)
            row = next
        }
        return rows
    }

    @Test("One paragraph down and one up is the beginning of where one was", arguments: seeds)
    func toAndFro(seed: Int) {
        forEachPage(seed) { _, page, _ in
            for row in page.lines.indices where page.lines[row].entry != nil {
                guard let next = page.stop(.paragraph, after: 1, from: row).row else { continue }
                let back = page.stop(.paragraph, after: -1, from: next).row
                #expect(back.map { $0 <= row } ?? (page.stop(.paragraph, after: -1, from: row).row == nil))
            }
        }
    }

    @Test(
        "Every link that leads somewhere is come to, one after the other, down and up, from wherever one is",
        arguments: seeds)
    func links(seed: Int) {
        forEachPage(seed) { _, page, dice in
            let expected = page.entries.indices.flatMap { entry in
                page.entries[entry].spans.filter { $0.address != nil && !$0.range.isEmpty }.map {
                    "\(entry) \($0.range)"
                }
            }
            func names(_ step: Int, from start: Page.Row) -> [String] {
                var names: [String] = []
                var link: Page.PrintedLink?
                while let next = page.link(after: step, from: link, at: start), names.count <= expected.count {
                    names.append("\(next.entry) \(next.range)")
                    #expect(page.target(of: next).kind == .link(address: next.address))
                    link = next
                }
                return names
            }
            #expect(page.hasLinks == !expected.isEmpty)
            #expect(names(1, from: page.lines.startIndex) == expected)
            #expect(names(-1, from: page.lastRow) == expected.reversed())
            guard let row = dice.row(of: page) else {
                return
            }
            let (down, up) = (names(1, from: row), names(-1, from: row))
            // Those of the row are met both ways.
            #expect(expected.suffix(down.count) == down[...] && expected.prefix(up.count) == up.reversed()[...])
            #expect(down.count + up.count >= expected.count)
            for count in [2, 3, 99] {
                let far = page.link(after: count, from: nil, at: row).map { "\($0.entry) \($0.range)" }
                #expect(far == down.prefix(count).last)
                let farUp = page.link(after: -count, from: nil, at: row).map { "\($0.entry) \($0.range)" }
                #expect(farUp == up.prefix(count).last)
            }
        }
    }

    @Test(
        "A higher percentage is never further up, and its line is the first one that so much stands above",
        arguments: seeds)
    func percentages(seed: Int) {
        forEachPage(seed) { article, page, _ in
            var last = page.lines.startIndex
            for percent in 0...100 {
                guard let row = page.row(atFraction: Double(percent) / 100) else {
                    #expect(article.document.blocks.allSatisfy { $0.isFurniture || $0.text.isEmpty })
                    return
                }
                #expect(row >= last)
                last = row
                // The lines of the text about it.
                let rows = page.lines.indices.filter { row in
                    guard let entry = page.lines[row].entry else { return false }
                    return page.entries[entry].part == .body && page.entries[entry].holdsText
                        && !page.isFurniture(entry)
                }
                let number = rows.firstIndex(of: row)
                #expect(number != nil)
                guard let number else { return }
                // The cells of a table stand beside one another.
                if page.lines[row].entry.map({ page.entries[$0].table != nil }) == true { continue }
                let here = page.fraction(before: page.place(ofRow: row))
                let next = number + 1 < rows.count ? page.fraction(before: page.place(ofRow: rows[number + 1])) : 1
                let before = number > 0 ? page.fraction(before: page.place(ofRow: rows[number - 1])) : 0
                #expect(before <= Double(percent) / 100 && next >= Double(percent) / 100, "\(before) \(here) \(next)")
            }
        }
    }

    @Test("Far down in a long text nothing is set but what is gone to")
    func lazily() {
        var blocks: [Block] = []
        for number in 0..<100_000 {
            blocks.append(Block(.heading(level: 2), "Heading \(number)"))
            blocks.append(Block(.paragraph, "Paragraph \(number) of a book."))
        }
        let article = Article(
            identity: .content(""), format: .text, title: "A book", document: Document(blocks: blocks), digest: "")
        let page = Typesetter(width: 40).page(of: article)
        let landmarks = page.landmarks
        #expect(landmarks.count == 100_001)
        #expect(page.memory.pieces.count == 0)
        let row = page.stop(.heading, after: 90_000, from: page.lines.startIndex).row
        #expect(row.flatMap { page.index(of: landmarks, at: $0) } == 90_000)
        #expect(page.row(atFraction: 0.5) != nil && !page.hasLinks && !page.hasQuestions)
        #expect(page.memory.pieces.count < 20)
    }
}

extension Dice {
    /// One with text.
    fileprivate mutating func row(of page: Page) -> Page.Row? {
        let rows = page.lines.indices.filter { page.lines[$0].entry != nil }
        return rows.isEmpty ? nil : pick(rows)
    }

    /// An article of which several speak, with links that lead somewhere, and now and then a paragraph of several pieces.
    fileprivate mutating func interview() -> Article {
        var article = article()
        for index in article.document.blocks.indices {
            let block = article.document.blocks[index]
            var text = block.text
            guard block.kind != .rule else {
                article.document.blocks[index] = Block(.rule, "", section: block.section)
                continue
            }
            if roll(20) == 0, block.kind == .paragraph {
                text += String(repeating: "A sentence of several words. ", count: 1_500)
            }
            text += pick(["", "", " What?"])
            let links = list(3) { dice -> Span in
                let ends = [dice.border(in: text), dice.border(in: text)].sorted()
                return Span(.link(address: dice.pick([nil, "https://example.org/a"])), ends[0]..<ends[1])
            }
            article.document.blocks[index].text = text
            article.document.blocks[index].spans = (block.spans + links).inOrder()
            if block.kind == .paragraph {
                article.document.blocks[index].speaker = pick([nil, nil, "Ada", "Grace"])
            }
        }
        if roll(2) == 0 { article.address = "https://example.org/article" }
        return article
    }
}
