/// Makes well-formed XML of what feeds are made of in the wild: ampersands that begin no reference, elements that are never
/// closed, attributes without quotation marks, HTML that was put into a description as it was. What is well-formed comes out
/// as it went in, but for comments, declarations and instructions, which say nothing to a reader and are left out; so nobody's
/// entities can grow. O(bytes).
struct FeedRepair {
    /// Elements outside of texts that may be open at a time; a feed has five or six.
    private static let maximumDepth = 64
    /// Elements within a text of markup; what nests deeper is handed to the parser of HTML.
    private static let maximumTextDepth = 400
    /// Of one element; parsers compare each with all others.
    static let maximumAttributes = 200

    /// Elements that hold a text which may be markup.
    private static let textNames: Set<String> = ["description", "encoded", "content", "summary", "title"]
    private static let itemNames: Set<String> = ["item", "entry"]
    /// Elements that stand in no text, so that they end one that was left open; and those that HTML has, too.
    private static let fieldNames: Set<String> = [
        "pubDate", "guid", "encoded", "category", "enclosure", "creator", "published", "updated", "description",
    ]
    private static let bothNames: Set<String> = ["link", "summary", "content", "author", "id"]

    /// An element that holds a text, while it is open.
    private struct Holder {
        var name: ArraySlice<UInt8>
        /// Where its text begins, in what is read and in what is written.
        var start: Int
        var outStart: Int
        var open: [ArraySlice<UInt8>] = []
        /// Its markup is not well-formed, so that it can only be a text.
        var isBroken = false
        var hasTags = false
        /// It names signs as HTML does.
        var hasNamedSigns = false
    }

    private let bytes: [UInt8]
    private var out: [UInt8] = []
    private var index = 0
    private var open: [ArraySlice<UInt8>] = []
    /// Elements below the maximal depth, which are left out.
    private var tooDeep = 0
    private var holder: Holder?
    private var search = EndSearch()
    /// A declaration was found that has no end; none is looked for again.
    private var hasOpenDeclaration = false
    /// The first element is closed.
    private var hasEnd = false
    private var isCut = false

    /// `isCut`: the feed ends in the middle of an item.
    static func repaired(_ bytes: [UInt8]) -> (bytes: [UInt8], isCut: Bool) {
        var repair = FeedRepair(bytes: bytes)
        repair.read()
        return (repair.out, repair.isCut)
    }

    private init(bytes: [UInt8]) {
        self.bytes = bytes
        out.reserveCapacity(bytes.count + bytes.count / 16)
    }

    private mutating func read() {
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "<"): readMarkup()
            case UInt8(ascii: "&"): readReference()
            default:
                var stop = index + 1
                while stop < bytes.count, bytes[stop] != UInt8(ascii: "<"), bytes[stop] != UInt8(ascii: "&") {
                    stop += 1
                }
                // Before the first element nothing may stand.
                if !open.isEmpty { out += bytes[index..<stop] }
                index = stop
            }
        }
        isCut =
            !hasEnd && (holder != nil || open.contains { Self.itemNames.contains(String(decoding: $0, as: UTF8.self)) })
        closeHolder(at: bytes.count)
        while let name = open.popLast() { out += Self.endTag(name) }
    }

    /// `&amp;`, `&#12;` and `&#x1F;` are references; what else an ampersand begins is for a parser of HTML, if for any.
    private mutating func readReference() {
        var at = index + 1
        let limit = min(bytes.count, index + 34)
        let isNumber = at < limit && bytes[at] == UInt8(ascii: "#")
        if isNumber { at += 1 }
        let first = at
        while at < limit, Label.isLetterOrDigit(bytes[at]) { at += 1 }
        let isClosed = at > first && at < limit && bytes[at] == UInt8(ascii: ";")
        let isXML = isClosed && (isNumber || Self.isKnown(bytes[first..<at]))
        if isClosed, !isXML { holder?.hasNamedSigns = true }
        out += isXML ? [UInt8(ascii: "&")] : Array("&amp;".utf8)
        index += 1
    }

    private static func isKnown(_ name: ArraySlice<UInt8>) -> Bool {
        ["amp", "lt", "gt", "quot", "apos"].contains { name.elementsEqual($0.utf8) }
    }

    // MARK: Markup

    private mutating func readMarkup() {
        let rest = bytes[index...].prefix(9)
        if rest.starts(with: "<!--".utf8) {
            skip(to: "-->")
        } else if rest.starts(with: "<![CDATA[".utf8) {
            if let end = search.end("]]>", in: bytes, from: index + 9) {
                if !open.isEmpty { out += bytes[index..<end] }
                index = end
            } else {
                index += 9
            }
        } else if rest.starts(with: "<?".utf8) {
            skip(to: "?>")
        } else if rest.starts(with: "<!".utf8) {
            skipDeclaration()
        } else if let tag = MarkupTag(bytes, at: index) {
            if tag.isEnd { end(tag) } else { start(tag) }
        } else {
            escapeSign()
        }
    }

    private mutating func escapeSign() {
        if !open.isEmpty { out += "&lt;".utf8 }
        index += 1
    }

    private mutating func skip(to end: String) {
        if let end = search.end(end, in: bytes, from: index) { index = end } else { escapeSign() }
    }

    /// `<!DOCTYPE x [ ... ]>`
    private mutating func skipDeclaration() {
        var at = index
        var depth = 0
        let limit = min(bytes.count, index + 65_536)
        while at < limit, !hasOpenDeclaration {
            switch bytes[at] {
            case UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "]"): depth -= 1
            case UInt8(ascii: ">") where depth <= 0:
                index = at + 1
                return
            default: break
            }
            at += 1
        }
        hasOpenDeclaration = true
        escapeSign()
    }

    private mutating func start(_ tag: MarkupTag) {
        let local = tag.localName
        if let holder {
            let isTitle = holder.name.reversed().starts(with: "title".utf8.reversed())
            let ends =
                Self.itemNames.contains(local) || Self.fieldNames.contains(local)
                || isTitle && Self.bothNames.contains(local)
            guard ends else { return startInText(tag) }
            closeHolder(at: index)
        }
        if Self.itemNames.contains(local), let item = open.lastIndex(of: tag.name) {
            while open.count > item { out += Self.endTag(open.removeLast()) }
        }
        index = tag.end
        guard open.count < Self.maximumDepth else {
            if !tag.isEmpty { tooDeep += 1 }
            return
        }
        out += tag.isSound ? bytes[tag.start..<tag.end] : tag.mended[...]
        guard !tag.isEmpty else { return }
        open.append(tag.name)
        if open.count > 1, Self.textNames.contains(local) {
            holder = Holder(name: tag.name, start: tag.end, outStart: out.count)
        }
    }

    private mutating func startInText(_ tag: MarkupTag) {
        if !tag.isSound || holder!.open.count >= Self.maximumTextDepth { holder!.isBroken = true }
        holder!.hasTags = true
        if !tag.isEmpty, !holder!.isBroken { holder!.open.append(tag.name) }
        if !holder!.isBroken { out += bytes[index..<tag.end] }
        index = tag.end
    }

    private mutating func end(_ tag: MarkupTag) {
        if tag.name == open.first { hasEnd = true }
        if let holder {
            if holder.name == tag.name {
                closeHolder(at: index)
                index = tag.end
                return
            }
            if holder.open.last == tag.name {
                self.holder!.open.removeLast()
                out += bytes[index..<tag.end]
            } else {
                self.holder!.isBroken = true
            }
            index = tag.end
            return
        }
        index = tag.end
        if tooDeep > 0 {
            tooDeep -= 1
            return
        }
        // What ends nothing is left out. The first element stays open to the end, lest what follows it be lost.
        guard let place = open.lastIndex(of: tag.name), place > 0 else { return }
        while open.count > place { out += Self.endTag(open.removeLast()) }
    }

    /// Ends the element that holds a text before a position of what is read.
    private mutating func closeHolder(at position: Int) {
        guard let closed = holder else { return }
        holder = nil
        if closed.isBroken || !closed.open.isEmpty || closed.hasTags && closed.hasNamedSigns {
            out.removeSubrange(closed.outStart...)
            escape(bytes[closed.start..<position])
        }
        open.removeLast()
        out += Self.endTag(closed.name)
    }

    /// Markup as a text.
    private mutating func escape(_ markup: ArraySlice<UInt8>) {
        var at = markup.startIndex
        var isLiteral = false
        while at < markup.endIndex {
            switch markup[at] {
            case UInt8(ascii: "<"):
                if !isLiteral, markup[at...].starts(with: "<![CDATA[".utf8) {
                    isLiteral = true
                    at += 9
                    continue
                }
                out += "&lt;".utf8
            case UInt8(ascii: "]") where isLiteral && markup[at...].starts(with: "]]>".utf8):
                isLiteral = false
                at += 3
                continue
            case UInt8(ascii: "&"): out += "&amp;".utf8
            case UInt8(ascii: ">"): out += "&gt;".utf8
            default: out.append(markup[at])
            }
            at += 1
        }
    }

    private static func endTag(_ name: ArraySlice<UInt8>) -> [UInt8] { Array("</".utf8) + name + [UInt8(ascii: ">")] }
}

/// Looks for ends of comments and the like; one that is nowhere is not looked for again.
private struct EndSearch {
    private var missing: Set<String> = []

    /// The position behind the end. O(bytes up to it).
    mutating func end(_ needle: String, in bytes: [UInt8], from start: Int) -> Int? {
        guard !missing.contains(needle) else { return nil }
        let pattern = Array(needle.utf8)
        var at = start
        while at + pattern.count <= bytes.count {
            if bytes[at] == pattern[0], bytes[at + 1] == pattern[1],
                bytes[at..<at + pattern.count].elementsEqual(pattern)
            {
                return at + pattern.count
            }
            at += 1
        }
        missing.insert(needle)
        return nil
    }
}
