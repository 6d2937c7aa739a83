import Articles

extension TableText {
    /// Whether the first row is the header, where nothing says so: the importer keeps no sign of it.
    ///
    /// It is where another row follows, no cell of it but the first is empty, it has as many cells as there are columns or one less
    /// (a single cell above several is a caption), and none of its cells is a number; but they may be years in order, and
    /// anything may stand beside an empty corner. O(cells of the row).
    func hasHeader(columns: Int) -> Bool {
        guard rows.count > 1 else { return false }
        let cells = cells(ofRow: 0)
        guard let corner = cells.first, cells.count >= max(1, columns - 1), columns == 1 || cells.count > 1 else {
            return false
        }
        let names = cells.dropFirst()
        guard names.allSatisfy({ Numeral(text, utf8: $0) != .missing }) else { return false }
        if Numeral(text, utf8: corner) == .missing { return !names.isEmpty }
        let numbers = cells.filter { Numeral(text, utf8: $0) == .number }
        guard !numbers.isEmpty else { return true }
        let years = numbers.compactMap { Numeral.year(text, utf8: $0) }
        guard years.count == numbers.count, years.count > 1, years[0] != years[1] else { return false }
        let rises = years[1] > years[0]
        return zip(years, years.dropFirst()).allSatisfy { rises ? $0 < $1 : $0 > $1 }
    }
}
