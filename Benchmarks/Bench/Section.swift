import Foundation

/// One table of a report: figures by subject, and whether budgets hold.
struct Section: Encodable {
    struct Column: Encodable {
        var name: String
        /// Behind the point.
        var digits = 1
    }

    struct Row: Encodable {
        var name: String
        /// One for each column; `nil` where there is nothing to measure.
        var figures: [Double?]
    }

    /// A budget of the design: the most that is allowed, beside what was measured.
    struct Budget: Encodable {
        var name: String
        var limit: Double
        var measured: Double
        var isLeast = false

        /// How far off it is; 1 and less holds.
        var excess: Double { isLeast ? limit / measured : measured / limit }
        var holds: Bool { excess <= 1 }

        var line: String {
            let bound = "\(isLeast ? ">=" : "<=") \(format(limit, limit < 10 ? 1 : 0))"
            return
                "  \(holds ? "holds        " : "misses \(format(excess, excess < 10 ? 1 : 0))x".padded(13)) \(name): "
                + "\(format(measured, measured < 10 ? 2 : 1)) (\(bound))"
        }

        private enum CodingKeys: CodingKey { case name, limit, measured, isLeast, holds }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(name, forKey: .name)
            try container.encode(limit, forKey: .limit)
            try container.encode(measured, forKey: .measured)
            try container.encode(isLeast, forKey: .isLeast)
            try container.encode(holds, forKey: .holds)
        }
    }

    var title: String
    var columns: [Column]
    var rows: [Row] = []
    var budgets: [Budget] = []
    /// What is not there yet, or was not measured, and why.
    var remarks: [String] = []

    /// Does a part of the measuring; a failure becomes a remark, and the rest goes on.
    mutating func attempt(_ what: String, _ body: (inout Section) throws -> Void) {
        do {
            try body(&self)
        } catch {
            let reason = "\(error)".split(separator: "\n").first.map(String.init) ?? ""
            remarks.append("not measured: \(what): \(reason.prefix(200))")
        }
    }

    subscript(row: String, column: String) -> Double? {
        guard let row = rows.first(where: { $0.name == row }),
            let index = columns.firstIndex(where: { $0.name == column })
        else { return nil }
        return row.figures[index]
    }

    /// Nothing where one of both was not measured.
    mutating func budget(_ name: String, _ measured: Double?, _ limit: Double?, isLeast: Bool = false) {
        guard let measured, let limit else { return }
        budgets.append(Budget(name: name, limit: limit, measured: measured, isLeast: isLeast))
    }

    var table: String {
        var lines = [line(title, columns.map(\.name))]
        for row in rows {
            let figures = zip(row.figures, columns).map { figure, column in
                figure.map { format($0, column.digits) } ?? "-"
            }
            lines.append(line("  " + row.name, figures))
        }
        return (lines + budgets.map(\.line) + remarks.map { "  " + $0 }).joined(separator: "\n")
    }

    private func line(_ first: String, _ others: [String]) -> String {
        others.reduce(first.padded(46)) { line, text in
            line + String(repeating: " ", count: max(1, 13 - text.count)) + text
        }
    }
}

private func format(_ value: Double, _ digits: Int) -> String { String(format: "%.\(digits)f", value) }

extension String {
    fileprivate func padded(_ width: Int) -> String {
        padding(toLength: max(width, count), withPad: " ", startingAt: 0)
    }
}

/// One number over another, where both are there.
func ratio(_ one: Double?, _ other: Double?) -> Double? {
    guard let one, let other, other > 0 else { return nil }
    return one / other
}
