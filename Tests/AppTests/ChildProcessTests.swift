import Foundation
import Support
import Testing

@testable import broadsheet

@Suite struct ChildProcessTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    private func ending(of words: [String]) async throws -> ChildProcess.Ending {
        let child = try ChildProcess(Invocation(words: words), .none)
        return await withCheckedContinuation { continuation in child.whenEnded { continuation.resume(returning: $0) } }
    }

    private func reason(_ program: String) -> String? {
        do throws(FileError) {
            _ = try ChildProcess(Invocation(words: [program]), .none)
            return nil
        } catch {
            return error.reason
        }
    }

    @Test func saysHowItEnded() async throws {
        #expect(try await ending(of: ["true"]) == .exited(0))
        #expect(try await ending(of: ["sh", "-c", "exit 3"]) == .exited(3))
        #expect(try await ending(of: ["sh", "-c", "kill -KILL $$"]) == .killed(signal: SIGKILL))
        #expect(ChildProcess.Ending.exited(3).words == "ended with status 3")
        #expect(ChildProcess.Ending.killed(signal: SIGKILL).words == "was ended by signal 9 (Killed)")
    }

    @Test func saysWhyItCouldNotBeStarted() throws {
        let text = try folder.write("#!/bin/sh\n", to: "text")
        #expect(reason("no-such-program") == "not found")
        #expect(reason(folder.path("none")) == "not found")
        #expect(reason(folder.path) == "it may not be run")
        #expect(reason(text) == "it may not be run")
        let nonsense = try folder.write("nonsense", to: "nonsense")
        chmod(nonsense, 0o755)
        #expect(reason(nonsense) == "it is no program", "no shell is asked to make sense of it")
    }

    @Test func argumentsAreNotTakenApart() async throws {
        let words = ["a b", "$(id)", "`id`", "; id", "-x", "", "é\n"]
        let script = "printf '%s\\0' \"$@\" > '\(folder.path("got"))'"
        #expect(try await ending(of: ["sh", "-c", script, "sh"] + words) == .exited(0))
        let got = try Data(contentsOf: URL(fileURLWithPath: folder.path("got")))
        #expect(got == Data(words.map { $0 + "\0" }.joined().utf8))
    }

    /// It has none of our descriptors, signals or terminals.
    @Test func isOnItsOwn() async throws {
        let leaked = open(folder.path, O_RDONLY)
        #expect(leaked >= 0)
        defer { close(leaked) }
        signal(SIGPIPE, SIG_IGN)
        let script = """
            ls -l /proc/$$/fd > fds
            cat /proc/$$/status > status
            cut -d ' ' -f 6 /proc/$$/stat > session; echo $$ >> session
            """
        #expect(try await ending(of: ["sh", "-c", "cd '\(folder.path)' || exit; \(script)"]) == .exited(0))
        func lines(_ name: String) throws -> [String] {
            try String(contentsOfFile: folder.path(name), encoding: .utf8).split(separator: "\n").map(String.init)
        }
        let targets = try lines("fds").compactMap { $0.components(separatedBy: " -> ").dropFirst().first }
        #expect(Set(targets) == ["/dev/null", folder.path("fds")])
        let ignored = try #require(try lines("status").first { $0.hasPrefix("SigIgn:") }?.split(separator: "\t").last)
        // Those above 31 are libc's own.
        #expect((UInt64(ignored, radix: 16) ?? .max) & 0x7FFF_FFFF == 0, "\(ignored)")
        let session = try lines("session")
        #expect(session.count == 2 && session[0] == session[1])
    }
}
