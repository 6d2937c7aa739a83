/// Which pane keys go to when no layer lies above.
public enum Focus: String, Hashable, Sendable {
    /// `notes` is the pane of the notes, in the place of the list.
    case list, page, notes, shelves
}
