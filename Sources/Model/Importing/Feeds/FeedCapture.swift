/// The text of an element of a feed while it is read: as it is, and as markup when there are elements in it.
struct FeedCapture {
    let element: FeedElement
    /// Elements that were open when it began.
    let depth: Int
    /// What the element says its text to be.
    var type: String?
    /// Atom 0.3: `xml`, `escaped` or `base64`.
    var mode: String?
    var base: String?
    /// The element within an author's that is being read: `name`, `email`.
    var part: String?
    private(set) var hasElements = false
    private var text: [UInt8] = []
    private var markup: [UInt8] = []

    init(_ element: FeedElement, depth: Int) {
        self.element = element
        self.depth = depth
    }

    /// Whether elements in it are parts of its text.
    var holdsMarkup: Bool {
        switch element {
        case .title, .content, .summary, .otherText, .page: true
        default: false
        }
    }

    mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
        if element == .author, let part, part != "name" { return }
        if !holdsMarkup {
            // Facts are short; what is not is none.
            if text.count + bytes.count <= 65_536 { text += bytes }
        } else if hasElements {
            Self.escape(bytes, into: &markup)
        } else {
            text += bytes
        }
    }

    /// - Parameter resolved: attributes with addresses that no longer depend on where they stand.
    mutating func start(_ name: String, _ attributes: [(name: String, value: String)]) {
        guard holdsMarkup else {
            part = name
            if element == .author, name == "name" { text = [] }
            return
        }
        if !hasElements {
            hasElements = true
            text.withUnsafeBufferPointer { Self.escape($0, into: &markup) }
        }
        markup += "<\(name)".utf8
        for attribute in attributes {
            markup += " \(attribute.name)=\"".utf8
            var value = attribute.value
            value.withUTF8 { Self.escape($0, into: &markup) }
            markup.append(UInt8(ascii: "\""))
        }
        markup.append(UInt8(ascii: ">"))
    }

    mutating func end(_ name: String) {
        guard holdsMarkup else {
            part = element == .author && part == "name" ? "" : nil
            return
        }
        // These have no end in HTML.
        if !["br", "hr", "img", "input", "wbr", "col", "source"].contains(name) { markup += "</\(name)>".utf8 }
    }

    /// What stands in it; markup where elements do.
    var string: String { String(decoding: hasElements ? markup : text, as: UTF8.self) }

    private static func escape(_ bytes: UnsafeBufferPointer<UInt8>, into out: inout [UInt8]) {
        for byte in bytes {
            switch byte {
            case UInt8(ascii: "&"): out += "&amp;".utf8
            case UInt8(ascii: "<"): out += "&lt;".utf8
            case UInt8(ascii: ">"): out += "&gt;".utf8
            case UInt8(ascii: "\""): out += "&quot;".utf8
            default: out.append(byte)
            }
        }
    }
}

extension FeedCapture {
    /// The text with its form (RFC 4287, section 3.1, Atom 0.3's types, and RSS, which knows markup only); `nil` where it is
    /// no text.
    func content(isAtom: Bool) -> FeedItem.Content? {
        let type = (type ?? "").lowercased()
        let string = string
        if hasElements { return FeedItem.Content(text: string, form: .html, base: base) }
        if mode == "base64" || type.contains("/") && !type.hasPrefix("text/") && !type.hasSuffix("xml") { return nil }
        let isPlain =
            isAtom && (type == "text" || type == "text/plain")
            || isAtom && type.isEmpty && !FeedText.looksLikeMarkup(string)
        return FeedItem.Content(text: string, form: isPlain ? .plain : .html, base: base)
    }

    /// The text as one line.
    func line(isAtom: Bool) -> String {
        let isPlain = isAtom && !hasElements && (type == nil || type == "text" || type == "text/plain")
        return FeedText.line(string, isMarkup: !isPlain)
    }
}
