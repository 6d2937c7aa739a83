import Articles
import Typesetting

/// All lines of an article set, some times over: medians, after a first time that does not count.
struct Setting: Encodable {
    /// How the article is set.
    enum Way: String {
        case greedy, optimal
        /// Greedy, and each line read out as whoever draws it does.
        case read
    }

    /// Lines.
    private(set) var count: Int
    private(set) var wall: Double
    private(set) var processor: Double
    private(set) var memory: Int

    private static let passes = 5
    static let width = 72

    init(_ way: Way, _ article: Article) throws {
        var setter = Typesetter(width: Self.width)
        setter.style.fit = way == .optimal ? .optimal : .greedy
        var costs: [Cost] = []
        var lines = 0
        for _ in 0...Self.passes {
            costs.append(
                Cost {
                    let page = setter.page(of: article)
                    lines = way == .read ? Self.read(page) : page.lines.count
                })
        }
        costs.removeFirst()
        count = lines
        wall = costs.median(\.wall)
        processor = costs.median(\.processor)
        memory = try peakMemory()
    }

    private static func read(_ page: Page) -> Int {
        var (lines, runs) = (0, 0)
        for row in page.lines.indices {
            lines += 1
            runs += page.runs(of: row).count
        }
        // So that no compiler can leave the reading out.
        precondition(runs > 0)
        return lines
    }
}
