import Articles
import Foundation
import Importing

/// One pass of the importer over files.
struct Pass: Encodable {
    private(set) var documents = 0
    /// Milliseconds, without those of reading the files.
    private(set) var wall = 0.0
    /// Milliseconds of the processor, all threads together.
    private(set) var processor = 0.0
    /// The most memory that was resident, in bytes.
    private(set) var memory = 0

    /// - Parameter isStreamed: each file is read piece by piece while it is parsed, as a mailbox is.
    init(over files: [String], isStreamed: Bool) throws {
        for file in files {
            let name = URL(fileURLWithPath: file).lastPathComponent
            let bytes = isStreamed ? [] : Array(try Data(contentsOf: URL(fileURLWithPath: file)))
            var found = 0
            let cost = try Cost {
                found =
                    try isStreamed
                    ? Self.stream(file, named: name) : Importer.articles(from: bytes, named: name).count
            }
            documents += found
            wall += cost.wall
            processor += cost.processor
        }
        memory = try peakMemory()
    }

    private static func stream(_ file: String, named name: String) throws -> Int {
        guard let handle = FileHandle(forReadingAtPath: file) else { throw CocoaError(.fileReadUnknown) }
        var count = 0
        try Importer.read(named: name) {
            Array(try handle.read(upToCount: 1 << 20) ?? Data())
        } take: {
            count += $0.count
        }
        return count
    }
}
