import Articles

/// Makes blocks of the events of markup, whether HTML or Markdown. It keeps no tree, only the elements that are open, and the
/// containers that the blocks were in.
struct MarkupBuilder {
    /// Elements that are open and could nest without end: below this depth the parent of a new one counts as closed.
    static let maximumDepth = 256
    /// What no page that a person made has so many of: of the rest only the text is kept, in large pieces. Nothing is lost, and
    /// time and memory stay within bounds.
    private static let maximumContainers = 400_000
    private static let maximumDrafts = 250_000
    private static let maximumInlines = 1_000_000

    private(set) var drafts: [BlockDraft] = []
    private(set) var containers: [Container] = [
        Container(parent: 0, element: .root, hints: [], drafts: 0..<0)
    ]
    private(set) var anchors: [Anchor] = []
    /// Things that were seen and are not of the text.
    private(set) var hasTracker = false
    private(set) var hidesText = false
    /// Names that elements within a line say to be those of authors, and the draft that they stand in.
    private(set) var names: [(text: String, draft: Int)] = []

    private var stack: [OpenElement] = []
    private var line = InlineBuffer()
    /// Notes beside their markers wait for the end of the paragraph.
    private var waiting: [BlockDraft] = []
    /// Images of a line stand behind it.
    private var images: [BlockDraft] = []
    private var container = 0
    private var knownNames: [String: Hints] = [:]
    private var styles = OpenStyles()
    /// Elements within lines, open or closed.
    private var inlines = 0
    private var skipped = 0
    private var hidden = 0
    private var beside = 0
    private var context = BlockContext()
    private var breaks = 0

    /// Against which relative addresses are resolved.
    var base: String?

    // MARK: Events

    mutating func start(_ element: Element, _ attributes: Attributes) {
        if stack.count >= Self.maximumDepth { closeParent() }
        var open = OpenElement(element: element)
        // What stands in something that is skipped is skipped with it.
        if skipped > 0 || element == .skipped || element == .script || element == .title {
            open.isSkipped = true
            skipped += 1
            stack.append(open)
            if element.isVoid { end(element) }
            return
        }
        var hints: Hints = []
        if let classes = attributes.classes { hints.formUnion(self.hints(ofNames: classes)) }
        if let id = attributes.id, element.isBlock, !element.isHeading { hints.formUnion(Hints.of(names: id)) }
        if let role = attributes.role { hints.formUnion(Hints.of(role: role)) }
        if let type = attributes.epubType { hints.formUnion(Hints.of(role: type)) }
        if attributes.item?.contains("author") == true { hints.insert(.author) }
        if let relation = attributes.relation, Hints.of(role: relation).contains(.author) { hints.insert(.author) }
        if attributes.footnote == "section" { hints.insert(.notes) }
        if attributes.isHidden || hints.contains(.hidden) || attributes.style.map(InlineStyle.hides) == true {
            open.isHidden = true
            hidden += 1
        }
        let isBeside = hints.contains(.besideMarker) || (open.isHidden && attributes.id != nil && !line.isEmpty)
        if !element.isBlock, open.isHidden, !isBeside {
            // Nobody sees it, and nothing can lead to it.
            hidesText = true
            open.isSkipped = true
            skipped += 1
            stack.append(open)
            return
        }
        open.describedBy = attributes.describedBy
        if !element.isBlock, isBeside, element != .raised, element != .link {
            // A note that stands in the margin is called by its place.
            if hints.contains(.sidenote) { inlineNote(target: "beside:\(containers.count)") }
            begin(beside: &open, attributes, hints)
        } else if element.isBlock {
            if !(element == .aside && isInterrupting(hints)) {
                flush()
            } else {
                begin(beside: &open, attributes, hints)
            }
            if open.interrupted == nil { startBlock(&open, attributes, hints) }
        } else {
            startInline(&open, attributes, hints)
        }
        open.hints = hints
        stack.append(open)
        if element.isVoid { end(element) }
    }

    /// Producers give thousands of elements the same names.
    private mutating func hints(ofNames names: String) -> Hints {
        if let known = knownNames[names] { return known }
        let hints = Hints.of(names: names)
        if knownNames.count < 1_000, names.utf8.count < 200 { knownNames[names] = hints }
        return hints
    }

    mutating func end(_ element: Element) {
        guard let index = stack.lastIndex(where: { $0.element == element }) else {
            if element == .paragraph { flush() }
            return
        }
        while stack.count > index { close(stack.removeLast()) }
    }

    /// So much has been built that nothing but text is taken any more.
    var isFull: Bool {
        containers.count >= Self.maximumContainers || drafts.count >= Self.maximumDrafts
            || inlines >= Self.maximumInlines
    }

    /// White space in place of an element that is not taken.
    mutating func space() { line.addSpace() }

    mutating func text(_ text: UnsafeBufferPointer<UInt8>) {
        guard skipped == 0 else { return }
        if line.bytes.count > 1 << 20, isFull { flush() }
        if breaks > 0, text.contains(where: { $0 > 0x20 }) { breaks = 0 }
        line.append(text, isPreformatted: context.isPreformatted)
    }

    mutating func text(_ text: String) {
        var text = text
        text.withUTF8 { self.text($0) }
    }

    /// Gives the element that has just ended a name: Pandoc's `{#id .class}`.
    mutating func name(_ attributes: Attributes) {
        if let id = attributes.id {
            anchors.append(
                Anchor(id: id, draft: drafts.count, offset: max(0, line.bytes.count - 1), container: container))
            if let last = line.pageLinks.indices.last, line.pageLinks[last].range.upperBound == line.bytes.count {
                line.pageLinks[last].ids.append(id)
            }
        }
        line.dropBrackets()
        let hints = attributes.classes.map(Hints.of(names:)) ?? []
        if let last = line.pageLinks.indices.last, line.pageLinks[last].range.upperBound == line.bytes.count {
            if hints.contains(.backLink) { line.pageLinks[last].isBackLink = true }
            if hints.contains(.marker) { line.pageLinks[last].isMarker = true }
        }
        if container < containers.count {
            containers[container].hints.formUnion(hints.intersection([.standfirst, .kicker, .byline]))
        }
    }

    /// Text that holds no label, however it looks: what Markdown escaped.
    mutating func literal(_ text: UnsafeBufferPointer<UInt8>) {
        line.writeSpace()
        let start = line.bytes.count
        self.text(text)
        line.literals.append(start..<line.bytes.count)
    }

    /// An empty span where a note is cited that prints no label.
    mutating func inlineNote(target: String) {
        var candidate = Candidate(range: line.bytes.count..<line.bytes.count, label: "", family: .caret)
        candidate.target = target
        line.candidates.append(candidate)
    }

    mutating func finish() {
        while let open = stack.popLast() { close(open) }
        flush()
        containers[0].drafts = 0..<drafts.count
    }

    /// Hands the drafts over, so that they are not copied when they are changed.
    mutating func takeDrafts() -> [BlockDraft] {
        let taken = drafts
        drafts = []
        return taken
    }

    /// Forgets all drafts but those of a range.
    mutating func narrow(to range: Range<Int>) {
        drafts = Array(drafts[range])
        for index in containers.indices {
            let part = containers[index].drafts.clamped(to: range)
            containers[index].drafts = part.lowerBound - range.lowerBound..<part.upperBound - range.lowerBound
        }
        anchors = anchors.compactMap { anchor in
            guard range.contains(anchor.draft) else { return nil }
            var anchor = anchor
            anchor.draft -= range.lowerBound
            return anchor
        }
        names = names.compactMap { range.contains($0.draft) ? ($0.text, $0.draft - range.lowerBound) : nil }
    }

    // MARK: Blocks

    private mutating func startBlock(_ open: inout OpenElement, _ attributes: Attributes, _ hints: Hints) {
        open.container = containers.count
        var made = Container(
            parent: container, element: open.element, hints: hints, drafts: drafts.count..<drafts.count)
        made.isHidden = hidden > 0
        made.isBeside = beside > 0
        if made.isBeside { made.drafts = 0..<0 }
        if let id = attributes.id { made.ids.append(id) }
        if let name = attributes.name, open.element != .division { made.ids.append(name) }
        if case .cell = open.element {
            made.span = (attributes.columnSpan.flatMap(Int.init) ?? 1, attributes.rowSpan.flatMap(Int.init) ?? 1)
        }
        container = containers.count
        made.start = context.open(open.element, attributes, hints)
        if open.element == .rule { drafts.append(draft(.rule, RichText(text: ""))) }
        containers.append(made)
    }

    private mutating func closeBlock(_ open: OpenElement) {
        flush()
        let index = open.container
        if !containers[index].isBeside {
            let start = containers[index].drafts.lowerBound
            containers[index].drafts = start..<max(start, drafts.count)
        }
        container = containers[index].parent
        context.close(open.element, containers[index].hints)
        if open.element == .table,
            let range = TableReader.take(table: index, in: context.enclosure(of: .table), &drafts, containers)
        {
            containers[index].drafts = range
            anchors.removeAll { $0.draft >= range.upperBound }
        }
    }

    /// Ends the line: what it holds becomes a block of the kind that the open elements say.
    mutating func flush() {
        defer { flushWaiting() }
        for index in stack.indices.reversed() {
            // What is open goes on in the next line.
            if stack[index].interrupted != nil { break }
            guard stack[index].container < 0 else { continue }
            closeSpans(of: stack[index])
            stack[index].start = 0
        }
        guard line.hasInk else {
            // A link that holds nothing but an image still leads somewhere, but there is nothing to read.
            _ = line.take()
            return
        }
        var rich = line.take()
        if context.isPreformatted {
            while rich.text.hasPrefix("\n") { rich.remove(0..<1) }
            while rich.text.hasSuffix("\n") || rich.text.hasSuffix(" ") {
                rich.remove(rich.text.utf8.count - 1..<rich.text.utf8.count)
            }
        } else {
            rich.trim()
        }
        let padding = rich.dropPadding()
        var made = draft(context.kind, rich)
        // What mail programs show beside the subject is followed by a long run of signs that print nothing.
        if padding >= 12 { made.isHidden = true }
        context.complete(&made)
        // Lines that each open with a label are notes, however they are parted.
        for part in made.rich.partedAtLabels() {
            var one = made
            one.rich = part
            one.line = part.text
            add(one)
        }
    }

    private func draft(_ kind: Block.Kind, _ rich: RichText) -> BlockDraft {
        var draft = BlockDraft(kind, rich)
        draft.container = container
        draft.isHidden = hidden > 0 || beside > 0
        draft.enclosure = context.enclosure(of: kind)
        return draft
    }

    private mutating func add(_ draft: BlockDraft) {
        if beside > 0 { waiting.append(draft) } else { drafts.append(draft) }
    }

    private mutating func flushWaiting() {
        if beside == 0, !images.isEmpty {
            drafts += images
            images = []
        }
        guard beside == 0, !waiting.isEmpty else { return }
        for draft in waiting {
            let index = drafts.count
            // The elements of the note, up to its own, hold what they wait for only now.
            var inner = draft.container
            while containers[inner].isBeside {
                let range = containers[inner].drafts
                containers[inner].drafts = (range.isEmpty ? index : range.lowerBound)..<index + 1
                inner = containers[inner].parent
            }
            drafts.append(draft)
        }
        waiting = []
    }

    // MARK: Notes beside their markers

    /// A note may interrupt the paragraph that cites it.
    private func isInterrupting(_ hints: Hints) -> Bool {
        !line.isEmpty && line.hasInk && (hints.contains(.notes) || hints.contains(.besideMarker))
            && stack.contains { $0.element == .paragraph }
    }

    private mutating func begin(beside open: inout OpenElement, _ attributes: Attributes, _ hints: Hints) {
        open.interrupted = line
        open.interruptedItem = context.item
        open.interruptedStyles = styles
        styles = OpenStyles()
        context.item = nil
        line = InlineBuffer()
        beside += 1
        open.container = containers.count
        var made = Container(parent: container, element: .aside, hints: hints, drafts: 0..<0)
        made.isBeside = true
        made.isHidden = true
        if hints.contains(.sidenote) { made.ids.append("beside:\(containers.count)") }
        if let id = attributes.id { made.ids.append(id) }
        container = containers.count
        containers.append(made)
    }

    private mutating func end(beside open: OpenElement, _ interrupted: InlineBuffer) {
        flush()
        beside -= 1
        container = containers[open.container].parent
        line = interrupted
        context.item = open.interruptedItem
        styles = open.interruptedStyles
    }

    // MARK: Lines

    private mutating func startInline(_ open: inout OpenElement, _ attributes: Attributes, _ hints: Hints) {
        if let id = attributes.id { anchor(id) }
        if let name = attributes.name, open.element == .link { anchor(name) }
        open.start = line.end
        inlines += 1
        defer { takeStyle(of: &open) }
        switch open.element {
        case .link: startLink(&open, attributes, hints)
        case .emphasis:
            // Wikipedia's <cite class="citation"> holds a whole reference and is not slanted.
            open.style = attributes.classes?.contains("citation") == true ? nil : .emphasis
        case .strong:
            // Google's editor wraps whole documents in a <b> that is none.
            open.style = attributes.style?.contains("font-weight:normal") == true ? nil : .strong
        case .code:
            if context.isPreformatted {
                context.language = context.language ?? attributes.classes.flatMap(InlineStyle.language)
            } else {
                open.style = .code
            }
        case .quotation: line.append("“")
        case .lineBreak: breakLine()
        case .image: addImage(attributes)
        case .inline where attributes.style != nil: open.style = InlineStyle.span(attributes.style!)
        default: break
        }
        if hints.contains(.decoration), open.element != .link || attributes.address?.hasPrefix("#") == true {
            open.isDecoration = true
        }
        if attributes.style?.contains("mso-list:Ignore") == true { open.isDecoration = true }
    }

    private mutating func takeStyle(of open: inout OpenElement) {
        guard let style = open.style else { return }
        if styles[style] > 0 {
            open.style = nil
        } else {
            styles[style] += 1
        }
    }

    private mutating func anchor(_ id: String) {
        anchors.append(Anchor(id: id, draft: drafts.count + waiting.count, offset: line.end, container: container))
    }

    private mutating func breakLine() {
        if context.isPreformatted {
            line.append(" ")
            return
        }
        breaks += 1
        line.addBreak()
        // Two in a row part paragraphs, where an author had no better means.
        if breaks >= 2, !context.isInHeading { flush() }
    }

    private mutating func close(_ open: OpenElement) {
        // What the element still holds is hidden with it.
        defer { if open.isHidden { hidden -= 1 } }
        if open.isSkipped {
            skipped -= 1
            return
        }
        if let interrupted = open.interrupted {
            end(beside: open, interrupted)
        } else if open.container >= 0 {
            closeBlock(open)
        } else {
            closeInline(open)
        }
    }

    private mutating func closeInline(_ open: OpenElement) {
        if open.element == .quotation { line.append("”") }
        let start = min(open.start, line.bytes.count)
        if open.isDecoration {
            // "edit", "¶": only what the element itself holds.
            line.removeLast(from: start)
            if let style = open.style { styles[style] -= 1 }
            return
        }
        closeSpans(of: open)
        if let style = open.style { styles[style] -= 1 }
        if open.element == .raised { line.takeRaised(from: start) }
        if open.hints.contains(.author), names.count < 100 {
            let range = line.trimmed(start..<line.bytes.count)
            if !range.isEmpty, range.count < 100 { names.append((line.text(range), drafts.count)) }
        }
        if open.element == .inline, open.hints.contains(.backLink) {
            let range = line.trimmed(start..<line.bytes.count)
            line.pageLinks.removeAll { $0.range.lowerBound >= start }
            if !range.isEmpty { line.pageLinks.append(PageLink(range: range, fragment: "", isBackLink: true)) }
        }
    }

    /// The spans of an element within a line, up to here.
    private mutating func closeSpans(of open: OpenElement) {
        let start = min(open.start, line.bytes.count)
        if let style = open.style { line.addSpan(style, from: start) }
        if open.style == .code { line.literals.append(start..<line.bytes.count) }
        if open.element == .link { closeLink(open, from: start) }
    }

    /// Beyond the depth that is kept, a new element takes the place of its parent.
    private mutating func closeParent() {
        let parent = stack.remove(at: stack.count - 2)
        close(parent)
    }

    // MARK: Links and markers

    /// A link within a link ends it (HTML, section 13.2.6.4.7).
    private mutating func endOuterLinks() {
        for index in stack.indices.reversed() {
            if stack[index].interrupted != nil { break }
            guard stack[index].element == .link else { continue }
            closeLink(stack[index], from: min(stack[index].start, line.bytes.count))
            stack[index].endLink()
        }
    }

    private mutating func startLink(_ open: inout OpenElement, _ attributes: Attributes, _ hints: Hints) {
        endOuterLinks()
        let relations = attributes.relation.map(Hints.of(role:)) ?? []
        var hints = hints.union(relations)
        if hints.contains(.notes) { hints.insert(.marker) }
        if attributes.footnote == "ref" { hints.insert(.marker) }
        if attributes.footnote == "backref" { hints.insert(.backLink) }
        let target = (attributes.address ?? "").trimmingSpaces
        var fragment = ""
        if let hash = target.lastIndex(of: "#") { fragment = String(target[target.index(after: hash)...]) }
        if fragment.isEmpty {
            fragment =
                attributes.describedBy ?? stack.last { $0.describedBy != nil && $0.container < 0 }?.describedBy ?? ""
        }
        open.address = target.isEmpty || target.hasPrefix("#") ? nil : Address.openable(target, base: base)
        open.isLink = true
        open.isPlaceholder = target == "#" && attributes.role != "button"
        guard !fragment.isEmpty || hints.contains(.marker) else { return }
        var link = PageLink(range: 0..<0, fragment: InlineStyle.decoded(fragment), address: open.address)
        link.isMarker = hints.contains(.marker) && !hints.contains(.backLink)
        link.isBackLink = hints.contains(.backLink)
        link.ids = [attributes.id, attributes.name].compactMap(\.self)
        for outer in stack.reversed() {
            guard outer.container < 0, outer.interrupted == nil else { break }
            if outer.element == .raised { link.isRaised = true }
            if outer.hints.contains(.marker) { link.isMarker = true }
        }
        open.link = link
    }

    private mutating func closeLink(_ open: OpenElement, from start: Int) {
        let range = line.trimmed(start..<line.bytes.count)
        guard !range.isEmpty else { return }
        if open.isLink, open.link == nil || !open.link!.isMarker { line.linked += range.count }
        if var link = open.link, range.count <= 400 {
            link.range = range
            if let raised = line.candidates.last, raised.range.lowerBound >= range.lowerBound {
                link.isRaised = true
                line.candidates.removeAll { $0.range.lowerBound >= range.lowerBound }
            }
            line.pageLinks.append(link)
        } else if let address = open.address {
            line.spans.append(Span(.link(address: address), range))
        } else if open.isPlaceholder, case let text = line.text(range), !Label.isLabel(Label.key(text)),
            text.contains(where: \.isLetter)
        {
            line.spans.append(Span(.link(address: nil), range))
        }
    }

    // MARK: Images

    private mutating func addImage(_ attributes: Attributes) {
        switch PageImage(attributes, base: base) {
        case .tracker: hasTracker = true
        case .text(let text): line.append(text)
        case .shown(let address, let description) where hidden == 0:
            guard address != nil || !context.isInTable || description.count > 20 else { return }
            var image = draft(.image, RichText(text: description))
            image.detail = address.map { .image(address: $0) }
            images.append(image)
        case .shown, .nothing: break
        }
    }
}
