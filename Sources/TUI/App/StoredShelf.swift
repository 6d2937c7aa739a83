import Articles

// The shelf that the list showed, as the library keeps it between two sessions.

extension Shelf {
    var stored: String {
        switch self {
        case .all: "all"
        case .unread: "unread"
        case .reading: "reading"
        case .starred: "starred"
        case .bookmarked: "bookmarked"
        case .source(let id): "source \(id)"
        case .publication(let name): "publication \(name)"
        case .saved(let name, let query): "saved \(name)\n\(query)"
        }
    }

    /// `nil` for what no reader has written.
    init?(stored: String) {
        let parts = stored.split(separator: " ", maxSplits: 1).map(String.init)
        switch (parts.first, parts.dropFirst().first) {
        case ("all", nil): self = .all
        case ("unread", nil): self = .unread
        case ("reading", nil): self = .reading
        case ("starred", nil): self = .starred
        case ("bookmarked", nil): self = .bookmarked
        case ("source", let id?):
            guard let id = Int64(id) else { return nil }
            self = .source(id)
        case ("publication", let name?): self = .publication(name)
        case ("saved", let text?):
            let lines = text.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            guard lines.count == 2 else { return nil }
            self = .saved(name: lines[0], query: lines[1])
        default: return nil
        }
    }
}
