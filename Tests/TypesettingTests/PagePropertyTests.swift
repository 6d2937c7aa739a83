import Cells
import Support
import Testing

@testable import Articles
@testable import Typesetting

/// Rules that hold for every article and every width.
@Suite struct PagePropertyTests {
    private static let seeds = 0..<40
    private static let widths = [2, 3, 5, 9, 17, 40, 72]

    private func forEachPage(_ seed: Int, widths: [Int] = Self.widths, _ check: (Article, Page) -> Void) {
        var dice = Dice(seed)
        let article = seed == 0 ? .specimen : dice.article()
        for width in widths {
            check(article, Typesetter(width: width).page(of: article))
            check(article, Typesetter(width: width, unfolded: nil).page(of: article))
            check(
                article, Typesetter(width: width, unfolded: nil, style: .other, hyphenation: .middle).page(of: article))
        }
    }

    @Test("No line is wider than the width", arguments: seeds)
    func width(seed: Int) {
        forEachPage(seed) { _, page in
            #expect(page.lines.allSatisfy { $0.indent + $0.columns <= page.width })
            for row in page.lines.indices {
                let runs = page.runs(of: row)
                #expect(
                    runs.allSatisfy { $0.columns.lowerBound >= 0 && $0.columns.upperBound <= page.width },
                    "\(page.width) columns: \(runs), \(page.entries[page.lines[row].entry!].role)")
                for (left, right) in zip(runs, runs.dropFirst()) {
                    #expect(left.columns.upperBound <= right.columns.lowerBound)
                }
                for run in runs {
                    let text = page.entries[page.lines[row].entry!].text
                    #expect(
                        run.columns.count == columns(of: text, utf8: run.range),
                        "\(page.entries[page.lines[row].entry!].role) \(text.slice(run.range).debugDescription) \(run) of \(page.lines[row]) \(text.debugDescription)"
                    )
                }
                for sign in page.signs(of: row) {
                    #expect(sign.column >= 0 && sign.column + columns(of: sign.text) <= page.width)
                }
            }
            let wide = page.plainText.split(separator: "\n").filter { columns(of: $0) > page.width }
            #expect(wide.isEmpty, "\(page.width) columns")
        }
    }

    @Test("The lines of an entry are its text, but for the spaces at breaks", arguments: seeds)
    func text(seed: Int) {
        forEachPage(seed) { _, page in
            for (number, entry) in page.entries.enumerated() {
                let lines = page.lines.filter { $0.entry == number }
                #expect(!lines.isEmpty)
                #expect(lines.map(\.isFirst) == lines.indices.map { $0 == 0 })
                if case .fold = entry.role { continue }
                if entry.role == .rule { continue }
                var end = 0
                var between = ""
                let rows = page.lines.indices.filter { page.lines[$0].entry == number }
                for run in rows.flatMap(page.runs).sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
                    #expect(run.range.lowerBound >= end)
                    between += entry.text.slice(end..<run.range.lowerBound)
                    end = run.range.upperBound
                    for border in [run.range.lowerBound, end] {
                        #expect(entry.text.utf8.scalarBorder(atOrBefore: border) == border)
                    }
                }
                between += entry.text.slice(end..<entry.text.utf8.count)
                // Cells of a table are apart by bars of the text.
                if entry.table != nil { between.removeAll { $0 == "│" } }
                #expect(between.allSatisfy { $0 == " " || $0 == "\n" || $0 == "\u{AD}" }, "\(between.debugDescription)")
            }
        }
    }

    @Test("Every block is on the page once, furniture when unfolded, and notes", arguments: seeds)
    func blocks(seed: Int) {
        forEachPage(seed, widths: [40]) { article, page in
            let isFolded = page.entries.contains { if case .fold(_, isOpen: false) = $0.role { true } else { false } }
            let set = page.entries.filter {
                $0.part != .title && $0.role != .remark && ($0.holdsText || $0.role == .rule)
            }
            var expected = article.document.blocks.indices.filter {
                !isFolded || !article.document.blocks[$0].isFurniture
            }
            .map { Place(block: $0, offset: 0) }
            for (note, content) in article.document.notes.enumerated() {
                expected += (0..<max(1, content.blocks.count)).map { Place(part: .note(note), block: $0, offset: 0) }
            }
            #expect(set.map { Place(part: $0.part, block: $0.block, offset: 0) } == expected)
        }
    }

    @Test("Places of lines are in order, and each line shows its own", arguments: seeds)
    func placesOfLines(seed: Int) {
        forEachPage(seed) { _, page in
            var before = Place.start
            for index in page.lines.indices {
                let place = page.place(ofRow: index)
                #expect(place >= before, "line \(index)")
                before = place
                guard let entry = page.lines[index].entry, page.entries[entry].holdsText,
                    !page.entries[entry].text.hasPrefix("(no text)")
                else { continue }
                // Rules and labels show nothing of the text.
                if page.entries[entry].table != nil, page.runs(of: index).isEmpty { continue }
                let found = page.row(of: place)
                // Inside a sign of the page's own several lines may begin at the same offset of the text.
                #expect(found == index || page.place(ofRow: found) == place && page.lines[found].entry == entry)
                if page.entries[entry].spans.allSatisfy({ $0.marker == nil }) { #expect(found == index) }
            }
        }
    }

    @Test("A Place is on the line that shows it, at any width", arguments: seeds)
    func linesOfPlaces(seed: Int) {
        forEachPage(seed) { article, page in
            article.document.forEachBlock { part, index, block in
                for offset in stride(from: 0, through: block.text.utf8.count, by: 7) {
                    let place = article.document.place(part, block: index, offset: offset)
                    let line = page.row(of: place)
                    guard let number = page.lines[line].entry else {
                        Issue.record("An empty line for \(place)")
                        continue
                    }
                    let entry = page.entries[number]
                    if case .fold(let blocks, _) = entry.role {
                        #expect(blocks.contains(index) && part == .body)
                        continue
                    }
                    #expect(entry.part == part && entry.block == index)
                    guard entry.holdsText, entry.table == nil else { continue }
                    #expect(
                        entry.sourceOffset(page.lines[line].range.lowerBound) <= place.offset
                            || page.lines[line].isFirst)
                    let next = page.lines.index(after: line)
                    if next < page.lines.endIndex, page.lines[next].entry == number {
                        #expect(entry.sourceOffset(page.lines[next].range.lowerBound) > place.offset)
                    }
                }
            }
        }
    }

    @Test("Every marker is on the page with its sign, on the line where it begins", arguments: seeds)
    func markers(seed: Int) {
        forEachPage(seed) { article, page in
            for marker in page.markers {
                let line = page.lines[page.row(of: marker)]
                #expect(line.entry == marker.entry)
                let text = page.entries[marker.entry].text
                #expect(!text.slice(marker.range).isEmpty)
                // What is between the line and the marker can only be spaces at its end.
                if !line.range.contains(marker.range.lowerBound), marker.range.lowerBound > line.range.lowerBound {
                    let gap = text.slice(line.range.upperBound..<marker.range.lowerBound)
                    #expect(gap.allSatisfy { $0 == " " || $0 == "\n" })
                }
            }
            if !page.entries.contains(where: { if case .fold(_, isOpen: false) = $0.role { true } else { false } }) {
                let all =
                    (article.title.isEmpty ? [] : article.titleSpans.compactMap(\.marker))
                    + article.document.citations
                    .filter { citation in
                        // A rule prints no text, unless it begins a note, where it takes the label.
                        citation.part != .body && citation.block == 0
                            || article.document.block(citation.part, citation.block)?.kind != .rule
                    }.map(\.marker)
                #expect(page.markers.map(\.marker) == all)
            }
        }
    }

    @Test("The sentence of a line is one that the line shows", arguments: seeds)
    func passages(seed: Int) {
        forEachPage(seed, widths: [5, 40]) { article, page in
            for index in page.lines.indices {
                let line = page.lines[index]
                guard let passage = page.passage(atRow: index), let entry = line.entry.map({ page.entries[$0] }) else {
                    continue
                }
                let shown = entry.sourceOffset(line.range.lowerBound)..<entry.sourceOffset(line.range.upperBound)
                #expect(passage.range.overlaps(shown))
                #expect(article.document.block(entry.part, entry.block)?.text.slice(passage.range) == passage.quote)
            }
            #expect(page.passage(atRow: page.lines.endIndex) == nil)
        }
    }

    @Test("Every byte of a line is shown once, where its columns are asked for", arguments: seeds)
    func columnsOfRanges(seed: Int) {
        forEachPage(seed, widths: [9, 40]) { _, page in
            for row in page.lines.indices {
                guard let number = page.lines[row].entry else {
                    #expect(page.columns(of: 0..<9, on: row).isEmpty)
                    continue
                }
                let runs = page.runs(of: row)
                for run in runs {
                    #expect(
                        page.columns(of: run.range, on: row).contains { $0.overlaps(run.columns) }
                            || run.columns.isEmpty)
                }
                let whole = page.columns(of: 0..<page.entries[number].text.utf8.count, on: row)
                let covered = runs.reduce(0) { $0 + $1.columns.count }
                #expect(whole.reduce(0) { $0 + $1.count } >= covered)
            }
        }
    }

    @Test("A page that is looked at in any order is the page that was set from the top", arguments: seeds)
    func order(seed: Int) {
        forEachPage(seed, widths: [17]) { article, page in
            let whole = Array(page.lines)
            let again = Page(page.outline, of: article.document, by: page.setter)
            var backwards: [Page.Line] = []
            var row = again.lines.endIndex
            while row > again.lines.startIndex {
                row = again.lines.index(before: row)
                backwards.append(again.lines[row])
            }
            #expect(backwards.reversed() == whole)
            let rows = Array(page.lines.indices)
            for (number, row) in rows.enumerated() where number % 3 == 0 {
                for distance in [-7, -1, 0, 1, 5] {
                    let target = number + distance
                    let expected =
                        rows.indices.contains(target) ? rows[target] : target == rows.count ? page.lines.endIndex : nil
                    let limit = distance < 0 ? page.lines.startIndex : page.lines.endIndex
                    #expect(page.lines.index(row, offsetBy: distance, limitedBy: limit) == expected)
                    let clamped = rows[max(0, min(target, rows.count - 1))]
                    #expect(page.lines.row(row, clampedOffsetBy: distance) == clamped)
                    #expect(page.lines.distance(from: row, to: clamped) == max(0, min(target, rows.count - 1)) - number)
                }
            }
        }
    }

    @Test("Widths that nobody has do no harm", arguments: [Int.min, -1, 0, 1, 2, 3])
    func narrow(width: Int) {
        for seed in Self.seeds {
            forEachPage(seed, widths: [width]) { article, page in
                _ = page.plainText
                for index in page.lines.indices { _ = page.row(of: page.place(ofRow: index)) }
                #expect(page.lines.last?.entry != nil || page.lines.isEmpty)
            }
        }
    }

    @Test("An article of nothing has an empty page")
    func empty() {
        let article = Article(identity: .content(""), format: .text, title: "", document: Document(), digest: "")
        let page = Typesetter(width: 40).page(of: article)
        #expect(page.lines.isEmpty && page.plainText.isEmpty)
        let first = page.lines.startIndex
        #expect(page.place(ofRow: first) == .start && page.row(of: .start) == first)
        #expect(page.lastTextRow == first && page.passage(atRow: first) == nil)
        #expect(Typesetter(width: 40).page(ofNote: 0, in: article.document).lines.isEmpty)
    }

    @Test("The last line of the text is above furniture, signatures and notes")
    func lastTextRow() throws {
        let page = Typesetter(width: 40).page(of: .specimen)
        let entry = page.entries[try #require(page.lines[page.lastTextRow].entry)]
        #expect(entry.text == "A paragraph after the furniture.")
        let unfolded = Typesetter(width: 40, unfolded: nil).page(of: .specimen)
        #expect(unfolded.entries[try #require(unfolded.lines[unfolded.lastTextRow].entry)].text == entry.text)
    }

    @Test("The place of a note and the note of a line are each other's")
    func notes() throws {
        let page = Typesetter(width: 40).page(of: .specimen)
        for note in 0..<5 {
            #expect(page.note(ofRow: page.row(of: Place(part: .note(note), block: 0, offset: 0))) == note)
        }
        #expect(page.note(ofRow: page.lines.startIndex) == nil && page.note(ofRow: page.lines.endIndex) == nil)
    }
}

extension PageStyle {
    /// All that is otherwise than usual.
    fileprivate static var other: PageStyle {
        var style = PageStyle()
        style.isJustified = true
        style.lineSpacing = 2
        style.hasInlineNotes = true
        return style
    }
}

extension Hyphenation {
    /// Words of six letters and more in their middle.
    static let middle = Hyphenation {
        $0.utf8.count < 6 || !$0.utf8.allSatisfy { $0 < 0x80 } ? [] : [$0.utf8.count / 2]
    }
}
