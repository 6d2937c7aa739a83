/// What the first element of a document of markup says it to be: declarations, comments and the document type stand before it.
enum MarkupRoot: Equatable {
    case feed
    case page
    /// XML of another kind, as a person would say it.
    case foreign(String)

    /// `nil` for what is no XML: pieces of pages among it. O(bytes looked at).
    init?(of head: some Sequence<UInt8>) {
        var bytes = Array(head)
        // UTF-16 has a zero beside each letter of ASCII.
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { bytes = bytes.filter { $0 != 0 } }
        var index = bytes.firstIndex { ![0xEF, 0xBB, 0xBF, 0xFF, 0xFE].contains($0) && $0 > 0x20 } ?? bytes.count
        var isXML = false
        var isPage = false
        while index < bytes.count, bytes[index] == UInt8(ascii: "<") {
            let rest = bytes[index...]
            if rest.starts(with: "<?".utf8) {
                isXML = isXML || rest.starts(with: "<?xml".utf8)
                index = Self.end(of: "?>", bytes, index)
            } else if rest.starts(with: "<!--".utf8) {
                index = Self.end(of: "-->", bytes, index)
            } else if rest.starts(with: "<!".utf8) {
                let declaration = String(decoding: rest.prefix(24), as: UTF8.self).lowercased()
                isPage = isPage || declaration.hasPrefix("<!doctype html")
                let subset = rest.prefix { $0 != UInt8(ascii: ">") }.contains(UInt8(ascii: "["))
                index = Self.end(of: subset ? "]" : ">", bytes, index)
                if subset { index = Self.end(of: ">", bytes, index) }
            } else {
                break
            }
            while index < bytes.count, bytes[index] <= 0x20 { index += 1 }
        }
        guard index < bytes.count, let tag = MarkupTag(bytes, at: index) else {
            guard isXML else { return nil }
            self = isPage ? .page : .foreign("an XML document that is no feed")
            return
        }
        switch tag.localName.lowercased() {
        case "rss", "feed", "rdf": self = .feed
        case "html": self = .page
        case "opml": self = .foreign("an OPML list of feeds")
        default:
            guard isXML else { return nil }
            self = isPage ? .page : .foreign("an XML document that is no feed")
        }
    }

    private static func end(of sign: String, _ bytes: [UInt8], _ start: Int) -> Int {
        let pattern = Array(sign.utf8)
        var at = start
        while at + pattern.count <= bytes.count {
            if bytes[at] == pattern[0], bytes[at...].starts(with: pattern) { return at + pattern.count }
            at += 1
        }
        return bytes.count
    }
}
