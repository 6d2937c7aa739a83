/// On which lines of a TOML file its keys stand: the parser does not say.
///
/// Of a file that is not TOML the lines before its first fault are right. Keys inside of inline tables are looked for where the table is.
struct KeyLines {
    /// From 1; tables of an array have their number, from 0, behind its name.
    private var lines: [[String]: Int] = [:]
    /// The line of the first table whose name does not begin as names do: the parser would stop the program there.
    private(set) var faultyTable: Int?

    /// The line of a key, or of the nearest table around it.
    func line(of path: [String]) -> Int {
        for length in stride(from: path.count, to: 0, by: -1) {
            if let line = lines[Array(path.prefix(length))] { return line }
        }
        return 1
    }

    /// O(bytes).
    init(_ bytes: [UInt8]) {
        var scanner = Scanner(bytes: bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes)
        var table: [String] = []
        var counts: [[String]: Int] = [:]
        while true {
            scanner.skipBlanks()
            guard let byte = scanner.byte else { break }
            let line = scanner.line
            switch byte {
            case UInt8(ascii: "\n"), UInt8(ascii: "\r"): scanner.advance()
            case UInt8(ascii: "#"): scanner.skipLine()
            case UInt8(ascii: "["):
                scanner.advance()
                scanner.skipBlanks()
                let isArray = scanner.byte == UInt8(ascii: "[")
                if isArray { scanner.advance() }
                scanner.skipBlanks()
                if faultyTable == nil, !scanner.isAtName { faultyTable = line }
                table = scanner.key()
                if isArray {
                    add(table, line)
                    let count = counts[table, default: 0]
                    counts[table] = count + 1
                    table.append(String(count))
                }
                add(table, line)
                scanner.skipLine()
            default:
                let key = scanner.key()
                for length in 1...max(1, key.count) { add(table + key.prefix(length), line) }
                scanner.skipValue()
            }
        }
    }

    private mutating func add(_ path: [String], _ line: Int) {
        if lines[path] == nil { lines[path] = line }
    }
}

private struct Scanner {
    let bytes: [UInt8]
    private var index = 0
    private(set) var line = 1

    init(bytes: [UInt8]) { self.bytes = bytes }

    var byte: UInt8? { index < bytes.count ? bytes[index] : nil }

    /// Whether a name begins here, or the parser itself says that none does.
    var isAtName: Bool {
        switch byte {
        case nil, UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "]"), UInt8(ascii: "-"), UInt8(ascii: "_"): true
        case let byte?: 0x30...0x39 ~= byte || 0x61...0x7A ~= byte | 0x20
        }
    }

    mutating func advance() {
        if byte == UInt8(ascii: "\n") { line += 1 }
        index += 1
    }

    mutating func skipBlanks() {
        while byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") { advance() }
    }

    /// Up to the end of the line, which stays.
    mutating func skipLine() {
        while let byte, byte != UInt8(ascii: "\n") { advance() }
    }

    /// A key with its dots, and the sign that ends it.
    mutating func key() -> [String] {
        var parts: [String] = []
        var part: [UInt8] = []
        while let byte {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "'"):
                let start = index + 1
                skipText()
                part += bytes[start..<max(start, index - 1)]
            case UInt8(ascii: " "), UInt8(ascii: "\t"): advance()
            case UInt8(ascii: "."):
                parts.append(String(decoding: part, as: UTF8.self))
                part = []
                advance()
            case UInt8(ascii: "="), UInt8(ascii: "]"):
                advance()
                return parts + [String(decoding: part, as: UTF8.self)]
            case UInt8(ascii: "\n"): return parts
            default:
                part.append(byte)
                advance()
            }
        }
        return parts
    }

    /// A value, and what follows it on its last line.
    mutating func skipValue() {
        var depth = 0
        while let byte {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "'"): skipText()
            case UInt8(ascii: "#"): skipLine()
            case UInt8(ascii: "["), UInt8(ascii: "{"):
                depth += 1
                advance()
            case UInt8(ascii: "]"), UInt8(ascii: "}"):
                depth -= 1
                advance()
            case UInt8(ascii: "\n") where depth <= 0: return
            default: advance()
            }
        }
    }

    /// A text in quotes, of one line or of several.
    private mutating func skipText() {
        let quote = bytes[index]
        let isLong = index + 2 < bytes.count && bytes[index + 1] == quote && bytes[index + 2] == quote
        for _ in 0..<(isLong ? 3 : 1) { advance() }
        while let byte {
            if byte == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") {
                advance()
            } else if byte == quote {
                if !isLong { return advance() }
                // Up to two quotes may stand before the three that end the text.
                var end = index
                while end < bytes.count, bytes[end] == quote { end += 1 }
                if end - index >= 3 {
                    while index < end { advance() }
                    return
                }
            }
            advance()
        }
    }
}
