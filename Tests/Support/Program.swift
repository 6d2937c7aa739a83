import CVterm
import Foundation

/// A program to run: ours, or one of the system's.
public struct Program: Sendable {
    public var path: String

    /// A program by its path, or by its name where the system has it.
    public init(_ path: String) {
        let folders = path.contains("/") ? [] : ["/usr/local/bin", "/usr/bin", "/bin"]
        self.path = folders.map { "\($0)/\(path)" }.first { access($0, X_OK) == 0 } ?? path
    }

    /// The program as this build made it, beside the tests; BROADSHEET_PROGRAM names another.
    public static var broadsheet: Program {
        if let named = ProcessInfo.processInfo.environment["BROADSHEET_PROGRAM"], !named.isEmpty {
            return Program(named)
        }
        return built("broadsheet")
    }

    /// Another program of this build, beside the tests.
    public static func built(_ name: String) -> Program {
        let tests = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        return Program(
            URL(fileURLWithPath: tests).deletingLastPathComponent().appendingPathComponent(name).path)
    }

    public struct Output: Sendable {
        public var bytes: [UInt8]
        public var errorBytes: [UInt8]
        public var status: ExitStatus
        /// User and system time, of the program and the children it waited for.
        public var processorTime: Duration
        /// The most memory that was seen resident, in bytes; only where it was asked for.
        public var peakMemory: Int?

        public var text: String { String(decoding: bytes, as: UTF8.self) }
        public var errorText: String { String(decoding: errorBytes, as: UTF8.self) }
    }

    /// Runs the program without a terminal, to its end. Standard input is `input`, and then closed. With `measuresMemory` its
    /// memory is looked at each few milliseconds.
    public func run(
        _ arguments: [String] = [], home: Home, input: [UInt8] = [], environment: [String: String?] = [:],
        folder: String? = nil, timeout: Duration = .seconds(60), measuresMemory: Bool = false
    ) throws -> Output {
        signal(SIGPIPE, SIG_IGN)  // a program may end without reading its input
        let (standardInput, output, error) = (try Pipe(), try Pipe(), try Pipe())
        let child = try Child(
            path, arguments, environment: home.environment(term: "dumb", adding: environment), folder: folder,
            streams: .descriptors(
                input: standardInput.reading, output: output.writing, error: error.writing))
        standardInput.closeReading()
        // Or a program that writes before it has read everything would wait for us, and we for it.
        _ = fcntl(standardInput.writing, F_SETFL, O_WRONLY | O_NONBLOCK)
        output.closeWriting()
        error.closeWriting()

        var unsent = input[...]
        var peakMemory: Int?
        let deadline = ContinuousClock.now + timeout
        while output.isOpen || error.isOpen || !child.hasEnded() {
            guard .now < deadline else {
                throw Failure("\(path) \(arguments.joined(separator: " ")): not done within \(timeout)\n\(error.text)")
            }
            if unsent.isEmpty { standardInput.closeWriting() }
            var watched = [
                pollfd(fd: standardInput.writing, events: Int16(POLLOUT), revents: 0),
                pollfd(fd: output.reading, events: Int16(POLLIN), revents: 0),
                pollfd(fd: error.reading, events: Int16(POLLIN), revents: 0),
                pollfd(fd: child.ending == nil ? child.handle : -1, events: Int16(POLLIN), revents: 0),
            ]
            let wait = measuresMemory ? min(deadline - .now, .milliseconds(20)) : deadline - .now
            _ = poll(&watched, nfds_t(watched.count), wait.milliseconds)
            if measuresMemory { peakMemory = Child.peakMemory(of: child.identifier) ?? peakMemory }
            if watched[0].revents != 0 {
                let written = unsent.withUnsafeBytes { write(standardInput.writing, $0.baseAddress, $0.count) }
                unsent = written < 0 && errno != EAGAIN ? [] : unsent.dropFirst(max(0, written))
            }
            if watched[1].revents != 0 { output.read() }
            if watched[2].revents != 0 { error.read() }
        }
        return Output(
            bytes: output.bytes, errorBytes: error.bytes, status: child.ending!.status,
            processorTime: child.ending!.processorTime, peakMemory: peakMemory)
    }

    /// Both ends are closed in programs that others start meanwhile.
    private final class Pipe {
        private(set) var reading: Int32 = -1
        private(set) var writing: Int32 = -1
        private(set) var bytes: [UInt8] = []

        init() throws {
            var ends: [Int32] = [-1, -1]
            guard pipe2(&ends, O_CLOEXEC) == 0 else { throw Failure.call("pipe2") }
            (reading, writing) = (ends[0], ends[1])
        }

        deinit {
            closeReading()
            closeWriting()
        }

        var isOpen: Bool { reading >= 0 }
        var text: String { String(decoding: bytes, as: UTF8.self) }

        func closeReading() {
            if reading >= 0 { close(reading) }
            reading = -1
        }

        func closeWriting() {
            if writing >= 0 { close(writing) }
            writing = -1
        }

        func read() {
            let chunk = [UInt8](unsafeUninitializedCapacity: 65536) { buffer, count in
                count = max(0, Foundation.read(reading, buffer.baseAddress, buffer.count))
            }
            bytes += chunk
            if chunk.isEmpty { closeReading() }
        }
    }
}
