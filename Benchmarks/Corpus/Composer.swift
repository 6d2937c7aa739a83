/// Makes the articles of a corpus: each from the seed and its number alone.
public struct Composer: Sendable {
    public let seed: UInt64
    public let size: Int
    private let lexicons: [Script: Lexicon]
    private let publications: [String]
    /// A few for each publication.
    private let authors: [String]

    /// Twenty years, from 2006-01-01 on.
    static let years = (start: 1_136_073_600, length: 20 * 31_556_952)
    static let authorsEach = 8
    /// One article of so many is a monster, of so many bytes of text.
    public static let monster = (run: 2_000, bytes: 1_000_000)
    /// Fewer articles could not hold every planted word.
    public static let leastSize = 100

    /// - Parameters:
    ///   - size: of the corpus, in articles; at least `leastSize`.
    ///   - share: one in so many of the words, for tests that must not wait for all.
    public init(size: Int, seed: UInt64 = 1, share: Int = 1) {
        precondition(size >= Self.leastSize)
        self.seed = seed
        self.size = size
        lexicons = Dictionary(uniqueKeysWithValues: Script.allCases.map { ($0, Lexicon($0, seed: seed, share: share)) })
        let latin = lexicons[.latin]!
        publications = (0..<Publication.count).map {
            "The \(latin.name((800 + $0 * 13) % latin.count)) \(latin.name((3_000 + $0 * 17) % latin.count))"
        }
        authors = (0..<Publication.count * Self.authorsEach).map {
            "\(latin.name((1_000 + $0 * 3) % latin.count)) \(latin.name((9_000 + $0 * 11) % latin.count))"
        }
    }

    /// The commonest words of most articles; the first two stand beside each other in nearly all.
    public var commonest: [String] { (0..<20).map { lexicons[.latin]!.text($0) } }

    /// The word of a rank among most articles' words, from 0.
    public func word(_ rank: Int) -> String { lexicons[.latin]!.text(rank) }

    public func article(_ number: Int) -> CorpusArticle {
        var chance = Chance(seed: seed, number: number)
        let home = Publication(of: number)
        let script = home.script(of: number)
        let plants = Set(Plant.allCases.filter { $0.stands(in: number, of: size) })
        let isMonster = Self.isMonster(number)
        let hasNotes = plants.contains(.note) || isMonster || chance.roll(5) == 0
        let isPlain = !hasNotes && script == .latin && chance.roll(10) == 0
        let author =
            plants.contains(.author)
            ? Plant.author.text : authors[home.index * Self.authorsEach + chance.roll(Self.authorsEach)]
        // Each has a span of time of its own, so that no two are of the same moment.
        let span = Self.years.length / size
        var prose = Prose(lexicons[script]!, size: size, number: number, isPlain: isPlain, chance: chance)
        var article = CorpusArticle(
            number: number, script: script, title: prose.title(with: plants.contains(.title) ? Plant.title.text : nil),
            author: author, publication: publications[home.index],
            moment: Self.years.start + Self.years.length * number / size + prose.chance.roll(max(1, span)),
            isPlain: isPlain)
        if isMonster {
            prose.writeBody(plants, until: Self.monster.bytes, notes: 40)
        } else {
            // A thousand words on average, of some six bytes.
            let bytes = (400 + prose.chance.roll(1_200)) * 6
            prose.writeBody(plants, until: bytes, notes: hasNotes ? 1 + prose.chance.roll(6) : 0)
        }
        article.html = prose.html
        article.text = prose.text
        return article
    }

    /// Paragraphs of a script with an empty line between two: so many UTF-8 bytes, or up to a paragraph more.
    public func paragraphs(of script: Script, until bytes: Int) -> [UInt8] {
        var prose = Prose(lexicons[script]!, size: size, number: 0, isPlain: true, chance: Chance(seed: seed))
        prose.writeBody([], until: bytes, notes: 0)
        return prose.text
    }

    static func isMonster(_ number: Int) -> Bool { number % monster.run == 777 }
}

extension Lexicon {
    func text(_ rank: Int) -> String { String(decoding: word(rank), as: UTF8.self) }

    /// A word with a capital: the one of the rank or the next that begins with a letter of ASCII.
    func name(_ rank: Int) -> String {
        let rank = (rank..<count).first { word($0).first! < 0x80 } ?? 0
        return text(rank).prefix(1).uppercased() + text(rank).dropFirst()
    }
}
