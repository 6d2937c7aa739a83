import Articles
import Importing

extension BookmarkRow {
    /// The passage as a quotation, the reader's note as a paragraph, and the citation: authors, title, publication, day and
    /// address, as far as they are known. Ends with a line's end.
    var markdown: String {
        let quote = Markdown.escaped(lines: bookmark.passage.quote).map { $0.isEmpty ? ">" : "> " + $0 }
        let note = bookmark.note.isEmpty ? [] : Markdown.escaped(lines: bookmark.note) + [""]
        let title = "*\(Markdown.escaped(line: self.title.isEmpty ? "Untitled" : self.title))*"
        var citation = authors.map { Markdown.escaped(line: $0) }
        citation.append(title)
        citation += [publication.map { Markdown.escaped(line: $0) }, day, address.map(Markdown.link)].compactMap(\.self)
        return (quote + [""] + note + ["— " + citation.joined(separator: ", ")]).joined(separator: "\n") + "\n"
    }
}
