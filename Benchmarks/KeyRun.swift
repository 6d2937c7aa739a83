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

    /// A frame is over when nothing has come for this long.
    private static let quiet = Duration.milliseconds(10)

    init(of subject: Subject, in home: Home) throws {
        let terminal = try subject.start(in: home)
        try terminal.settle(quiet: .milliseconds(100))
        for step in subject.wayToThePage {
            let written = terminal.rawOutput.count
            try terminal.send(step.keys)
            try terminal.settle(quiet: .milliseconds(100))
            guard terminal.rawOutput.count > written else {
                throw Failure("\(subject.name) did not answer the way to the page")
            }
            try terminal.wait(forLastRow: step.mark)
        }

        let processorTime = terminal.processorTime
        let written = terminal.rawOutput.count
        var latencies: [Double] = []
        for (number, key) in subject.keys.enumerated() {
            let before = terminal.rawOutput.count
            let pressed = ContinuousClock.now
            try terminal.send(key)
            let deadline = pressed + .seconds(1)
            while terminal.rawOutput.count == before {
                guard .now < deadline else {
                    throw Failure("\(subject.name): key \(number + 1) ('\(key)') changed nothing\n\(terminal.screen)")
                }
                terminal.pump(until: deadline)
            }
            try terminal.settle(quiet: Self.quiet)
            latencies.append((terminal.lastByte - pressed).inMilliseconds)
        }
        latency = Figures(latencies)
        self.processorTime = (terminal.processorTime - processorTime).inMilliseconds / Double(subject.keys.count)
        bytes = Double(terminal.rawOutput.count - written) / Double(subject.keys.count)
        guard let peak = terminal.peakMemory else { throw Failure("the memory of \(subject.name) could not be read") }
        peakMemory = peak
        try subject.end(terminal)
    }
}
