import Foundation
import GRDB

extension Library {
    /// What the reader imported, in the order in which it was added.
    public func sources() throws(LibraryError) -> [Source] {
        try read { try Row.fetchAll($0, sql: "\(Source.select) ORDER BY id").map(Source.init) }
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

    /// Names a source; `nil` for the last part of its path.
    public func setName(_ name: String?, of id: Source.ID) throws(LibraryError) {
        try write {
            try $0.execute(sql: "UPDATE source SET name = ? WHERE id = ?", arguments: [name?.stored, id])
        }
    }

    /// Notes that all that sources hold is in the library.
    /// - Parameters:
    ///   - uris: of sources; others are passed over.
    ///   - seconds: since 1970.
    public func noteLook(at uris: [String], _ seconds: Int64) throws(LibraryError) {
        try write { database in
            for uri in uris {
                try database.execute(
                    sql: "UPDATE source SET looked = ? WHERE uri = ?", arguments: [seconds, uri.stored])
            }
        }
    }

    /// How many articles each source has brought, and how many of them are unread. O(sources).
    public func sourceCounts() throws(LibraryError) -> [Source.ID: (articles: Int, unread: Int)] {
        try read { database in
            var counts: [Source.ID: (articles: Int, unread: Int)] = [:]
            for id in try Int64.fetchAll(database, sql: "SELECT id FROM source") {
                let tally = try database.tally("source \(id)")
                counts[id] = (tally.articles, tally.unread)
            }
            return counts
        }
    }
}

extension Source {
    fileprivate static let select = "SELECT id, uri, name, looked FROM source"

    fileprivate init(_ row: Row) { self.init(id: row[0], uri: row[1], name: row[2], looked: row[3]) }

    /// What people call it: its name, else the last part of its path.
    public var title: String { name ?? Source.shortName(uri) }

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
