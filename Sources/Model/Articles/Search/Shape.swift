/// What a scalar is found as, whatever shape of it was written: up to three others, none for what counts for nothing.
/// Letters of full width, lowered digits and Latin ligatures are those of ASCII.
struct Shape {
    static let space: UInt32 = 0x20
    private var values: (UInt32, UInt32, UInt32)
    let count: Int

    /// White space of any kind.
    var isSpace: Bool { values.0 == Self.space }

    subscript(index: Int) -> UInt32 { index == 0 ? values.0 : index == 1 ? values.1 : values.2 }

    init(_ value: UInt32) {
        if value < 0x80 {
            let isSpace = value == 0x20 || 0x09...0x0D ~= value
            self.init(as: isSpace ? Self.space : UInt32(UInt8(value).smallASCII))
            return
        }
        switch value {
        case 0xFF01...0xFF5E: self.init(as: value - 0xFEE0)
        case 0x2080...0x2089: self.init(as: value - 0x2080 + 0x30)
        case 0xFB00: self.init(as: 0x66, 0x66)
        case 0xFB01: self.init(as: 0x66, 0x69)
        case 0xFB02: self.init(as: 0x66, 0x6C)
        case 0xFB03: self.init(as: 0x66, 0x66, 0x69)
        case 0xFB04: self.init(as: 0x66, 0x66, 0x6C)
        case 0xFB05, 0xFB06: self.init(as: 0x73, 0x74)
        default:
            if kind(of: value) == .nothing {
                self.init(as: 0)
            } else {
                let folded = folding(of: value)
                self.init(as: folded.first, folded.second)
            }
        }
    }

    /// The same of what is no part of words, too: white space is a space, the punctuation of print that of a keyboard.
    init(typed value: UInt32) {
        switch value {
        case 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: self.init(as: Self.space)
        case 0x2018...0x201B, 0x2032, 0x2BC, 0x2039, 0x203A: self.init(as: 0x27)
        case 0x201C...0x201F, 0x2033, 0xAB, 0xBB: self.init(as: 0x22)
        case 0x2010...0x2015, 0x2212: self.init(as: 0x2D)
        case 0x2026: self.init(as: 0x2E, 0x2E, 0x2E)
        case 0x200B: self.init(as: 0)
        default: self.init(value)
        }
    }

    private init(as first: UInt32, _ second: UInt32 = 0, _ third: UInt32 = 0) {
        let small = 0x41...0x5A ~= first ? first | 0x20 : first
        values = (small, second, third)
        count = first == 0 ? 0 : second == 0 ? 1 : third == 0 ? 2 : 3
    }
}
