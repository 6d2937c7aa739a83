/// A word, phrase or name that stands in articles whose number is known: what a search must find.
public enum Plant: String, CaseIterable, Sendable, Codable {
    /// In every article, in exactly half of them (of each pair), in one of a thousand, in exactly three.
    case everywhere, half, rare, three
    /// The words of `everywhere` and `half` beside each other, in one of ten; nowhere else do they stand so.
    case phrase
    /// One of four words that begin alike, in one of a hundred.
    case family
    /// In the title of one of twenty; the name of the author of one of twenty-five.
    case title, author
    /// In both.
    case titleAndAuthor
    /// In a note of one of fifty.
    case note
    /// In every fifth article of a script.
    case cyrillic, greek, arabic, chinese, japanese, thai

    /// What stands there; for `family` what the words begin with, for `titleAndAuthor` nothing.
    public var text: String {
        switch self {
        case .everywhere: "quoram"
        case .half: "quessil"
        case .rare: "quandrel"
        case .three: "quytha"
        case .phrase: "quoram quessil"
        case .family: "quib"
        case .title: "quintar"
        case .author: "Quillon Marsh"
        case .titleAndAuthor: ""
        case .note: "quorit"
        case .cyrillic: "щукарь"
        case .greek: "ψάλωμα"
        case .arabic: "ظرفات"
        case .chinese: "鳳凰"
        case .japanese: "麒麟"
        case .thai: "ฐานะ"
        }
    }

    static let familyMembers = ["quibal", "quibor", "quiben", "quibis"]

    public var script: Script? { Script(rawValue: rawValue) }

    /// Whether an article has it.
    /// - Parameter number: from 0 to below `size`.
    public func stands(in number: Int, of size: Int) -> Bool {
        switch self {
        case .everywhere: true
        case .half: number.nonzeroBitCount % 2 == 0
        case .rare: isOne(of: 1_000, number)
        case .three: number == size / 7 || number == size / 2 || number == size - 1 - size / 5
        case .phrase: Plant.half.stands(in: number, of: size) && number / 2 % 5 == 2
        case .family: isOne(of: 100, number)
        case .title: isOne(of: 20, number)
        case .author: isOne(of: 25, number)
        case .titleAndAuthor: Plant.title.stands(in: number, of: size) && Plant.author.stands(in: number, of: size)
        case .note: isOne(of: 50, number)
        case .cyrillic, .greek, .arabic, .chinese, .japanese, .thai:
            Publication(of: number).script(of: number) == script && number / Publication.count % 5 == 2
        }
    }

    /// One article of each run of so many, another one in each, so that no publication has them all.
    private func isOne(of run: Int, _ number: Int) -> Bool { number % run == (run * 5 / 8 + number / run * 37) % run }

    /// How many articles of a corpus have it.
    public func count(of size: Int) -> Int { (0..<size).count { stands(in: $0, of: size) } }
}
