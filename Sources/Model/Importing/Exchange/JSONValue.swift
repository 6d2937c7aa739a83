/// A value of JSON (RFC 8259).
enum JSONValue {
    case null
    case bool(Bool)
    case integer(Int)
    /// With a fraction, or larger than an integer may be.
    case number(Double)
    case string(String)
    case list([JSONValue])
    case object([String: JSONValue])

    var string: String? { if case .string(let text) = self { text } else { nil } }
    var boolean: Bool? { if case .bool(let value) = self { value } else { nil } }
    var list: [JSONValue]? { if case .list(let list) = self { list } else { nil } }
    var isObject: Bool { if case .object = self { true } else { false } }

    /// A number without a fraction, however it is written.
    var integer: Int? {
        switch self {
        case .integer(let number): number
        case .number(let number): Int(exactly: number)
        default: nil
        }
    }

    /// A member of an object; `nil` also for one that is `null`.
    subscript(_ name: String) -> JSONValue? {
        guard case .object(let members) = self, let value = members[name] else { return nil }
        if case .null = value { return nil }
        return value
    }
}
