import Articles
import GRDB

extension Library {
    /// All notes that were begun and not kept, in the order in which they were begun.
    public func drafts() throws(LibraryError) -> [Draft] {
        try read {
            try Row.fetchAll($0, sql: "SELECT \(Draft.columns) FROM draft ORDER BY rowid").map {
                Draft(id: $0[0], article: $0[1], passage: try Passage($0, at: 2), text: $0["text"])
            }
        }
    }

    /// Keeps a draft; one without a text is forgotten.
    /// - Parameter old: the draft that it goes on with. It is forgotten, unless others have gone on with it as well.
    /// - Throws: `LibraryError.gone` when the library has no such article.
    public func setDraft(_ draft: Draft, insteadOf old: Draft?) throws(LibraryError) {
        try write {
            if let old {
                try $0.execute(
                    sql: "DELETE FROM draft WHERE id = ? AND text = ?", arguments: [old.id.stored, old.text.stored])
            }
            guard !draft.text.isEmpty else {
                return try $0.execute(sql: "DELETE FROM draft WHERE id = ?", arguments: [draft.id.stored])
            }
            try $0.add(draft)
        }
    }
}

extension Database {
    func add(_ draft: Draft) throws {
        try execute(
            sql: """
                INSERT INTO draft (\(Draft.columns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET text = excluded.text
                """,
            arguments: [draft.id.stored, draft.article] + draft.passage.stored + [draft.text.stored])
    }
}

extension Draft {
    fileprivate static let columns = (["id", "article"] + Passage.columns + ["text"]).joined(separator: ", ")
}
