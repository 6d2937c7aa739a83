// What bytes of UTF-8 are among the letters and digits of ASCII. Those from 0x80 on are neither.

extension UInt8 {
    @inlinable public var isDigit: Bool { 0x30...0x39 ~= self }

    /// Small or capital.
    @inlinable public var isASCIILetter: Bool { 0x61...0x7A ~= self | 0x20 }

    @inlinable public var isSmallASCIILetter: Bool { 0x61...0x7A ~= self }

    /// Of a capital its small letter, everything else as it is.
    @inlinable public var smallASCII: UInt8 { 0x41...0x5A ~= self ? self | 0x20 : self }
}
