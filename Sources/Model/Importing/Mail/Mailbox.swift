/// Divides a mailbox (mbox) into its messages while it is read. A message begins at a line `From sender date` behind an
/// empty line or at the beginning; `>From ` in a text loses one mark (mboxrd). `Content-Length` is not trusted.
struct Mailbox {
    /// A message without the line that separates it; `nil` for one that is larger than may be read.
    typealias Message = [UInt8]?

    private let maximumSize: Int
    /// The message that is being read; `nil` above the first separator.
    private var message: [UInt8]?
    private var isTooLarge = false
    /// The beginning of a line of which the rest has not come.
    private var rest: [UInt8] = []
    private var isBehindEmptyLine = true

    /// - Parameter maximumSize: bytes of one message.
    init(maximumSize: Int) { self.maximumSize = maximumSize }

    /// Reads on, and returns the messages that have come to their end. O(bytes).
    mutating func read(_ piece: [UInt8]) -> [Message] {
        var messages: [Message] = []
        piece.withUnsafeBufferPointer { piece in
            var start = 0
            while start < piece.count {
                guard let end = piece[start...].firstIndex(of: 0x0A) else { break }
                let line = UnsafeBufferPointer(rebasing: piece[start...end])
                if rest.isEmpty {
                    take(line, &messages)
                } else {
                    rest += line
                    takeRest(&messages)
                }
                start = end + 1
            }
            // A line without end is kept no longer than a message may be.
            if start < piece.count { rest += piece[start...] }
            if rest.count > maximumSize { takeRest(&messages) }
        }
        return messages
    }

    /// The end of the mailbox: the last message.
    mutating func finish() -> [Message] {
        var messages: [Message] = []
        if !rest.isEmpty { takeRest(&messages) }
        close(&messages)
        return messages
    }

    private mutating func takeRest(_ messages: inout [Message]) {
        let line = rest
        rest = []
        line.withUnsafeBufferPointer { take($0, &messages) }
    }

    private mutating func take(_ line: UnsafeBufferPointer<UInt8>, _ messages: inout [Message]) {
        let wasBehindEmptyLine = isBehindEmptyLine
        isBehindEmptyLine = line[0] == 0x0A || line.count == 2 && line[0] == 0x0D && line[1] == 0x0A
        if line[0] == UInt8(ascii: "F"), wasBehindEmptyLine, Self.isSeparator(line[...]) {
            close(&messages)
            message = []
            return
        }
        guard message != nil, !isTooLarge else { return }
        let marks = line[0] == UInt8(ascii: ">") ? line.prefix { $0 == UInt8(ascii: ">") }.count : 0
        let isQuoted = marks > 0 && line[marks...].starts(with: "From ".utf8)
        message? += isQuoted ? line[1...] : line[...]
        if message?.count ?? 0 > maximumSize {
            message = []
            isTooLarge = true
        }
    }

    /// Hands over the message that has come to its end, without the empty line that belongs to the separator.
    private mutating func close(_ messages: inout [Message]) {
        if isTooLarge {
            messages.append(nil)
        } else if var message {
            if message.suffix(2) == [0x0A, 0x0A] { message.removeLast() }
            if message.suffix(4) == [0x0D, 0x0A, 0x0D, 0x0A] { message.removeLast(2) }
            if message.contains(where: { $0 > 0x20 }) { messages.append(message) }
        }
        message = nil
        isTooLarge = false
    }
}

extension Mailbox {
    /// `From sender Thu Nov 23 10:15:00 2023`: a date as asctime prints it, with a zone before or behind the year if any. The
    /// sender may be missing or hold spaces. What a text begins a line with, "From Monday to Friday", has none.
    static func isSeparator(_ line: some Collection<UInt8>) -> Bool {
        guard line.starts(with: "From ".utf8) else { return false }
        let words = String(decoding: line.prefix(300), as: UTF8.self).split {
            $0 == " " || $0 == "\r" || $0 == "\n" || $0 == "\r\n"
        }
        guard words.count >= 5 else { return false }
        for index in 1...words.count - 4 where weekdays.contains(String(words[index])) {
            guard months.contains(String(words[index + 1])), let day = Int(words[index + 2]), (1...31).contains(day),
                isTime(words[index + 3])
            else { continue }
            return words.dropFirst(index + 4).prefix(3).contains { $0.count == 4 && $0.allSatisfy(\.isNumber) }
        }
        return false
    }

    private static let weekdays: Set<String> = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    private static let months: Set<String> = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    /// `10:15`, `10:15:00`
    private static func isTime(_ word: Substring) -> Bool {
        let parts = word.split(separator: ":", omittingEmptySubsequences: false)
        return (2...3).contains(parts.count) && parts.allSatisfy { (1...2).contains($0.count) && Int($0) != nil }
    }
}
