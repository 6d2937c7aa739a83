import ArgumentParser
import Curses
import Glibc
import Storage

struct Backup: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Copy the library into a file, also while it is in use.",
        discussion: """
            The copy is the library as it is at one moment, and opens as one: broadsheet --library FILE. It appears when it is \
            whole; an interruption or a full disk leaves nothing.
            """)

    @OptionGroup var option: LibraryOption
    @Flag(help: "Replace a file that is there.") var force = false
    @Argument(help: ArgumentHelp("The copy.", valueName: "file")) var file: PathArgument

    func run() throws {
        let path = try option.path()
        let target = String(decoding: file.bytes, as: UTF8.self)
        guard Array(target.utf8) == file.bytes, !target.isEmpty else {
            throw Failure("\(file.shown): name a file whose name is UTF-8", status: 2)
        }
        try refuse(target, library: path)
        let interruption = Interruption()
        let line = ProgressLine()
        defer { line.end() }
        let copy: NewFile
        do throws(FileError) { copy = try NewFile(at: target) } catch {
            throw Failure("\(file.shown): \(error.reason)")
        }
        let isWhole: Bool
        do throws(LibraryError) {
            isWhole = try Library(at: path, purpose: .inspecting).copy(to: copy.temporary) { written, all in
                line.note { "\(HeadwayText.size(written)) of at most \(HeadwayText.size(all)) copied" }
                return !interruption.isSet
            }
        } catch .full(copy.temporary) {
            throw Failure("\(file.shown): the disk is full; free some space and try again")
        } catch {
            throw Failure(error.description)
        }
        line.end()
        guard isWhole else {
            say("interrupted: no backup was made")
            guard let signal = interruption.signal else { throw Failure() }
            // Whatever dies by a signal cleans up nothing.
            copy.remove()
            dieBySignal(signal)
        }
        do throws(FileError) { try copy.publish() } catch { throw Failure("\(file.shown): \(error.reason)") }
    }

    /// What must not be written over.
    private func refuse(_ target: String, library: String) throws {
        var facts = stat()
        var other = stat()
        guard stat(library, &facts) == 0 else { throw Failure("there is no library at \(library) yet") }
        let exists = stat(target, &other) == 0
        if exists, facts.st_dev == other.st_dev, facts.st_ino == other.st_ino {
            throw Failure("\(file.shown) is the library itself; name another file")
        }
        if exists, InputFile.kind(other) != .file { throw Failure("\(file.shown) is not a file; name one") }
        if exists, !force {
            throw Failure("\(file.shown) is there already; name another file, or replace it with --force")
        }
        // SQLite would take the log of another file for this one's.
        for suffix in ["-wal", "-journal"] where stat(target + suffix, &other) == 0 {
            throw Failure(
                "\(file.shown) is a database in use, or was when its program ended (\(file.shown)\(suffix)); name another file"
            )
        }
    }
}
