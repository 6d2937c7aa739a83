import Cells
import Glibc

// Everything the program prints goes through here: data to standard output, messages to standard error. Nothing that comes
// from a file or a file's name reaches a terminal with control characters in it.

/// Data, whose lines are kept. A terminal gets what it measures as we do; a file or another program gets every word as it is.
func write(_ text: String) {
    put(isatty(STDOUT_FILENO) == 1 ? printable(text, keepingLines: true) : harmless(text), to: STDOUT_FILENO)
}

/// The text without what a terminal would obey, should it come to one after all: control characters other than line feeds and
/// tabs become U+FFFD, and what turns the direction of text is left out.
func harmless(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
        switch scalar.value {
        case 0x09, 0x0A: result.append(scalar)
        case 0..<0x20, 0x7F...0x9F: result.append("\u{FFFD}")
        case 0x202A...0x202E, 0x2066...0x2069, 0xE0000...0xE007F: break
        default: result.append(scalar)
        }
    }
    return String(result)
}

/// Data in a form that has no control characters by its own rule, such as JSON.
func write(_ bytes: [UInt8]) { put(bytes, to: STDOUT_FILENO) }

/// A message, one line or several.
func say(_ text: String) { put("broadsheet: " + printable(text, keepingLines: true) + "\n", to: STDERR_FILENO) }

private func put(_ text: String, to descriptor: Int32) { put(Array(text.utf8), to: descriptor) }

private func put(_ bytes: [UInt8], to descriptor: Int32) {
    bytes.withUnsafeBytes { buffer in
        var offset = 0
        while offset < buffer.count {
            let count = Glibc.write(descriptor, buffer.baseAddress! + offset, buffer.count - offset)
            if count < 0 {
                if errno == EINTR { continue }
                // The reader of a pipe has gone, or the disk is full: what is left cannot be said.
                if descriptor == STDOUT_FILENO { leave(1) }
                return
            }
            offset += count
        }
    }
}

/// Ends the program.
func leave(_ status: Int32) -> Never { exit(status) }

/// JSON in which what turns the direction of text, or hides in it, is written as `\uXXXX`, so that it shows on a terminal.
func escapingInvisible(_ json: some Sequence<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    for scalar in String(decoding: Array(json), as: UTF8.self).unicodeScalars {
        switch scalar.value {
        case 0x7F...0x9F, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF, 0xFFF9...0xFFFB:
            let digits = String(scalar.value, radix: 16)
            result += ("\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits).utf8
        default: result += String(scalar).utf8
        }
    }
    return result
}

/// A line of headway on a terminal, in the place of the one before; an empty one takes it away. It must fit.
func sayHeadway(_ text: String) { put("\r\u{1B}[K" + printable(text), to: STDERR_FILENO) }

/// Asks on the terminal; only a y, or a word that begins with one, is a yes.
func ask(_ question: String) -> Bool {
    put(printable(question, keepingLines: true), to: STDERR_FILENO)
    return readLine()?.lowercased().hasPrefix("y") ?? false
}
