import GRDB

// The reader as it was left: values by keys that the program chooses.

extension Library {
    public func value(forKey key: String) throws(LibraryError) -> String? {
        try read { try String.fetchOne($0, sql: "SELECT value FROM session WHERE key = ?", arguments: [key.stored]) }
    }

    /// Keeps a value; `nil` forgets it.
    public func setValue(_ value: String?, forKey key: String) throws(LibraryError) {
        try write { try $0.setValue(value, forKey: key) }
    }
}

extension Database {
    func setValue(_ value: String?, forKey key: String) throws {
        if let value {
            try execute(
                sql: """
                    INSERT INTO session (key, value) VALUES (?, ?)
                    ON CONFLICT (key) DO UPDATE SET value = excluded.value
                    """, arguments: [key.stored, value.stored])
        } else {
            try execute(sql: "DELETE FROM session WHERE key = ?", arguments: [key.stored])
        }
    }
}
