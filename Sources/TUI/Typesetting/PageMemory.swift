import Synchronization

/// What of a page has been set, for as long as it is looked at. A page stays a value: what is forgotten here is set again, to the
/// same lines.
final class PageMemory: Sendable {
    let pieces = Remembered<Piece>()
    let entries = Remembered<Entry>()
    /// The places of all markers.
    let markers = Once<[Page.Stamp]>()
    /// The UTF-8 bytes of text before each block.
    let sums = Once<[Int]>()
    let firstCitations = Once<[Int: Page.FirstCitation]>()
}

/// A value that is found out when it is first asked for.
final class Once<Value: Sendable>: Sendable {
    private let value = Mutex<Value?>(nil)

    /// While it is found out nobody else waits: they find out the same.
    func callAsFunction(_ find: () -> Value) -> Value {
        if let known = value.withLock({ $0 }) { return known }
        let found = find()
        value.withLock { $0 = found }
        return found
    }
}

/// Values by their numbers, made when they are asked for and kept for as long as they are among the last that were.
final class Remembered<Value: Sendable>: Sendable {
    private let values = Mutex(Recent<Value>())

    var count: Int { values.withLock { $0.count } }

    func callAsFunction(_ index: Int, make: () -> Value) -> Value {
        if let known = values.withLock({ $0.value(index) }) { return known }
        let made = make()
        values.withLock { $0.keep(made, index) }
        return made
    }
}

/// The values that were last asked for: between so many and twice as many.
private struct Recent<Value: Sendable>: Sendable {
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
