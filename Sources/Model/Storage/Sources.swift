import Foundation
import GRDB

extension Library {
    /// What the reader imported, in the order in which it was added.
    public func sources() throws(LibraryError) -> [Source] {
        try read {
            try Row.fetchAll($0, sql: "SELECT id, uri FROM source ORDER BY id").map { Source(id: $0[0], uri: $0[1]) }
        }
    }

    /// Remembers a source; one that is known already stays as it is.
    @discardableResult
    public func addSource(_ uri: String) throws(LibraryError) -> Source.ID {
        try write {
            try $0.execute(
                sql: "INSERT INTO source (uri) VALUES (?) ON CONFLICT (uri) DO NOTHING", arguments: [uri.stored])
            return try Int64.fetchOne($0, sql: "SELECT id FROM source WHERE uri = ?", arguments: [uri.stored])!
        }
    }
}

extension Source {
    /// The path or name in an address of a source, as far as people can read it.
    static func readable(_ uri: String) -> String {
        let path = uri.hasPrefix("file://") ? String(uri.dropFirst(7)) : uri
        return path.removingPercentEncoding ?? path
    }

    /// What people call it: the last part of its path.
    static func shortName(_ uri: String) -> String {
        readable(uri).split(separator: "/").last.map(String.init) ?? uri
    }
}
