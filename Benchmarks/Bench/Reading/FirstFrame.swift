import Support

/// From exec to the last byte of the first frame, in milliseconds. The subjects take turns, so that what else the machine
/// does falls on all of them; the first round is not counted.
func measureFirstFrames(of subjects: [Subject], in home: Home, rounds: Int) throws -> [Figures] {
    var times = subjects.map { _ in [Double]() }
    for round in 0...rounds {
        for index in round % 2 == 0 ? Array(subjects.indices) : subjects.indices.reversed() {
            let terminal = try subjects[index].start(in: home)
            if round > 0 { times[index].append((terminal.lastByte - terminal.started).inMilliseconds) }
            try terminal.settle(quiet: .milliseconds(20))
            try subjects[index].end(terminal)
        }
    }
    return times.map(Figures.init)
}
