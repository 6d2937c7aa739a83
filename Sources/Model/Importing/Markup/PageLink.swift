/// A link into the page, or one that may be: whether it calls a note is known when the page has been read.
struct PageLink: Hashable {
    /// UTF-8 bytes of the text.
    var range: Range<Int>
    /// What stands behind the `#`.
    var fragment: String
    /// Where it leads when it does not lead into the page.
    var address: String?
    /// The producer says that it calls a note, or that it leads from a note to its marker.
    var isMarker = false
    var isBackLink = false
    var isRaised = false
    /// Fragments that lead to this link or what it stands in: links back to it are those of its note.
    var ids: [String] = []
}
