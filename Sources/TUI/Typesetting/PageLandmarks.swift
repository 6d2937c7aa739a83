import Articles

// What of a page a reader goes to, found in its outline: nothing is set for it but the piece where it stands.

extension Page {
    /// A heading, a question of an interview or a note: what an outline lists.
    public struct Landmark: Hashable, Sendable {
        public enum Kind: Hashable, Sendable {
            /// Level 1 is the title of the article; the word above the notes is a heading, too.
            case heading(level: Int)
            /// A turn of whoever asks.
            case question
            /// By its index.
            case note(Int)
        }

        public let kind: Kind
        /// The entry that holds its text: below the name of whoever asks.
        public let entry: Int
    }

    /// All of them that are not folded away, in the order of the text. O(entries).
    public var landmarks: [Landmark] {
        let questions = Set(document.questions)
        return outline.slots.indices.compactMap { index in
            kind(ofSlot: outline.slots[index], questions).map { Landmark(kind: $0, entry: index) }
        }
    }

    private func kind(ofSlot slot: Outline.Slot, _ questions: Set<Int>) -> Landmark.Kind? {
        if case .note(let note) = slot { return .note(note) }
        if let level = headingLevel(ofSlot: slot) { return .heading(level: level) }
        if case .text(.body, let block) = slot, questions.contains(block) { return .question }
        return nil
    }

    private func headingLevel(ofSlot slot: Outline.Slot) -> Int? {
        switch slot {
        case .title(let index): return outline.titles[index].role == .title ? 1 : nil
        case .notesHeading: return 2
        case .text(.body, let block):
            // One without a word is not to be seen.
            guard case .heading(let level) = document.blocks[block].kind, !document.blocks[block].text.isEmpty else {
                return nil
            }
            return level
        case .text, .address, .speaker, .fold, .note, .remark: return nil
        }
    }

    /// The last landmark at a row or above it, by its index among them. O(log landmarks).
    public func index(of landmarks: [Landmark], at row: Row) -> Int? {
        guard row < lines.endIndex else { return nil }
        var entry = outline.entry(ofPiece: row.piece).entry
        // On the name of whoever asks, the question is meant.
        if case .speaker = outline.slots[entry] { entry += 1 }
        let next = landmarks.partitioningIndex { $0.entry > entry }
        return next > 0 ? next - 1 : nil
    }

    /// The beginning of a landmark's text as it is printed, about so many UTF-8 bytes of it. O(those).
    public func beginning(of landmark: Landmark, bytes limit: Int) -> String {
        let block: Block
        switch outline.slots[landmark.entry] {
        case .title(let index): return outline.titles[index].text.slice(0..<limit)
        case .notesHeading: return entries[landmark.entry].text
        case .note(let note):
            guard let first = document.block(.note(note), 0) else { return entries[landmark.entry].text }
            block = first
        case .text(let part, let index):
            guard let found = document.block(part, index) else { return "" }
            block = found
        case .speaker, .address, .fold, .remark: return ""
        }
        let text = block.text.utf8.count <= limit ? block.text : block.text.slice(0..<limit)
        return Display(text: text, spans: block.spans.filter { $0.range.upperBound <= text.utf8.count }).text
    }

    /// How much of the text stands before a landmark, from 0 to 1; `nil` of what stands below the text.
    public func fraction(before landmark: Landmark) -> Double? {
        switch outline.slots[landmark.entry] {
        case .title: 0
        case .text(.body, let block): fraction(before: Place(block: block, offset: 0))
        default: nil
        }
    }
}

// MARK: - One after the other

extension Page {
    /// What keys go to, the next one or the one before.
    public enum Stop: Hashable, Sendable {
        /// A block; the lines above the text together, and each note, are one.
        case paragraph
        case heading, question
    }

    /// Seen from a row, so many stops further down, or up; a stop that goes on above the row is the first one up.
    /// - Returns: the row of the last one that there is, `nil` for none, and how many were missing. O(entries between, and the
    ///   blocks for questions).
    public func stop(_ stop: Stop, after step: Int, from row: Row) -> (row: Row?, missing: Int) {
        guard row < lines.endIndex, step != 0 else { return (nil, abs(step)) }
        let questions = stop == .question ? Set(document.questions) : []
        let here = outline.entry(ofPiece: row.piece).entry
        var missing = abs(step)
        var found: Int?
        if step < 0, isStop(stop, here, questions), row > firstRow(ofEntry: here) {
            found = here
            missing -= 1
        }
        var entry = here
        while missing > 0 {
            entry += step.signum()
            guard outline.slots.indices.contains(entry) else { break }
            guard isStop(stop, entry, questions) else { continue }
            found = entry
            missing -= 1
        }
        return (found.map(firstRow), missing)
    }

    private func isStop(_ stop: Stop, _ entry: Int, _ questions: Set<Int>) -> Bool {
        let slot = outline.slots[entry]
        switch stop {
        case .heading: return headingLevel(ofSlot: slot) != nil
        case .question: return kind(ofSlot: slot, questions) == .question
        case .paragraph:
            switch slot {
            case .title(let index): return index == 0
            case .text(let part, let block): return document.block(part, block)?.kind != .rule
            case .fold, .notesHeading, .note: return true
            case .speaker, .address, .remark: return false
            }
        }
    }

    /// Whether the article is an interview in which somebody asks. O(blocks).
    public var hasQuestions: Bool { !document.questions.isEmpty }

    /// The first row with text, and the last one. The page has lines.
    public var firstRow: Row { firstRow(ofEntry: 0) }
    public var lastRow: Row { lastRow(ofEntry: outline.slots.count - 1) }

    /// Where so much of the article's own text is above, from 0 to 1: the first line that begins there or below, else the line that
    /// holds the place. O(log blocks), after O(blocks) the first time.
    public func row(atFraction fraction: Double) -> Row? {
        let sums = sums
        guard let whole = sums.last, whole > 0 else { return nil }
        let offset = Double(whole) * max(0, min(1, fraction))
        // The last block that begins above it; for the beginning, the first block with a text.
        let block = sums.partitioningIndex { offset > 0 ? Double($0) >= offset : $0 > 0 } - 1
        let place = document.place(.body, block: block, offset: Int(offset.rounded(.up)) - sums[block])
        let holder = row(of: place)
        guard fraction < 1, self.fraction(before: self.place(ofRow: holder)) < fraction else { return holder }
        for next in lines.indices[holder...].dropFirst() {
            guard let entry = lines[next].entry else { continue }
            guard entries[entry].part == .body, !isFurniture(entry), entries[entry].fold == nil else { break }
            // Behind the last word may stand blocks without one.
            if entries[entry].holdsText { return self.fraction(before: self.place(ofRow: next)) < 1 ? next : holder }
        }
        return holder
    }
}
