/// One invented article, before it is an item of a feed or a mail.
public struct CorpusArticle: Sendable {
    /// From 0, in the order of their moments.
    public let number: Int
    public let script: Script
    public var title: String
    public var author: String
    public var publication: String
    /// When it was published, in seconds since 1970.
    public var moment: Int
    /// Its body as HTML, and as text: paragraphs with an empty line between them, notes last. UTF-8.
    public internal(set) var html: [UInt8] = []
    public internal(set) var text: [UInt8] = []
    /// Paragraphs of words alone: its mail is plain text.
    public var isPlain: Bool

    var home: Publication { Publication(of: number) }
    /// Where it stands on the web, by which others refer to it.
    var address: String { Self.address(number) }

    static func address(_ number: Int) -> String { "https://\(Publication(of: number).host)/p/\(number)" }
}
