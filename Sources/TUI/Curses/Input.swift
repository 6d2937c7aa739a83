import CNcurses
import Cells

/// What comes from the terminal.
public enum Input: Hashable, Sendable {
    case key(Key)
    case mouse(Mouse)
    /// Text that was pasted as a whole, as `pastedText` cleans it; never empty.
    case paste(String)
    /// The window has another size now; a canvas of that size is due.
    case resized(Size)
}

extension Key {
    /// The key of one of ncurses's codes (`KEY_UP`...); `nil` for one that has no meaning here.
    init?(code: Int32) {
        switch code {
        case KEY_UP: self = .up
        case KEY_DOWN: self = .down
        case KEY_LEFT: self = .left
        case KEY_RIGHT: self = .right
        case KEY_PPAGE: self = .pageUp
        case KEY_NPAGE: self = .pageDown
        case KEY_HOME: self = .home
        case KEY_END: self = .end
        case KEY_ENTER: self = .enter
        case KEY_BTAB: self = .backTab
        case KEY_BACKSPACE: self = .backspace
        case KEY_DC: self = .delete
        case KEY_IC: self = .insert
        case KEY_F0 + 1...KEY_F0 + 63: self = .function(Int(code - KEY_F0))
        default: return nil
        }
    }

    /// The key of a character that was typed; `nil` for what cannot be printed and is no control key.
    init?(typed value: UInt32) {
        if value < 0x80, let key = Key(controlByte: UInt8(value)) {
            self = key
        } else if let scalar = Unicode.Scalar(value), columns(of: scalar) != nil {
            self = .character(Character(scalar))
        } else {
            return nil
        }
    }
}
