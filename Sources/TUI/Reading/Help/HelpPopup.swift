import Cells

/// The keys, made from the one table.
public struct HelpPopup: Sendable {
    var top = 0

    struct Line: Hashable {
        var keys: String
        var text: String
        var isHeading = false
    }

    /// The keys of the pane or popup in which help was asked for stand first.
    let lines: [Line]

    init(for context: Context) {
        var lines: [Line] = []
        let order = [context] + Context.allCases.filter { $0 != context && $0 != .help }
        let common = Binding.table.filter { $0.contexts == Set(Context.allCases) }
        func add(_ title: String, _ bindings: [Binding]) {
            guard !bindings.isEmpty else { return }
            if !lines.isEmpty { lines.append(Line(keys: "", text: "")) }
            lines.append(Line(keys: title, text: "", isHeading: true))
            lines += bindings.map { Line(keys: $0.keys.map(\.name).joined(separator: " "), text: $0.help) }
        }
        for context in order {
            add(context.title, Binding.table.filter { $0.contexts.contains(context) && !common.contains($0) })
        }
        add("Everywhere", common)
        lines += Binding.terminalKeys.map { Line(keys: $0.0, text: $0.1) }
        lines.append(Line(keys: "3j", text: "a number repeats a movement; 3 Enter opens note 3"))
        self.lines = lines
    }

    mutating func scroll(to line: Int, height: Int) { top = max(0, min(line, lines.count - height)) }
}
