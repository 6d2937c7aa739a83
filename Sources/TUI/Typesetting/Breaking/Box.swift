/// What stands between two places where a line may end: what is set as one, and the spaces behind it.
struct Box: Hashable {
    enum End: UInt8 {
        case plain
        /// A line that ends here ends in a hyphen that the text has not: a soft hyphen stands here, or the word is divided.
        case hyphen
        /// A line ends here in any case.
        case mandatory
    }

    /// UTF-8 bytes of the text that a line shows; without spaces at the end.
    var start: Int
    var textEnd: Int
    /// Where the next box begins: the bytes between are spaces, a column each, and dropped at the end of a line.
    var next: Int
    /// Columns of what is shown.
    var columns: Int
    var end: End

    var gap: Int { next - textEnd }
    var isEmpty: Bool { textEnd == start }
}
