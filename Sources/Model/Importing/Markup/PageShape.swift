import Articles

/// Finds the article in a page and sets what surrounds it apart. Producers mark articles (`article`, `main`, known classes);
/// where none does, the text is where most of it stands close together.
struct PageShape {
    private let containers: [Container]
    /// The container of each draft.
    private let places: [Int]
    /// UTF-8 bytes of each draft's text that make it likely to be of the article.
    private let weights: [Int]
    private let isParagraph: [Bool]
    /// UTF-8 bytes of text that is no link and not in furniture, before each draft.
    private var sums: [Int] = [0]
    /// The same without what may stand beside the text: introduction, notes, P.S.
    private var plainSums: [Int] = [0]
    /// For each container, whether it or one around it is furniture.
    private var isFurniture: [Bool] = []
    /// The container of the article.
    private(set) var root = 0
    /// The container in it that holds nearly all of the text.
    private var content = 0
    /// Paragraphs behind it that open with a label, as notes do.
    private var labelled: Set<Int> = []

    /// Furniture may hold at most this share of a page's text; what holds more is not furniture whatever it is called.
    private static let furnitureShare = 0.5

    init(_ drafts: [BlockDraft], _ containers: [Container], isFragment: Bool) {
        self.containers = containers
        places = drafts.map(\.container)
        weights = drafts.map(Self.weight)
        isParagraph = drafts.map { $0.kind == .paragraph }
        var plain = [0]
        plain.reserveCapacity(drafts.count + 1)
        for weight in weights { plain.append(plain[plain.count - 1] + weight) }
        let total = plain[drafts.count]
        isFurniture = Array(repeating: false, count: containers.count)
        var isInFooter = isFurniture
        for (index, container) in containers.enumerated() where index > 0 {
            if isFurniture[container.parent] {
                // The footer of an article may hold its P.S. and its notes, which do not tell where the text is.
                isInFooter[index] =
                    containers[container.parent].element == .footer
                    && !container.hints.isDisjoint(with: [.postscript, .notes])
                isFurniture[index] = !isInFooter[index]
            } else if isInFooter[container.parent] {
                isInFooter[index] = true
            } else if Self.isFurniture(container, isFragment: isFragment) {
                let range = container.drafts.clamped(to: 0..<drafts.count)
                let share = Double(plain[range.upperBound] - plain[range.lowerBound])
                let isPetition =
                    container.element == .form
                    && drafts[range].contains { $0.kind == .paragraph && $0.text.utf8.count > 120 }
                isFurniture[index] = share <= Double(total) * Self.furnitureShare && !isPetition
            }
        }
        sums.reserveCapacity(drafts.count + 1)
        for (place, weight) in zip(places, weights) {
            sums.append(sums[sums.count - 1] + (isFurniture[place] || isInFooter[place] ? 0 : weight))
        }
        guard !isFragment else { return }
        let beside: Hints = [.notes, .postscript, .original, .standfirst, .title, .kicker, .byline]
        var isBeside = Array(repeating: false, count: containers.count)
        for (index, container) in containers.enumerated() where index > 0 {
            isBeside[index] = isBeside[container.parent] || !container.hints.isDisjoint(with: beside)
        }
        plainSums.reserveCapacity(drafts.count + 1)
        for (place, weight) in zip(places, weights) {
            plainSums.append(plainSums[plainSums.count - 1] + (isFurniture[place] || isBeside[place] ? 0 : weight))
        }
        root = findRoot()
        content = findContent()
        for index in range(content).upperBound..<max(range(content).upperBound, range(root).upperBound)
        where isParagraph[index] && drafts[index].text.utf8.count < 2_000 && RichText.opensNote(drafts[index].text) {
            labelled.insert(index)
        }
    }

    /// Whether a draft is of the article. Behind the container that holds its text only what is long, said to be of it, or
    /// labelled as notes are still is.
    func isArticle(_ index: Int) -> Bool {
        guard range(root).contains(index), !isFurniture[places[index]] else { return false }
        if index < range(content).upperBound || content == root { return true }
        if !hints(of: index).isDisjoint(with: [.notes, .postscript, .original, .standfirst]) { return true }
        return isParagraph[index] && weights[index] > 200 || labelled.contains(index)
    }

    /// The hints of a draft's elements, up to the article's own.
    func hints(of index: Int) -> Hints {
        var hints: Hints = []
        var container = places[index]
        while container != root, containers[container].parent != container {
            hints.formUnion(containers[container].hints)
            container = containers[container].parent
        }
        return hints
    }

    func range(_ container: Int) -> Range<Int> { containers[container].drafts.clamped(to: 0..<places.count) }

    private static func isFurniture(_ container: Container, isFragment: Bool) -> Bool {
        let hints = container.hints
        if hints.contains(.notes) || hints.contains(.pullQuote) { return false }
        switch container.element {
        case .navigation: return true
        case .footer, .form: return true
        case .aside: return !hints.contains(.standfirst) && !hints.contains(.besideMarker)
        case .body, .root, .main, .article: return false
        default: break
        }
        if hints.contains(.footer) { return container.element != .row }
        return hints.contains(.furniture) && hints.isDisjoint(with: [.content, .byline, .breadcrumb])
    }

    private static func weight(_ draft: BlockDraft) -> Int {
        guard !draft.isHidden else { return 0 }
        switch draft.kind {
        case .heading, .image, .rule, .caption: return 0
        default: break
        }
        let linked = draft.rich.linked
        let count = draft.text.utf8.count
        // Lines of links are lists of other pages.
        return linked * 2 > count ? 0 : count - linked
    }

    private func text(_ container: Int) -> Int {
        let range = range(container)
        return sums[range.upperBound] - sums[range.lowerBound]
    }

    private func plain(_ container: Int) -> Int {
        let range = range(container)
        return plainSums[range.upperBound] - plainSums[range.lowerBound]
    }

    private func findRoot() -> Int {
        let total = sums[places.count]
        func largest(_ matches: (Container) -> Bool) -> Int? {
            containers.indices.filter { !isFurniture[$0] && matches(containers[$0]) }.max {
                (text($0), -$0) < (text($1), -$1)
            }
        }
        if let article = largest({ $0.element == .article }), text(article) * 2 >= total { return article }
        if let main = largest({ $0.element == .main }),
            text(main) * 2 >= total
        {
            return main
        }
        if let content = largest({ $0.hints.contains(.content) }), text(content) * 2 >= total {
            return widened(content)
        }
        return widened(smallest(holding: total * 3 / 4))
    }

    /// The innermost container that holds so much of the text.
    private func smallest(holding most: Int) -> Int {
        containers.indices.filter { text($0) >= most && !isFurniture[$0] }.min {
            (text($0), -$0) < (text($1), -$1)
        } ?? 0
    }

    /// A paragraph is of the text and never holds it, however long it is.
    private func findContent() -> Int {
        let inner = range(root)
        let candidates = containers.indices.filter { index in
            let range = range(index)
            return range.lowerBound >= inner.lowerBound && range.upperBound <= inner.upperBound
                && range.count < inner.count
                && text(index) * 5 >= text(root) * 4 && !isFurniture[index] && containers[index].element != .paragraph
        }
        // The outermost that producers mark, else the innermost.
        return candidates.filter { containers[$0].hints.contains(.content) }.min() ?? candidates.max() ?? root
    }

    /// Title, introduction and notes may stand around the text: as long as that adds little, the elements around are taken.
    private func widened(_ container: Int) -> Int {
        var container = container
        while containers[container].parent != container {
            let parent = containers[container].parent
            guard Double(plain(parent)) <= Double(plain(container)) * 1.35 + 200 else { break }
            container = parent
        }
        return container
    }
}
