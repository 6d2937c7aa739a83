/// How far an intake is.
struct Headway {
    /// Files that are done, and all there are.
    private(set) var files = 0
    let allFiles: Int
    /// Bytes of the files that are done and of the one that is being taken, and all there are; `nil` when nobody knows.
    private(set) var bytes = 0
    let allBytes: Int?
    /// Articles that were parsed. (Those of files that had not changed are not.)
    private(set) var articles = 0

    private let incoming: [Incoming]
    /// Of the file that is being taken.
    private var bytesOfFile = 0

    init(_ files: [Incoming]) {
        incoming = files
        allFiles = files.count
        allBytes = files.contains(where: \.isStandardInput) ? nil : files.reduce(0) { $0 + $1.size }
    }

    mutating func note(_ delivery: Delivery) {
        if case .articles(let articles, _) = delivery.content { self.articles += articles.count }
        bytes += delivery.bytes
        bytesOfFile += delivery.bytes
        guard delivery.isLast else { return }
        // What was not read, or has another size by now, counts as it was found.
        let file = incoming[delivery.file]
        if !file.isStandardInput { bytes += file.size - bytesOfFile }
        bytesOfFile = 0
        files += 1
    }

    /// The name of the file that is being taken.
    var name: String { files < incoming.count ? incoming[files].shown.shown : "" }

    /// How much is done, from 0 to 1. A byte of a file that is read counts like one of a file that need not be.
    var fraction: Double {
        guard let allBytes, allBytes > 0 else { return allFiles == 0 ? 1 : Double(files) / Double(allFiles) }
        return min(1, Double(bytes) / Double(allBytes))
    }
}

/// How fast an intake goes, by what it did lately: a second run is fast until it comes to what is new.
struct Pace {
    /// Seconds that count.
    private static let memory = 10.0
    private var samples: [(time: Double, headway: Headway)] = []

    /// - Parameter time: in seconds, of any clock.
    mutating func note(_ headway: Headway, at time: Double) {
        samples.append((time, headway))
        // The last one that is too old stays: it is where the memory begins.
        while samples.count > 2, samples[1].time <= time - Self.memory { samples.removeFirst() }
    }

    /// Articles a second; `nil` before anything is known.
    var articles: Double? {
        guard let first = samples.first, let last = samples.last, last.time - first.time >= 0.1 else { return nil }
        return Double(last.headway.articles - first.headway.articles) / (last.time - first.time)
    }

    /// Seconds that are left at this pace; `nil` while nobody can tell.
    var secondsLeft: Double? {
        guard let first = samples.first, let last = samples.last, last.time - first.time >= 1,
            last.headway.allBytes != nil
        else { return nil }
        let done = last.headway.fraction - first.headway.fraction
        guard done > 0 else { return nil }
        return (1 - last.headway.fraction) / done * (last.time - first.time)
    }
}
