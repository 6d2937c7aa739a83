/// Where notes of given heights stand beside their markers.
///
/// A note begins at its marker's line, or below the note above it. It may be as high as the room down to the next marker;
/// beyond that it takes at most `generous` rows, and only while the notes below can still begin near their markers. Where
/// that cannot be, notes are cut to two rows without air between them, and far below their markers to one.
extension Sidenotes {
    /// Rows that a note may take though another marker stands beside them.
    static let generous = 8
    /// Rows below its marker at which a note still begins, wherever markers are three lines apart.
    static let near = 10
    /// Rows below its marker behind which a note gets a single row: so it is never more than one further, wherever no two
    /// markers share a line.
    static let far = 12

    /// The rows of each note; `markers` are the lines of their markers, ascending, `heights` the rows that the notes would
    /// take, at least one each, and `end` is the first line below the page. O(notes).
    static func rows(markers: [Int], heights: [Int], end: Int) -> [Range<Int>] {
        let latest = latestRows(markers: markers, heights: heights, end: end)
        var rows: [Range<Int>] = []
        rows.reserveCapacity(markers.count)
        for (index, marker) in markers.enumerated() {
            var top = marker
            if let above = rows.last?.upperBound {
                // Air above it, unless that would push it too far.
                top = max(marker, above < latest[index] ? above + 1 : above)
            }
            let drift = top - marker
            let least = drift > far ? 1 : 2
            let room = (index + 1 < markers.count ? markers[index + 1] : end + 1) - 1 - top
            let shared = min(generous, latest[index + 1] - 1 - top)
            rows.append(top..<top + max(1, min(heights[index], max(room, shared, least))))
        }
        return rows
    }

    /// The rows at which notes begin at the latest, if those below are to have two rows and air; and the page's end.
    private static func latestRows(markers: [Int], heights: [Int], end: Int) -> [Int] {
        var latest = [Int](repeating: end + 1, count: markers.count + 1)
        for index in markers.indices.reversed() {
            latest[index] = min(markers[index] + near, latest[index + 1] - min(2, heights[index]) - 1)
        }
        return latest
    }
}
