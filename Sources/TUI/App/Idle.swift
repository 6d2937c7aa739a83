import Reading

/// How long the reader's hands have been still. After a blink a burst of keys is over, after a moment the place is saved; each
/// is told once. While nothing is to be told, nothing wakes the program.
struct Idle {
    static let blink = Duration.milliseconds(80)
    static let moment = Duration.milliseconds(400)

    private var last: ContinuousClock.Instant?
    private var hasRested = false

    mutating func handsMoved(at now: ContinuousClock.Instant) {
        last = now
        hasRested = false
    }

    /// Milliseconds until something is to be told, for poll(2): -1 when nothing is.
    func timeout(at now: ContinuousClock.Instant) -> Int32 {
        guard let last else { return -1 }
        let rest = max(.zero, last + (hasRested ? Self.moment : Self.blink) - now)
        let (seconds, attoseconds) = rest.components
        // Rounded up, or the last millisecond would be a busy one.
        return Int32(seconds * 1_000 + (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000)
    }

    /// What is to be told now.
    mutating func events(at now: ContinuousClock.Instant) -> [Event] {
        guard let last else { return [] }
        var events: [Event] = []
        if !hasRested, now >= last + Self.blink {
            hasRested = true
            events.append(.rested)
        }
        if now >= last + Self.moment {
            self.last = nil
            events.append(.settled)
        }
        return events
    }
}
