import Articles
import Cells
import Typesetting

// The markers of the page, one of which may be chosen.

extension PageState {
    /// Chooses a marker so many further down or up, as far as there are any, seen from the chosen one or from the cursor's line.
    /// Returns nil at the last.
    mutating func chooseMarker(after step: Int) -> Page.PrintedMarker? {
        let markers = page.markers
        guard !markers.isEmpty else { return nil }
        let target: Int?
        if let marker {
            target = marker + step
        } else if step > 0 {
            let first = markers.index(from: cursor)
            target = first < markers.count ? first + step - 1 : nil
        } else {
            let last = markers.indices(in: rowOfCursor).upperBound - 1
            target = last >= 0 ? last + step + 1 : nil
        }
        guard let target = target.map({ max(0, min($0, markers.count - 1)) }), target != marker else { return nil }
        choose(marker: target)
        return markers[target]
    }

    mutating func choose(marker index: Int) {
        let chosen = page.markers[index]
        let row = page.row(of: chosen)
        if row == cursor {
            // Nothing more is read by it.
            lookUp { $0.setCursor(row) }
        } else {
            setCursor(row, centring: true)
        }
        marker = index
        let entry = page.entries[chosen.entry]
        place = article.document.place(
            entry.part, block: entry.block, offset: entry.sourceOffset(chosen.range.lowerBound))
    }

    var chosenMarker: Page.PrintedMarker? { marker.map { page.markers[$0] } }

    /// The cursor's row alone.
    var rowOfCursor: Range<Page.Row> { cursor..<(page.lines.isEmpty ? cursor : page.lines.index(after: cursor)) }

    /// Index of the entry on the cursor's row; `nil` on an empty page.
    var entryAtCursor: Int? { page.lines.isEmpty ? nil : page.lines[cursor].entry }

    /// The first marker on the cursor's line.
    var markerAtCursor: Int? { marker ?? page.markers.indices(in: rowOfCursor).first }

    /// The marker with a label that is nearest to the cursor: numbering may begin anew, so below comes before above.
    func marker(labelled label: String) -> Int? {
        let markers = page.markers
        let all = markers.indices.filter { markers[$0].marker.label == label }
        let here = markers.index(from: cursor)
        return all.first { $0 >= here } ?? all.last
    }
}
