/// A block of a text before its inline markup is parsed: one paragraph, heading, item or quotation, as the lines show it.
struct RawBlock: Hashable {
    enum Kind: Hashable {
        case text
        case heading(level: Int)
        /// `ordinal` is `nil` for a bullet; `mark` is what the line printed: `-`, `*`, `1.`.
        case item(ordinal: Int?, mark: String)
        case quote
        case preformatted
        case rule
    }

    var kind: Kind
    /// The text without the mark of its kind; lines of one paragraph are joined.
    var text: String
    /// The whole line as it stood, without white space at its ends: what header lines are recognised by.
    var line: String
    /// Columns of white space before the first line.
    var indent: Int
    /// Depth beyond the first of a quotation.
    var depth = 0
    /// Another line stood directly above, with no empty line between.
    var isTight = false
}

/// Divides a text into blocks. Most extractions print a paragraph as one line; hard-wrapped ones are told from lines that
/// end on purpose by whether the next word would have fitted.
enum LineReader {
    /// No newsletter has more blocks, nor more lines in one; each costs many times its bytes. What stands behind them is kept
    /// as it is, in few blocks.
    static let maximumBlocks = 200_000
    /// UTF-8 bytes of a block of such lines.
    private static let remainder = 65_536

    static func blocks(of text: String) -> [RawBlock] {
        var blocks: [RawBlock] = []
        var chunk: [Line] = []
        var fence: (mark: String, start: String.Index, end: String.Index)?
        func flush() {
            if !chunk.isEmpty { blocks += paragraphs(of: chunk) }
            chunk = []
        }
        var lines = Lines(text)
        while let line = lines.next() {
            if let open = fence {
                if line.trimmed.hasPrefix(open.mark) {
                    blocks.append(preformatted(text[open.start..<max(open.start, open.end)]))
                    fence = nil
                } else {
                    fence?.end = line.endIndex
                }
                continue
            }
            if chunk.count >= maximumBlocks { flush() }
            if blocks.count + chunk.count >= maximumBlocks {
                flush()
                return blocks + remainder(text[line.startIndex...])
            }
            let read = Line(line)
            if read.content.isEmpty {
                flush()
            } else if read.content.hasPrefix("```") || read.content.hasPrefix("~~~") {
                flush()
                let start = lines.rest?.startIndex ?? text.endIndex
                fence = (String(read.content.prefix(3)), start, start)
            } else {
                chunk.append(read)
            }
        }
        flush()
        if let fence { blocks.append(preformatted(text[fence.start..<fence.end])) }
        return blocks
    }

    /// Lines as they stand, in blocks that end with a line.
    private static func remainder(_ text: Substring) -> [RawBlock] {
        var blocks: [RawBlock] = []
        var lines = Lines(text)
        var start = text.startIndex
        while let line = lines.next() {
            guard lines.rest == nil || text.utf8.distance(from: start, to: line.endIndex) >= remainder else { continue }
            let block = text[start..<line.endIndex]
            if !block.utf8.allSatisfy({ $0 <= 0x20 }) { blocks.append(preformatted(block)) }
            start = lines.rest?.startIndex ?? text.endIndex
        }
        return blocks
    }

    private static func preformatted(_ lines: Substring) -> RawBlock {
        let text = String(lines)
        return RawBlock(kind: .preformatted, text: text, line: text, indent: 0)
    }

    /// Consecutive lines without an empty one between them: one paragraph when they were wrapped, else one each.
    private static func paragraphs(of lines: [Line]) -> [RawBlock] {
        var blocks: [RawBlock] = []
        let width = lines.map(\.columns).max() ?? 0
        for (index, line) in lines.enumerated() {
            let mark = line.mark
            if index > 0, mark == nil || mark!.kind == .quote, let last = blocks.indices.last,
                continues(lines[index - 1], line, width: width, block: blocks[last])
            {
                blocks[last].join(mark?.text ?? line.content)
                continue
            }
            var block = RawBlock(
                kind: mark?.kind ?? .text, text: String(mark?.text ?? line.content), line: String(line.content),
                indent: line.indent, depth: mark?.depth ?? 0)
            block.isTight = index > 0
            if case .quote = block.kind, block.text.isEmpty { continue }
            blocks.append(block)
        }
        return blocks
    }

    /// Whether a line break was made by wrapping: the next line's first word would not have fitted into the widest line.
    private static func continues(_ line: Line, _ next: Line, width: Int, block: RawBlock) -> Bool {
        switch block.kind {
        case .heading, .rule, .preformatted: return false
        case .quote: guard next.mark?.kind == .quote, next.mark?.text.isEmpty == false else { return false }
        case .text, .item: guard next.mark == nil else { return false }
        }
        guard (40...110).contains(width) else { return false }
        let word = next.content.prefix { $0 != " " }
        if next.startsNote || line.isAddress { return false }
        // An address has a line of its own, unless a sentence runs into it.
        if next.isAddress {
            return line.columns >= 40 && line.columns + 1 + word.count > width
                && line.content.last.map { $0.isLetter || $0 == "," } ?? false
        }
        return line.columns + 1 + word.count > width || line.columns * 10 >= width * 9
    }
}

extension RawBlock {
    /// Adds a wrapped line; a soft hyphen at the break goes.
    fileprivate mutating func join(_ more: Substring) {
        func join(_ text: inout String) {
            if text.hasSuffix("\u{AD}") {
                text.unicodeScalars.removeLast()
            } else if !text.isEmpty, !text.hasSuffix("-") || text.hasSuffix(" -") {
                text.append(" ")
            }
            text.append(contentsOf: more)
        }
        join(&text)
        join(&line)
    }
}

/// The lines of a text one by one, without their line feeds: a list of them may need more memory than the text.
private struct Lines {
    /// What has not been read; `nil` behind the last line, which may be empty.
    private(set) var rest: Substring?

    init(_ text: some StringProtocol) { rest = Substring(text) }

    mutating func next() -> Substring? {
        guard let text = rest else { return nil }
        let length = text.utf8.withContiguousStorageIfAvailable { $0.firstIndex(of: UInt8(ascii: "\n")) }
        guard
            let end = length.map({ $0.map { text.utf8.index(text.startIndex, offsetBy: $0) } })
                ?? text.utf8.firstIndex(of: UInt8(ascii: "\n"))
        else {
            rest = nil
            return text
        }
        rest = text[text.utf8.index(after: end)...]
        return text[..<end]
    }
}

/// One line and what its beginning says.
private struct Line {
    var content: Substring
    var indent: Int
    /// Characters, a good measure of the width of the scripts that are hard-wrapped.
    var columns: Int

    init(_ line: Substring) {
        content = line.trimmed
        var indent = 0
        for byte in line.utf8 {
            guard byte == 0x20 else { break }
            indent += 1
        }
        self.indent = indent
        columns = content.utf8.count > 400 ? content.utf8.count : content.count
    }

    /// A line that begins with the label of a note never continues another; a wrapped line may begin with a marker, behind
    /// which the sentence goes on.
    var startsNote: Bool {
        let content = content.hasPrefix("_[") ? content.dropFirst() : content
        guard let first = content.first, "[(¹²³⁴⁵⁶⁷⁸⁹†‡".contains(first) else { return false }
        var label = content.prefix(8).prefix { !$0.isLetter && $0 != " " }
        if label.last == ":" { label = label.dropLast() }
        guard label.contains(where: { $0.isNumber || "†‡*".contains($0) }) else { return false }
        let rest = content.dropFirst(label.count)
        let isClosed = label.last.map { "])".contains($0) || $0.isNumber || "†‡*".contains($0) } ?? false
        let bare = rest.drop { " \u{A0}:<".contains($0) }
        if isClosed, ["http://", "https://", "mailto:", "www."].contains(where: { bare.hasPrefix($0) }) { return true }
        return isClosed && rest.first { $0 != " " && $0 != "\u{A0}" }?.isLowercase != true
    }

    var isAddress: Bool {
        content.hasPrefix("<http") || (content.hasPrefix("http") && Address.isWeb(content))
    }

    /// The block that a line begins by its mark, and the text behind the mark; `nil` for running text.
    var mark: (kind: RawBlock.Kind, text: Substring, depth: Int)? {
        guard let first = content.unicodeScalars.first else { return nil }
        switch first {
        case "#":
            let level = content.prefix { $0 == "#" }.count
            let rest = content.dropFirst(level)
            guard level <= 6, rest.hasPrefix(" ") else { return nil }
            return (.heading(level: level), rest.trimmed.trimmingSuffix("#"), 0)
        case ">":
            let marks = content.prefix { $0 == ">" || $0 == " " }
            return (.quote, content.dropFirst(marks.count), marks.filter { $0 == ">" }.count - 1)
        case "-", "*", "+", "•", "–", "·", "◦", "_", "=", "⁂":
            if isRule { return (.rule, "", 0) }
            guard first != "_", first != "=", first != "⁂" else { return nil }
            let rest = content.dropFirst()
            let isBullet = first == "•" || first == "◦"
            guard rest.hasPrefix(" ") || rest.hasPrefix("\u{A0}") || isBullet && !rest.isEmpty else { return nil }
            return (.item(ordinal: nil, mark: String(Character(first))), rest.trimmed, indent / 2)
        case "0"..."9":
            let digits = content.prefix { $0.isASCII && $0.isNumber }
            let rest = content.dropFirst(digits.count)
            guard digits.count <= 3, let ordinal = Int(digits), let sign = rest.first, sign == "." || sign == ")",
                rest.dropFirst().hasPrefix(" ") || rest.dropFirst().hasPrefix("\u{A0}")
            else { return nil }
            return (.item(ordinal: ordinal, mark: String(digits) + String(sign)), rest.dropFirst().trimmed, indent / 2)
        default: return nil
        }
    }

    private var isRule: Bool {
        if content == "⁂" { return true }
        guard let first = content.utf8.first, "-*_=".utf8.contains(first) else { return false }
        var count = 0
        for byte in content.utf8 where byte != 0x20 {
            if byte != first { return false }
            count += 1
        }
        return count >= 3
    }
}

extension Substring {
    /// Without spaces and no-break spaces at both ends.
    fileprivate var trimmed: Substring { trimming(" \u{A0}") }

    fileprivate func trimmingSuffix(_ sign: Character) -> Substring {
        var text = self
        while text.last == sign { text.removeLast() }
        return text.trimmed
    }
}
