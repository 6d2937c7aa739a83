import Cells
import Glibc

// The rest of a report whose beginning ncurses has recognised. ncurses reads a byte at a time and has none in store then, so
// what follows is read from the terminal itself, and never more than belongs to the report.

extension Screen {
    /// UTF-8 bytes of a paste that are kept; the rest is read and dropped.
    private static let longestPaste = 1 << 20
    /// Bytes after which a paste that does not end is taken to have ended.
    private static let endlessPaste = 16 << 20
    /// Milliseconds without a byte after which a report is taken to have ended.
    private static let patience: Int32 = 250
    /// The same of a paste: over a slow line it may stall, and its rest must not be taken for keys.
    private static let patienceInPaste: Int32 = 1_000

    /// What the report says; `nil` when that is nothing for the reader.
    func read(_ report: Reports.Key) -> Input? {
        switch report {
        case .mouseFigures:
            var bytes: [UInt8] = []
            while bytes.count < Mouse.longestReport, let byte = readBytes(1)?.first {
                bytes.append(byte)
                if (0x40...0x7E).contains(byte) { break }
            }
            return Mouse(figures: bytes).flatMap(inside)
        case .mouseBytes:
            var bytes: [UInt8] = []
            while bytes.count < 3, let more = readBytes(3 - bytes.count) { bytes += more }
            return Mouse(bytes: bytes).flatMap(inside)
        case .pasteBegins:
            let text = pastedText(readPaste())
            return text.isEmpty ? nil : .paste(text)
        case .pasteEnds: return nil
        }
    }

    private func inside(_ mouse: Mouse) -> Input? {
        Rect(size).contains(row: mouse.position.row, column: mouse.position.column) ? .mouse(mouse) : nil
    }

    /// Everything up to the end of the paste. As much is read at a time as is missing to the end if it began with the last
    /// byte: never too much, and a few thousand reads for the longest text that anybody pastes.
    private func readPaste() -> ArraySlice<UInt8> {
        let end = Array("\u{1B}[201~".utf8)
        var kept: [UInt8] = []
        var (count, matched) = (0, 0)
        while matched < end.count, count < Self.endlessPaste,
            let bytes = readBytes(end.count - matched, patience: Self.patienceInPaste)
        {
            for byte in bytes { matched = byte == end[matched] ? matched + 1 : byte == end[0] ? 1 : 0 }
            count += bytes.count
            if kept.count < Self.longestPaste { kept += bytes }
        }
        return kept.prefix(min(Self.longestPaste, matched == end.count ? count - end.count : count))
    }

    /// Waits for some bytes, at most `count`; `nil` when none come, or when the program is asked to end.
    private func readBytes(_ count: Int, patience: Int32 = patience) -> [UInt8]? {
        var waiting = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
        while !signals.fatalWaits {
            let ready = poll(&waiting, 1, patience)
            if ready < 0, errno == EINTR { continue }
            guard ready > 0 else { return nil }
            let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
                filled = max(0, Glibc.read(STDIN_FILENO, buffer.baseAddress, count))
            }
            return bytes.isEmpty ? nil : bytes
        }
        return nil
    }
}
