import Foundation

/// When a program is killed: a moment that dice choose, to be any moment of what it does.
public enum Moment: Sendable {
    /// After so long.
    case after(Duration)
    /// When a file has so many bytes, or a while later.
    case whenFile(String, hasBytes: Int, orAfter: Duration)

    /// A moment of a life that would last so long, or a little later.
    public init(_ dice: inout Dice, within life: Duration, log: String) {
        let share = Double(dice.roll(1200)) / 1000
        if dice.roll(2) == 0 {
            self = .after(life * share)
        } else {
            self = .whenFile(log, hasBytes: dice.roll(400_000), orAfter: life * share)
        }
    }
}

extension Terminal {
    /// Kills the program at a moment, unless it ends by itself before.
    public func die(at moment: Moment) throws -> ExitStatus {
        switch moment {
        case .after(let life):
            let deadline = started + life
            while ContinuousClock.now < deadline, !hasEnded { pump(until: deadline) }
        case .whenFile(let path, let size, let life):
            let deadline = started + life
            var facts = stat()
            while ContinuousClock.now < deadline, !hasEnded {
                if stat(path, &facts) == 0, facts.st_size >= size { break }
                pump(until: .now + .microseconds(200))
            }
        }
        // It may have ended meanwhile.
        try? signal(SIGKILL)
        return try waitForExit()
    }
}
