import Articles
import Foundation
import Importing
import Testing

/// What holds for any bytes whatever: parsing ends, and what it yields is well-formed.
@Suite struct RobustnessTests {
    @Test("Mutated documents are parsed to well-formed articles", arguments: Fixture.all)
    func mutations(of fixture: Fixture) throws {
        let original = [UInt8](try Data(contentsOf: fixture.document))
        var random = Random(seed: fixture.name)
        for round in 0..<40 {
            var bytes = original
            for _ in 0...random.below(4) { mutate(&bytes, &random) }
            let name = "mutated." + fixture.document.pathExtension
            guard let articles = try? Importer.articles(from: bytes, named: name) else { continue }
            for fault in articles.flatMap(faults) {
                Issue.record("\(fixture.name), round \(round): \(fault)")
                return
            }
        }
    }

    @Test("Documents are parsed to well-formed articles", arguments: Fixture.all)
    func documents(_ fixture: Fixture) throws {
        let bytes = [UInt8](try Data(contentsOf: fixture.document))
        let articles = try Importer.articles(from: bytes, named: fixture.document.lastPathComponent)
        #expect(articles.flatMap(faults) == [])
    }

    /// Only of texts can it be said without a parser what their words are.
    @Test("No long word of the text is lost", arguments: Fixture.all.filter { $0.document.pathExtension == "txt" })
    func words(of fixture: Fixture) throws {
        let bytes = [UInt8](try Data(contentsOf: fixture.document))
        let articles = try Importer.articles(from: bytes, named: fixture.document.lastPathComponent)
        let kept = articles.flatMap(texts).map { $0.lowercased() }
        let words = Set(kept.flatMap(longWords))
        // Words that a page break divided stand in one piece there.
        let letters = kept.joined().filter(\.isLetter)
        // Words that announce notes, dates or documents are read and not kept; the text begins with its first long line.
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
        let text = lines.drop { $0.utf8.count < 200 || $0.contains(" > ") }.joined(separator: "\n")
        let furniture: Set = ["footnotes", "references", "attached", "documents", "published", "publié"]
        let lost = longWords(withoutTargets(text).lowercased())
            .filter { !words.contains($0) && !furniture.contains($0) && !letters.contains($0) }
        #expect(lost == [], "\(fixture.name)")
    }

    // MARK: Well-formed articles

    private func faults(in article: Article) -> [String] {
        var faults: [String] = []
        let notes = article.document.notes
        func check(_ text: String, _ spans: [Span], _ what: String) {
            let utf8 = text.utf8
            for span in spans {
                let ends = [span.range.lowerBound, span.range.upperBound]
                if span.range.upperBound > utf8.count
                    || ends.contains(where: { utf8.scalarBorder(atOrBefore: $0) != $0 })
                {
                    faults.append("\(what): \(span) is no span of “\(text.prefix(60))”")
                }
                if let note = span.marker?.note, !notes.indices.contains(note) {
                    faults.append("\(what): no note \(note) of \(notes.count)")
                }
            }
            if spans != spans.inOrder() { faults.append("\(what): spans out of order") }
        }
        check(article.title, article.titleSpans, "title")
        for block in article.document.blocks { check(block.text, block.spans, "block") }
        for block in notes.flatMap(\.blocks) { check(block.text, block.spans, "note") }
        if article.title.isEmpty { faults.append("an empty title") }
        for text in texts(article) {
            for scalar in text.unicodeScalars {
                let isControl = scalar.properties.generalCategory == .control && scalar != "\n"
                if isControl || scalar.properties.isBidiControl {
                    faults.append("U+\(String(scalar.value, radix: 16)) in “\(text.prefix(60))”")
                    break
                }
            }
        }
        return faults
    }

    /// Every text that an article holds.
    private func texts(_ article: Article) -> [String] {
        let blocks = article.document.blocks + article.document.notes.flatMap(\.blocks)
        let metadata = [
            article.address, article.summary, article.language, article.publication, article.kicker, article.series,
            article.issue, article.originalSource, article.originalAddress,
        ]
        let lists = [
            article.authors, article.authorsAsPrinted, article.translators, article.breadcrumb, article.speakers,
            article.warnings, article.document.notes.compactMap(\.label), article.attachments.compactMap(\.title),
            article.attachments.compactMap(\.address),
        ]
        return [article.title] + blocks.map(\.text) + blocks.compactMap(\.speaker) + metadata.compactMap { $0 }
            + lists.flatMap { $0 } + blocks.flatMap(\.spans).compactMap(\.address)
    }

    private func longWords(_ text: String) -> [String] {
        text.split { !$0.isLetter }.map(String.init).filter { $0.count >= 6 }
    }

    /// Without the targets of links, which are no words.
    private func withoutTargets(_ text: String) -> String {
        var result = ""
        var isTarget = false
        var depth = 0
        var previous: Character = " "
        for character in text {
            if isTarget {
                if character == "(" { depth += 1 }
                if character == ")" { depth -= 1 }
                isTarget = depth > 0
            } else if previous == "]", character == "(" {
                isTarget = true
                depth = 1
            } else {
                result.append(character)
            }
            previous = character
        }
        return result
    }

    // MARK: Mutations

    private func mutate(_ bytes: inout [UInt8], _ random: inout Random) {
        let strays = [
            "[", "]", "(", ")", "[1]", "[[1](#)]", "](#)", "*", "**", "_", "`", "<", ">", "> ", "- ", "1. ", "# ", "\n",
            "\n\n", ":",
            "P.S.\n", "Notes\n", "\\", "\u{202E}", "\u{1B}[31m", "\u{0}", "\u{A0}", "é", "¹", "†", "👩‍👧", "e\u{301}",
            "-\n\n", "\t",
        ]
        let invalid: [[UInt8]] = [
            [0xFF], [0xC2], [0xE2, 0x80], [0xF0, 0x9F, 0x91], [0x80], [0xED, 0xA0, 0x80], [0xC0, 0xAF],
        ]
        guard !bytes.isEmpty else { return }
        let range = random.range(in: bytes.count)
        switch random.below(8) {
        case 0: bytes.removeSubrange(range)
        case 1: bytes.insert(contentsOf: Array(bytes[range].prefix(2_000)), at: random.below(bytes.count))
        case 2: bytes.removeLast(random.below(bytes.count))
        case 3, 4:
            bytes.insert(contentsOf: Array(strays[random.below(strays.count)].utf8), at: random.below(bytes.count))
        case 5: bytes.insert(contentsOf: invalid[random.below(invalid.count)], at: random.below(bytes.count))
        case 6: bytes[random.below(bytes.count)] = UInt8(random.below(256))
        default:
            var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
            lines.swapAt(random.below(lines.count), random.below(lines.count))
            bytes = Array(lines.joined(separator: [0x0A]))
        }
    }
}

/// Numbers that only look random and are the same in each run (SplitMix64).
private struct Random {
    private var state: UInt64

    init(seed: String) { state = seed.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 } }

    mutating func below(_ limit: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var number = state
        number = (number ^ number >> 30) &* 0xBF58_476D_1CE4_E5B9
        number = (number ^ number >> 27) &* 0x94D0_49BB_1331_11EB
        return Int((number ^ number >> 31) % UInt64(limit))
    }

    mutating func range(in count: Int) -> Range<Int> {
        let start = below(count)
        return start..<start + below(count - start + 1)
    }
}
