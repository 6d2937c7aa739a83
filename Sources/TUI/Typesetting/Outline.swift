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

    var slots: [Slot] = []
    /// The lines of the title block.
    var titles: [Entry] = []
    /// Notes stand behind their labels, and not alone.
    var hasLabels = false
    /// Columns before the text of notes that stand behind their labels; `nil` for as many as a label takes.
    var noteIndent: Int?
    /// The first piece of each entry, and behind them the number of all pieces.
    private(set) var firstPieces: [Int] = [0]

    /// Divides the entries into pieces. O(entries).
    mutating func divide(_ document: Document) {
        firstPieces = [0]
        firstPieces.reserveCapacity(slots.count + 1)
        var sum = 0
        for slot in slots {
            sum += document.text(of: slot).map(Pieces.count) ?? 1
            firstPieces.append(sum)
        }
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

extension Document {
    /// The block that a slot sets the text of.
    fileprivate func text(of slot: Outline.Slot) -> Block? {
        switch slot {
        case .text(let part, let block): self.block(part, block)
        case .note(let note): self.block(.note(note), 0)
        case .title, .speaker, .address, .fold, .notesHeading, .remark: nil
        }
    }
}
