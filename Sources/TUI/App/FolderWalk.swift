import Glibc

/// The files below a folder that may be newsletters, in the order of their names' bytes. Links out of the folder are not
/// followed, nothing is met twice, README*, LICENSE* and dot files are passed over, and files whose ending says that they
/// are something else are counted. (A file that is named itself is read whatever its ending.)
struct FolderWalk {
    private let root: [UInt8]
    private var seen: Set<Inode> = []
    private(set) var files: [[UInt8]] = []
    /// How many files of other kinds there are.
    private(set) var passedOver = 0
    /// Folders that could not be read.
    private(set) var failures: [(path: [UInt8], error: FileError)] = []

    private struct Inode: Hashable {
        var device: UInt64
        var number: UInt64
    }

    /// `root` is absolute and without links.
    init(_ root: [UInt8]) {
        self.root = root
        var folders = [root]
        while let folder = folders.popLast() {
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
        for name in try names(in: folder) where !isPassedOver(name) {
            var path = folder + [UInt8(ascii: "/")] + name
            guard var info = try? InputFile.status(path, followingLinks: false) else { continue }
            if InputFile.kind(info) == .link {
                guard let target = try? InputFile.realPath(path), target.starts(with: root + [UInt8(ascii: "/")]),
                    let found = try? InputFile.status(target), InputFile.kind(found) == .file
                else { continue }
                path = target
                info = found
            }
            let inode = Inode(device: UInt64(info.st_dev), number: UInt64(info.st_ino))
            switch InputFile.kind(info) {
            case .folder where seen.insert(inode).inserted: folders.append(path)
            case .file where !Self.mayBeNewsletter(name): passedOver += 1
            case .file where seen.insert(inode).inserted: files.append(path)
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

    /// By its ending; a name without one may be anything.
    private static func mayBeNewsletter(_ name: [UInt8]) -> Bool {
        guard let dot = name.lastIndex(of: UInt8(ascii: ".")), dot > 0 else { return true }
        let ending = String(decoding: name[(dot + 1)...], as: UTF8.self).lowercased()
        return ["txt", "text", "md", "markdown"].contains(ending)
    }

    /// README*, LICENSE* and dot files; in small letters only the names that such files really have.
    private func isPassedOver(_ name: [UInt8]) -> Bool {
        let text = String(decoding: name, as: UTF8.self)
        if text.hasPrefix(".") || text.hasPrefix("README") || text.hasPrefix("LICENSE") { return true }
        return ["readme", "license", "licence"].contains(text.prefix { $0 != "." }.lowercased())
    }
}
