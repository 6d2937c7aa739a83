import Foundation
import Support

/// Where a program that the reader has started reports, so that a test waits for the report itself: a named pipe.
final class Postbox {
    let path: String
    private let descriptor: Int32
    private var bytes: [UInt8] = []

    init(in home: Home) throws {
        path = home.folder.path("post")
        guard mkfifo(path, 0o600) == 0 else { throw Failure("no pipe at \(path)") }
        // Open for writing too, so that no writer waits for us and none of them is the last.
        descriptor = open(path, O_RDWR | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { throw Failure("\(path) cannot be opened") }
    }

    deinit {
        close(descriptor)
    }

    /// A line for a script: it reports its arguments, and an empty line ends the report.
    var reportArguments: String { #"printf '%s\n' "$@" '' > '\#(path)'"# }

    /// The lines of the next report.
    func take(timeout: Duration = Terminal.patience) throws -> [String] {
        let deadline = ContinuousClock.now + timeout
        while true {
            if let end = bytes.firstRange(of: Array("\n\n".utf8)) {
                let report = String(decoding: bytes[..<end.lowerBound], as: UTF8.self)
                bytes.removeSubrange(..<end.upperBound)
                return report.components(separatedBy: "\n")
            }
            guard .now < deadline else { throw Failure("no report at \(path) within \(timeout)") }
            var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            _ = poll(&waiting, 1, 1000)
            var buffer = [UInt8](repeating: 0, count: 65536)
            let count = read(descriptor, &buffer, buffer.count)
            if count > 0 { bytes += buffer[..<count] }
        }
    }
}
