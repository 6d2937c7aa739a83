import Synchronization

/// What of a page has been set, for as long as it is looked at. A page stays a value: what is forgotten here is set again, to the
/// same lines.
final class PageMemory: Sendable {
    private struct State {
        var pieces = Recent<Piece>()
        var entries = Recent<Entry>()
        var markers: [Page.Stamp]?
        var sums: [Int]?
        var firstCitations: [Int: Page.FirstCitation]?
    }

    private let state = Mutex(State())

    /// How many pieces are kept.
    var pieceCount: Int { state.withLock { $0.pieces.count } }

    func piece(_ index: Int, set: () -> Piece) -> Piece {
        if let known = state.withLock({ $0.pieces.value(index) }) { return known }
        let piece = set()
        state.withLock { $0.pieces.keep(piece, index) }
        return piece
    }

    func entry(_ index: Int, make: () -> Entry) -> Entry {
        if let known = state.withLock({ $0.entries.value(index) }) { return known }
        let entry = make()
        state.withLock { $0.entries.keep(entry, index) }
        return entry
    }

    /// The UTF-8 bytes of text before each block, counted once.
    func sums(_ count: () -> [Int]) -> [Int] {
        if let known = state.withLock({ $0.sums }) { return known }
        let sums = count()
        state.withLock { $0.sums = sums }
        return sums
    }

    func firstCitations(_ find: () -> [Int: Page.FirstCitation]) -> [Int: Page.FirstCitation] {
        if let known = state.withLock({ $0.firstCitations }) { return known }
        let found = find()
        state.withLock { $0.firstCitations = found }
        return found
    }

    /// The places of all markers, found once.
    func markers(_ find: () -> [Page.Stamp]) -> [Page.Stamp] {
        if let known = state.withLock({ $0.markers }) { return known }
        let found = find()
        state.withLock { $0.markers = found }
        return found
    }
}

/// The values that were last asked for: between so many and twice as many.
struct Recent<Value: Sendable>: Sendable {
    private static var most: Int { 600 }
    private var new: [Int: Value] = [:]
    private var old: [Int: Value] = [:]

    var count: Int { new.count + old.count { new[$0.key] == nil } }

    mutating func value(_ index: Int) -> Value? {
        if let value = new[index] { return value }
        guard let value = old[index] else { return nil }
        keep(value, index)
        return value
    }

    mutating func keep(_ value: Value, _ index: Int) {
        if new.count >= Self.most { (old, new) = (new, [:]) }
        new[index] = value
    }
}
