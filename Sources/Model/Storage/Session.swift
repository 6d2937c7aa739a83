import GRDB

// The reader as it was left: values by keys that the program chooses.

extension Library {
    public func value(forKey key: String) throws(LibraryError) -> String? {
        try read { try String.fetchOne($0, sql: "SELECT value FROM session WHERE key = ?", arguments: [key.stored]) }
    }

    /// Keeps a value; `nil` forgets it.
    public func setValue(_ value: String?, forKey key: String) throws(LibraryError) {
        try write {
            if let value {
                try $0.execute(
                    sql: """
                        INSERT INTO session (key, value) VALUES (?, ?)
                        ON CONFLICT (key) DO UPDATE SET value = excluded.value
                        """, arguments: [key.stored, value.stored])
            } else {
                try $0.execute(sql: "DELETE FROM session WHERE key = ?", arguments: [key.stored])
            }
        }
    }
}
