/// What a reader has written in `config.toml`. What is not stated there is `nil` or empty.
public struct Settings: Hashable, Sendable {
    /// Columns of the page's text that may be asked for.
    public static let measures = 20...200
    /// Lines from one line of a text to the next that may be asked for.
    public static let spacings = 1...2

    /// How notes are shown beside the page.
    public enum Notes: String, Hashable, Sendable, CaseIterable {
        /// In the margin where there is room, else in popups.
        case auto
        /// Never in the margin.
        case popup
        /// Behind the sentence that cites them.
        case inline
        /// At the end of the article.
        case end
    }

    /// A query of the reader's own: a shelf.
    public struct SavedQuery: Hashable, Sendable {
        public var name: String
        public var query: String

        public init(name: String, query: String) {
            self.name = name
            self.query = query
        }
    }

    /// A file or a folder that is imported without being named each time.
    public struct Source: Hashable, Sendable {
        /// As it was written: absolute, below `~/`, or relative to the folder of the configuration.
        public var path: String
        public var name: String?
        /// From 1.
        public var line: Int

        public init(path: String, name: String? = nil, line: Int) {
            self.path = path
            self.name = name
            self.line = line
        }

        /// The path, absolute.
        /// - Parameters:
        ///   - home: what `~` stands for.
        ///   - folder: of the configuration.
        public func path(home: String?, folder: String) -> String {
            if let home, path == "~" || path.hasPrefix("~/") { return home + path.dropFirst() }
            return path.hasPrefix("/") ? path : folder + "/" + path
        }
    }

    /// Columns, one of `measures`.
    public var measure: Int?
    public var notes: Notes?
    /// Whether lines end at one column.
    public var isJustified: Bool?
    /// Whether words may be divided.
    public var isHyphenated: Bool?
    /// Lines, one of `spacings`.
    public var lineSpacing: Int?
    /// Whether preformatted lines are wrapped, else they scroll sideways.
    public var wrapsPreformatted: Bool?
    public var queries: [SavedQuery] = []
    public var sources: [Source] = []

    public init() {}
}

/// What is wrong in a configuration.
public struct Fault: Hashable, Sendable {
    /// From 1.
    public var line: Int
    /// What is wrong and what would be right.
    public var message: String

    public init(_ line: Int, _ message: String) {
        self.line = line
        self.message = message
    }
}
