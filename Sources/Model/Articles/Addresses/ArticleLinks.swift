extension Article {
    /// The addresses that stand in the title, the text and the notes, in order, each once. O(spans).
    /// - Parameter furniture: whether those of what is folded are meant too, and that of the original.
    public func addresses(withFurniture furniture: Bool) -> [String] {
        var seen: Set<String> = []
        var found: [String] = []
        func add(_ address: String?) {
            if let address, seen.insert(address).inserted { found.append(address) }
        }
        func collect(_ blocks: [Block]) {
            for block in blocks where furniture || !block.isFurniture { block.spans.forEach { add($0.address) } }
        }
        titleSpans.forEach { add($0.address) }
        if furniture { add(originalAddress) }
        collect(document.blocks)
        for note in document.notes { collect(note.blocks) }
        return found
    }
}
