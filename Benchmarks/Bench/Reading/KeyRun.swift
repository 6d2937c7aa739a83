import Support

/// What a key costs: from the key to the last byte of its frame, the time of the processor, and the bytes sent.
struct KeyRun: Encodable {
    /// Milliseconds to the last byte.
    var latency: Figures
    /// Milliseconds of the processor, a key on average.
    var processorTime: Double
    var bytes: Double
    /// The most memory that was resident, in bytes.
    var peakMemory: Int

    /// - Parameters:
    ///   - task: what the keys do, in words.
    ///   - quiet: a frame is over when nothing has come for this long.
    init(
        _ task: String, _ work: Subject.Work, of subject: Subject, in home: Home, quiet: Duration = .milliseconds(10)
    ) throws {
        let terminal = try subject.start(in: home)
        try terminal.settle(quiet: .milliseconds(100))
        for step in work.way {
            let written = terminal.rawOutput.count
            try terminal.send(step.keys)
            try terminal.settle(quiet: .milliseconds(100))
            guard terminal.rawOutput.count > written else {
                throw Failure("\(subject.name) did not answer the way to: \(task)\n\(terminal.screen)")
            }
            if !step.mark.isEmpty { try terminal.waitFor(step.mark) }
        }

        var processorTime = Duration.zero
        var bytes = 0
        var latencies: [Double] = []
        for (number, (key, isCounted)) in work.keys.enumerated() {
            let (before, busy) = (terminal.rawOutput.count, terminal.processorTime)
            let pressed = ContinuousClock.now
            try terminal.send(key)
            let deadline = pressed + .seconds(10)
            while terminal.rawOutput.count == before {
                guard .now < deadline else {
                    throw Failure("\(subject.name): key \(number + 1) ('\(key)') changed nothing\n\(terminal.screen)")
                }
                terminal.pump(until: deadline)
            }
            try terminal.settle(quiet: quiet)
            guard isCounted else { continue }
            latencies.append((terminal.lastByte - pressed).inMilliseconds)
            processorTime += terminal.processorTime - busy
            bytes += terminal.rawOutput.count - before
        }
        latency = Figures(latencies)
        self.processorTime = processorTime.inMilliseconds / Double(latencies.count)
        self.bytes = Double(bytes) / Double(latencies.count)
        guard let peak = terminal.peakMemory else { throw Failure("the memory of \(subject.name) could not be read") }
        peakMemory = peak
        try subject.end(terminal)
    }
}
