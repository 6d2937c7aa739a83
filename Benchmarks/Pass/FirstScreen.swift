import Articles
import Typesetting

/// The rows that a window shows, set and read out: the first time in a process, in which ICU is loaded where the text needs it, and the middle
/// one of many times, each with a page of its own.
struct FirstScreen: Encodable {
    /// What comes before the rows: a page, for its beginning or for a Place in the middle of the text; or a page of another width,
    /// where there is one already, for the Place at the top of it.
    enum Task: String {
        case start, middle, resize
    }

    /// Milliseconds of a monotonic clock, and of the processor.
    private(set) var first: Double
    private(set) var firstProcessor: Double
    private(set) var wall: Double
    private(set) var processor: Double
    private(set) var memory: Int

    private static let rows = 40
    private static let passes = 31

    init(_ task: Task, of article: Article) throws {
        let middle = Self.middle(of: article)
        let setter = Typesetter(width: Setting.width)
        var narrower = setter
        narrower.width = 58
        var costs: [Cost] = []
        for _ in 0...Self.passes {
            switch task {
            case .start: costs.append(Cost { Self.show(setter.page(of: article), at: .start) })
            case .middle: costs.append(Cost { Self.show(setter.page(of: article), at: middle) })
            case .resize:
                let page = setter.page(of: article)
                let place = page.place(ofRow: Self.show(page, at: middle))
                costs.append(Cost { Self.show(narrower.page(of: article), at: place) })
            }
        }
        let cold = costs.removeFirst()
        first = cold.wall
        firstProcessor = cold.processor
        wall = costs.median(\.wall)
        processor = costs.median(\.processor)
        memory = try peakMemory()
    }

    /// A Place behind half of the text.
    private static func middle(of article: Article) -> Place {
        let blocks = article.document.blocks
        let block = blocks.count / 2
        return article.document.place(.body, block: block, offset: blocks[block].text.utf8.count / 2)
    }

    /// Reads out the rows from a Place on; returns the first one.
    @discardableResult
    private static func show(_ page: Page, at place: Place) -> Page.Row {
        let top = page.row(of: place)
        var (row, shown, runs) = (top, 0, 0)
        while shown < rows, row < page.lines.endIndex {
            runs += page.runs(of: row).count
            row = page.lines.index(after: row)
            shown += 1
        }
        // So that nothing is measured that has shown nothing.
        precondition(runs > 0 && shown == rows)
        return top
    }
}
