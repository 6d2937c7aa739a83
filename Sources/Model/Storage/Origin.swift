import Articles

/// The file that articles come from, as it was when it was read.
public struct Origin: Hashable, Sendable {
    /// The file's address in a form that loses no byte of its path. With the position in the file it identifies articles
    /// that state no address of their own.
    public var uri: String
    public var stamp: FileStamp
    /// The source by which the file was found.
    public var source: Source.ID?

    public init(uri: String, stamp: FileStamp, source: Source.ID? = nil) {
        self.uri = uri
        self.stamp = stamp
        self.source = source
    }
}

/// What a file holds, or a part of it. A mailbox of any size is stored part by part, and counts as stored, with its stamp, when
/// the last one is; until then it is looked at again.
public struct Batch: Sendable {
    public var origin: Origin
    public var articles: [Article]
    /// Of the first article in the file: how many the batches before this one held.
    public var position: Int
    /// Whether the file ends here. The stamp counts only then.
    public var isLast: Bool

    /// The whole of a file, unless it is said to be a part.
    public init(_ articles: [Article], from origin: Origin, position: Int = 0, isLast: Bool = true) {
        self.articles = articles
        self.origin = origin
        self.position = position
        self.isLast = isLast
    }

    var isWhole: Bool { position == 0 && isLast }
    /// Where in the file its articles stand.
    var positions: Range<Int> { position..<position + articles.count }
}

/// By what a file is known to be unchanged without reading it.
public struct FileStamp: Hashable, Sendable {
    /// Bytes.
    public var size: Int64
    /// Nanoseconds since 1970-01-01T00:00:00Z.
    public var modified: Int64
    public var inode: UInt64
    /// The version of the importer, from 1: a better one reads every file again.
    public var parser: Int

    public init(size: Int64, modified: Int64, inode: UInt64, parser: Int) {
        self.size = size
        self.modified = modified
        self.inode = inode
        self.parser = parser
    }
}

/// A file or a folder that the reader imported, to be looked at again.
public struct Source: Hashable, Sendable, Identifiable {
    public typealias ID = Int64

    public var id: ID
    /// As the reader named it, in the form of `Origin.uri`.
    public var uri: String
    /// The reader's own; `nil` where it has none.
    public var name: String?
    /// When all that it holds was imported last, in seconds since 1970; `nil` where that is not known.
    public var looked: Int64?

    public init(id: ID, uri: String, name: String? = nil, looked: Int64? = nil) {
        self.id = id
        self.uri = uri
        self.name = name
        self.looked = looked
    }
}

/// What became of an article that was stored.
public struct Stored: Hashable, Sendable {
    public enum Outcome: Hashable, Sendable {
        case added, updated, unchanged
        /// The library had it from a file that no longer exists.
        case moved
    }

    public var id: Article.ID
    public var outcome: Outcome

    public init(id: Article.ID, outcome: Outcome) {
        self.id = id
        self.outcome = outcome
    }
}
