/// What stands in a picture's file, read back.
struct Pieces {
    struct Element: Equatable {
        var name: String
        var attributes: [String: String]
        /// What stands right in it, before the next tag.
        var text: String

        var classes: [String] { attributes["class"]?.split(separator: " ").map(String.init) ?? [] }
    }

    private(set) var elements: [Element] = []
    /// Why it is not well-formed; `nil` when it is.
    private(set) var fault: String?

    /// Reads what the writer writes: elements, attributes in double quotes, the five entities. Nothing else may be in it.
    init(_ text: String) {
        var open: [String] = []
        for piece in text.split(separator: "<").map(String.init) where fault == nil {
            guard let end = piece.firstIndex(of: ">"), let before = Self.unescaped(piece[piece.index(after: end)...])
            else {
                fault = "not closed, or an unknown entity: <\(piece)"
                return
            }
            var tag = piece[..<end]
            if tag.hasPrefix("/") {
                if open.popLast() != String(tag.dropFirst()) { fault = "closed without being open: <\(tag)>" }
                continue
            }
            let isEmpty = tag.hasSuffix("/")
            if isEmpty { tag = tag.dropLast() }
            let parts = tag.split(separator: "\"", omittingEmptySubsequences: false)
            let name = parts[0].prefix { $0 != " " }
            var attributes: [String: String] = [:]
            for index in stride(from: 0, to: parts.count - 1, by: 2) {
                guard let key = parts[index].split(separator: " ").last, key.hasSuffix("="),
                    let value = Self.unescaped(parts[index + 1])
                else {
                    fault = "attributes: <\(tag)>"
                    return
                }
                attributes[String(key.dropLast())] = value
            }
            elements.append(Element(name: String(name), attributes: attributes, text: before))
            if !isEmpty { open.append(String(name)) }
        }
        if fault == nil, !open.isEmpty { fault = "left open: \(open)" }
    }

    /// `nil` where an ampersand begins no entity that XML knows by itself.
    private static func unescaped(_ text: some StringProtocol) -> String? {
        let entities = ["amp;": "&", "lt;": "<", "gt;": ">", "quot;": "\"", "apos;": "'"]
        var result = ""
        for (index, piece) in text.split(separator: "&", omittingEmptySubsequences: false).enumerated() {
            if index == 0 {
                result += piece
            } else if let entity = entities.first(where: { piece.hasPrefix($0.key) }) {
                result += entity.value + piece.dropFirst(entity.key.count)
            } else {
                return nil
            }
        }
        return result
    }
}
