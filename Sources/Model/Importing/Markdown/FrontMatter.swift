import Articles

/// Facts above a Markdown text: YAML between lines `---` or TOML between lines `+++`, as far as newsletters use them: single
/// values and lists of them.
struct FrontMatter {
    private var values: [String: [String]] = [:]

    var isEmpty: Bool { values.isEmpty }

    init() {}

    /// Takes the lines off that are front matter; a rule that opens a text is none.
    init(takenFrom lines: inout ArraySlice<Substring>) {
        guard let first = lines.first?.trimmingSpaces, first == "---" || first == "+++" else { return }
        let limit = lines.prefix(400)
        guard
            let end = limit.dropFirst().firstIndex(where: {
                let line = $0.trimmingSpaces
                return line == first || first == "---" && line == "..."
            })
        else { return }
        let inner = lines[(lines.startIndex + 1)..<end]
        var found = FrontMatter()
        guard found.read(inner, separator: first == "---" ? ":" : "=") else { return }
        self = found
        lines = lines[(end + 1)...]
    }

    subscript(_ names: String...) -> String? { names.lazy.compactMap { values[$0]?.first }.first }

    func list(_ names: String...) -> [String] { names.lazy.compactMap { values[$0] }.first ?? [] }

    /// Returns whether every line is one of front matter.
    private mutating func read(_ lines: ArraySlice<Substring>, separator: Character) -> Bool {
        var key: String?
        var isBlock = false
        for line in lines {
            let text = line.trimmingSpaces
            if text.isEmpty || text.hasPrefix("#") { continue }
            let isIndented = line.first == " " || line.first == "\t"
            if let open = key, isIndented || text.hasPrefix("- ") {
                if text.hasPrefix("- ") {
                    let item = String(text.dropFirst(2)).trimmingSpaces
                    // "- name: Ada" is an author with more facts.
                    let value = item.hasPrefix("name:") ? String(item.dropFirst(5)).trimmingSpaces : item
                    values[open, default: []].append(Self.unquoted(value))
                } else if isBlock {
                    values[open] = [((values[open]?.first).map { $0 + " " } ?? "") + text]
                } else if text.hasPrefix("name:") {
                    values[open, default: []].append(Self.unquoted(String(text.dropFirst(5)).trimmingSpaces))
                }
                continue
            }
            if text.hasPrefix("["), text.hasSuffix("]"), separator == "=" {
                // A table of TOML.
                key = nil
                continue
            }
            guard let colon = text.firstIndex(of: separator) else { return false }
            let name = text[..<colon].trimmingSpaces.lowercased().trimmed(of: "\"'")
            guard !name.isEmpty, name.allSatisfy({ $0.isLetter || $0.isNumber || "-_. ".contains($0) }) else {
                return false
            }
            let value = String(text[text.index(after: colon)...]).trimmingSpaces
            key = name
            isBlock = [">", "|", ">-", "|-"].contains(value)
            if isBlock || value.isEmpty { continue }
            if value.hasPrefix("["), value.hasSuffix("]") {
                values[name] = Self.items(value)
            } else {
                values[name] = [Self.unquoted(Self.withoutComment(value))]
            }
        }
        return true
    }

    private static func items(_ list: String) -> [String] {
        var items: [String] = []
        var item = ""
        var quote: Character?
        for character in list.dropFirst().dropLast() {
            if let open = quote {
                if character == open { quote = nil }
                item.append(character)
            } else if character == "\"" || character == "'" {
                quote = character
                item.append(character)
            } else if character == "," {
                items.append(unquoted(item.trimmingSpaces))
                item = ""
            } else {
                item.append(character)
            }
        }
        items.append(unquoted(item.trimmingSpaces))
        return items.filter { !$0.isEmpty }
    }

    private static func withoutComment(_ value: String) -> String {
        guard let first = value.first, first != "\"", first != "'", let sign = value.range(ofFirst: " #") else {
            return value
        }
        return String(value[..<sign]).trimmingSpaces
    }

    private static func unquoted(_ text: String) -> String {
        for quote in ["\"", "'"] where text.count >= 2 && text.hasPrefix(quote) && text.hasSuffix(quote) {
            let inner = String(text.dropFirst().dropLast())
            return quote == "\""
                ? inner.replacing("\\\"", with: "\"").replacing("\\\\", with: "\\") : inner.replacing("''", with: "'")
        }
        return text
    }
}
