/// The names of authors in feeds.
enum FeedNames {
    /// What an element for authors says: `Ada Byron`, ` A, B`, `desk@paper.example (Ada Byron)`, `Ada <ada@paper.example>`.
    /// An address alone names nobody.
    static func names(in text: String) -> [String] {
        var text = FeedText.line(text, isMarkup: false)
        if text.contains("@") {
            if let open = text.firstIndex(of: "("), let close = text.lastIndex(of: ")"), open < close {
                text = String(text[text.index(after: open)..<close])
            } else if let open = text.firstIndex(of: "<") {
                text = String(text[..<open])
            } else {
                text = text.split(separator: " ").filter { !$0.contains("@") }.joined(separator: " ")
            }
        }
        text = text.trimmed(of: " \"'")
        // Blogger's word for nobody.
        guard text.lowercased() != "unknown" else { return [] }
        return Name.list(text).filter { $0.contains(where: \.isLetter) }
    }
}
