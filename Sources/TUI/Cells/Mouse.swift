/// What the mouse did, and over which cell.
public struct Mouse: Hashable, Sendable {
    public enum Action: Hashable, Sendable {
        /// The first button was pressed.
        case press
        case wheelUp, wheelDown
    }

    public var action: Action
    public var position: Position

    public init(_ action: Action, row: Int, column: Int) {
        self.action = action
        position = Position(row: row, column: column)
    }
}
