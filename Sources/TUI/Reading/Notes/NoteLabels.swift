import Cells
import Typesetting

/// What stands in the frame of a note's popup, as far as there is room.
extension NotePopup {
    /// "Note 3 > Note 7 · cited 3 times": the last note always, then how often it is cited, then as much of the way to it as fits.
    func title(columns: Int, glyphs: GlyphSet) -> String {
        func name(_ opened: Opened) -> String { "Note " + (opened.label ?? "*") }
        var title = name(current)
        func fits(_ text: String) -> Bool { Cells.columns(of: text) <= columns }
        let suffixes = counts.map { " \(glyphs.middleDot) " + $0 }
        let suffix = suffixes.first { fits(title + $0) } ?? ""
        // Of a way that goes round and round only the end is of use.
        var rest = trail.dropLast()
        while let last = rest.popLast() {
            let longer = name(last) + " > " + title
            let cut = glyphs.ellipsis + " > "
            guard fits((rest.isEmpty ? "" : cut) + longer + suffix) else {
                return (fits(cut + title + suffix) ? cut : "") + title + suffix
            }
            title = longer
        }
        return title + suffix
    }

    /// How often the top note is cited, the wordiest first; nothing of one that is cited once, or is not there.
    private var counts: [String] {
        guard current.note != nil else { return [] }
        switch current.citations.count {
        case 0: return ["no marker cites it", "not cited"]
        case 1: return []
        case let count: return ["cited \(count) times", "\(count) times"]
        }
    }

    /// Where a note that is not shown whole stands, and what the keys do: what is told elsewhere too is left out first.
    func footer(rows: Int, columns: Int, glyphs: GlyphSet) -> String {
        var reminders = ["Esc close"]
        if current.note != nil {
            if current.holdsText { reminders.insert("y copy", at: 0) }
            reminders.insert(chosenTarget == nil ? "Enter go to" : "Enter follow", at: 0)
            if current.citations.count > 1 { reminders.insert("c citations", at: 0) }
            if !current.targets.isEmpty { reminders.insert("Tab links", at: 0) }
        }
        let lines = current.page.lines.count
        let top = current.page.lines.distance(from: current.page.lines.startIndex, to: current.top)
        let last = min(lines, top + rows)
        let position = top == 0 && last >= lines ? [] : ["\(top + 1)-\(last)/\(lines)"]
        func text(_ reminders: [String]) -> String { (position + reminders).joined(separator: " \(glyphs.middleDot) ") }
        while !reminders.isEmpty, Cells.columns(of: text(reminders)) > columns { reminders.removeFirst() }
        return text(reminders)
    }
}
