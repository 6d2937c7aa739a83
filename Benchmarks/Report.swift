import Foundation
import Support

/// Everything that one run found; prints as a table for people or as JSON.
struct Report: Encodable {
    var articles: String
    var terminal: String
    var firstFrame: [String: Figures]
    var firstFrameRatio: Double
    var keys: [String: KeyRun]

    /// The budgets of the design, beside the figures they bind.
    static let firstFrameBudget = 3.0
    static let keyBudget = (processor: 1.0, latency: 5.0)
    static let memoryBudget = 40.0

    var json: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
            return String(decoding: try encoder.encode(self), as: UTF8.self)
        }
    }

    func table(ours: String, floor: String) -> String {
        guard let frame = (firstFrame[ours], firstFrame[floor]) as? (Figures, Figures),
            let key = (keys[ours], keys[floor]) as? (KeyRun, KeyRun)
        else { return "" }
        func line(_ what: String, _ a: Double, _ b: Double, _ budget: String = "", digits: Int = 2) -> String {
            [
                what.padding(toLength: 44, withPad: " ", startingAt: 0), number(a, digits), number(b, digits),
                number(a / b, 2), "  " + budget,
            ].joined()
        }
        let megabyte = 1_048_576.0
        return """
            \(articles), terminal \(terminal)

            \("".padding(toLength: 44, withPad: " ", startingAt: 0))      ours     floor     ratio  budget
            \(line("exec to first frame, median of \(frame.0.count), ms", frame.0.median, frame.1.median, "ratio <= \(Self.firstFrameBudget)"))
            \(line("  least", frame.0.minimum, frame.1.minimum))
            \(line("  most", frame.0.maximum, frame.1.maximum))
            \(line("key to last byte, median of \(key.0.latency.count), ms", key.0.latency.median, key.1.latency.median))
            \(line("  99 of 100", key.0.latency.p99, key.1.latency.p99, "<= \(Self.keyBudget.latency)"))
            \(line("  most", key.0.latency.maximum, key.1.latency.maximum))
            \(line("processor, ms a key", key.0.processorTime, key.1.processorTime, "<= \(Self.keyBudget.processor)", digits: 3))
            \(line("bytes to the terminal, a key", key.0.bytes, key.1.bytes, digits: 0))
            \(line("peak memory, MB", Double(key.0.peakMemory) / megabyte, Double(key.1.peakMemory) / megabyte, "<= \(Self.memoryBudget)", digits: 1))
            """
    }

    private func number(_ value: Double, _ digits: Int) -> String {
        let text = String(format: "%.\(digits)f", value)
        return String(repeating: " ", count: max(0, 10 - text.count)) + text
    }
}
