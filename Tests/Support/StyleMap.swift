// How a screen looks, as text: for files of expected screens, and for people.

extension Screen.Glyph {
    /// "bold reversed 166": attributes, then the colour of the text and `on` that of the ground where they are not the
    /// terminal's own. Empty for plain text. (libvterm does not tell of faint text, so neither does this.)
    public var look: String {
        let attributes: [(Bool, String)] = [
            (isBold, "bold"), (isItalic, "italic"), (isUnderlined, "underlined"), (isBlinking, "blinking"),
            (isReversed, "reversed"), (isStruck, "struck"),
        ]
        var words = attributes.filter(\.0).map(\.1)
        if foreground != .standard { words.append("\(foreground)") }
        if background != .standard { words.append("on \(background)") }
        return words.joined(separator: " ")
    }

    /// What makes a terminal show the glyph (SGR), from a plain state and back to it.
    fileprivate var painted: String {
        var codes: [String] = []
        if isBold { codes.append("1") }
        if isItalic { codes.append("3") }
        if isUnderlined { codes.append("4") }
        if isBlinking { codes.append("5") }
        if isReversed { codes.append("7") }
        if isStruck { codes.append("9") }
        if let code = foreground.code { codes.append("38;" + code) }
        if let code = background.code { codes.append("48;" + code) }
        return codes.isEmpty ? text : "\u{1B}[\(codes.joined(separator: ";"))m\(text)\u{1B}[m"
    }
}

extension Screen.Color: CustomStringConvertible {
    /// A number of the palette, or `#0a141e`.
    public var description: String {
        func hexadecimal(_ byte: UInt8) -> String { (byte < 16 ? "0" : "") + String(byte, radix: 16) }
        return switch self {
        case .standard: "standard"
        case .palette(let number): String(number)
        case .rgb(let red, let green, let blue): "#" + [red, green, blue].map(hexadecimal).joined()
        }
    }

    fileprivate var code: String? {
        switch self {
        case .standard: nil
        case .palette(let number): "5;\(number)"
        case .rgb(let red, let green, let blue): "2;\(red);\(green);\(blue)"
        }
    }
}

extension Screen {
    /// A sign for the look of every position, in rows like those of the text, a dot for plain text; below them what the signs
    /// mean. Signs are given in the order in which looks first appear.
    public var styleMap: String {
        let signs = Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
        var known: [String: Character] = ["": "."]
        var legend: [String] = []
        var lines: [String] = []
        for row in glyphs {
            var line = ""
            for glyph in row {
                let look = glyph.look
                if known[look] == nil {
                    known[look] = legend.count < signs.count ? signs[legend.count] : "?"
                    legend.append("\(known[look]!): \(look)")
                }
                line.append(known[look]!)
            }
            while line.last == "." { line.removeLast() }
            lines.append(line)
        }
        return (lines + legend).joined(separator: "\n")
    }

    /// The framed picture in its colours, for a terminal; the cursor is shown as a reversed place.
    var painted: String {
        let edge = String(repeating: "─", count: size.columns)
        var glyphs = glyphs
        if cursor.isVisible, glyphs.indices.contains(cursor.row), glyphs[cursor.row].indices.contains(cursor.column) {
            glyphs[cursor.row][cursor.column].isReversed.toggle()
        }
        let lines = glyphs.map { row in "│" + row.map(\.painted).joined() + "│" }
        return (["┌\(edge)┐"] + lines + ["└\(edge)┘"]).joined(separator: "\n")
    }
}
