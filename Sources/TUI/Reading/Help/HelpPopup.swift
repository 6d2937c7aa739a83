import Articles
import Cells

/// The keys, made from the one table: to be read, searched, and done.
public struct HelpPopup: Sendable {
    struct Line: Hashable {
        var keys: String
        var text: String
        var isHeading = false
        /// What Enter does on it, and where that works.
        var binding: Binding?
    }

    /// Where help was asked for: what is chosen is done there.
    let context: Context
    private let all: [Line]
    private(set) var lines: [Line]
    private(set) var search = ""
    private(set) var selected = 0
    private(set) var top = 0

    /// The keys of the pane or popup in which help was asked for stand first.
    /// The palette has only what can be done there.
    init(for context: Context, asPalette: Bool = false) {
        self.context = context
        var lines: [Line] = []
        let order = [context] + (asPalette ? [] : Context.allCases.filter { $0 != context })
        let common = Binding.table.filter { $0.contexts == Set(Context.allCases) }
        func add(_ title: String, _ bindings: [Binding]) {
            guard !bindings.isEmpty else { return }
            if !lines.isEmpty { lines.append(Line(keys: "", text: "")) }
            lines.append(Line(keys: title, text: "", isHeading: true))
            lines += bindings.map {
                Line(keys: $0.keys.map(\.name).joined(separator: " "), text: $0.help, binding: $0)
            }
        }
        for context in order {
            add(context.title, Binding.table.filter { $0.contexts.contains(context) && !common.contains($0) })
        }
        add("Everywhere", common)
        if !asPalette { lines += Binding.otherKeys.map { Line(keys: $0.0, text: $0.1) } }
        all = lines
        self.lines = lines
    }

    var selectedLine: Line? { lines.indices.contains(selected) ? lines[selected] : nil }

    /// Shows the lines in which all words stand, under their headings.
    mutating func search(_ text: String, height: Int) {
        search = text
        let filter = WordFilter(text)
        if filter.isEmpty {
            lines = all
        } else {
            lines = []
            var heading: Line?
            for line in all {
                if line.isHeading { heading = line }
                guard !line.isHeading, !line.text.isEmpty, filter.matches(folded: "\(line.keys) \(line.text)".folded)
                else { continue }
                if let above = heading { lines.append(above) }
                heading = nil
                lines.append(line)
            }
        }
        top = 0
        selected = 0
        move(to: lines.firstIndex { $0.binding != nil } ?? 0, height: height)
    }

    /// Selects a line with text at or after an index, and brings it into sight.
    mutating func move(to index: Int, height: Int) {
        guard !lines.isEmpty else { return }
        let index = max(0, min(index, lines.count - 1))
        let hasText = { (line: Int) in !lines[line].text.isEmpty }
        let below = lines.indices[index...].first(where: hasText)
        let above = lines.indices[...index].last(where: hasText)
        selected = (index < selected ? above ?? below : below ?? above) ?? 0
        if lines.prefix(selected).allSatisfy(\.text.isEmpty) { top = 0 }
        top = scrolled(top, toShow: selected, height: height, of: lines.count)
    }

    mutating func scroll(to line: Int, height: Int) { top = max(0, min(line, lines.count - height)) }
}
