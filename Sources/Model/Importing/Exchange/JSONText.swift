/// Writes JSON (RFC 8259) as it goes, without a tree in between: a letter of 50 MB must not become one of gigabytes on its way
/// out. Objects of many members stand on lines of their own, small ones within a line.
struct JSONText {
    private var bytes: [UInt8] = []
    private let sink: ([UInt8]) -> Void
    /// What parts the next member of an object from the one before.
    private var separator = ""
    private var isFirst = true

    private static let piece = 1 << 16

    init(sink: @escaping ([UInt8]) -> Void) {
        self.sink = sink
        bytes.reserveCapacity(Self.piece + 4_096)
    }

    mutating func flush() {
        if !bytes.isEmpty { sink(bytes) }
        bytes.removeAll(keepingCapacity: true)
    }

    mutating func raw(_ text: String) {
        bytes.append(contentsOf: text.utf8)
        if bytes.count >= Self.piece { flush() }
    }

    // MARK: Values

    mutating func number(_ number: Int) { raw(String(number)) }

    mutating func text(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        escaped(text)
        bytes.append(UInt8(ascii: "\""))
        if bytes.count >= Self.piece { flush() }
    }

    /// Texts as one, with an empty line between two.
    mutating func texts(_ texts: some Sequence<String>) {
        bytes.append(UInt8(ascii: "\""))
        var isFirst = true
        for text in texts {
            if !isFirst { bytes.append(contentsOf: "\\n\\n".utf8) }
            isFirst = false
            escaped(text)
            if bytes.count >= Self.piece { flush() }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private mutating func escaped(_ text: String) {
        var text = text
        text.withUTF8 { text in
            var start = 0
            for index in text.indices {
                let byte = text[index]
                guard byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") else { continue }
                bytes.append(contentsOf: text[start..<index])
                start = index + 1
                switch byte {
                case 0x0A: bytes.append(contentsOf: "\\n".utf8)
                case 0x09: bytes.append(contentsOf: "\\t".utf8)
                case 0..<0x20:
                    bytes.append(contentsOf: (byte < 0x10 ? "\\u000" : "\\u00").utf8)
                    bytes.append(contentsOf: String(byte, radix: 16).utf8)
                default:
                    bytes.append(UInt8(ascii: "\\"))
                    bytes.append(byte)
                }
            }
            bytes.append(contentsOf: text[start...])
        }
    }

    static func quoted(_ text: String) -> String {
        var result: [UInt8] = []
        var json = JSONText { result += $0 }
        json.text(text)
        json.flush()
        return String(decoding: result, as: UTF8.self)
    }

    // MARK: Objects and lists

    /// An object of which each member has a line.
    mutating func object(depth: Int, _ members: (inout JSONText) -> Void) {
        let indent = String(repeating: "  ", count: depth)
        within("{\n  \(indent)", ",\n  \(indent)", "\n\(indent)}", members)
    }

    /// An object in one line.
    mutating func inline(_ members: (inout JSONText) -> Void) { within("{", ", ", "}", members) }

    private mutating func within(
        _ open: String, _ separator: String, _ close: String, _ members: (inout JSONText) -> Void
    ) {
        let outer = (self.separator, isFirst)
        (self.separator, isFirst) = (separator, true)
        raw(open)
        members(&self)
        raw(close)
        (self.separator, isFirst) = outer
    }

    /// A list in one line.
    mutating func list<Value>(_ values: some Sequence<Value>, _ write: (inout JSONText, Value) -> Void) {
        raw("[")
        var isFirst = true
        for value in values {
            if !isFirst { raw(", ") }
            isFirst = false
            write(&self, value)
        }
        raw("]")
    }

    /// A list of which each value has a line.
    mutating func rows<Value>(_ values: some Sequence<Value>, depth: Int, _ write: (inout JSONText, Value) -> Void) {
        let indent = String(repeating: "  ", count: depth)
        var isFirst = true
        for value in values {
            raw(isFirst ? "[\n  \(indent)" : ",\n  \(indent)")
            isFirst = false
            write(&self, value)
        }
        raw(isFirst ? "[]" : "\n\(indent)]")
    }

    mutating func member(_ name: String, _ value: (inout JSONText) -> Void) {
        if !isFirst { raw(separator) }
        isFirst = false
        raw("\"\(name)\": ")
        value(&self)
    }

    /// Left out where there is no text.
    mutating func member(_ name: String, _ text: String?) {
        if let text { member(name) { $0.text(text) } }
    }

    mutating func member(_ name: String, orNull text: String?) {
        member(name) { json in
            if let text { json.text(text) } else { json.raw("null") }
        }
    }

    mutating func member(_ name: String, _ number: Int) { member(name) { $0.number(number) } }

    /// Left out where there are none.
    mutating func member(_ name: String, _ texts: [String]) {
        if !texts.isEmpty { member(name) { $0.list(texts) { $0.text($1) } } }
    }
}
