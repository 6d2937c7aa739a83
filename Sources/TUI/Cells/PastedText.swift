/// The text of what was pasted: UTF-8, repaired where it is none; line ends are LF, tabs are spaces, and no other control
/// character is left. O(bytes).
public func pastedText(_ bytes: some Sequence<UInt8>) -> String {
    var text = String.UnicodeScalarView()
    var wasReturn = false
    for scalar in String(decoding: Array(bytes), as: UTF8.self).unicodeScalars {
        switch scalar {
        case "\r": text.append("\n")
        case "\n": if !wasReturn { text.append("\n") }
        case "\t": text.append(" ")
        case "\0"..<" ", "\u{7F}"..."\u{9F}": break
        default: text.append(scalar)
        }
        wasReturn = scalar == "\r"
    }
    return String(text)
}
