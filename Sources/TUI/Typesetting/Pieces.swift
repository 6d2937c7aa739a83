import Articles
import Cells

/// The pieces in which a long block is set, one at a time: whoever reads in the middle of 50 MB waits for no more than a piece.
/// Where one ends, a line does; so they end behind sentences, and each has hundreds of lines. They depend on the text alone, not
/// on the width, and each is found without the ones before it.
enum Pieces {
    /// UTF-8 bytes from the beginning of one piece to about the beginning of the next one.
    static let step = 16_384
    /// UTF-8 bytes in which the end of a sentence, or else of a word, is looked for.
    private static let reach = 1_024
    /// Rows of a table.
    static let rows = 64

    static func count(of block: Block) -> Int {
        if case .cells(let rows, _)? = block.detail, block.kind == .table {
            return max(1, (rows.count + Self.rows - 1) / Self.rows)
        }
        let bytes = block.text.utf8.count
        // The last piece may be twice as long as the others, so that no few words stand alone.
        return bytes < 2 * step ? 1 : bytes / step
    }

    /// UTF-8 bytes of the block's text. `ordinal` is below the count of the pieces. O(bytes looked at): a constant.
    static func range(_ ordinal: Int, of block: Block) -> Range<Int> {
        if case .cells(let rows, _)? = block.detail, block.kind == .table {
            func start(_ row: Int) -> Int {
                row < rows.count ? rows[row].first?.lowerBound ?? block.text.utf8.count : block.text.utf8.count
            }
            let first = ordinal == 0 ? 0 : start(ordinal * Self.rows)
            return first..<max(first, start((ordinal + 1) * Self.rows))
        }
        let count = count(of: block)
        let end = ordinal + 1 == count ? block.text.utf8.count : cut(ordinal + 1, block)
        return (ordinal == 0 ? 0 : cut(ordinal, block))..<end
    }

    /// The piece that holds an offset of the block's text.
    static func ordinal(ofOffset offset: Int, in block: Block) -> Int {
        let count = count(of: block)
        guard count > 1 else { return 0 }
        if case .cells(let rows, _)? = block.detail, block.kind == .table {
            let row = rows.partitioningIndex { ($0.first?.lowerBound ?? .max) > offset }
            return max(0, min(count - 1, (row - 1) / Self.rows))
        }
        let guess = max(0, min(count - 1, offset / step))
        return guess > 0 && offset < cut(guess, block) ? guess - 1 : guess
    }

    /// Where a piece begins. O(1).
    private static func cut(_ ordinal: Int, _ block: Block) -> Int {
        let bytes = block.text.utf8Span.span
        let start = ordinal * step
        let end = min(start + reach, bytes.count)
        let isPreformatted = block.kind == .preformatted
        var word: Int?
        var offset = start
        while offset + 1 < end {
            defer { offset += 1 }
            if isPreformatted {
                if bytes[offset] == 0x0A { return offset + 1 }
                continue
            }
            // Behind 。 no space is needed.
            if offset + 3 < end, bytes[offset] == 0xE3, bytes[offset + 1] == 0x80, bytes[offset + 2] == 0x82 {
                return offset + 3
            }
            guard bytes[offset] == 0x20, bytes[offset + 1] > 0x20 else { continue }
            let isSmall = bytes[offset + 1] >= 0x61 && bytes[offset + 1] <= 0x7A
            if offset > 0, [0x2E, 0x21, 0x3F].contains(bytes[offset - 1]), !isSmall { return offset + 1 }
            word = word ?? offset + 1
        }
        if let word { return word }
        var border = start
        while border < bytes.count, bytes[border] & 0xC0 == 0x80 { border += 1 }
        // What may be a mark there stays with the letter that it stands on.
        return fitting(block.text, utf8: border..<max(border, end), columns: 2).end
    }
}
