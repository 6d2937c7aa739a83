/// Why a text could not be given to the terminal's clipboard.
public enum ClipboardError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The terminal has none, or none that programs reach.
    case incapable(type: String)
    /// UTF-8 bytes.
    case tooLong(Int)
    /// The terminal is lent or gone.
    case closed

    /// What follows "could not be copied: " in a status line.
    public var description: String {
        switch self {
        case .incapable(let type): "the terminal '\(type)' has no clipboard for programs"
        case .tooLong(let count):
            "it is too long (\(count / 1_000) kB; terminals take \(Screen.longestCopy / 1_000) kB)"
        case .closed: "the terminal is not there"
        }
    }
}

extension Screen {
    /// UTF-8 bytes of the longest text that is copied: terminals stop reading at about 100,000 bytes of base64.
    public static let longestCopy = 75_000

    /// Gives a text to the terminal's clipboard (OSC 52). Whether the terminal takes it cannot be known: many ask their user
    /// or have to be told so in their settings. The clipboard is never read.
    public func copy(_ text: String) throws(ClipboardError) {
        checkOwner()
        guard reports.isLikeXterm else { throw .incapable(type: terminal) }
        let bytes = Array(text.utf8)
        guard bytes.count <= Screen.longestCopy else { throw .tooLong(bytes.count) }
        guard isOpen, !isPaused, send("\u{1B}]52;c;\(base64(bytes))\u{07}") else { throw .closed }
    }
}

/// RFC 4648, section 4.
private func base64(_ bytes: [UInt8]) -> String {
    let signs = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var result: [UInt8] = []
    result.reserveCapacity((bytes.count + 2) / 3 * 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
        let group = bytes[start..<min(start + 3, bytes.count)]
        let bits = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
        for place in 0..<4 {
            result.append(place <= group.count ? signs[bits >> (18 - 6 * place) & 63] : UInt8(ascii: "="))
        }
    }
    return String(decoding: result, as: UTF8.self)
}
