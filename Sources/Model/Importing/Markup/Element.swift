/// The elements of HTML by what they mean to a reader.
enum Element: Equatable {
    case paragraph
    case heading(Int)
    case quote
    case list(isOrdered: Bool)
    case item
    /// Of a list of definitions.
    case term, definition
    case preformatted
    case table, row, cell(isHeader: Bool), tableCaption
    case figure, caption
    case rule, lineBreak
    case article, main, section, navigation, header, footer, aside, details, form
    /// Any other element that begins on a line of its own.
    case division
    case link, emphasis, strong, code, raised, lowered, quotation, image, time
    /// Any other element within a line.
    case inline
    /// Nothing in it is text for a reader: scripts, styles, forms' controls.
    case skipped
    case head, title, meta, linkTag, base, script
    case root, body

    var isBlock: Bool {
        switch self {
        case .lineBreak, .link, .emphasis, .strong, .code, .raised, .lowered, .quotation, .image, .time, .inline,
            .skipped, .title, .meta, .linkTag, .base, .script:
            false
        default: true
        }
    }

    var isHeading: Bool { if case .heading = self { true } else { false } }

    /// Never holds anything, so that its start is its end.
    var isVoid: Bool {
        switch self {
        case .rule, .lineBreak, .image, .meta, .linkTag, .base: true
        default: false
        }
    }

    /// - Parameter name: in small letters.
    init(_ name: UnsafePointer<CChar>) {
        var packed: UInt64 = 0
        var length = 0
        while name[length] != 0, length < 8 {
            packed |= UInt64(UInt8(bitPattern: name[length])) << (8 * UInt64(length))
            length += 1
        }
        guard let found = Element.byName[packed] else {
            self = .inline
            return
        }
        // Longer names agree with no other in their first eight letters.
        self = found
    }

    private static let byName: [UInt64: Element] = {
        let names: [(String, Element)] = [
            ("p", .paragraph), ("h1", .heading(1)), ("h2", .heading(2)), ("h3", .heading(3)), ("h4", .heading(4)),
            ("h5", .heading(5)), ("h6", .heading(6)), ("blockquote", .quote), ("ul", .list(isOrdered: false)),
            ("ol", .list(isOrdered: true)), ("menu", .list(isOrdered: false)), ("dir", .list(isOrdered: false)),
            ("li", .item), ("dl", .division), ("dt", .term), ("dd", .definition), ("pre", .preformatted),
            ("listing", .preformatted), ("xmp", .preformatted), ("plaintext", .preformatted), ("table", .table),
            ("tr", .row), ("td", .cell(isHeader: false)), ("th", .cell(isHeader: true)), ("tbody", .division),
            ("thead", .division), ("tfoot", .division), ("figure", .figure), ("figcaption", .caption), ("hr", .rule),
            ("br", .lineBreak), ("article", .article), ("main", .main), ("section", .section), ("nav", .navigation),
            ("header", .header), ("footer", .footer), ("aside", .aside), ("details", .details), ("div", .division),
            ("address", .division), ("center", .division), ("fieldset", .division), ("form", .form),
            ("summary", .division), ("hgroup", .division), ("legend", .division), ("dialog", .division),
            ("noscript", .skipped), ("a", .link), ("em", .emphasis), ("i", .emphasis), ("cite", .emphasis),
            ("var", .emphasis), ("dfn", .emphasis), ("strong", .strong), ("b", .strong), ("code", .code),
            ("kbd", .code), ("samp", .code), ("tt", .code), ("sup", .raised), ("sub", .lowered), ("q", .quotation),
            ("img", .image), ("time", .time), ("script", .script), ("style", .skipped), ("template", .skipped),
            ("svg", .skipped), ("iframe", .skipped), ("object", .skipped), ("embed", .skipped), ("button", .skipped),
            ("select", .skipped), ("textarea", .skipped), ("input", .skipped), ("canvas", .skipped),
            ("audio", .skipped), ("video", .skipped), ("map", .skipped), ("datalist", .skipped),
            ("annotation", .skipped), ("annotati", .skipped), ("applet", .skipped), ("frameset", .skipped),
            ("noframes", .skipped), ("math", .inline), ("head", .head), ("title", .title), ("meta", .meta),
            ("link", .linkTag), ("base", .base), ("html", .root), ("body", .body),
        ]
        var table: [UInt64: Element] = [:]
        for (name, element) in names {
            var packed: UInt64 = 0
            for (index, byte) in name.utf8.prefix(8).enumerated() { packed |= UInt64(byte) << (8 * UInt64(index)) }
            // "caption" and "figcaption" differ in their first eight letters; "template" is exactly eight.
            table[packed] = element
        }
        var caption: UInt64 = 0
        for (index, byte) in "caption".utf8.enumerated() { caption |= UInt64(byte) << (8 * UInt64(index)) }
        table[caption] = .tableCaption
        return table
    }()
}
