import CXML

/// Reads the markup of a page with libxml2, and hands its events to the builder of blocks.
final class HTMLReader {
    private var builder: MarkupBuilder
    private(set) var facts = PageFacts()
    /// Dates that the page marks as such, in their order: the text's own form, and where they stand.
    private(set) var times: [PageTime] = []

    private enum Capture { case title, linkedData }
    private var capture: Capture?
    private var captured: [UInt8] = []
    /// Elements that are open and of which nothing is kept but their text.
    private var ignored = 0

    /// Goes on where a builder is; the caller keeps no copy of it, or each change would copy all that was built.
    init(_ builder: consuming MarkupBuilder = MarkupBuilder()) { self.builder = builder }

    /// Hands over what was built.
    func take() -> MarkupBuilder {
        let taken = builder
        builder = MarkupBuilder()
        return taken
    }

    /// Reads a piece of a page into blocks that go on behind it.
    func read(piece html: String) throws(ImportError) { try parse(html) }

    /// Reads a page. `base` is what relative addresses are resolved against unless the page names another.
    ///
    /// - Throws: `ImportError.noLibrary` when libxml2 is missing.
    func read(_ html: String, base: String?) throws(ImportError) {
        builder.base = base
        try parse(html)
        builder.finish()
    }

    private func parse(_ html: String) throws(ImportError) {
        var html = BareAmpersands.referenced(in: html)
        let outcome = html.withUTF8 { bytes in
            var handler = CXMLHandler()
            handler.context = Unmanaged.passUnretained(self).toOpaque()
            handler.start = { context, name, _, attributes in
                HTMLReader.at(context).start(name!, attributes)
            }
            handler.end = { context, name, _ in HTMLReader.at(context).end(name!) }
            handler.text = { context, bytes, count in
                bytes!.withMemoryRebound(to: UInt8.self, capacity: count) {
                    HTMLReader.at(context).text(UnsafeBufferPointer(start: $0, count: count))
                }
            }
            return CXMLReadHTML(bytes.baseAddress, bytes.count, &handler)
        }
        if outcome == CXMLNoLibrary { throw .noLibrary("libxml2") }
    }

    private static func at(_ context: UnsafeMutableRawPointer?) -> HTMLReader {
        Unmanaged<HTMLReader>.fromOpaque(context!).takeUnretainedValue()
    }

    private func start(_ name: UnsafePointer<CChar>, _ attributes: UnsafePointer<UnsafePointer<CChar>?>?) {
        let element = Element(name)
        if builder.isFull {
            if !element.isVoid { ignored += 1 }
            builder.space()
            return
        }
        let attributes = Attributes(attributes)
        switch element {
        case .meta, .linkTag, .base, .root:
            facts.take(element, attributes)
            if element == .base || element == .linkTag, let base = facts.base ?? facts.canonical {
                builder.base = Address.openable(base, base: builder.base) ?? builder.base
            }
            if element == .root { builder.start(element, attributes) }
            return
        case .title where facts.title == nil: capture = .title
        case .script:
            if attributes.type?.lowercased().hasPrefix("application/ld+json") == true { capture = .linkedData }
        case .body: facts.language = facts.language ?? attributes.language
        default:
            let names = [attributes.classes, attributes.item, attributes.property].compactMap(\.self)
                .joined(separator: " ").lowercased()
            let isPublication =
                !names.isEmpty && ["publish", "pubdate", "dc:date", "dc:created"].contains { names.contains($0) }
            let stated = attributes.dateTime ?? (isPublication ? attributes.content ?? attributes.title : nil)
            if let date = stated, element == .time || isPublication {
                if times.count < 100 {
                    times.append(PageTime(text: date, draft: builder.drafts.count, isPublication: isPublication))
                }
            }
        }
        builder.start(element, attributes)
    }

    private func end(_ name: UnsafePointer<CChar>) {
        let element = Element(name)
        if ignored > 0 {
            if !element.isVoid { ignored -= 1 }
            return
        }
        switch element {
        case .meta, .linkTag, .base: return
        case .title, .script:
            if let capture {
                let text = String(decoding: captured, as: UTF8.self)
                switch capture {
                case .title: facts.title = TextDecoder.cleaned(text).text.collapsed
                case .linkedData: facts.take(linkedData: text)
                }
            }
            capture = nil
            captured = []
        default: break
        }
        if !element.isVoid { builder.end(element) }
    }

    private func text(_ bytes: UnsafeBufferPointer<UInt8>) {
        if capture != nil {
            if captured.count < 1 << 20 { captured += bytes }
        } else {
            builder.text(bytes)
        }
    }
}
