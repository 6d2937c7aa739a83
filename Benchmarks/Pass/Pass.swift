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
            let (started, busy) = (clock(CLOCK_MONOTONIC), clock(CLOCK_PROCESS_CPUTIME_ID))
            if isStreamed {
                documents += try Self.stream(file, named: name)
            } else {
                documents += try Importer.articles(from: bytes, named: name).count
            }
            wall += clock(CLOCK_MONOTONIC) - started
            processor += clock(CLOCK_PROCESS_CPUTIME_ID) - busy
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

/// Milliseconds.
private func clock(_ clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) * 1e3 + Double(time.tv_nsec) / 1e6
}

/// Of this process, in bytes.
private func peakMemory() throws -> Int {
    let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
    guard let line = status.split(separator: "\n").first(where: { $0.hasPrefix("VmHWM:") }),
        let kilobytes = Int(line.split(whereSeparator: \.isWhitespace)[1])
    else { throw CocoaError(.fileReadCorruptFile) }
    return kilobytes * 1024
}
