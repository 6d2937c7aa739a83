/// A footnote or endnote.
public struct Note: Hashable, Sendable {
    /// What the reader sees, without brackets or raising; `nil` for a note that prints none.
    public var label: String?
    /// The text, without its label and back-links.
    public var blocks: [Block]

    public init(label: String?, blocks: [Block]) {
        self.label = label
        self.blocks = blocks
    }
}

/// A marker with the place where it stands.
public struct Citation: Hashable, Sendable {
    public var marker: Marker
    public var part: Place.Part
    public var block: Int
    /// UTF-8 bytes of the block's text.
    public var range: Range<Int>

    public init(marker: Marker, part: Place.Part, block: Int, range: Range<Int>) {
        self.marker = marker
        self.part = part
        self.block = block
        self.range = range
    }
}
