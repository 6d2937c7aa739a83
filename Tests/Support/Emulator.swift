import CVterm

/// A terminal without a window: bytes in, a screen out. libvterm does the work.
final class Emulator {
    /// What libvterm reports rather than stores; it keeps the address.
    private struct Properties {
        var cursorIsVisible = true
        var isAlternate = false
    }

    private let terminal: OpaquePointer
    private let state: OpaquePointer
    private let cells: OpaquePointer
    private let callbacks = UnsafeMutablePointer<VTermScreenCallbacks>.allocate(capacity: 1)
    private let properties = UnsafeMutablePointer<Properties>.allocate(capacity: 1)
    private(set) var size: Screen.Size

    init(size: Screen.Size) {
        self.size = size
        terminal = vterm_new(Int32(size.rows), Int32(size.columns))
        vterm_set_utf8(terminal, 1)
        state = vterm_obtain_state(terminal)
        cells = vterm_obtain_screen(terminal)
        properties.initialize(to: Properties())
        callbacks.initialize(to: VTermScreenCallbacks())
        callbacks.pointee.settermprop = { property, value, context in
            guard let value, let context else { return 1 }
            let properties = context.assumingMemoryBound(to: Properties.self)
            switch property {
            case VTERM_PROP_CURSORVISIBLE: properties.pointee.cursorIsVisible = value.pointee.boolean != 0
            case VTERM_PROP_ALTSCREEN: properties.pointee.isAlternate = value.pointee.boolean != 0
            default: break
            }
            return 1
        }
        vterm_screen_set_callbacks(cells, callbacks, properties)
        vterm_screen_enable_altscreen(cells, 1)
        vterm_screen_reset(cells, 1)
    }

    deinit {
        vterm_free(terminal)
        callbacks.deallocate()
        properties.deallocate()
    }

    /// Takes what the program wrote; gives what a terminal answers (its kind, the cursor's position).
    func feed(_ bytes: [UInt8]) -> [UInt8] {
        bytes.withUnsafeBytes { buffer in
            _ = vterm_input_write(terminal, buffer.bindMemory(to: CChar.self).baseAddress, buffer.count)
        }
        var answer: [UInt8] = []
        var buffer = [CChar](repeating: 0, count: 256)
        while case let count = vterm_output_read(terminal, &buffer, buffer.count), count > 0 {
            answer += buffer[..<count].map { UInt8(bitPattern: $0) }
        }
        return answer
    }

    func resize(_ size: Screen.Size) {
        self.size = size
        vterm_set_size(terminal, Int32(size.rows), Int32(size.columns))
    }

    var cursor: Screen.Cursor {
        var position = VTermPos()
        vterm_state_get_cursorpos(state, &position)
        return Screen.Cursor(
            row: Int(position.row), column: Int(position.col), isVisible: properties.pointee.cursorIsVisible)
    }

    var screen: Screen {
        Screen(
            size: size, glyphs: (0..<size.rows).map(row), cursor: cursor, isAlternate: properties.pointee.isAlternate)
    }

    func row(_ row: Int) -> [Screen.Glyph] {
        var cell = CVtermCell()
        return (0..<size.columns).map { column in
            guard cvterm_cell(cells, Int32(row), Int32(column), &cell) else { return Screen.Glyph() }
            return Screen.Glyph(cell)
        }
    }
}

extension Screen.Glyph {
    init(_ cell: CVtermCell) {
        width = Int(cell.width)
        isBold = cell.bold
        isUnderlined = cell.underline
        isItalic = cell.italic
        isBlinking = cell.blink
        isReversed = cell.reverse
        isStruck = cell.strike
        foreground = Screen.Color(cell.foreground)
        background = Screen.Color(cell.background)
        let characters = cell.characters
        if characters.0 == .max {  // the second half of a wide character
            text = ""
            width = 0
        } else if characters.0 != 0 {
            let scalars = [
                characters.0, characters.1, characters.2, characters.3, characters.4, characters.5,
            ].prefix { $0 != 0 }.map { Unicode.Scalar($0) ?? "\u{FFFD}" }
            text = String(String.UnicodeScalarView(scalars))
        }
    }
}

extension Screen.Color {
    init(_ color: VTermColor) {
        if cvterm_is_default(color) {
            self = .standard
        } else if cvterm_is_indexed(color) {
            self = .palette(color.indexed.idx)
        } else {
            self = .rgb(color.rgb.red, color.rgb.green, color.rgb.blue)
        }
    }
}
