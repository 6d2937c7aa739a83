import Foundation

/// A JSON value that can be compared and printed.
enum JSON: CustomStringConvertible {
    case null
    case bool(Bool)
    case number(Double)
    case string(String)
    case array([JSON])
    case object([String: JSON])

    init(parsing data: Data) throws {
        self.init(try JSONSerialization.jsonObject(with: data, options: [.fragmentsAllowed]))
    }

    private init(_ value: Any) {
        switch value {
        case let text as String: self = .string(text)
        case let list as [Any]: self = .array(list.map { JSON($0) })
        case let members as [String: Any]: self = .object(members.mapValues { JSON($0) })
        case let number as NSNumber:
            let isBool = String(cString: number.objCType) == "c"
            self = isBool ? .bool(number.boolValue) : .number(number.doubleValue)
        default: self = .null
        }
    }

    static func strings(_ texts: [String]) -> JSON { .array(texts.map(JSON.string)) }

    subscript(_ key: String) -> JSON {
        if case .object(let members) = self { members[key] ?? .null } else { .null }
    }

    var members: [(key: String, value: JSON)] {
        if case .object(let members) = self { members.sorted { $0.key < $1.key } } else { [] }
    }
    var text: String? { if case .string(let text) = self { text } else { nil } }
    var list: [JSON]? { if case .array(let list) = self { list } else { nil } }
    var integer: Int? { if case .number(let number) = self { Int(exactly: number) } else { nil } }

    /// Every string in this value.
    var strings: [String] {
        switch self {
        case .string(let text): [text]
        case .array(let list): list.flatMap(\.strings)
        case .object(let members): members.values.flatMap(\.strings)
        default: []
        }
    }

    /// `null`, an empty list and a missing member say the same (the contract lets all be left out).
    private var isNothing: Bool {
        switch self {
        case .null: true
        case .array(let list): list.isEmpty
        default: false
        }
    }

    func isSame(as other: JSON) -> Bool {
        if isNothing && other.isNothing { return true }
        switch (self, other) {
        case (.bool(let a), .bool(let b)): return a == b
        case (.number(let a), .number(let b)): return a == b
        case (.string(let a), .string(let b)): return a == b
        case (.array(let a), .array(let b)): return a.count == b.count && zip(a, b).allSatisfy { $0.isSame(as: $1) }
        case (.object(let a), .object(let b)):
            return Set(a.keys).union(b.keys).allSatisfy { (a[$0] ?? .null).isSame(as: b[$0] ?? .null) }
        default: return false
        }
    }

    var description: String {
        switch self {
        case .null: "null"
        case .bool(let value): "\(value)"
        case .number(let number): Int(exactly: number).map(String.init) ?? "\(number)"
        case .string(let text): "“\(text)”"
        case .array(let list): "[\(list.map(\.description).joined(separator: ", "))]"
        case .object: "{\(members.map { "\($0.key): \($0.value)" }.joined(separator: ", "))}"
        }
    }
}
