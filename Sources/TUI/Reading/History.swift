import Articles

/// Where a reader was: what going back brings back exactly.
public struct Spot: Hashable, Sendable {
    var article: Article.ID
    var place: Place
    /// Lines between the top of the window and the cursor.
    var lead: Int
    /// Lines from the one of the place to the cursor: a heading of the page's own stands above what it is called by.
    var linesBelow = 0
    /// The cursor stood on the line of a fold: nothing is to be unfolded to come back.
    var isOnFold = false

    /// The same text, wherever in the window it stands.
    func isSamePlace(as other: Spot) -> Bool {
        article == other.article && place.part == other.place.part && place.block == other.place.block
            && place.offset == other.place.offset
    }
}

/// The spots that jumps left, as browsers keep them: going back makes a way forward, and a new jump ends it.
struct History: Sendable {
    private(set) var back: [Spot] = []
    private(set) var forward: [Spot] = []

    static let limit = 200

    /// A jump leaves a spot.
    mutating func leave(_ spot: Spot) {
        forward = []
        push(spot, to: \.back)
    }

    /// The last spot that was left, other than where the reader is.
    mutating func goBack(from here: Spot?) -> Spot? { move(\.back, \.forward, from: here) }
    mutating func goForward(from here: Spot?) -> Spot? { move(\.forward, \.back, from: here) }

    private mutating func move(
        _ source: WritableKeyPath<History, [Spot]>, _ other: WritableKeyPath<History, [Spot]>, from here: Spot?
    ) -> Spot? {
        while let spot = self[keyPath: source].popLast() {
            if let here, spot.isSamePlace(as: here) { continue }
            if let here { push(here, to: other) }
            return spot
        }
        return nil
    }

    private mutating func push(_ spot: Spot, to list: WritableKeyPath<History, [Spot]>) {
        if self[keyPath: list].last?.isSamePlace(as: spot) == true { self[keyPath: list].removeLast() }
        self[keyPath: list].append(spot)
        if self[keyPath: list].count > Self.limit { self[keyPath: list].removeFirst() }
    }
}

extension State {
    /// To be called before the cursor jumps or another article comes: `H` comes back here.
    mutating func leaveSpot() {
        // Beside the list stands a preview, which nobody has read.
        if let spot = focus == .page ? page?.spot : left { history.leave(spot) }
    }

    mutating func goBack(times: Int) -> [Effect] { travel(times, isBack: true) { $0.goBack(from: $1) } }
    mutating func goForward(times: Int) -> [Effect] { travel(times, isBack: false) { $0.goForward(from: $1) } }

    private mutating func travel(
        _ times: Int, isBack: Bool, _ step: (inout History, Spot?) -> Spot?
    ) -> [Effect] {
        // Beside the list may stand a preview, which nobody has read.
        let preview = isPreview ? left : nil
        let here = preview ?? page?.spot
        // From a preview, back is first of all where the reader was.
        var spot = isBack ? preview : nil
        for _ in (spot == nil ? 0 : 1)..<max(1, times) {
            guard let next = step(&history, spot ?? here) else { break }
            spot = next
        }
        guard let spot else {
            message = Message("Nowhere to go \(isBack ? "back" : "forward") to")
            return []
        }
        return go(to: spot)
    }

    /// To where the reader was, in whichever article. It keeps no way back.
    mutating func go(to spot: Spot) -> [Effect] {
        guard page?.id == spot.article else {
            let effects = savePlace() + open(spot.article)
            arrival = .spot(spot)
            return effects
        }
        // The way back and forward knows already where the reader was.
        left = nil
        setFocus(.page)
        page?.go(to: spot)
        return []
    }
}
