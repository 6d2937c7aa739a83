import Articles
import Foundation
import Storage

/// Writes a snapshot: every mark of a library as a line of JSON. See ARCHITECTURE.md for its form.
struct SnapshotWriter {
    /// Of what stands between the first line and the last.
    private(set) var fingerprint: UInt64 = 0xCBF2_9CE4_8422_2325
    private(set) var marks = 0
    private let file: NewFile

    /// - Parameter library: the path of the library whose marks they are.
    init(_ file: NewFile, library: String, at date: Date) throws(FileError) {
        self.file = file
        var line = JSONLine()
        line.add("broadsheet", "snapshot")
        line.add("form", Snapshot.form)
        line.add("made", date.ISO8601Format())
        line.add("library", library)
        line.add(
            "about",
            "What the reader did with the articles of a library, one thing a line: where sources are, what was begun or "
                + "finished, stars, reading places (UTF-8 bytes in a block), bookmarks with their notes, drafts, each with "
                + "what finds its article; last how many there are. 'broadsheet restore FILE' brings them into a library."
        )
        try file.write(line.line)
    }

    mutating func add(source: String) throws(FileError) {
        var line = JSONLine()
        line.add("source", source)
        try add(line)
    }

    mutating func add(_ mark: Mark) throws(FileError) {
        try add(JSONLine(mark))
        marks += 1
    }

    private mutating func add(_ line: JSONLine) throws(FileError) {
        let bytes = line.line
        for byte in bytes { fingerprint = (fingerprint ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
        try file.write(bytes)
    }

    /// Writes the last line, and puts the file in its place.
    func publish() throws(FileError) {
        try file.write(last)
        try file.publish()
    }

    /// By which two snapshots of the same marks are known.
    var last: [UInt8] {
        var line = JSONLine()
        line.add("marks", marks)
        line.add("fingerprint", String(fingerprint, radix: 16))
        return line.line
    }
}

extension JSONLine {
    /// The line of a mark.
    init(_ mark: Mark) {
        self.init()
        switch mark.content {
        case .progress(let progress):
            add("mark", "progress")
            add("progress", progress.name)
            if case .reading(let fraction) = progress { add("fraction", fraction) }
        case .star: add("mark", "star")
        case .place(let place):
            add("mark", "place")
            add(place)
        case .bookmark(let id, let passage, let note, let created):
            add("mark", "bookmark")
            add("id", id)
            add("note", note)
            add("created", created)
            add(passage)
        case .draft(let id, let passage, let text):
            add("mark", "draft")
            add("id", id)
            add("text", text)
            add(passage)
        }
        add("article", JSONLine(mark.article))
    }

    private init(_ key: ArticleKey) {
        self.init()
        add("title", key.title)
        add("day", key.day)
        add("identity", key.identity)
        add("digest", key.digest)
        add("file", key.file)
        if let position = key.position { add("position", position) }
    }

    private mutating func add(_ passage: Passage) {
        add("quote", passage.quote)
        add("prefix", passage.prefix)
        add("suffix", passage.suffix)
        add(passage.place)
    }

    private mutating func add(_ place: Place) {
        switch place.part {
        case .title: add("part", "title")
        case .body: add("part", "body")
        case .note(let index): add("part", "note \(index)")
        }
        add("block", place.block)
        add("offset", place.offset)
        add("context", place.context)
    }
}
