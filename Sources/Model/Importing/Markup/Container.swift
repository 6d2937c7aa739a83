/// An element of a page that blocks stand in.
struct Container {
    /// Index of the container that it stands in; of itself for the first.
    var parent: Int
    var element: Element
    var hints: Hints
    /// Fragments that lead here.
    var ids: [String] = []
    /// The drafts that stand in it.
    var drafts: Range<Int>
    /// Shown on no page, so not of the text unless a note is found in it.
    var isHidden = false
    /// It stands in a note beside its marker.
    var isBeside = false
    /// Of a list.
    var start: Int?
    /// Columns and rows that a cell of a table takes.
    var span = (columns: 1, rows: 1)
}

/// A fragment that leads into a line.
struct Anchor {
    var id: String
    /// The draft that it stands in.
    var draft: Int
    /// UTF-8 bytes of the draft's text.
    var offset: Int
    var container: Int
}
