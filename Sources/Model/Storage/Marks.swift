import Articles
import GRDB

// What the reader did with an article: how far it was read, whether it is starred, the reading place.
//
// Changes throw `LibraryError.gone` when the library has no such article.

extension Library {
    /// Unread and not starred where nothing else was set.
    public func status(of id: Article.ID) throws(LibraryError) -> Status {
        try read {
            let row = try Row.fetchOne(
                $0, sql: "SELECT progress, fraction, starred FROM status WHERE article = ?", arguments: [id])
            return row.map { Status($0[0], $0[1], $0[2]) } ?? Status()
        }
    }

    public func setStatus(_ status: Status, of id: Article.ID) throws(LibraryError) {
        try write {
            try $0.setProgress(status.progress, of: id)
            try $0.setStarred(status.isStarred, of: id)
        }
    }

    public func setProgress(_ progress: Progress, of id: Article.ID) throws(LibraryError) {
        try write { try $0.setProgress(progress, of: id) }
    }

    public func setStarred(_ isStarred: Bool, of id: Article.ID) throws(LibraryError) {
        try write { try $0.setStarred(isStarred, of: id) }
    }

    /// Where the reader was in an article; `nil` for one that was never opened.
    public func place(of id: Article.ID) throws(LibraryError) -> Place? {
        try read {
            let row = try Row.fetchOne(
                $0, sql: "SELECT part, block, offset, context FROM place WHERE article = ?", arguments: [id])
            return try row.map {
                Place(part: try Place.Part(stored: $0[0]), storedBlock: $0[1], offset: $0[2], context: $0[3])
            }
        }
    }

    /// Keeps the reading place, how far it is, and values of the session that go with it: in one transaction.
    public func setPlace(
        _ place: Place, progress: Progress, of id: Article.ID, with values: [String: String] = [:]
    ) throws(LibraryError) {
        try write {
            for (key, value) in values { try $0.setValue(value, forKey: key) }
            try $0.setPlace(place, of: id)
            try $0.setProgress(progress, of: id)
        }
    }
}

extension Database {
    func setPlace(_ place: Place, of id: Article.ID) throws {
        try execute(
            sql: """
                INSERT INTO place (article, part, block, offset, context) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (article) DO UPDATE SET
                    part = excluded.part, block = excluded.block, offset = excluded.offset, context = excluded.context
                """, arguments: [id, place.part.stored, place.block, place.offset, place.context.stored])
    }

    func setProgress(_ progress: Progress, of id: Article.ID) throws {
        try execute(
            sql: """
                INSERT INTO status (article, progress, fraction, starred) VALUES (?, ?, ?, 0)
                ON CONFLICT (article) DO UPDATE SET progress = excluded.progress, fraction = excluded.fraction
                """, arguments: [id, progress.name, progress.fraction])
    }

    func setStarred(_ isStarred: Bool, of id: Article.ID) throws {
        try execute(
            sql: """
                INSERT INTO status (article, progress, fraction, starred) VALUES (?, 'unread', 0, ?)
                ON CONFLICT (article) DO UPDATE SET starred = excluded.starred
                """, arguments: [id, isStarred])
    }
}

extension Status {
    /// From the columns of a row; they are NULL where the reader did nothing yet.
    init(_ progress: String?, _ fraction: Double?, _ isStarred: Bool?) {
        self.init(progress: Progress(progress ?? "unread", fraction ?? 0), isStarred: isStarred ?? false)
    }
}

extension Progress {
    var name: String {
        switch self {
        case .unread: "unread"
        case .reading: "reading"
        case .finished: "finished"
        }
    }

    /// 0...1, also for what is not a number.
    var fraction: Double {
        if case .reading(let fraction) = self, fraction > 0 { min(fraction, 1) } else { 0 }
    }

    fileprivate init(_ name: String, _ fraction: Double) {
        self =
            switch name {
            case "reading": .reading(fraction > 0 ? min(fraction, 1) : 0)  // Whoever wrote it.
            case "finished": .finished
            default: .unread
            }
    }
}

extension Place {
    /// From the columns of a row. Whatever numbers stand there are made ones that can be reckoned with.
    init(part: Part, storedBlock block: Int, offset: Int, context: String) {
        let most = Int(Int32.max)
        self.init(part: part, block: max(0, min(block, most)), offset: max(0, min(offset, most)), context: context)
    }
}

extension Place.Part {
    var stored: String {
        switch self {
        case .title: "title"
        case .body: "body"
        case .note(let index): "note \(index)"
        }
    }

    init(stored: String) throws(PackingError) {
        if stored == "title" {
            self = .title
        } else if stored == "body" {
            self = .body
        } else if stored.hasPrefix("note "), let index = Int(stored.dropFirst(5)) {
            self = .note(index)
        } else {
            throw PackingError()
        }
    }
}
