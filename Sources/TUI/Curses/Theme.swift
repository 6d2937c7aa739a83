import CNcurses
import Cells

/// How a role looks: attributes, which it has everywhere, and a colour of the text where there are colours.
///
/// No role is told by its colour alone. The background is always the terminal's own, so the colours are of a middle
/// brightness that can be read on black and on white.
struct Look: Hashable {
    /// `curses_bold` and the like, added up.
    var attributes: attr_t
    /// The colour's number on terminals of 256, 16 and 8 colours; -1 is the terminal's own.
    var in256: Int16
    var in16: Int16
    var in8: Int16

    init(_ attributes: attr_t = 0, in256: Int16 = -1, in16: Int16 = -1, in8: Int16 = -1) {
        self.attributes = attributes
        self.in256 = in256
        self.in16 = in16
        self.in8 = in8
    }

    /// The looks of all roles.
    init(of role: Style.Role) {
        switch role {
        case .text: self.init()
        case .faint: self.init(curses_dim)
        case .title: self.init(curses_bold)
        case .heading: self.init(curses_bold | curses_underline)
        case .speaker: self.init(curses_bold, in256: 30, in16: 6, in8: 6)
        case .quote: self.init(curses_italic, in256: 65, in16: 2, in8: 2)
        case .link: self.init(curses_underline, in256: 32, in16: 12, in8: 6)
        case .libraryLink: self.init(curses_underline | curses_bold, in256: 32, in16: 12, in8: 6)
        case .marker: self.init(curses_bold, in256: 166, in16: 3, in8: 3)
        case .bookmark: self.init(curses_bold, in256: 162, in16: 13, in8: 5)
        case .border: self.init(in256: 244, in16: 8)
        case .focusedBorder: self.init(curses_bold, in256: 32, in16: 12, in8: 6)
        case .selection: self.init()  // Its traits tell whether it has the focus.
        case .status: self.init(curses_reverse)
        case .error: self.init(curses_bold | curses_reverse, in256: 160, in16: 1, in8: 1)
        case .reminder: self.init(curses_bold | curses_reverse, in256: 136, in16: 3, in8: 3)
        case .hint: self.init(curses_reverse | curses_underline, in256: 136, in16: 3, in8: 3)
        case .folded: self.init(curses_dim | curses_italic)
        case .hit: self.init(curses_bold, in256: 136, in16: 3, in8: 3)
        case .presentHit: self.init(curses_bold | curses_underline, in256: 127, in16: 13, in8: 5)
        }
    }

    /// The colour on a terminal of so many.
    func color(of count: Int) -> Int16 { count >= 256 ? in256 : count >= 16 ? in16 : count >= 8 ? in8 : -1 }
}

/// The looks of all styles on the terminal at hand.
struct Theme {
    /// Role by raw value: its attributes and its pair of colours (0: the terminal's own).
    private let looks: [(attributes: attr_t, pair: Int16)]

    /// Colours that the terminal has are used when wanted. Call after newterm; ncurses learns the pairs of colours here.
    init(colors: Bool) {
        let count =
            colors && has_colors() && start_color() == OK && use_default_colors() == OK ? curses_color_count() : 0
        looks = Style.Role.allCases.map { role in
            let look = Look(of: role)
            let color = look.color(of: Int(count))
            let pair = Int16(role.rawValue) + 1
            let isPair = color >= 0 && init_pair(pair, color, -1) == OK
            return (look.attributes, isPair ? pair : 0)
        }
    }

    func look(of style: Style) -> (attributes: attr_t, pair: Int16) {
        let look = looks[Int(style.role.rawValue)]
        var attributes = look.attributes
        if style.traits.contains(.bold) { attributes |= curses_bold }
        if style.traits.contains(.italic) { attributes |= curses_italic }
        if style.traits.contains(.underline) { attributes |= curses_underline }
        if style.traits.contains(.reversed) { attributes |= curses_reverse }
        return (attributes, look.pair)
    }
}
