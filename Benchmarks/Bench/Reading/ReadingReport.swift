import Foundation

/// What reading costs: first frames and keys, by program.
struct ReadingReport: Encodable {
    var articles: String
    var terminal: String
    var firstFrame: [String: Figures]
    var firstFrameRatio: Double
    /// By task, then by program.
    var keys: [String: [String: KeyRun]]
    /// Programs that would have been measured, were they installed.
    var missing: [String]
    /// The programs in the order of their lines.
    var names: [String]

    /// The budgets of the design, beside the figures they bind.
    static let firstFrameBudget = 3.0
    static let keyBudget = (processor: 1.0, latency: 5.0)
    static let memoryBudget = 40.0

    func table() -> String {
        var lines = ["\(articles), terminal \(terminal)", ""]
        lines.append(row("exec to first frame", "median", "99 of 100", "most"))
        for name in names {
            guard let frame = firstFrame[name] else { continue }
            let ratio =
                name == names.first ? "   \(number(firstFrameRatio)) x the floor (<= \(Self.firstFrameBudget))" : ""
            lines.append(row("  \(name)", number(frame.median), number(frame.p99), number(frame.maximum)) + ratio)
        }
        for task in Subject.Task.allCases {
            guard let runs = keys[task.rawValue] else { continue }
            lines += ["", row(task.title, "median", "99 of 100", "most", "processor", "bytes", "MB")]
            for name in names {
                guard let run = runs[name] else { continue }
                let ratio = runs["floor"].map { "   \(number(run.latency.median / $0.latency.median)) x the floor" }
                lines.append(line(name, run) + (name == "floor" ? "" : ratio ?? ""))
            }
        }
        lines += [
            "",
            "Milliseconds, to the last byte of the frame; processor and bytes are a key's average. Budgets: 99 of 100 within "
                + "\(Self.keyBudget.latency), processor \(Self.keyBudget.processor), \(Int(Self.memoryBudget)) MB.",
        ]
        lines += missing.map { "Not installed, so not measured: \($0)." }
        return lines.joined(separator: "\n")
    }

    private func line(_ name: String, _ run: KeyRun) -> String {
        row(
            "  \(name)", number(run.latency.median), number(run.latency.p99), number(run.latency.maximum),
            number(run.processorTime, 3), number(run.bytes, 0), number(Double(run.peakMemory) / 1_048_576, 1))
    }

    private func row(_ first: String, _ others: String...) -> String {
        others.reduce(first.padding(toLength: 42, withPad: " ", startingAt: 0)) { line, text in
            line + String(repeating: " ", count: max(1, 11 - text.count)) + text
        }
    }

    private func number(_ value: Double, _ digits: Int = 2) -> String { String(format: "%.\(digits)f", value) }
}
