import Articles

/// A Markdown file before its blocks are parsed: front matter, definitions of notes and fences are taken out, since CommonMark
/// knows none of them. The notes' texts are put behind the body, each below a line that says which it is, so that all of the
/// file is parsed as one and links defined anywhere are known everywhere. O(bytes).
struct MarkdownSource {
    /// A note that the source defines: `[^id]: text`, or `^[text]` where it is cited.
    struct Note {
        /// As printed; `nil` for one that is written where it is cited.
        var label: String?
        var text: String
    }

    /// Noncharacters (Unicode, section 23.7), which no text may hold: they mark what was taken out.
    static let noteSign = Unicode.Scalar(0xFDD0 as UInt32)!
    static let inlineSign = Unicode.Scalar(0xFDD1 as UInt32)!
    static let openSign = Unicode.Scalar(0xFDD2 as UInt32)!
    static let closeSign = Unicode.Scalar(0xFDD3 as UInt32)!
    static let attributesSign = Unicode.Scalar(0xFDD4 as UInt32)!
    static let signs: ClosedRange<UInt32> = 0xFDD0...0xFDD4

    private(set) var frontMatter = FrontMatter()
    private(set) var notes: [Note] = []
    /// Pandoc's attributes, by the numbers that stand in their place.
    private(set) var attributes: [Substring] = []
    /// What md4c reads.
    private(set) var text = ""

    private var body: [Substring] = []
    /// Line of the body at which each note was defined, to keep their order.
    private var positions: [Int] = []

    init(_ text: String) {
        var text = text
        // The first byte of all these signs is rare.
        if text.utf8.contains(0xEF), text.unicodeScalars.contains(where: { Self.signs.contains($0.value) }) {
            text.unicodeScalars.removeAll { Self.signs.contains($0.value) }
        }
        var lines = text.split(separator: "\n" as Character, omittingEmptySubsequences: false)[...]
        frontMatter = FrontMatter(takenFrom: &lines)
        readLines(lines)
        var source = Inlines(body.joined(separator: "\n"), firstNote: notes.count)
        let bodyText = source.read()
        merge(source.notes)
        write(bodyText)
    }

    // MARK: Lines

    private mutating func readLines(_ lines: ArraySlice<Substring>) {
        let cited = Self.citedLabels(lines)
        var index = lines.startIndex
        var fence: (sign: Character, count: Int)?
        while index < lines.endIndex {
            let line = lines[index]
            if let open = fence {
                if Self.closes(line, open) { fence = nil }
                body.append(line)
                index += 1
            } else if let open = Self.fence(line) {
                fence = open
                body.append(line)
                index += 1
            } else if let definition = Self.definition(line, cited: cited) {
                index = take(definition, from: lines, at: index)
            } else if line.hasPrefix(":::") {
                body += ["", Substring(takeDivision(line)), ""]
                index += 1
            } else {
                body.append(takeAttributes(line))
                index += 1
            }
        }
    }

    /// Reads the note that is defined at a line: lines that follow without a gap, and those that are indented behind one.
    private mutating func take(
        _ definition: (label: String, text: Substring), from lines: ArraySlice<Substring>, at start: Int
    ) -> Int {
        var content = [definition.text]
        var index = start + 1
        var gap = 0
        while index < lines.endIndex {
            let line = lines[index]
            let indent = Self.indent(line)
            if line.allSatisfy(\.isWhitespace) {
                gap += 1
            } else if indent >= 4 {
                for _ in 0..<gap { content.append("") }
                gap = 0
                content.append(Self.dedented(line))
            } else if gap == 0, !Self.interrupts(line) {
                content.append(line.drop { $0 == " " })
            } else {
                break
            }
            index += 1
        }
        notes.append(Note(label: definition.label, text: content.joined(separator: "\n")))
        positions.append(body.count)
        body.append("")
        return index
    }

    private static func indent(_ line: Substring) -> Int {
        var columns = 0
        for byte in line.utf8 {
            if byte == 0x20 { columns += 1 } else if byte == 0x09 { columns += 4 } else { break }
        }
        return columns
    }

    private static func dedented(_ line: Substring) -> Substring {
        if line.first == "\t" { return line.dropFirst() }
        return line.dropFirst(min(4, line.prefix { $0 == " " }.count))
    }

    /// `[^id]: text`, or `[^id] text` at a line's start where the same label is cited elsewhere and defined nowhere else.
    private static func definition(_ line: Substring, cited: [String: Cited]) -> (label: String, text: Substring)? {
        let start = line.drop { $0 == " " }
        guard start.hasPrefix("[^"), line.count - start.count < 4, let close = start.prefix(200).firstIndex(of: "]")
        else {
            return nil
        }
        let label = start[..<close].dropFirst(2)
        guard !label.isEmpty, !label.contains(where: { $0.isWhitespace || $0 == "[" }) else { return nil }
        let rest = start[close...].dropFirst()
        if rest.hasPrefix(":") { return (String(label), rest.dropFirst().drop { $0 == " " || $0 == "\t" }) }
        let known = cited[label.lowercased()] ?? Cited()
        guard rest.first == " ", known.isCited, !known.isDefined else { return nil }
        return (String(label), rest.drop { $0 == " " })
    }

    private struct Cited {
        /// Inside a line.
        var isCited = false
        var isDefined = false
    }

    private static func citedLabels(_ lines: ArraySlice<Substring>) -> [String: Cited] {
        var found: [String: Cited] = [:]
        for line in lines where line.utf8.contains(UInt8(ascii: "^")) {
            var rest = line
            var isStart = true
            while let open = rest.range(ofFirst: "[^") {
                let label = rest[open...].dropFirst(2).prefix(200)
                guard let close = label.firstIndex(of: "]") else { break }
                let key = label[..<close].lowercased()
                let opens = isStart && rest[..<open].allSatisfy(\.isWhitespace)
                if !opens {
                    found[key, default: Cited()].isCited = true
                } else if label[close...].dropFirst().hasPrefix(":") {
                    found[key, default: Cited()].isDefined = true
                }
                isStart = false
                rest = label[close...]
                rest = line[close...]
            }
        }
        return found
    }

    /// Begins a block of its own right below a paragraph.
    private static func interrupts(_ line: Substring) -> Bool {
        let start = line.drop { $0 == " " }
        guard let first = start.first else { return true }
        switch first {
        case "#", ">", "|": return true
        case "[": return start.hasPrefix("[^") || start.range(ofFirst: "]:") != nil
        case "`", "~": return fence(line) != nil
        case ":": return start.hasPrefix(":::")
        case "-", "*", "_":
            return start.filter { $0 != " " }.count >= 3 && start.allSatisfy { $0 == first || $0 == " " }
        default: return false
        }
    }

    private static func fence(_ line: Substring) -> (Character, Int)? {
        let start = line.drop { $0 == " " }
        guard let sign = start.first, sign == "`" || sign == "~", line.count - start.count < 4 else { return nil }
        let count = start.prefix { $0 == sign }.count
        guard count >= 3, sign == "~" || !start.dropFirst(count).contains("`") else { return nil }
        return (sign, count)
    }

    private static func closes(_ line: Substring, _ fence: (sign: Character, count: Int)) -> Bool {
        let start = line.drop { $0 == " " }
        let count = start.prefix { $0 == fence.sign }.count
        return count >= fence.count && start.dropFirst(count).allSatisfy(\.isWhitespace)
    }

    /// Pandoc's fenced divisions, `::: {.footnote}` or `::: footnote`, and `:::` at their ends: what stands in their place.
    private mutating func takeDivision(_ line: Substring) -> String {
        var rest = line.drop { $0 == ":" }.drop { $0 == " " }
        if rest.allSatisfy(\.isWhitespace) { return String(Self.closeSign) }
        while rest.hasSuffix(":") { rest.removeLast() }
        attributes.append(rest.hasPrefix("{") ? rest : "." + rest.prefix { !$0.isWhitespace })
        return "\(Self.openSign)\(attributes.count - 1)\(Self.openSign)"
    }

    /// Pandoc's attributes behind a link, a span or a heading: `[1](#fn1){#ref1 .footnote-anchor}`.
    private mutating func takeAttributes(_ line: Substring) -> Substring {
        guard line.utf8.contains(UInt8(ascii: "{")) else { return line }
        var result = ""
        var rest = line
        while let open = rest.firstIndex(of: "{") {
            let before = rest[..<open]
            let behind = rest[open...].dropFirst()
            let isHeading = line.hasPrefix("#") && before.hasSuffix(" ")
            guard before.hasSuffix(")") || before.hasSuffix("]") || isHeading, let close = behind.firstIndex(of: "}"),
                Self.areAttributes(behind[..<close])
            else {
                result += rest[...open]
                rest = behind
                continue
            }
            attributes.append(behind[..<close])
            result += "\(before)\(Self.attributesSign)\(attributes.count - 1)\(Self.attributesSign)"
            rest = behind[close...].dropFirst()
        }
        return Substring(result + rest)
    }

    private static func areAttributes(_ text: Substring) -> Bool {
        guard let first = text.first, text.utf8.count < 600 else { return false }
        if first == "#" || first == "." { return true }
        guard let sign = text.firstIndex(of: "=") else { return false }
        return text[..<sign].allSatisfy { $0.isLetter || $0 == "-" }
    }

    // MARK: Putting together

    /// Notes that are written where they are cited come between those that are defined, as they stand in the file.
    private mutating func merge(_ inline: [(line: Int, text: String)]) {
        guard !inline.isEmpty else { return }
        var merged: [(line: Int, order: Int, note: Note)] = []
        for (index, note) in notes.enumerated() { merged.append((positions[index], index, note)) }
        for (index, note) in inline.enumerated() {
            merged.append((note.line, notes.count + index, Note(label: nil, text: note.text)))
        }
        merged.sort { ($0.line, $0.order) < ($1.line, $1.order) }
        notes = merged.map(\.note)
        indices = Dictionary(uniqueKeysWithValues: merged.enumerated().map { ($1.order, $0) })
    }

    /// For each number by which the body calls a note its index; `nil` when it is the number itself.
    private var indices: [Int: Int]?

    /// The index of a note that the body calls by this number.
    func note(numbered number: Int) -> Int? {
        guard let indices else { return notes.indices.contains(number) ? number : nil }
        return indices[number]
    }

    private mutating func write(_ bodyText: String) {
        text = bodyText
        for (index, note) in notes.enumerated() {
            text += "\n\n\(Self.noteSign)\(index)\(Self.noteSign)\n\n\(note.text)\n"
            // A fence that the note forgets to close must not take in the next note.
            var fence: (sign: Character, count: Int)?
            for line in note.text.split(separator: "\n" as Character) {
                if let open = fence { if Self.closes(line, open) { fence = nil } } else { fence = Self.fence(line) }
            }
            if let fence { text += String(repeating: fence.sign, count: fence.count) + "\n" }
        }
    }
}

/// Takes `^[text]` out of a body, code left alone.
private struct Inlines {
    private let bytes: [UInt8]
    private let firstNote: Int
    private(set) var notes: [(line: Int, text: String)] = []

    private static let maximumNote = 8_192

    init(_ text: String, firstNote: Int) {
        bytes = Array(text.utf8)
        self.firstNote = firstNote
    }

    mutating func read() -> String {
        guard hasInlineNotes else { return String(decoding: bytes, as: UTF8.self) }
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        var index = 0
        var line = 0
        var isLineStart = true
        var fence: (sign: UInt8, count: Int)?
        while index < bytes.count {
            let byte = bytes[index]
            if isLineStart, let run = fenceRun(at: index) {
                if let open = fence {
                    if run.sign == open.sign, run.count >= open.count { fence = nil }
                } else {
                    fence = run
                }
            }
            isLineStart = byte == 0x0A
            if byte == 0x0A { line += 1 }
            if fence == nil {
                if byte == UInt8(ascii: "\\"), index + 1 < bytes.count {
                    out += bytes[index...index + 1]
                    if bytes[index + 1] == 0x0A { line += 1 }
                    index += 2
                    continue
                }
                if byte == UInt8(ascii: "`"), let end = codeEnd(at: index) {
                    line += bytes[index..<end].count { $0 == 0x0A }
                    out += bytes[index..<end]
                    index = end
                    continue
                }
                if byte == UInt8(ascii: "^"), let close = noteEnd(at: index) {
                    let number = firstNote + notes.count
                    let text = String(decoding: bytes[index + 2..<close], as: UTF8.self)
                    notes.append((line, text))
                    out += "\(MarkdownSource.inlineSign)\(number)\(MarkdownSource.inlineSign)".utf8
                    line += bytes[index..<close].count { $0 == 0x0A }
                    index = close + 1
                    continue
                }
            }
            out.append(byte)
            index += 1
        }
        return String(decoding: out, as: UTF8.self)
    }

    private var hasInlineNotes: Bool {
        bytes.indices.contains {
            bytes[$0] == UInt8(ascii: "^") && $0 + 1 < bytes.count && bytes[$0 + 1] == UInt8(ascii: "[")
        }
    }

    private func fenceRun(at index: Int) -> (sign: UInt8, count: Int)? {
        var start = index
        while start < bytes.count, start - index < 4, bytes[start] == 0x20 { start += 1 }
        guard start < bytes.count, bytes[start] == UInt8(ascii: "`") || bytes[start] == UInt8(ascii: "~") else {
            return nil
        }
        var end = start
        while end < bytes.count, bytes[end] == bytes[start] { end += 1 }
        return end - start >= 3 ? (bytes[start], end - start) : nil
    }

    private func codeEnd(at index: Int) -> Int? {
        var open = index
        while open < bytes.count, bytes[open] == UInt8(ascii: "`") { open += 1 }
        var close = open
        let limit = min(bytes.count, open + 2_000)
        while close < limit {
            guard bytes[close] == UInt8(ascii: "`") else {
                close += 1
                continue
            }
            var stop = close
            while stop < bytes.count, bytes[stop] == UInt8(ascii: "`") { stop += 1 }
            if stop - close == open - index { return stop }
            close = stop
        }
        return open
    }

    /// The closing bracket of `^[…]`, within the paragraph.
    private func noteEnd(at index: Int) -> Int? {
        guard index + 2 < bytes.count, bytes[index + 1] == UInt8(ascii: "[") else { return nil }
        var depth = 0
        var at = index + 1
        let limit = min(bytes.count, index + Self.maximumNote)
        while at < limit {
            switch bytes[at] {
            case UInt8(ascii: "\\"): at += 1
            case UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "]"):
                depth -= 1
                if depth == 0 { return at > index + 2 ? at : nil }
            case 0x0A where at + 1 < limit && bytes[at + 1] == 0x0A: return nil
            default: break
            }
            at += 1
        }
        return nil
    }
}
