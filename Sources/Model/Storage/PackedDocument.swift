import Articles

/// The texts of a document, one after the other, with an empty line between two.
struct TextPacker {
    private(set) var bytes: [UInt8] = []
    private var isFirst = true

    mutating func append(_ text: String) {
        if !isFirst { bytes.append(contentsOf: [0x0A, 0x0A]) }
        isFirst = false
        bytes.append(contentsOf: text.utf8)
    }
}

struct TextUnpacker {
    private var bytes: Unpacker
    private var isFirst = true

    init(_ bytes: [UInt8]) { self.bytes = Unpacker(bytes) }

    var isAtEnd: Bool { bytes.isAtEnd }

    mutating func next(_ count: Int) throws(PackingError) -> String {
        if !isFirst { try bytes.skip([0x0A, 0x0A]) }
        isFirst = false
        return try bytes.text(count)
    }
}

extension Packer {
    mutating func document(_ document: Document, _ texts: inout TextPacker) {
        blocks(document.blocks, &texts)
        count(document.notes.count)
        for note in document.notes {
            optional(note.label) { $0.text($1) }
            blocks(note.blocks, &texts)
        }
    }

    private mutating func blocks(_ blocks: [Block], _ texts: inout TextPacker) {
        count(blocks.count)
        for block in blocks {
            kind(block.kind, hasDetail: block.detail != nil, isEnclosed: block.enclosure != Block.Enclosure())
            if let detail = block.detail { self.detail(detail) }
            if block.enclosure != Block.Enclosure() {
                signed(block.enclosure.quotes)
                signed(block.enclosure.items)
            }
            byte(block.section.packed)
            signed(block.depth)
            optional(block.speaker) { $0.text($1) }
            list(block.spans) { $0.span($1) }
            count(block.text.utf8.count)
            texts.append(block.text)
        }
    }

    /// The highest bit says that a detail follows, the next one that an enclosure does.
    private mutating func kind(_ kind: Block.Kind, hasDetail: Bool, isEnclosed: Bool) {
        func byte(_ number: UInt8) { self.byte(number | (hasDetail ? 0x80 : 0) | (isEnclosed ? 0x40 : 0)) }
        switch kind {
        case .paragraph: byte(0)
        case .heading(let level): byte(1); signed(level)
        case .listItem(nil): byte(2)
        case .listItem(let ordinal?): byte(3); signed(ordinal)
        case .quote: byte(4)
        case .pullQuote: byte(5)
        case .preformatted: byte(6)
        case .table: byte(7)
        case .image: byte(8)
        case .caption: byte(9)
        case .rule: byte(10)
        case .credit: byte(11)
        }
    }

    private mutating func detail(_ detail: Block.Detail) {
        switch detail {
        case .cells(let rows, let hasHeader):
            byte(hasHeader == nil ? 0 : hasHeader == true ? 3 : 4)
            list(rows) { packer, row in
                packer.list(row) {
                    $0.signed($1.lowerBound)
                    $0.count($1.count)
                }
            }
        case .image(let address): byte(1); text(address)
        case .code(let language): byte(2); text(language)
        }
    }

    mutating func span(_ span: Span) {
        switch span.kind {
        case .emphasis: byte(0)
        case .strong: byte(1)
        case .code: byte(2)
        case .link(let address):
            byte(3)
            optional(address) { $0.text($1) }
        case .marker(let marker):
            byte(4)
            optional(marker.label) { $0.text($1) }
            optional(marker.note) { $0.signed($1) }
        }
        signed(span.range.lowerBound)
        count(span.range.count)
    }
}

extension Unpacker {
    mutating func document(_ texts: inout TextUnpacker) throws(PackingError) -> Document {
        var document = Document(blocks: try blocks(&texts))
        for _ in 0..<(try count()) {
            document.notes.append(Note(label: try optionalText(), blocks: try blocks(&texts)))
        }
        return document
    }

    private mutating func blocks(_ texts: inout TextUnpacker) throws(PackingError) -> [Block] {
        var blocks: [Block] = []
        for _ in 0..<(try count()) {
            let head = try byte()
            var block = Block(try kind(head & 0x3F), "")
            if head & 0x80 != 0 { block.detail = try detail() }
            if head & 0x40 != 0 { block.enclosure = Block.Enclosure(quotes: try signed(), items: try signed()) }
            block.section = try Block.Section(packed: try byte())
            block.depth = try signed()
            block.speaker = try optionalText()
            block.spans = try list { u throws(PackingError) in try u.span() }
            block.text = try texts.next(try count())
            blocks.append(block)
        }
        return blocks
    }

    private mutating func kind(_ byte: UInt8) throws(PackingError) -> Block.Kind {
        switch byte {
        case 0: .paragraph
        case 1: .heading(level: try signed())
        case 2: .listItem(ordinal: nil)
        case 3: .listItem(ordinal: try signed())
        case 4: .quote
        case 5: .pullQuote
        case 6: .preformatted
        case 7: .table
        case 8: .image
        case 9: .caption
        case 10: .rule
        case 11: .credit
        default: throw PackingError()
        }
    }

    private mutating func detail() throws(PackingError) -> Block.Detail {
        switch try byte() {
        case 0: .cells(try cells())
        case 3: .cells(try cells(), hasHeader: true)
        case 4: .cells(try cells(), hasHeader: false)
        case 1: .image(address: try text())
        case 2: .code(language: try text())
        default: throw PackingError()
        }
    }

    private mutating func cells() throws(PackingError) -> [[Range<Int>]] {
        try list { u throws(PackingError) in try u.list { u throws(PackingError) in try u.range() } }
    }

    private mutating func range() throws(PackingError) -> Range<Int> {
        let start = try signed()
        let (end, overflows) = start.addingReportingOverflow(try count())
        if overflows { throw PackingError() }
        return start..<end
    }

    mutating func span() throws(PackingError) -> Span {
        let kind: Span.Kind
        switch try byte() {
        case 0: kind = .emphasis
        case 1: kind = .strong
        case 2: kind = .code
        case 3: kind = .link(address: try optionalText())
        case 4:
            let label = try optionalText()
            kind = .marker(Marker(label: label, note: try optional { u throws(PackingError) in try u.signed() }))
        default: throw PackingError()
        }
        return Span(kind, try range())
    }
}

extension Block.Section {
    fileprivate var packed: UInt8 {
        switch self {
        case .standfirst: 0
        case .body: 1
        case .postscript: 2
        case .boilerplate: 3
        }
    }

    fileprivate init(packed: UInt8) throws(PackingError) {
        switch packed {
        case 0: self = .standfirst
        case 1: self = .body
        case 2: self = .postscript
        case 3: self = .boilerplate
        default: throw PackingError()
        }
    }
}
