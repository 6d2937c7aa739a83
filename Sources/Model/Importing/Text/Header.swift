import Articles

/// Everything above the text of a SPIP article (ESSF, International Viewpoint), and of plain texts that begin with a title.
///
/// The order of a SPIP page is fixed by its template: breadcrumb, kicker, title, subtitle, date and authors, standfirst. The
/// lines with a shape of their own are anchors; what a free line is follows from the anchors around it. A line is metadata
/// only before the body (R12).
struct Header {
    var title: RichText?
    var kicker: String?
    var byline = HeaderLine.Byline()
    var breadcrumb: [String] = []
    var series: String?
    var issue: String?
    var address: String?
    var original: (name: String, address: String?)?
    var translators: [String] = []
    var publication: String?
    var language: String?
    var titleIsRepeated = false
    /// Raw blocks that introduce the text and are set apart.
    var standfirst: [RawBlock] = []
    /// Raw blocks that are no part of the article: the copyright line.
    var boilerplate: [RawBlock] = []
    /// Index of the first raw block of the body.
    var bodyStart = 0

    /// Free lines that may stand between two anchors before they must be text.
    private static let maximumFree = 3
    private static let maximumAnchors = 24

    /// Of a text without one.
    init() {}

    init(_ blocks: [RawBlock]) {
        let anchors = Self.anchors(blocks)
        bodyStart = anchors.last.map { $0.index + 1 } ?? 0
        var free: [(position: Int, block: RawBlock)] = []
        var dateIndex: Int?
        var breadcrumbTitle: (text: String, isCertain: Bool)?
        var seriesIndex: Int?
        var furnitureLanguage: String?
        let lines = Dictionary(uniqueKeysWithValues: anchors.map { ($0.index, $0.line) })
        for index in 0..<bodyStart {
            switch lines[index] ?? .free {
            case .free: free.append((index, blocks[index]))
            case .address(let found): address = address ?? found
            case .breadcrumb(let site, let steps, let title, let isCertain):
                breadcrumb = steps
                breadcrumbTitle = (title, isCertain)
                publication =
                    publication ?? Publisher.named(site)?.name
                    ?? (["home", "accueil"].contains(site.lowercased()) ? nil : site)
                language = language ?? Self.languages[steps.first?.lowercased() ?? ""]
            case .byline(let found):
                if byline.date == nil || found.isLabelled, found.date != nil { byline.date = found.date }
                byline.firstPublished = byline.firstPublished ?? found.firstPublished
                if byline.authors.isEmpty { byline.authors = found.authors }
                byline.language = byline.language ?? found.language
                byline.hasImpossibleDate = byline.hasImpossibleDate || found.hasImpossibleDate
                dateIndex = dateIndex ?? index
            case .issue(let found):
                issue = issue ?? found
                publication = publication ?? Publisher.mentioned(in: blocks[index].line)?.name
                dateIndex = dateIndex ?? index
            case .rubric:
                boilerplate.append(blocks[index])
                dateIndex = dateIndex ?? index
            case .copyright:
                boilerplate.append(blocks[index])
                let small = blocks[index].line.lowercased()
                if small.contains("all rights reserved") { furnitureLanguage = "en" }
                if small.contains("tous droits réservés") { furnitureLanguage = "fr" }
                publication = publication ?? Publisher.mentioned(in: blocks[index].line)?.name
            case .series(let found):
                series = series ?? found
                seriesIndex = seriesIndex ?? index
            case .translators(let found): translators += found
            case .online(let name, let address): original = (name, address)
            }
        }
        if let publisher = address.flatMap(Publisher.at) { publication = publication ?? publisher.name }
        language = language ?? byline.language ?? furnitureLanguage

        // Above the date line stand kicker, title and subtitle; below it, up to the series line, the standfirst.
        let headEnd = dateIndex ?? bodyStart
        let above = free.filter { $0.position < headEnd }.map(\.block)
        let below = free.filter { $0.position > headEnd }
        nameTitle(above, breadcrumbTitle: breadcrumbTitle)
        if let seriesIndex {
            standfirst += below.filter { $0.position < seriesIndex }.map(\.block)
        } else if !below.isEmpty, dateIndex != nil {
            // Between the date and a copyright line, say: an introduction too.
            standfirst += below.map(\.block)
        }
        if title == nil { takeTitle(from: blocks) }
        takeEmphasizedStandfirst(blocks)
    }

    /// The lines with a shape, up to the first stretch of free lines that is too long to be a header's.
    private static func anchors(_ blocks: [RawBlock]) -> [(index: Int, line: HeaderLine)] {
        var anchors: [(index: Int, line: HeaderLine)] = []
        var free = 0
        for (index, block) in blocks.prefix(maximumAnchors).enumerated() {
            // Lines that are kept as they stand are no header's.
            if block.kind == .preformatted { break }
            let line = HeaderLine(block)
            if case .free = line {
                free += 1
                // A long paragraph is the text; so is the second free line below the date.
                let isBelowDate = anchors.contains { if case .byline = $0.line { true } else { false } }
                if free > maximumFree || (block.line.utf8.count > 600) || (isBelowDate && free > 2) { break }
                if case .item = block.kind, !anchors.isEmpty { break }
            } else {
                if case .address = line, !anchors.isEmpty,
                    anchors.contains(where: { if case .byline = $0.line { true } else { false } })
                {
                    break
                }
                // A copyright line behind a paragraph of text is a page's footer.
                if case .copyright = line, free > 0, blocks[index - 1].line.utf8.count > 200 { break }
                free = 0
                anchors.append((index, line))
            }
        }
        return anchors
    }

    /// Which of the free lines above the date is which.
    private mutating func nameTitle(_ above: [RawBlock], breadcrumbTitle: (text: String, isCertain: Bool)?) {
        let texts = above.map { InlineParser(base: address).parse($0.text) }
        if let (text, isCertain) = breadcrumbTitle {
            var named = InlineParser(base: address).parse(text)
            let key = Self.key(named.text)
            if let match = texts.firstIndex(where: { Self.key($0.text) == key }) {
                titleIsRepeated = true
                if named.candidates.isEmpty { named = texts[match] }
                title = named
                kicker = match > 0 ? texts[..<match].map(\.text).joined(separator: " ") : nil
                standfirst += above[(match + 1)...]
                return
            }
            if isCertain || texts.isEmpty {
                title = named
                standfirst += above
                return
            }
        }
        guard !texts.isEmpty else { return }
        if let (first, second) = Self.repeated(texts) {
            titleIsRepeated = true
            title = texts[first]
            kicker = first > 0 ? texts[first - 1].text : nil
            standfirst += above[(second + 1)...]
            return
        }
        switch texts.count {
        case 1: title = texts[0]
        default:
            let isKicker =
                Self.isKicker(texts[0].text, before: texts[1].text) && above[1].kind == .text || texts.count > 2
            if case .heading = above[0].kind { setTitle(0) } else { setTitle(isKicker ? 1 : 0) }
        }
        func setTitle(_ index: Int) {
            title = texts[index]
            kicker = index > 0 ? texts[0].text : nil
            standfirst += above[(index + 1)...]
        }
    }

    /// A kicker is a few words, shorter than the title under it.
    private static func isKicker(_ first: String, before second: String) -> Bool {
        first.wordCount <= 5 && first.utf8.count < second.utf8.count && !first.hasSuffix(":")
    }

    private static func repeated(_ texts: [RichText]) -> (Int, Int)? {
        for first in texts.indices {
            for second in texts.indices where second > first && key(texts[first].text) == key(texts[second].text) {
                return (first, second)
            }
        }
        return nil
    }

    /// A text without header lines: its first heading, or first short line, is the title.
    private mutating func takeTitle(from blocks: [RawBlock]) {
        guard bodyStart < blocks.count else { return }
        let first = blocks[bodyStart]
        switch first.kind {
        case .heading: break
        case .text:
            let isSentence = first.text.hasSuffix(".") && first.text.wordCount > 6
            guard first.text.utf8.count <= 160, !isSentence, !first.text.hasSuffix(":"), blocks.count > bodyStart + 1
            else { return }
        default: return
        }
        title = InlineParser(base: address).parse(first.text)
        bodyStart += 1
    }

    /// Whole paragraphs in emphasis at the beginning of the text are set apart as well.
    private mutating func takeEmphasizedStandfirst(_ blocks: [RawBlock]) {
        while bodyStart < blocks.count, blocks[bodyStart].kind == .text, blocks[bodyStart].text.utf8.count < 4_000 {
            let rich = InlineParser(base: address).parse(blocks[bodyStart].text)
            let later = blocks[(bodyStart + 1)...].lazy.filter {
                $0.kind == .text && ($0.text.hasPrefix("**") || $0.text.hasPrefix("__"))
            }
            let isStrong = rich.isBoldIntroduction(
                isFirst: standfirst.isEmpty,
                isFollowedByBold: later.contains { InlineParser(base: address).parse($0.text).isBoldSentence })
            guard rich.isWholly(.emphasis) || isStrong else { return }
            standfirst.append(blocks[bodyStart])
            bodyStart += 1
        }
    }

    /// What two printings of a title are compared by: letters and digits in small.
    static func key(_ text: String) -> String {
        var key: [UInt8] = []
        for byte in text.utf8 {
            // Beyond ASCII, characters and not bytes are letters.
            guard byte < 0x80 else { return String(text.lowercased().filter { $0.isLetter || $0.isNumber }) }
            if byte.isASCIILetter || byte.isDigit { key.append(byte.smallASCII) }
        }
        return String(decoding: key, as: UTF8.self)
    }

    /// Whether a text has a key that is known and not empty. Most texts show in their first letters that they have another,
    /// and cost no more. O(bytes).
    static func hasKey(_ key: String, _ text: String) -> Bool {
        var rest = key.utf8[...]
        guard !rest.isEmpty else { return false }
        var bytes = text.utf8[...]
        while let byte = bytes.popFirst() {
            if byte >= 0x80, isPunctuation(byte, bytes.first) {
                bytes = bytes.dropFirst(byte == 0xE2 ? 2 : 1)
                continue
            }
            // Of the other signs beyond ASCII characters and not bytes have to be looked at.
            guard byte < 0x80 else { return Self.key(text) == key }
            guard byte.isASCIILetter || byte.isDigit else { continue }
            guard let first = rest.popFirst() else { return false }
            guard first < 0x80 else { return Self.key(text) == key }
            if first != byte.smallASCII { return false }
        }
        return rest.isEmpty
    }

    /// Whether two bytes begin a dash, a quotation mark or a space: U+2000 to U+203F, U+00A0, `«`, `»`.
    private static func isPunctuation(_ byte: UInt8, _ next: UInt8?) -> Bool {
        byte == 0xE2 && next == 0x80 || byte == 0xC2 && (next == 0xA0 || next == 0xAB || next == 0xBB)
    }

    private static let languages = [
        "english": "en", "français": "fr", "francais": "fr", "castellano": "es", "español": "es", "deutsch": "de",
    ]
}
