/// Writes sentences of one script, as HTML and as text, with planted words in some of them.
struct Prose {
    private let lexicon: Lexicon
    private let space: [UInt8]
    private let comma: [UInt8]
    private let stops: [[UInt8]]
    /// Articles of the corpus, to which links lead.
    private let size: Int
    private let number: Int
    private let isPlain: Bool
    var chance: Chance
    private(set) var html: [UInt8] = []
    private(set) var text: [UInt8] = []
    /// Planted words that are still to be written, each into a sentence of its own.
    private var due: [String] = []

    init(_ lexicon: Lexicon, size: Int, number: Int, isPlain: Bool, chance: Chance) {
        self.lexicon = lexicon
        space = Array(lexicon.script.space.utf8)
        comma = Array(lexicon.script.comma.utf8)
        stops = lexicon.script.stops.map { Array($0.utf8) }
        self.size = size
        self.number = number
        self.isPlain = isPlain
        self.chance = chance
    }

    mutating func title(with plant: String?) -> String {
        var words = (0..<3 + chance.roll(5)).map { _ in String(decoding: lexicon.randomWord(&chance), as: UTF8.self) }
        words[0] = words[0].prefix(1).uppercased() + words[0].dropFirst()
        let title = words.joined(separator: lexicon.script.space)
        return plant.map { "\(title) \($0) \(words[1])" } ?? title
    }

    /// - Parameters:
    ///   - bytes: of text, about.
    ///   - notes: how many, at most as many as there are paragraphs.
    mutating func writeBody(_ plants: Set<Plant>, until bytes: Int, notes: Int) {
        html.reserveCapacity(bytes * 5 / 4)
        text.reserveCapacity(bytes * 9 / 8)
        due = words(of: plants)
        var cited = 0
        while text.count < bytes {
            let kind = isPlain ? 15 : chance.roll(16)
            switch kind {
            case 0: block("<h2>", "</h2>\n") { $0.sentence(words: 3 + $0.chance.roll(5), stop: false) }
            case 1:
                html += "<ul>\n".utf8
                for _ in 0..<3 + chance.roll(4) { block("<li>", "</li>\n") { $0.sentences(1, until: bytes) } }
                html += "</ul>\n".utf8
            case 2:
                block("<blockquote><p>", "</p></blockquote>\n") { $0.sentences(2, until: bytes) }
            default:
                block("<p>", "</p>\n") {
                    $0.sentences(3 + $0.chance.roll(4), until: bytes)
                    if cited < notes {
                        cited += 1
                        $0.cite(cited)
                    }
                }
            }
        }
        // What no sentence has taken.
        while !due.isEmpty { block("<p>", "</p>\n") { $0.sentences(1, until: 0) } }
        guard cited > 0 else { return }
        html += "<ol class=\"wp-block-footnotes\">\n".utf8
        for note in 1...cited {
            if note == 1, plants.contains(.note) { due = [Plant.note.text] }
            block("<li id=\"n\(number)-\(note)\">", "<a href=\"#n\(number)-\(note)-link\">↩︎</a></li>\n") {
                $0.sentences(1, until: 0)
            }
        }
        html += "</ol>\n".utf8
    }

    private mutating func words(of plants: Set<Plant>) -> [String] {
        var words: [String] = []
        for plant in Plant.allCases where plants.contains(plant) {
            switch plant {
            case .everywhere: words += Array(repeating: plant.text, count: 1 + chance.roll(4))
            case .half: words += Array(repeating: plant.text, count: 1 + chance.roll(3))
            case .family: words.append(chance.pick(Plant.familyMembers))
            case .rare, .three, .phrase, .cyrillic, .greek, .arabic, .chinese, .japanese, .thai:
                words.append(plant.text)
            case .title, .author, .titleAndAuthor, .note: break
            }
        }
        return words
    }

    // MARK: Blocks

    private mutating func block(_ opening: String, _ closing: String, _ write: (inout Prose) -> Void) {
        if !text.isEmpty { text += "\n\n".utf8 }
        html += opening.utf8
        write(&self)
        html += closing.utf8
    }

    private mutating func cite(_ note: Int) {
        let label = "<sup class=\"fn\"><a href=\"#n\(number)-\(note)\" id=\"n\(number)-\(note)-link\">\(note)</a></sup>"
        html += label.utf8
    }

    /// - Parameter bytes: of the whole text; what is due is spread over them.
    private mutating func sentences(_ count: Int, until bytes: Int) {
        for index in 0..<count {
            if index > 0 {
                html.append(0x0A)
                text.append(0x20)
            }
            let left = max(1, (bytes - text.count) / 80)
            let plant = !due.isEmpty && chance.roll(left) < due.count ? due.removeFirst() : nil
            sentence(words: 6 + chance.roll(15), with: plant)
        }
    }

    // MARK: Sentences

    /// - Parameter plant: stands as the fourth of at least six words, so that no two are ever neighbours.
    private mutating func sentence(words count: Int, with plant: String? = nil, stop: Bool = true) {
        let start = (html: html.count, text: text.count)
        let markup = plant == nil && stop && !isPlain && chance.roll(10) == 0 ? 1 + chance.roll(count - 3) : count
        var closing: StaticString = ""
        for index in 0..<count {
            if index > 0 { separator() }
            if index == markup { closing = open() }
            if index == 3, let plant {
                // Beside signs without spaces, a word of letters has some.
                let padding = space.isEmpty && plant.utf8.first! < 0x80 ? " " : ""
                append("\(padding)\(plant)\(padding)".utf8)
            } else {
                append(lexicon.randomWord(&chance))
            }
            if index == markup + 1 { html += closing.utf8 }
        }
        html[start.html].capitalize()
        text[start.text].capitalize()
        if stop { append(stops[chance.roll(stops.count)]) }
    }

    private mutating func separator() {
        switch chance.roll(64) {
        case 0..<5:
            append(comma)
            append(space)
        case 5 where !space.isEmpty && !isPlain:
            html += " &amp; ".utf8
            text += " & ".utf8
        default: append(space)
        }
    }

    /// Emphasis, or a link to another article or elsewhere.
    private mutating func open() -> StaticString {
        switch chance.roll(4) {
        case 0:
            html += "<em>".utf8
            return "</em>"
        case 1:
            html += "<strong>".utf8
            return "</strong>"
        case 2:
            html += "<a href=\"\(CorpusArticle.address(chance.roll(size)))\">".utf8
            return "</a>"
        default:
            html += "<a href=\"https://www.example.com/\(chance.roll(100_000))?page=\(chance.roll(9))&amp;of=9\">".utf8
            return "</a>"
        }
    }

    private mutating func append(_ bytes: some Collection<UInt8>) {
        html.append(contentsOf: bytes)
        text.append(contentsOf: bytes)
    }
}

extension UInt8 {
    /// A letter of ASCII, as a capital.
    fileprivate mutating func capitalize() {
        if self >= 0x61, self <= 0x7A { self &= 0xDF }
    }
}

extension StaticString {
    fileprivate var utf8: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: utf8Start, count: utf8CodeUnitCount) }
}
