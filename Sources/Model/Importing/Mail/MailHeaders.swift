/// The header fields of a message (RFC 5322). Of a field that is repeated, the first counts.
struct MailHeaders {
    /// By name in small letters; raw bytes, folded as they stand.
    private var values: [String: [UInt8]] = [:]

    mutating func add(_ name: String, _ value: [UInt8]) {
        let key = name.lowercased()
        if values[key] == nil { values[key] = value }
    }

    /// The bytes of a field, as they stand; `name` in small letters.
    func raw(_ name: String) -> [UInt8]? { values[name] }

    /// The text of a field with encoded words decoded and white space collapsed; `nil` when there is none or it is empty.
    func text(_ name: String) -> HeaderText? {
        guard let raw = values[name] else { return nil }
        let decoded = HeaderText(raw)
        return decoded.text.isEmpty ? nil : decoded
    }

    /// What stands between the first angle brackets: a Message-ID, a list's identifier; else the whole value.
    func bracketed(_ name: String) -> String? {
        guard let text = text(name)?.text else { return nil }
        guard let open = text.firstIndex(of: "<") else { return text }
        let inner = text[text.index(after: open)...].prefix { $0 != ">" }
        let bare = String(inner.filter { !$0.isWhitespace })
        return bare.isEmpty ? nil : bare
    }
}
