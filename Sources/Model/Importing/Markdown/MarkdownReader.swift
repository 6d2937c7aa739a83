import Articles
import CMarkdown

/// Reads Markdown with md4c, and hands its events to the builder of blocks.
final class MarkdownReader {
    private var builder = MarkupBuilder()
    /// The drafts of each note, in the order of the source.
    private(set) var notes: [Range<Int>] = []
    private let source: MarkdownSource
    private var images: [(address: String, text: [UInt8])] = []
    private var html: [UInt8] = []
    private var isInHTML = false
    private var isInCode = false
    /// Elements that raw tags have opened, so that their ends find them.
    private var divisions = 0
    private(set) var hasNumberedLinks = false
    private var link: (address: String, text: [UInt8])?
    private var headingLevel = 0

    init(_ source: MarkdownSource, base: String?) {
        self.source = source
        builder.base = base
    }

    /// - Throws: `ImportError.noLibrary` when md4c is missing.
    func read() throws(ImportError) {
        var text = source.text
        let outcome = text.withUTF8 { bytes in
            var handler = CMarkdownHandler()
            handler.context = Unmanaged.passUnretained(self).toOpaque()
            handler.start = { MarkdownReader.at($0).start($1, $2) }
            handler.end = { MarkdownReader.at($0).end($1) }
            handler.text = { context, kind, bytes, count, isEscaped in
                MarkdownReader.at(context).text(
                    kind, UnsafeBufferPointer(start: bytes, count: count), isEscaped: isEscaped != 0)
            }
            return CMarkdownParse(bytes.baseAddress, bytes.count, &handler)
        }
        if outcome == CMarkdownNoLibrary { throw .noLibrary("md4c") }
        builder.finish()
        endNote()
    }

    private static func at(_ context: UnsafeMutableRawPointer?) -> MarkdownReader {
        Unmanaged<MarkdownReader>.fromOpaque(context!).takeUnretainedValue()
    }

    // MARK: Events

    private func start(_ element: CMarkdownElement, _ detail: CMarkdownDetail) {
        var attributes = Attributes()
        let text = detail.count == 0 ? nil : Self.plain(UnsafeBufferPointer(start: detail.text, count: detail.count))
        switch element {
        case CMarkdownLink:
            attributes.address = text ?? ""
            link = (text ?? "", [])
        case CMarkdownImage:
            images.append((text ?? "", []))
            return
        case CMarkdownOrderedList: attributes.start = String(detail.number)
        case CMarkdownCodeBlock:
            attributes.classes = text.map { "language-" + ($0.split(separator: " ").first.map(String.init) ?? $0) }
            isInCode = true
        case CMarkdownHTMLBlock:
            isInHTML = true
            return
        case CMarkdownDocument, CMarkdownDeleted, CMarkdownOtherSpan: return
        default: break
        }
        if element == CMarkdownHeading { headingLevel = Int(detail.number) }
        builder.start(Self.element(element, level: headingLevel), attributes)
    }

    private func end(_ element: CMarkdownElement) {
        switch element {
        case CMarkdownImage: endImage()
        case CMarkdownHTMLBlock: endHTML()
        case CMarkdownRule, CMarkdownDocument, CMarkdownDeleted, CMarkdownOtherSpan: return
        default:
            if element == CMarkdownCodeBlock { isInCode = false }
            if element == CMarkdownLink {
                let label = link.map { Label.key(String(decoding: $0.text, as: UTF8.self)) } ?? ""
                if let link, Address.isWeb(link.address), !link.address.contains("#"), !label.isEmpty, label.count <= 3,
                    label.allSatisfy(\.isNumber)
                {
                    hasNumberedLinks = true
                }
                link = nil
            }
            builder.end(Self.element(element, level: headingLevel))
        }
    }

    private func text(_ kind: CMarkdownTextKind, _ bytes: UnsafeBufferPointer<UInt8>, isEscaped: Bool) {
        if link != nil, link!.text.count < 64 { link!.text += bytes }
        if !images.isEmpty {
            if kind == CMarkdownText || kind == CMarkdownCodeText { images[images.count - 1].text += bytes }
            return
        }
        switch kind {
        case CMarkdownHTML:
            if isInHTML { html += bytes } else { tag(bytes) }
        case CMarkdownEntity: builder.text(Entities.decoded(String(decoding: bytes, as: UTF8.self)))
        case CMarkdownHardBreak: builder.text(" ")
        case CMarkdownSoftBreak: builder.text(" ")
        case CMarkdownCodeText: builder.text(bytes)
        default:
            if isEscaped, let first = bytes.first, "[](*^".utf8.contains(first) {
                builder.literal(UnsafeBufferPointer(rebasing: bytes[..<1]))
                plainText(UnsafeBufferPointer(rebasing: bytes[1...]))
            } else {
                plainText(bytes)
            }
        }
    }

    /// Text with the signs in it that the source has put there.
    private func plainText(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard bytes.contains(0xEF) else { return builder.text(bytes) }
        var text = String(decoding: bytes, as: UTF8.self)[...]
        while let place = text.unicodeScalars.firstIndex(where: { MarkdownSource.signs.contains($0.value) }) {
            builder.text(String(text[..<place]))
            let sign = text.unicodeScalars[place]
            let rest = text[place...].dropFirst()
            text = rest
            if sign == MarkdownSource.closeSign {
                closeDivision()
                continue
            }
            let digits = rest.prefix { $0.isNumber }
            guard let number = Int(digits), rest.dropFirst(digits.count).unicodeScalars.first == sign else { continue }
            text = rest.dropFirst(digits.count + 1)
            switch sign {
            case MarkdownSource.noteSign: beginNote(number)
            case MarkdownSource.inlineSign: citeInline(number)
            case MarkdownSource.openSign:
                // The line itself is a paragraph, whose end would end the division.
                builder.end(.paragraph)
                builder.start(.division, attributes(number))
                divisions += 1
            default: builder.name(attributes(number))
            }
        }
        builder.text(String(text))
    }

    private func closeDivision() {
        builder.flush()
        guard divisions > 0 else { return }
        divisions -= 1
        builder.end(.division)
    }

    // MARK: Notes

    private func beginNote(_ number: Int) {
        builder.flush()
        endNote()
        noteStart = builder.drafts.count
    }

    private var noteStart: Int?

    private func endNote() {
        builder.flush()
        if let start = noteStart { notes.append(start..<max(start, builder.drafts.count)) }
        noteStart = nil
    }

    private func citeInline(_ number: Int) {
        guard let note = source.note(numbered: number) else { return }
        builder.inlineNote(target: "inline:\(note)")
    }

    // MARK: Images and HTML

    private func endImage() {
        guard let image = images.popLast() else { return }
        var attributes = Attributes()
        attributes.source = image.address
        attributes.description = String(decoding: image.text, as: UTF8.self)
        builder.start(.image, attributes)
    }

    private func endHTML() {
        isInHTML = false
        let text = String(decoding: html, as: UTF8.self)
        html = []
        let reader = HTMLReader(take())
        // Without its library a block of HTML is left out; the file's own form is Markdown.
        try? reader.read(piece: text)
        builder = reader.take()
    }

    /// Hands over what was built.
    func take() -> MarkupBuilder {
        let taken = builder
        builder = MarkupBuilder()
        return taken
    }

    /// A tag within a line.
    private func tag(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard let tag = Tag(bytes) else { return }
        if tag.isEnd {
            builder.end(tag.element)
        } else {
            builder.start(tag.element, tag.attributes)
            if tag.isClosed, !tag.element.isVoid { builder.end(tag.element) }
        }
    }

    // MARK: Attributes

    /// The text of an address or a name: without backslashes before punctuation, character references decoded.
    private static func plain(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
        var plain: [UInt8] = []
        var index = 0
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "\\"), index + 1 < bytes.count, bytes[index + 1] < 0x80,
                !Label.isLetterOrDigit(bytes[index + 1]), bytes[index + 1] > 0x20
            {
                index += 1
            }
            plain.append(bytes[index])
            index += 1
        }
        return TextDecoder.cleaned(Entities.decoded(String(decoding: plain, as: UTF8.self))).text
    }

    /// `#id .class .other key="value"`
    private func attributes(_ number: Int) -> Attributes {
        var attributes = Attributes()
        guard source.attributes.indices.contains(number) else { return attributes }
        var classes: [String] = []
        for word in source.attributes[number].split(whereSeparator: { " {}".contains($0) }) {
            if word.hasPrefix("#") { attributes.id = String(word.dropFirst()) }
            if word.hasPrefix(".") { classes.append(String(word.dropFirst())) }
        }
        attributes.classes = classes.isEmpty ? nil : classes.joined(separator: " ")
        return attributes
    }

    private static func element(_ element: CMarkdownElement, level: Int) -> Element {
        switch element {
        case CMarkdownQuote: .quote
        case CMarkdownBulletList: .list(isOrdered: false)
        case CMarkdownOrderedList: .list(isOrdered: true)
        case CMarkdownItem: .item
        case CMarkdownRule: .rule
        case CMarkdownHeading: .heading(level)
        case CMarkdownCodeBlock: .preformatted
        case CMarkdownTable: .table
        case CMarkdownTableHead, CMarkdownTableBody: .section
        case CMarkdownRow: .row
        case CMarkdownHeaderCell: .cell(isHeader: true)
        case CMarkdownCell: .cell(isHeader: false)
        case CMarkdownEmphasis: .emphasis
        case CMarkdownStrong: .strong
        case CMarkdownLink: .link
        case CMarkdownCode: .code
        default: .paragraph
        }
    }
}

/// A tag of HTML by itself: `<b id="f1">`, `</sup>`, `<br/>`.
struct Tag {
    var element: Element
    var attributes = Attributes()
    var isEnd = false
    /// It ends with `/>`.
    var isClosed = false

    /// `nil` for comments, declarations and what is no tag. O(bytes).
    init?(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard bytes.count >= 3, bytes[0] == UInt8(ascii: "<"), bytes.count < 4_096 else { return nil }
        var text = String(decoding: bytes, as: UTF8.self).dropFirst()
        if text.hasPrefix("/") {
            isEnd = true
            text = text.dropFirst()
        }
        let name = text.prefix { $0.isASCII && ($0.isLetter || $0.isNumber) }.lowercased()
        guard !name.isEmpty else { return nil }
        element = name.withCString(Element.init)
        isClosed = text.hasSuffix("/>")
        text = text.dropFirst(name.utf8.count)
        while true {
            text = text.drop { $0.isWhitespace || $0 == "/" }
            let key = text.prefix { !$0.isWhitespace && !"=>/".contains($0) }
            guard !key.isEmpty else { return }
            text = text.dropFirst(key.count).drop { $0.isWhitespace }
            guard text.hasPrefix("=") else {
                attributes.set(key.lowercased(), "")
                continue
            }
            text = text.dropFirst().drop { $0.isWhitespace }
            if let quote = text.first, quote == "\"" || quote == "'" {
                let value = text.dropFirst().prefix { $0 != quote }
                attributes.set(key.lowercased(), Entities.decoded(String(value)))
                text = text.dropFirst(value.count + 2)
            } else {
                let value = text.prefix { !$0.isWhitespace && $0 != ">" }
                attributes.set(key.lowercased(), Entities.decoded(String(value)))
                text = text.dropFirst(value.count)
            }
        }
    }
}
