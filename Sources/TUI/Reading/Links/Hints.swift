import Articles
import Cells
import Typesetting

/// Letters over everything on the screen that can be followed: typing them follows it.
public struct Hints: Sendable {
    struct Hint: Hashable {
        /// One or two letters.
        var label: String
        var target: Page.Target
        /// Of what stands in the margin: where. One note may stand there several times.
        var marginPlace: MarginPlace?
    }

    /// A cell of the margin, counted from its corner, and the index of the note that stands there.
    struct MarginPlace: Hashable {
        var note: Int
        var position: Position
    }

    /// Those whose letters may still be meant.
    private(set) var hints: [Hint]
    /// The letters typed so far.
    private(set) var typed = ""

    /// The letters that are easiest to reach first.
    static let letters = Array("asdfghjklweruiotypzxcvbnmq").map(String.init)

    /// How many there can be: two letters each.
    static let most = letters.count * letters.count

    init(_ targets: [Page.Target], inMargin beside: [(target: Page.Target, place: MarginPlace)] = []) {
        let all = targets.map { ($0, nil) } + beside.map { ($0.target, $0.place) }
        hints = zip(Self.labels(all.count), all).map { Hint(label: $0, target: $1.0, marginPlace: $1.1) }
    }

    /// So many labels, of which none begins another: one letter each as far as that goes, else two. At most 26 x 26.
    static func labels(_ count: Int) -> [String] {
        let pairs =
            count <= letters.count
            ? 0 : min(letters.count, (count - letters.count + letters.count - 2) / (letters.count - 1))
        let (single, first) = (letters.dropLast(pairs), letters.suffix(pairs))
        return Array((single + first.flatMap { first in letters.map { first + $0 } }).prefix(count))
    }

    enum Answer: Hashable {
        case chosen(Hint)
        case goesOn, nothing
    }

    mutating func type(_ letter: Character) -> Answer {
        let next = typed + letter.lowercased()
        let left = hints.filter { $0.label.hasPrefix(next) }
        guard let first = left.first else { return .nothing }
        if first.label == next { return .chosen(first) }
        typed = next
        hints = left
        return .goesOn
    }
}
