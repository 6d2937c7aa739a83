import Cells

/// The words for an intake's headway.
struct HeadwayText {
    let headway: Headway
    let pace: Pace

    /// A line that fits into so many columns: first the bar and the files, then as much else as there is room for.
    func bar(columns width: Int) -> String {
        var line = width >= 60 ? "[\(gauge(columns: 20))] \(files)" : files
        for part in [bytes, speed, timeLeft] {
            guard let part, columns(of: line) + 2 + columns(of: part) <= width else { continue }
            line += "  " + part
        }
        let room = width - columns(of: line) - 2
        let name = printable(headway.name)
        if room >= 8, !name.isEmpty { line += "  " + cut(name, to: room) }
        return cut(line, to: max(0, width))
    }

    /// For a log, or for ears.
    var sentence: String { [files, bytes, speed, timeLeft].compactMap(\.self).joined(separator: ", ") }

    /// For a status line. Of one file, which may be a mailbox of thousands, the articles say how far it is.
    var short: String {
        let isOne = headway.allFiles == 1 && headway.articles > 1
        let done = isOne ? "\(headway.articles) articles" : count
        return ["Importing \(done)", timeLeft].compactMap(\.self).joined(separator: ", ")
    }

    private var count: String { "\(headway.files)/\(headway.allFiles)" }

    private var files: String { count + (headway.allFiles == 1 ? " file" : " files") }

    private var bytes: String? {
        guard let all = headway.allBytes else { return headway.bytes > 0 ? Self.size(headway.bytes) : nil }
        return "\(Self.size(headway.bytes)) of \(Self.size(all))"
    }

    private var speed: String? {
        guard let speed = pace.articles, speed > 0 else { return nil }
        return speed < 10 ? "\(Self.tenths(speed)) articles/s" : "\(Int(speed)) articles/s"
    }

    private var timeLeft: String? {
        guard let seconds = pace.secondsLeft, seconds.isFinite, seconds < 1e6 else { return nil }
        let whole = Int(seconds.rounded(.up))
        let minutes = whole / 60 % 60
        let end = whole % 60 < 10 ? "0\(whole % 60)" : "\(whole % 60)"
        return whole < 3600
            ? "\(minutes):\(end) left" : "\(whole / 3600):\(minutes < 10 ? "0" : "")\(minutes):\(end) left"
    }

    private func gauge(columns: Int) -> String {
        let filled = Int(headway.fraction * Double(columns))
        return String(repeating: "#", count: filled) + String(repeating: "-", count: columns - filled)
    }

    /// "950 KB", "12.3 MB", in thousands.
    static func size(_ bytes: Int) -> String {
        switch bytes {
        case ..<1_000_000: "\((bytes + 999) / 1_000) KB"
        case ..<1_000_000_000: "\(tenths(Double(bytes) / 1e6)) MB"
        default: "\(tenths(Double(bytes) / 1e9)) GB"
        }
    }

    private static func tenths(_ number: Double) -> String {
        let tenths = Int((number * 10).rounded(.down))
        return "\(tenths / 10).\(tenths % 10)"
    }
}
