import Articles
import Cells
import Typesetting

/// Letters over everything on the screen that can be followed: typing them follows it.
public struct Hints: Sendable {
    struct Hint: Hashable {
        /// One or two letters.
        var label: String
        var target: Page.Target
    }

    /// Those whose letters may still be meant.
    private(set) var hints: [Hint]
    /// The letters typed so far.
    private(set) var typed = ""

    /// The letters that are easiest to reach first.
    static let letters = Array("asdfghjklweruiotypzxcvbnmq").map(String.init)

    init(_ targets: [Page.Target]) {
        hints = zip(Self.labels(targets.count), targets).map { Hint(label: $0, target: $1) }
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
        case chosen(Page.Target)
        case goesOn, nothing
    }

    mutating func type(_ letter: Character) -> Answer {
        let next = typed + letter.lowercased()
        let left = hints.filter { $0.label.hasPrefix(next) }
        guard let first = left.first else { return .nothing }
        if first.label == next { return .chosen(first.target) }
        typed = next
        hints = left
        return .goesOn
    }
}
