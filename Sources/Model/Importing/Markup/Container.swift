/// An element of a page that blocks stand in.
struct Container {
    /// Index of the container that it stands in; of itself for the first.
    var parent: Int
    var element: Element
    /// Fragments that lead here: `id` and `name`.
    var ids: [String] = []
    /// The drafts that stand in it.
    var drafts: Range<Int>
}
