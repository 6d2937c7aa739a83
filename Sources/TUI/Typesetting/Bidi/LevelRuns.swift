import Articles
import CICU
import Cells

/// The embedding levels of a text, as the places where they change.
struct LevelRuns: Sendable {
    /// Bytes that are taken at once, so that a text of any length takes bounded memory to work on. A longer paragraph is
    /// treated as several of the same direction: nobody reads 64 KB as one sentence.
    private static let mostBytes = 1 << 16

    /// Where each run begins, in UTF-8 bytes of the whole text, and its level. Two neighbours have different levels.
    private var starts: [Int] = []
    private var levels: [UInt8] = []

    /// The levels of bytes that stand at an offset in their text, and that of the paragraph; `nil` where ICU is not there.
    static func levels(
        of bytes: UnsafeBufferPointer<UInt8>, from offset: Int, base: UInt8?
    ) -> (runs: LevelRuns, base: UInt8)? {
        var runs = LevelRuns()
        var base = base
        var start = 0
        repeat {
            var end = min(bytes.count, start + mostBytes)
            if end < bytes.count { while end > start + 1, bytes[end] & 0xC0 == 0x80 { end -= 1 } }
            let piece = UnsafeBufferPointer(rebasing: bytes[start..<end])
            let level = withUnsafeTemporaryAllocation(of: UInt8.self, capacity: max(1, piece.count)) { levels in
                levels.initialize(repeating: 0)
                let found = CICUBidiLevels(
                    piece.baseAddress, piece.count, base.map(Int32.init) ?? -1, levels.baseAddress)
                if found >= 0 { runs.append(UnsafeBufferPointer(levels), of: piece, from: offset + start) }
                return found
            }
            guard level >= 0 else { return nil }
            base = UInt8(level)
            start = end
        } while start < bytes.count
        return (runs, base ?? 0)
    }

    /// A mark has the level of its base, whatever stands between: a cell is drawn as one.
    private mutating func append(
        _ found: UnsafeBufferPointer<UInt8>, of bytes: UnsafeBufferPointer<UInt8>, from offset: Int
    ) {
        for index in bytes.indices where bytes[index] & 0xC0 != 0x80 && levels.last != found[index] {
            guard levels.isEmpty || !joinsCellBefore(bytes.span, utf8: index) else { continue }
            starts.append(offset + index)
            levels.append(found[index])
        }
    }

    /// The parts of a range of bytes, in the order of the text. O(log runs + parts).
    func pieces(of range: Range<Int>) -> [(range: Range<Int>, level: UInt8)] {
        guard !range.isEmpty else { return [] }
        var pieces: [(range: Range<Int>, level: UInt8)] = []
        var index = max(0, starts.partitioningIndex { $0 > range.lowerBound } - 1)
        while index < starts.count, starts[index] < range.upperBound {
            let end = index + 1 < starts.count ? starts[index + 1] : range.upperBound
            pieces.append(((starts[index]..<end).clamped(to: range), levels[index]))
            index += 1
        }
        return pieces
    }
}
