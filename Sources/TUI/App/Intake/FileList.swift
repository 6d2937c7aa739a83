import Glibc
import Storage

/// The files that paths lead to, in order: those that were named, and those below the folders that were named. What is wrong
/// with a path is noted, and the others go on.
struct FileList {
    private(set) var files: [Incoming] = []
    /// What was named, without links, in order; without standard input and what cannot be read.
    private(set) var roots: [[UInt8]] = []
    /// What cannot be read, each named once.
    private(set) var failures: [(path: PathArgument, reason: String)] = []
    /// Files in folders whose ending says that they are no newsletters.
    private(set) var passedOver = 0

    /// - Parameters:
    ///   - isCancelled: a list that was cancelled is not whole.
    ///   - source: of a folder, by its absolute path without links.
    /// - Throws: what `source` throws.
    init<Problem>(
        _ paths: [PathArgument], isCancelled: () -> Bool, source: (_ folder: [UInt8]) throws(Problem) -> Source.ID?
    ) throws(Problem) {
        for path in paths {
            if path.isDash {
                if files.contains(where: \.isStandardInput) {
                    failures.append((path, "standard input can be read only once"))
                } else {
                    files.append(Incoming(path: path.bytes, shown: path))
                }
                continue
            }
            let real: [UInt8]
            let isFolder: Bool
            let size: Int
            do throws(FileError) {
                real = try InputFile.realPath(path.bytes)
                let status = try InputFile.status(real)
                (isFolder, size) = (InputFile.kind(status) == .folder, Int(status.st_size))
            } catch {
                failures.append((path, error.reason))
                continue
            }
            roots.append(real)
            guard isFolder else {
                files.append(Incoming(path: real, shown: path, size: size))
                continue
            }
            let walk = FolderWalk(real, isCancelled: isCancelled)
            failures += walk.failures.map { (PathArgument($0.path), $0.error.reason) }
            passedOver += walk.passedOver
            let id = try source(real)
            files += walk.files.map {
                Incoming(
                    path: $0.path, shown: PathArgument($0.path), size: $0.size, mayBeOther: $0.mayBeOther, source: id)
            }
        }
    }
}
