import Articles
import Cells
import Typesetting

extension Article {
    /// Where a citation stands, when that is not the text: "in note 2".
    func whereabouts(of citation: Citation) -> String? {
        switch citation.part {
        case .title: "in the title"
        case .body: nil
        case .note(let note): "in note \(cut(document.label(ofNote: note), to: 24, ellipsis: "..."))"
        }
    }
}

extension Page {
    /// Whether a marker on this page, its range in the entry's printed text, is the print of a citation.
    func prints(_ citation: Citation, entry number: Int, range: Range<Int>) -> Bool {
        let entry = entries[number]
        // Above the text, lines are counted that stand for no block.
        guard entry.part == citation.part, citation.part == .title || entry.block == citation.block else {
            return false
        }
        return entry.sourceOffset(range.lowerBound) == citation.range.lowerBound
    }

    /// The index of the marker that is the print of a citation; `nil` where it is folded away. O(log markers + those of its block).
    func marker(of citation: Citation) -> Int? {
        let markers = markers
        return markers.indices(atBlockOf: citation).first { index in
            let marker = markers[index]
            return marker.marker == citation.marker && prints(citation, entry: marker.entry, range: marker.range)
        }
    }
}

extension PageState {
    /// Goes to a citation, unfolded if need be, and chooses its marker. To look it up is not to have read so far. Returns the
    /// marker's index on the page.
    @discardableResult
    mutating func go(to citation: Citation) -> Int? {
        lookUp { state in
            var marker = state.page.marker(of: citation)
            if marker == nil {
                let place = state.article.document.place(
                    citation.part, block: citation.block, offset: citation.range.lowerBound)
                state.go(to: place)
                marker = state.page.marker(of: citation)
            }
            if let marker { state.choose(marker: marker) }
            return marker
        }
    }
}
