import Articles
import GRDB

extension Library {
    /// All notes that were begun and not kept, in the order in which they were begun.
    public func drafts() throws(LibraryError) -> [Draft] {
        try read {
            try Row.fetchAll(
                $0, sql: "SELECT article, \(Passage.columns.joined(separator: ", ")), text FROM draft ORDER BY rowid"
            ).map { Draft(article: $0[0], passage: try Passage($0, at: 1), text: $0[1 + Passage.columns.count]) }
        }
    }

    /// Keeps a draft instead of what was begun about the same words before; one without a text is forgotten.
    /// - Throws: `LibraryError.gone` when the library has no such article.
    public func setDraft(_ draft: Draft) throws(LibraryError) {
        let place = draft.passage.place
        try write {
            guard !draft.text.isEmpty else {
                return try $0.execute(
                    sql: """
                        DELETE FROM draft WHERE article = ? AND part = ? AND block = ? AND offset = ? AND quote = ?
                        """,
                    arguments: [
                        draft.article, place.part.stored, place.block, place.offset, draft.passage.quote.stored,
                    ])
            }
            try $0.execute(
                sql: """
                    INSERT INTO draft (article, \(Passage.columns.joined(separator: ", ")), text)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                    ON CONFLICT (article, part, block, offset, quote) DO UPDATE SET text = excluded.text
                    """,
                arguments: [draft.article] + draft.passage.stored + [draft.text.stored])
        }
    }
}
