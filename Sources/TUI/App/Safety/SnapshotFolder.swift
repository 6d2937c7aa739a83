import Foundation
import Glibc
import Storage

/// Where the snapshots of one library's marks are: files named by the moment (UTC) at which they were made, for the reader
/// alone.
struct SnapshotFolder: Sendable {
    let path: String
    /// The library, absolute.
    let library: String

    struct Entry {
        var name: String
        var marks: Int
        var last: [UInt8]

        /// `YYYY-MM-DD`.
        var day: String { String(name.prefix(10)) }
        /// RFC 3339, to the second.
        var made: String { "\(day)T\(name.dropFirst(11).prefix(8).replacing("-", with: ":"))Z" }
    }

    /// - Parameter library: as it was named. The reader's own has the plain name; others are told apart by their paths.
    init(ofLibraryAt library: String) throws {
        let parent = try Folders.state() + "/snapshots"
        self.library = Self.absolute(library)
        if let own = try? LibraryOption.ownPath(), Self.absolute(own) == self.library {
            path = parent + "/library"
        } else {
            let name = self.library.split(separator: "/").last ?? ""
            let stem = name.unicodeScalars.prefix(40).map { scalar in
                scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar))
                    ? Character(scalar) : "-"
            }
            path = "\(parent)/\(String(stem))-\(Self.hash(self.library))"
        }
    }

    // MARK: What is there

    /// From the oldest to the newest.
    func entries() -> [Entry] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        return names.filter(Self.isSnapshot).sorted().map { name in
            let last = Self.lastLine(of: "\(path)/\(name)")
            let marks = (try? JSONDecoder().decode([String: Count].self, from: Data(last)))?["marks"]?.number
            return Entry(name: name, marks: marks ?? 0, last: last)
        }
    }

    /// Marks whose articles were in no library when they were to be restored. They wait here, and nothing pushes them out.
    var waiting: String { path + "/waiting.jsonl" }

    /// `2026-11-22T01-30-05.123Z.jsonl`
    private static func isSnapshot(_ name: String) -> Bool {
        name.utf8.count == 30 && name.hasSuffix("Z.jsonl") && name.first?.isNumber == true
    }

    /// A number, or whatever else the value of a member is.
    private struct Count: Decodable {
        var number: Int?
        init(from decoder: any Decoder) throws { number = try? decoder.singleValueContainer().decode(Int.self) }
    }

    /// With its end; empty when the file does not end in one.
    private static func lastLine(of path: String) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return [] }
        defer { close(descriptor) }
        var bytes = [UInt8](repeating: 0, count: 256)
        let count = pread(descriptor, &bytes, bytes.count, max(0, lseek(descriptor, 0, SEEK_END) - bytes.count))
        guard count > 1, bytes[count - 1] == 0x0A else { return [] }
        let start = bytes[..<(count - 1)].lastIndex(of: 0x0A)
        return start.map { Array(bytes[($0 + 1)..<count]) } ?? []
    }

    // MARK: Keeping

    /// Writes a snapshot, unless the newest has the same marks or there are none, and removes those that the rule does not keep.
    /// - Returns: whether one was written.
    @discardableResult
    func keep(_ library: Library, at date: Date = Date()) throws -> Bool {
        try makeFolder()
        let entries = entries()
        let file = try NewFile(at: "\(path)/\(Self.name(at: date))")
        var writer = try SnapshotWriter(file, library: self.library, at: date)
        try library.forEachMark { sources in
            for source in sources { try writer.add(source: source) }
        } _: {
            try writer.add($0)
        }
        guard writer.marks > 0, entries.last?.last != writer.last else { return false }
        try writer.publish()
        rotate()
        return true
    }

    /// Seconds that pass before marks are kept again while more of them are made.
    static let interval = 600

    /// Keeps a snapshot of what a command has marked, unless there is a recent one: a thousand commands make no thousand
    /// snapshots.
    func keepIfDue(_ library: Library, at date: Date = Date()) throws {
        let due = date.addingTimeInterval(-TimeInterval(Self.interval)).ISO8601Format()
        if entries().last.map({ $0.made < due }) ?? true { try keep(library, at: date) }
    }

    /// Writes marks to a file of this folder's form.
    func write(_ marks: [Mark], sources: [String], to path: String, at date: Date = Date()) throws(FileError) {
        try makeFolder()
        var writer = try SnapshotWriter(try NewFile(at: path), library: library, at: date)
        for source in sources { try writer.add(source: source) }
        for mark in marks { try writer.add(mark) }
        try writer.publish()
    }

    private func rotate() {
        let entries = entries()
        let kept = Rotation.kept(of: entries.map { Rotation.Dated(day: $0.day, marks: $0.marks) })
        for (index, entry) in entries.enumerated() where !kept.contains(index) { unlink("\(path)/\(entry.name)") }
        removeLeftovers()
    }

    /// What a program left that was killed while it wrote; one that is younger may still be written.
    private func removeLeftovers() {
        for name in (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        where name.hasPrefix(NewFile.prefix) {
            var facts = stat()
            guard stat("\(path)/\(name)", &facts) == 0, time(nil) - facts.st_mtim.tv_sec > 86_400 else { continue }
            unlink("\(path)/\(name)")
        }
    }

    private func makeFolder() throws(FileError) {
        do {
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw FileError.writing()
        }
    }

    // MARK: Names

    private static func name(at date: Date) -> String {
        let milliseconds = Int64((date.timeIntervalSince1970 * 1000).rounded(.down))
        let text = Date(timeIntervalSince1970: Double(milliseconds / 1000)).ISO8601Format().dropLast()
        let part = "\(1000 + milliseconds % 1000)".dropFirst()
        return "\(text.replacing(":", with: "-")).\(part)Z.jsonl"
    }

    /// Without links, as far as there are files.
    private static func absolute(_ path: String) -> String {
        if let real = try? InputFile.realPath(Array(path.utf8)) { return String(decoding: real, as: UTF8.self) }
        let name = path.split(separator: "/").last.map(String.init) ?? path
        let folder = path.lastIndex(of: "/").map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
        guard let real = try? InputFile.realPath(Array(folder.utf8)) else { return path }
        return String(decoding: real, as: UTF8.self) + "/" + name
    }

    /// FNV-1a, 64 bits.
    private static func hash(_ text: String) -> String {
        let number = text.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
        return String(number, radix: 16)
    }
}

extension Library {
    /// After a command has marked something. What it was asked for is done, also when this is not.
    func keepSnapshot() {
        do { try SnapshotFolder(ofLibraryAt: path).keepIfDue(self) } catch { say(SnapshotKeeper.complaint(error)) }
    }
}
