import Glibc

/// The files below a folder that may be newsletters, in the order of their names' bytes. Links out of the folder are not
/// followed, nothing is met twice, README*, LICENSE* and dot files are passed over, and files whose ending says that they
/// are something else are counted. (A file that is named itself is read whatever its ending.)
///
/// A folder that holds `cur`, `new` and `tmp` is a Maildir (cr.yp.to/proto/maildir.html): what lies in `cur` and `new` is mail
/// whatever its name, `tmp` is not looked at, and its dot folders are Maildirs too. The folder `NAME_files` beside `NAME.html`
/// holds what a browser saved with the page, and is passed over.
struct FolderWalk {
    struct File: Sendable {
        var path: [UInt8]
        /// Bytes, as it was found.
        var size: Int
        /// Its name does not promise a newsletter: should it be something else, nothing is wrong.
        var mayBeOther: Bool
    }

    private let root: [UInt8]
    private var seen: Set<Inode> = []
    private(set) var files: [File] = []
    /// How many files of other kinds there are.
    private(set) var passedOver = 0
    /// Folders that could not be read.
    private(set) var failures: [(path: [UInt8], error: FileError)] = []

    private struct Inode: Hashable {
        var device: UInt64
        var number: UInt64
    }

    /// `root` is absolute and without links. A walk that is cancelled has not met all files.
    init(_ root: [UInt8], isCancelled: () -> Bool = { false }) {
        self.root = root
        var folders = [root]
        while !isCancelled(), let folder = folders.popLast() {
            do throws(FileError) {
                folders += try visit(folder).reversed()
            } catch {
                failures.append((folder, error))
            }
        }
    }

    /// Takes the files of a folder; returns the folders in it.
    private mutating func visit(_ folder: [UInt8]) throws(FileError) -> [[UInt8]] {
        var folders: [[UInt8]] = []
        let contents = try FolderContents(of: folder, names: names(in: folder))
        for name in contents.names {
            var path = folder + [UInt8(ascii: "/")] + name
            guard !contents.passesOver(name, at: path), var info = try? InputFile.status(path, followingLinks: false)
            else { continue }
            if InputFile.kind(info) == .link {
                guard let target = try? InputFile.realPath(path), target.starts(with: root + [UInt8(ascii: "/")]),
                    let found = try? InputFile.status(target), InputFile.kind(found) == .file
                else { continue }
                path = target
                info = found
            }
            let inode = Inode(device: UInt64(info.st_dev), number: UInt64(info.st_ino))
            switch InputFile.kind(info) {
            case .folder where !contents.isMail && seen.insert(inode).inserted: folders.append(path)
            case .file:
                let promise = contents.promise(of: name)
                if promise == .other {
                    passedOver += 1
                } else if seen.insert(inode).inserted {
                    files.append(File(path: path, size: Int(info.st_size), mayBeOther: promise == .perhaps))
                }
            default: break
            }
        }
        return folders
    }

    private func names(in folder: [UInt8]) throws(FileError) -> [[UInt8]] {
        guard let directory = opendir(folder.map(CChar.init(bitPattern:)) + [0]) else { throw .system() }
        defer { closedir(directory) }
        var names: [[UInt8]] = []
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: UInt8.self, capacity: 256) { bytes in
                    Array(
                        UnsafeBufferPointer(
                            start: bytes,
                            count: strnlen(UnsafeRawPointer(bytes).assumingMemoryBound(to: CChar.self), 256)))
                }
            }
            names.append(name)
        }
        return names.sorted { $0.lexicographicallyPrecedes($1) }
    }
}
