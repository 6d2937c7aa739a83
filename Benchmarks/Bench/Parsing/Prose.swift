import Support

/// Invented sentences, the same in every run. They mean nothing, but their words are as long as English ones, some have an
/// accent, and quotation marks and dashes are typographic, as in newsletters.
struct Prose {
    private var dice: Dice

    init(_ seed: Int) { dice = Dice(seed) }

    /// 0 to below the number of sides.
    mutating func roll(_ sides: Int) -> Int { dice.roll(sides) }

    mutating func words(_ count: Int) -> String {
        (0..<count).map { _ in dice.pick(Self.vocabulary) }.joined(separator: " ")
    }

    /// Begins with a capital and ends with a full stop.
    mutating func sentence() -> String {
        let text = words(8 + dice.roll(18)).firstUppercased
        switch dice.roll(12) {
        case 0: return "“\(text),” \(words(3))."
        case 1: return "\(text) – \(words(5))."
        case 2: return "\(text), \(words(6)) (\(words(3)))."
        case 3: return "\(text) in \(1900 + dice.roll(125))?"
        default: return "\(text), \(words(6))."
        }
    }

    mutating func title() -> String { words(4 + dice.roll(5)).firstUppercased }

    mutating func name() -> String {
        "\(dice.pick(Self.givenNames)) \(dice.pick(Self.surnames))"
    }

    mutating func address() -> String {
        "https://www.example.org/\(words(1))/\(dice.roll(100_000))?page=\(dice.roll(9))"
    }

    private static let givenNames = [
        "Ada", "Björn", "Chidi", "Dorothée", "Emil", "Farida", "Gwen", "Hao", "Ines", "Jorge",
    ]
    private static let surnames = [
        "Abbott", "Bellweather", "Castañeda", "Dunmore", "Ekström", "Farouk", "Gill", "Haldane", "Ito", "Jellicoe",
    ]

    private static let vocabulary = """
        the the the the of of of and and and to to to a a a in in is that for it was on are as with his they be at one have \
        this from by hot but some what there we can out other were all your when up use word how said an each she which \
        their time if will way about many then them would write like so these her long make thing see him two has look more \
        day could go come did my sound no most number who over know water than call first people may down side been now \
        find any new work part take get place made live where after back little only round man year came show every good me \
        give our under name very through just form much great think say help low line before turn cause same mean differ \
        move right boy old too does tell sentence set three want air well also play small end put home read hand port large \
        spell add even land here must big high such follow act why ask men change went light kind off need house picture \
        café naïve résumé workers' committee government movement international solidarity newsletter publication \
        interview translation paragraph archive committee's it's don't long-term self-made half-forgotten harvest ferry
        """.split(separator: " ").map(String.init)
}

extension String {
    fileprivate var firstUppercased: String { prefix(1).uppercased() + dropFirst() }
}
