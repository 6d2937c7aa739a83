import Articles
import Cells
import Typesetting

// The markers of the page, one of which may be chosen.

extension PageState {
    /// Chooses a marker so many further down or up, as far as there are any, seen from the chosen one or from the cursor's line.
    /// Returns nil at the last.
    mutating func chooseMarker(after step: Int) -> Page.PrintedMarker? {
        let target: Int?
        if let marker {
            target = marker + step
        } else if step > 0 {
            target = page.markers.firstIndex { $0.line >= cursor }.map { $0 + step - 1 }
        } else {
            target = page.markers.lastIndex { $0.line <= cursor }.map { $0 + step + 1 }
        }
        guard let target = target.map({ max(0, min($0, page.markers.count - 1)) }), target != marker else { return nil }
        choose(marker: target)
        return page.markers[target]
    }

    mutating func choose(marker index: Int) {
        let chosen = page.markers[index]
        if chosen.line == cursor {
            // Nothing more is read by it.
            lookUp { $0.setCursor(chosen.line) }
        } else {
            setCursor(chosen.line, centring: true)
        }
        marker = index
        let entry = page.entries[chosen.entry]
        place = article.document.place(
            entry.part, block: entry.block, offset: entry.sourceOffset(chosen.range.lowerBound))
    }

    var chosenMarker: Page.PrintedMarker? { marker.map { page.markers[$0] } }

    /// The first marker on the cursor's line.
    var markerAtCursor: Int? { marker ?? page.markers.firstIndex { $0.line == cursor } }

    /// The marker with a label that is nearest to the cursor: numbering may begin anew, so below comes before above.
    func marker(labelled label: String) -> Int? {
        let all = page.markers.indices.filter { page.markers[$0].marker.label == label }
        return all.first { page.markers[$0].line >= cursor } ?? all.last
    }
}
