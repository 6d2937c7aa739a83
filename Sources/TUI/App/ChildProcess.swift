import Foundation
import Glibc
import Synchronization

/// A program that the reader has started. It has signals as they are by default, and none of the reader's descriptors.
struct ChildProcess: Sendable {
    enum Streams {
        /// The reader's own, and its process group: what the keyboard sends reaches it.
        case terminal
        /// None, in a session of its own: it lives on when the terminal goes.
        case none
    }

    enum Ending: Hashable, Sendable {
        case exited(Int32)
        case killed(signal: Int32)

        var isGood: Bool { self == .exited(0) }

        /// What follows the name of the program.
        var words: String {
            switch self {
            case .exited(let status): "ended with status \(status)"
            case .killed(let signal): "was ended by signal \(signal) (\(String(cString: strsignal(signal))))"
            }
        }
    }

    let identifier: pid_t

    /// - Throws: why it could not be started: what follows the name of the program and a colon.
    init(_ invocation: Invocation, _ streams: Streams) throws(FileError) {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }

        var flags = POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK
        if streams == .none {
            flags |= 0x80  // POSIX_SPAWN_SETSID, which glibc hides from Swift
            posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDWR, 0)
            posix_spawn_file_actions_adddup2(&actions, 0, 1)
            posix_spawn_file_actions_adddup2(&actions, 0, 2)
        }
        Self.closeDescriptorsInChildren()
        var signals = sigset_t()
        sigfillset(&signals)
        posix_spawnattr_setsigdefault(&attributes, &signals)
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        posix_spawnattr_setflags(&attributes, Int16(flags))

        let argv = invocation.words.map { strdup($0) } + [nil]
        defer { argv.forEach { free($0) } }
        var identifier: pid_t = 0
        let code = posix_spawnp(&identifier, invocation.words[0], &actions, &attributes, argv, environ)
        switch code {
        case 0: self.identifier = identifier
        case ENOENT: throw FileError("not found")
        case EACCES: throw FileError("it may not be run")
        case ENOEXEC: throw FileError("it is no program")
        default: throw FileError(String(cString: strerror(code)).lowercased())
        }
    }

    /// Lets no descriptor but the standard ones reach a child: ours never do, but whoever started the reader may have left some.
    private static func closeDescriptorsInChildren() {
        for name in (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")) ?? [] {
            if let descriptor = Int32(name), descriptor > STDERR_FILENO { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
        }
    }

    /// Waits for its end on a thread of its own, and tells it there.
    func whenEnded(_ tell: @escaping @Sendable (Ending) -> Void) {
        Thread.detachNewThread { tell(waitForEnd()) }
    }

    private func waitForEnd() -> Ending {
        var status: Int32 = 0
        while true {
            guard waitpid(identifier, &status, WUNTRACED) == identifier else {
                if errno == EINTR { continue }
                return .exited(0)  // Somebody made the reader one that never hears of its children.
            }
            let signal = status & 0x7F
            if signal == 0x7F {
                if let ending = stopWithIt() { return ending }
            } else {
                return Self.ending(status)
            }
        }
    }

    /// The program has been stopped. With ^Z the reader was stopped as well, and both have been continued by now; where it was
    /// the program alone, the reader stops too, so that the shell gets the terminal, and continues with it. Without a shell
    /// that could do that, it goes on at once.
    /// - Returns: how it ended, when it did so meanwhile.
    private func stopWithIt() -> Ending? {
        // A moment in which the rest of the group is continued.
        poll(nil, 0, 50)
        var status: Int32 = 0
        guard waitpid(identifier, &status, WCONTINUED | WNOHANG) == 0 else {
            return status == 0xFFFF ? nil : Self.ending(status)  // W_CONTINUED: it goes on
        }
        if getpgid(identifier) == getpgrp() { kill(getpid(), SIGTSTP) }
        kill(identifier, SIGCONT)
        return nil
    }

    /// Of the status that waitpid(2) gives for a process that has ended.
    private static func ending(_ status: Int32) -> Ending {
        let signal = status & 0x7F
        return signal == 0 ? .exited(status >> 8 & 0xFF) : .killed(signal: signal)
    }
}
