import Articles

/// A page while its links are followed: the drafts, the elements that they were in, and where each fragment leads.
struct LinkedPage {
    var drafts: [BlockDraft]
    let containers: [Container]
    var places: [String: Place]
    /// The links into the page, or those that may be, as `PageLinks` reads them.
    var links: [Link] = []

    /// Where a fragment leads.
    struct Place {
        var draft: Int
        var offset: Int
        var container: Int
        /// The fragment is that of a whole element.
        var isBlock: Bool
    }

    struct Link {
        var draft: Int
        var page: PageLink
        var text: String
        /// `nil` for what is no label.
        var label: String?
        var place: Place?
        var isCertain: Bool
        var isBack = false
    }

    init(_ drafts: [BlockDraft], _ containers: [Container], _ anchors: [Anchor]) {
        self.drafts = drafts
        self.containers = containers
        var places: [String: Place] = [:]
        for anchor in anchors where anchor.draft < drafts.count && places[anchor.id] == nil {
            places[anchor.id] = Place(
                draft: anchor.draft, offset: anchor.offset, container: drafts[anchor.draft].container, isBlock: false)
        }
        for (index, container) in containers.enumerated() {
            let range = Self.range(of: container, drafts.count)
            guard let first = range.first else { continue }
            for id in container.ids where places[id]?.isBlock != true {
                places[id] = Place(draft: first, offset: 0, container: index, isBlock: true)
            }
        }
        self.places = places
    }

    /// The drafts of an element, of those that there are.
    func range(_ container: Int) -> Range<Int> { Self.range(of: containers[container], drafts.count) }

    private static func range(of container: Container, _ count: Int) -> Range<Int> {
        container.drafts.clamped(to: 0..<count)
    }

    func contains(_ container: Int, _ draft: Int) -> Bool { range(container).contains(draft) }

    /// Nothing but brackets and white space stands before it.
    func opensBlock(_ link: Link) -> Bool {
        drafts[link.draft].text.slice(0..<min(link.page.range.lowerBound, 16)).allSatisfy { " [(\u{A0}".contains($0) }
            && link.page.range.lowerBound <= 16
    }

    /// The item of a list that a container stands in, else itself.
    func item(of container: Int) -> Int {
        var index = container
        for _ in 0..<4 {
            if containers[index].element == .item { return index }
            if containers[index].element == .aside { return container }
            if containers[index].parent == index { break }
            index = containers[index].parent
        }
        return container
    }
}
