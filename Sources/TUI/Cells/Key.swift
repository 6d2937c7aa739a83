/// A key as the reader means it, whatever bytes the terminal sent.
public enum Key: Hashable, Sendable {
    /// What typing it would write, the space included.
    case character(Character)
    /// A letter or sign typed with Control, in upper case: `control("D")` is ^D. Enter, Tab, Escape and Backspace, which are
    /// such bytes too, are keys of their own.
    case control(Character)
    case enter, escape, tab, backTab, backspace, delete, insert
    case up, down, left, right, pageUp, pageDown, home, end
    /// F1 and up.
    case function(Int)

    private static let named: [(key: Key, name: String)] = [
        (.character(" "), "Space"), (.enter, "Enter"), (.escape, "Esc"), (.tab, "Tab"), (.backTab, "Shift-Tab"),
        (.backspace, "Backspace"), (.delete, "Del"), (.insert, "Ins"), (.up, "Up"), (.down, "Down"), (.left, "Left"),
        (.right, "Right"), (.pageUp, "PgUp"), (.pageDown, "PgDn"), (.home, "Home"), (.end, "End"),
    ]

    /// What help and configuration call it: `j`, `^D`, `Space`, `PgDn`, `F1`. `init(name:)` reads it back.
    public var name: String {
        switch self {
        case .control(let sign): "^\(sign)"
        case .function(let number): "F\(number)"
        case .character(let sign) where sign != " ": String(sign)
        default: Key.named.first { $0.key == self }?.name ?? ""
        }
    }

    /// `nil` when no key has the name. The names of keys are read in any case, `^d` as `^D`.
    public init?(name: String) {
        if let named = Key.named.first(where: { $0.name.lowercased() == name.lowercased() }) {
            self = named.key
        } else if name.count == 1, let sign = name.first, columns(of: sign) > 0, sign.isPrintable {
            self = .character(sign)
        } else if name.utf8.count == 2, name.first == "^", let byte = name.uppercased().utf8.last {
            guard let key = Key(controlByte: byte ^ 0x40) else { return nil }
            self = key
        } else if let number = Int(name.dropFirst()), (1...63).contains(number), name.uppercased() == "F\(number)" {
            self = .function(number)
        } else {
            return nil
        }
    }

    /// The key that sends a control byte of ASCII; `nil` for other bytes. ^I is Tab, ^M Enter, ^[ Escape, ^H and DEL Backspace.
    public init?(controlByte byte: UInt8) {
        switch byte {
        case 0x09: self = .tab
        case 0x0D: self = .enter
        case 0x1B: self = .escape
        case 0x08, 0x7F: self = .backspace
        case 0..<0x20: self = .control(Character(Unicode.Scalar(byte ^ 0x40)))
        default: return nil
        }
    }
}

extension Character {
    fileprivate var isPrintable: Bool { unicodeScalars.allSatisfy { columns(of: $0) != nil } }
}
