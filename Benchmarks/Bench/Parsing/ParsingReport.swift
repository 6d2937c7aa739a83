import Foundation

/// What parsing costs: for each sample the importer beside its floor.
struct ParsingReport: Encodable {
    struct Line: Encodable {
        var form: String
        var sample: String
        /// Input bytes.
        var size: Int
        var importer: Measurement
        var floorName: String
        var floor: Measurement?
        /// `w3m -dump`, over pages alone; its time has the program's start in it.
        var w3m: Measurement?
        /// The importer's time of the processor over the floor's.
        var ratio: Double?
        /// How large the ratio may be, where a goal is set.
        var budget: Double?
    }

    /// Medians of some rounds.
    struct Measurement: Encodable {
        /// Milliseconds.
        var wall: Double
        var processor: Double
        /// The most memory that was resident, in bytes; nil where it is not known.
        var memory: Int?
        /// Input bytes in a second of the processor, in millions.
        var throughput: Double

        init(_ passes: [PassResult], size: Int) {
            wall = Figures(passes.map(\.wall)).median
            processor = Figures(passes.map(\.processor)).median
            memory = passes.compactMap(\.memory).max()
            throughput = Double(size) / 1e3 / processor
        }
    }

    var lines: [Line] = []
    /// What was not measured, and why.
    var missing: [String] = []

    func table() -> String {
        var rows = [row("parsing", "MB/s", "processor", "wall", "peak MB")]
        for line in lines {
            rows += ["", "\(line.form), \(line.sample)"]
            rows.append(row("  broadsheet", line.importer) + ratio(line))
            if let floor = line.floor { rows.append(row("  " + line.floorName, floor)) }
            if let w3m = line.w3m { rows.append(row("  w3m -dump", w3m)) }
        }
        rows += [
            "",
            "Input bytes per second of the processor; milliseconds; the most memory, the file in it. Medians. The floor is the bare",
            "library over the same bytes: of a feed or a mail it does not read the pages in it.",
        ]
        return (rows + missing).joined(separator: "\n")
    }

    private func ratio(_ line: Line) -> String {
        guard let ratio = line.ratio else { return "" }
        let budget = line.budget.map { " (<= \(number($0, 1)))" } ?? ""
        return "   \(number(ratio, 2)) x the floor\(budget)"
    }

    private func row(_ name: String, _ measured: Measurement) -> String {
        row(
            name, number(measured.throughput, 1), number(measured.processor, 0), number(measured.wall, 0),
            measured.memory.map { number(Double($0) / 1_048_576, 1) } ?? "-")
    }

    private func row(_ first: String, _ others: String...) -> String {
        others.reduce(first.padding(toLength: 24, withPad: " ", startingAt: 0)) { line, text in
            line + String(repeating: " ", count: max(1, 11 - text.count)) + text
        }
    }

    private func number(_ value: Double, _ digits: Int) -> String { String(format: "%.\(digits)f", value) }
}
