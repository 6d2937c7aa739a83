/// A stretch of a block's text that carries a meaning: emphasis, a link, a note marker.
///
/// Offsets count UTF-8 bytes of the block's text and fall on the borders of scalars. Spans of one block are kept sorted by
/// start, the longer first; they may nest, and a marker whose print is not in the text is an empty span.
public struct Span: Hashable, Sendable {
    public enum Kind: Hashable, Sendable {
        case emphasis
        case strong
        case code
        /// A link; its address is `nil` for a placeholder such as `(#)`, which leads nowhere.
        case link(address: String?)
        case marker(Marker)
    }

    public var kind: Kind
    /// UTF-8 bytes of the block's text.
    public var range: Range<Int>

    public init(_ kind: Kind, _ range: Range<Int>) {
        self.kind = kind
        self.range = range
    }

    public var marker: Marker? {
        if case .marker(let marker) = kind { marker } else { nil }
    }

    /// The address that a reader could open here, if any.
    public var address: String? {
        if case .link(let address) = kind { address } else { nil }
    }
}

/// A call of a note, where it is cited.
public struct Marker: Hashable, Sendable {
    /// What the reader sees, without brackets or raising; `nil` for an inline note, which prints none.
    public var label: String?
    /// The index of the note in the document's notes, or `nil` when no such note exists.
    public var note: Int?

    public init(label: String?, note: Int?) {
        self.label = label
        self.note = note
    }
}

extension [Span] {
    /// The order in which spans are kept.
    public func inOrder() -> [Span] {
        sorted {
            ($0.range.lowerBound, $1.range.upperBound) < ($1.range.lowerBound, $0.range.upperBound)
        }
    }
}
