import Articles

/// What the notes of an article are called in Markdown: each by a name of its own that says its label.
struct NoteNames {
    private let names: [String]

    /// - Parameter article: the number of the article in its file, from 0; names are unique in the file.
    init(_ notes: [Note], article: Int) {
        var used: Set<String> = []
        names = notes.enumerated().map { index, note in
            let label = note.label.map(Self.name) ?? ""
            let base = (article > 0 ? "\(article + 1)-" : "") + (label.isEmpty ? "note-\(index + 1)" : label)
            var name = base
            var number = 2
            while !used.insert(name.lowercased()).inserted {
                // Labels that begin anew: 1, 1-2, 1-3.
                name = "\(base)-\(number)"
                number += 1
            }
            return name
        }
    }

    subscript(_ note: Int) -> String { names[note] }

    /// Letters and digits of a label; signs have names, since they would begin emphasis.
    private static func name(_ label: String) -> String {
        let signs: [Character: String] = ["*": "asterisk", "†": "dagger", "‡": "double-dagger", "§": "section"]
        let words = label.map { signs[$0].map { "-\($0)-" } ?? ($0.isLetter || $0.isNumber ? String($0) : "-") }
            .joined()
        return words.split(separator: "-").joined(separator: "-")
    }
}
