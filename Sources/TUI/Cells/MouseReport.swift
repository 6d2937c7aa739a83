// What terminals send when the mouse is used, as xterm defines it (Control Sequences, "Mouse Tracking").

extension Mouse {
    /// The longest report in figures, in bytes, what begins it left out.
    public static let longestReport = 24

    /// A report in figures (mode 1006), without the `ESC [ <` that begins it: `0;12;5M`. `nil` for what the reader has no use
    /// for: other buttons, a release, a movement; and for what is no report.
    public init?(figures report: some Sequence<UInt8>) {
        let report = Array(report)
        guard report.last == UInt8(ascii: "M"), report.count <= Mouse.longestReport else { return nil }
        let numbers = report.dropLast().split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
            .map { Int(String(decoding: $0, as: UTF8.self)) }
        guard numbers.count == 3, let code = numbers[0], let column = numbers[1], let row = numbers[2] else {
            return nil
        }
        self.init(code: code, column: column, row: row)
    }

    /// A report in three bytes (mode 1000 alone), without the `ESC [ M` that begins it.
    public init?(bytes report: some Sequence<UInt8>) {
        let report = Array(report)
        guard report.count == 3, report[0] >= 32 else { return nil }
        self.init(code: Int(report[0]) - 32, column: Int(report[1]) - 32, row: Int(report[2]) - 32)
    }

    /// - Parameters:
    ///   - code: the button, and what was held meanwhile.
    ///   - column: from 1, as `row`.
    private init?(code: Int, column: Int, row: Int) {
        guard column >= 1, row >= 1, column <= 10_000, row <= 10_000 else { return nil }
        // Shift, Alt and Control change nothing.
        switch code & ~0b1_1100 {
        case 0: self.init(.press, row: row - 1, column: column - 1)
        case 64: self.init(.wheelUp, row: row - 1, column: column - 1)
        case 65: self.init(.wheelDown, row: row - 1, column: column - 1)
        default: return nil
        }
    }
}
