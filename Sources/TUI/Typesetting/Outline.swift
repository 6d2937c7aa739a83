import Articles

/// What a page is made of, in order, before anything of it is set: some bytes an entry, so that the outline of a book takes
/// milliseconds and only what is shown becomes entries and lines.
struct Outline: Sendable {
    enum Slot: Hashable, Sendable {
        /// A line of the title block: its index among `titles`.
        case title(Int)
        /// The name of whoever speaks in a block.
        case speaker(Place.Part, block: Int)
        case text(Place.Part, block: Int)
        /// The address of the image that a block is.
        case address(Place.Part, block: Int)
        /// A run of furniture, folded to this line, or unfolded below it.
        case fold(Range<Int>, isOpen: Bool)
        case notesHeading
        /// The first block of a note, behind its label.
        case note(Int)
        /// A word of the page's own below a note.
        case remark(note: Int)

        var part: Place.Part {
            switch self {
            case .title: .title
            case .speaker(let part, _), .text(let part, _), .address(let part, _): part
            case .fold: .body
            case .notesHeading: .note(0)
            case .note(let note), .remark(let note): .note(note)
            }
        }
    }

    private(set) var slots: [Slot] = []
    /// The lines of the title block.
    let titles: [Entry]
    /// Notes stand behind their labels, and not alone.
    var hasLabels = false
    /// Columns before the text of notes that stand behind their labels; `nil` for as many as a label takes.
    var noteIndent: Int?
    /// The first piece of each entry, and behind them the number of all pieces.
    private(set) var firstPieces: [Int] = [0]

    init(titles: [Entry] = []) {
        self.titles = titles
        for index in titles.indices { append(.title(index)) }
    }

    mutating func append(_ slot: Slot, pieces: Int = 1) {
        slots.append(slot)
        firstPieces.append(pieceCount + pieces)
    }

    /// Appends a block of a part with what stands around it. The blocks are not copied: a book has a hundred thousand.
    @inline(__always)
    mutating func append(_ part: Place.Part, _ index: Int, of blocks: UnsafeBufferPointer<Block>) {
        if blocks[index].speaker != nil { append(.speaker(part, block: index)) }
        let isLong = blocks[index].text.utf8.count > Pieces.step || blocks[index].kind == .table
        append(.text(part, block: index), pieces: isLong ? Pieces.count(of: blocks[index]) : 1)
        if blocks[index].kind == .image, blocks[index].imageAddress != nil { append(.address(part, block: index)) }
    }

    var pieceCount: Int { firstPieces[firstPieces.count - 1] }

    /// The entry that a piece belongs to, and which of its pieces it is. O(log entries).
    func entry(ofPiece piece: Int) -> (entry: Int, ordinal: Int) {
        // Most pieces are whole entries.
        if piece < slots.count, firstPieces[piece] == piece, firstPieces[piece + 1] > piece { return (piece, 0) }
        let entry = firstPieces.partitioningIndex { $0 > piece } - 1
        return (entry, piece - firstPieces[entry])
    }

    func pieces(ofEntry entry: Int) -> Range<Int> { firstPieces[entry]..<firstPieces[entry + 1] }
}
