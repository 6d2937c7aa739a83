/// The rules of UAX #14 for the classes that are not foreign, as ICU 72 has them (line.txt, with the numbers of example 7 of
/// the annex and its own rules LB15a and LB20a): for what was read last and the class of what comes next, whether a line may end
/// between them. A mark behind a space stands on the space for a terminal, so no line ends there.
struct BreakRules: Sendable {
    static let standard = BreakRules()

    /// What was read since the last place where a line may end, as far as the rules ask: the class of the last character that is
    /// no mark, and more about some.
    enum State: UInt8, CaseIterable {
        case start
        case letter, digit, prefix, postfix, opening, quotation, closing, closingParenthesis, exclamation
        case slash, infix, glue, wordJoiner, breakBefore, breakAfter, hyphenMinus, breakBoth, nonstarter, inseparable
        case ideograph, zeroWidthSpace
        /// A slash, infix or closing sign of a number.
        case numberSlash, numberInfix, numberClosing, numberParenthesis
        /// A hyphen of either kind with which the stretch begins.
        case startHyphenMinus, startHyphen
        /// Spaces; and those behind something from which rules reach over them.
        case space, spaceAfterOpening, spaceAfterQuotation, spaceAfterClosing, spaceAfterDash, spaceAfterZeroWidthSpace

        var isSpace: Bool { rawValue >= State.space.rawValue }
    }

    /// By state (times 32) and class: the next state, and the bits below.
    let steps: [UInt8]

    /// A line may end before the next character.
    static let breaks = UInt8(0x80)
    /// It may, unless what follows decides otherwise: see `BreakPointers.joins`.
    static let looks = UInt8(0x40)
    static let stateMask = UInt8(0x3F)

    private init() {
        var steps = [UInt8](repeating: 0, count: State.allCases.count << 5)
        for state in State.allCases {
            for kind in BreakClass.allCases where kind != .foreign {
                let index = Int(state.rawValue) << 5 | Int(kind.rawValue)
                if Self.depends(state, kind) {
                    steps[index] = Self.next(state, kind).rawValue | Self.looks
                } else if Self.joins(state, kind) {
                    steps[index] = Self.next(state, kind).rawValue
                } else {
                    steps[index] = Self.next(.start, kind).rawValue | Self.breaks
                }
            }
        }
        self.steps = steps
    }

    /// Whether what follows the next character decides: LB15a, a space before the point of a number (" .5") where others join
    /// what stands before the space; and LB25, a sign before a bracket ("$(5)").
    private static func depends(_ state: State, _ kind: BreakClass) -> Bool {
        switch kind {
        case .infix: state.isSpace && state != .spaceAfterOpening && state != .spaceAfterZeroWidthSpace
        case .opening, .wideOpening: state == .prefix || state == .postfix
        default: false
        }
    }

    private static func joins(_ state: State, _ kind: BreakClass) -> Bool {
        switch (state, kind) {
        case (.start, _), (_, .space), (_, .zeroWidthSpace): true  // LB7
        case (_, .mark): true  // LB9, LB10
        case (_, .spacingMark): state.isSpace || state == .zeroWidthSpace ? joins(state, .letter) : true
        case (.zeroWidthSpace, _), (.spaceAfterZeroWidthSpace, _): false  // LB8
        case (_, .wordJoiner), (.wordJoiner, _), (.glue, _): true  // LB11, LB12
        case (.opening, _), (.spaceAfterOpening, _): true  // LB14
        case (_, .closing), (_, .closingParenthesis), (_, .exclamation), (_, .slash): true  // LB13
        case (.spaceAfterQuotation, .opening), (.spaceAfterQuotation, .wideOpening): true  // LB15
        case (.spaceAfterClosing, .nonstarter), (.spaceAfterDash, .breakBoth): true  // LB16, LB17
        case (_, _) where state.isSpace: false  // LB18
        case (.breakAfter, .glue), (.hyphenMinus, .glue), (.startHyphen, .glue), (.startHyphenMinus, .glue): false
        case (_, .glue): true  // LB12a
        case (_, .infix), (_, .quotation), (.quotation, _): true  // LB13, LB19
        case (_, .breakAfter), (_, .hyphen), (_, .hyphenMinus), (_, .nonstarter), (.breakBefore, _): true  // LB21
        case (.startHyphen, .letter), (.startHyphenMinus, .letter): true  // LB20a
        case (_, .inseparable), (.breakBoth, .breakBoth): true  // LB22, LB17
        case (.letter, .letter), (.letter, .digit), (.digit, .letter), (.digit, .digit): true  // LB23, LB25, LB28
        case (.prefix, .letter), (.postfix, .letter), (.letter, .prefix), (.letter, .postfix): true  // LB24
        case (.infix, .letter), (.numberInfix, .letter): true  // LB29
        case (.closingParenthesis, .letter), (.numberParenthesis, .letter), (.closingParenthesis, .digit),
            (.numberParenthesis, .digit), (.letter, .opening), (.digit, .opening):
            true  // LB30
        case (.prefix, .digit), (.postfix, .digit), (.hyphenMinus, .digit), (.startHyphenMinus, .digit),
            (.infix, .digit), (.numberInfix, .digit), (.numberSlash, .digit):
            true  // LB25
        case (.digit, .prefix), (.numberInfix, .prefix), (.numberSlash, .prefix), (.numberClosing, .prefix),
            (.numberParenthesis, .prefix):
            true  // LB25
        case (.digit, .postfix), (.numberInfix, .postfix), (.numberSlash, .postfix), (.numberClosing, .postfix),
            (.numberParenthesis, .postfix):
            true  // LB25
        case (.prefix, .ideograph), (.ideograph, .postfix): true  // LB23a
        default: false  // LB31
        }
    }

    /// The state after a character that a line does not end before.
    private static func next(_ state: State, _ kind: BreakClass) -> State {
        let isInNumber = state == .digit || state == .numberInfix || state == .numberSlash
        switch kind {
        case .foreign: return .start
        case .space:
            switch state {
            case .opening: return .spaceAfterOpening
            case .quotation: return .spaceAfterQuotation
            case .closing, .closingParenthesis, .numberClosing, .numberParenthesis: return .spaceAfterClosing
            case .breakBoth: return .spaceAfterDash
            case .zeroWidthSpace: return .spaceAfterZeroWidthSpace
            default: return state.isSpace ? state : .space
            }
        case .mark, .spacingMark: return state == .start || state == .zeroWidthSpace || state.isSpace ? .letter : state
        case .zeroWidthSpace: return .zeroWidthSpace
        case .wordJoiner: return .wordJoiner
        case .glue: return .glue
        case .closing: return isInNumber ? .numberClosing : .closing
        case .closingParenthesis: return isInNumber ? .numberParenthesis : .closingParenthesis
        case .exclamation: return .exclamation
        case .slash: return isInNumber ? .numberSlash : .slash
        case .infix: return isInNumber ? .numberInfix : .infix
        case .opening, .wideOpening: return .opening
        case .quotation: return .quotation
        case .nonstarter: return .nonstarter
        case .breakBoth: return .breakBoth
        case .breakAfter: return .breakAfter
        case .breakBefore: return .breakBefore
        case .hyphenMinus: return state == .start ? .startHyphenMinus : .hyphenMinus
        case .hyphen: return state == .start ? .startHyphen : .breakAfter
        case .inseparable: return .inseparable
        case .digit: return .digit
        case .prefix: return .prefix
        case .postfix: return .postfix
        case .letter: return .letter
        case .ideograph: return .ideograph
        }
    }
}
