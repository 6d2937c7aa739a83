import Foundation
import Glibc

/// A text in a file for the reader's editor: nobody else may read it, and it goes when its holder does.
final class EditedText {
    /// Bytes of the longest text that is read back.
    static let maximumSize = 1 << 20

    let path: String
    private let folder: String
    private var isKept = false

    /// Where such files are, unless something else is asked for.
    static var parent: String {
        ProcessInfo.processInfo.environment["TMPDIR"].flatMap { $0.hasPrefix("/") ? $0 : nil } ?? "/tmp"
    }

    init(_ text: String, in parent: String = parent) throws(FileError) {
        var template = Array("\(parent)/broadsheet-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw .system() }  // 0700
        folder = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
        path = folder + "/note.txt"
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .system() }
        defer { close(descriptor) }
        var rest = Array((text.isEmpty || text.hasSuffix("\n") ? text : text + "\n").utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
            guard count > 0 || errno == EINTR else { throw .system() }
            rest = rest.dropFirst(max(0, count))
        }
    }

    deinit { if !isKept { try? FileManager.default.removeItem(atPath: folder) } }

    /// Leaves the file where it is: what is in it may be all that there is.
    /// - Returns: its path; `nil` when the editor left no file.
    func keep() -> String? {
        isKept = access(path, F_OK) == 0
        return isKept ? path : nil
    }

    /// Leaves what an editor wrote that did not end well: another text than it was given, or a file of its own beside it,
    /// from which it can recover what was not written yet.
    /// - Returns: the path of the file or of the folder; `nil` when there is nothing.
    func keepWritten(since text: String) -> String? {
        if (try? read()) != Self.cleaned(Array(text.utf8)), let path = keep() { return path }
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        isKept = names.contains { $0 != "note.txt" }
        return isKept ? folder : nil
    }

    /// The text as the editor left it, cleaned.
    func read() throws(FileError) -> String {
        let status = try InputFile.status(Array(path.utf8))
        guard InputFile.kind(status) == .file else { throw FileError("the editor has left no file") }
        guard Int(status.st_size) <= Self.maximumSize else {
            throw FileError("the text is longer than \(Self.maximumSize >> 20) MB")
        }
        return Self.cleaned(try FilePieces(Array(path.utf8)).rest())
    }

    /// Text of an editor: UTF-8, repaired where it is none, its lines ending in LF, without control characters but tabs and
    /// without empty lines at its end.
    static func cleaned(_ bytes: [UInt8]) -> String {
        var text = String.UnicodeScalarView()
        var wasReturn = false
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
            switch scalar {
            case "\r": text.append("\n")
            case "\n": if !wasReturn { text.append("\n") }
            case "\t": text.append("\t")
            case "\0"..<" ", "\u{7F}"..."\u{9F}", "\u{FEFF}": break
            default: text.append(scalar)
            }
            wasReturn = scalar == "\r"
        }
        while text.last == "\n" { text.removeLast() }
        return String(text)
    }
}
