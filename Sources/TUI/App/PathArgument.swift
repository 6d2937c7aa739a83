import ArgumentParser
import Cells
import Glibc

/// A path as the shell gave it: bytes, which need not be UTF-8.
struct PathArgument: ExpressibleByArgument {
    let bytes: [UInt8]

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    init(argument: String) { bytes = PathArgument.unescape(argument) }

    /// Standard input.
    var isDash: Bool { bytes == [UInt8(ascii: "-")] }

    /// For messages.
    var shown: String { printable(String(decoding: bytes, as: UTF8.self)) }

    var name: String { String(decoding: bytes.split(separator: UInt8(ascii: "/")).last ?? [], as: UTF8.self) }

    /// The arguments of the program. Bytes that are not UTF-8 travel through the parser of the command line as private
    /// characters, which `init(argument:)` turns back.
    static func commandLine() -> [String] {
        (1..<max(1, Int(CommandLine.argc))).compactMap { index in
            guard let pointer = CommandLine.unsafeArgv[index] else { return nil }
            return escape(
                Array(UnsafeBufferPointer(start: pointer, count: strlen(pointer)).map(UInt8.init(bitPattern:))))
        }
    }

    private static let escapes: ClosedRange<UInt32> = 0x10FE00...0x10FEFF

    private static func escape(_ bytes: [UInt8]) -> String {
        let text = String(decoding: bytes, as: UTF8.self)
        let isLossless = Array(text.utf8) == bytes && !text.unicodeScalars.contains { escapes.contains($0.value) }
        if isLossless { return text }
        var view = String.UnicodeScalarView()
        for byte in bytes {
            view.append(byte < 0x80 ? Unicode.Scalar(byte) : Unicode.Scalar(escapes.lowerBound + UInt32(byte))!)
        }
        return String(view)
    }

    private static func unescape(_ text: String) -> [UInt8] {
        text.unicodeScalars.flatMap { scalar -> [UInt8] in
            escapes.contains(scalar.value) ? [UInt8(scalar.value - escapes.lowerBound)] : Array(String(scalar).utf8)
        }
    }
}

/// The address of a file in a form that loses no byte of its path: `file://` and the path, percent-encoded (RFC 8089).
enum FileAddress {
    static func of(_ path: [UInt8]) -> String {
        var text = "file://"
        for byte in path {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E, 0x2F:
                text.unicodeScalars.append(Unicode.Scalar(byte))
            default: text += "%" + hexadecimal(byte)
            }
        }
        return text
    }

    /// The path; `nil` for an address of another scheme.
    static func path(of address: String) -> [UInt8]? {
        guard address.hasPrefix("file://") else { return nil }
        var path: [UInt8] = []
        var rest = Array(address.utf8.dropFirst(7))[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                path.append(byte)
                continue
            }
            guard rest.count >= 2, let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) else {
                return nil
            }
            path.append(value)
            rest = rest.dropFirst(2)
        }
        return path
    }

    private static func hexadecimal(_ byte: UInt8) -> String {
        let digits = String(byte, radix: 16, uppercase: true)
        return digits.utf8.count == 1 ? "0" + digits : digits
    }
}
