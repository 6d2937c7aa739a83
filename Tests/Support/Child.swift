import CVterm
import Foundation

/// A process that we started. It does not outlive its holder.
final class Child {
    /// What its standard input, output and error are.
    enum Streams {
        /// A terminal, by its path; the process leads a new session whose controlling terminal it is.
        case terminal(path: String)
        /// Open descriptors of ours.
        case descriptors(input: Int32, output: Int32, error: Int32)
    }

    struct Ending {
        var status: ExitStatus
        /// User and system time, of the process and the children it waited for.
        var processorTime: Duration
    }

    let identifier: pid_t
    /// Readable when the process has ended.
    let handle: Int32
    private(set) var ending: Ending?

    init(
        _ program: String, _ arguments: [String], environment: [String: String], folder: String?, streams: Streams
    ) throws {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }

        var flags = POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK
        switch streams {
        case .terminal(let path):
            flags |= 0x80  // POSIX_SPAWN_SETSID, which glibc hides from Swift
            posix_spawn_file_actions_addopen(&actions, 0, path, O_RDWR, 0)
            posix_spawn_file_actions_adddup2(&actions, 0, 1)
            posix_spawn_file_actions_adddup2(&actions, 0, 2)
        case .descriptors(let input, let output, let error):
            posix_spawn_file_actions_adddup2(&actions, input, 0)
            posix_spawn_file_actions_adddup2(&actions, output, 1)
            posix_spawn_file_actions_adddup2(&actions, error, 2)
        }
        posix_spawn_file_actions_addclosefrom_np(&actions, 3)
        if let folder { posix_spawn_file_actions_addchdir_np(&actions, folder) }

        // What the test runner ignores or blocks is no business of the program.
        var signals = sigset_t()
        sigfillset(&signals)
        posix_spawnattr_setsigdefault(&attributes, &signals)
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        posix_spawnattr_setflags(&attributes, Int16(flags))

        let argv = ([program] + arguments).map { strdup($0) } + [nil]
        let envp = environment.map { strdup("\($0)=\($1)") } + [nil]
        defer { (argv + envp).forEach { free($0) } }
        var identifier: pid_t = 0
        let code = posix_spawn(&identifier, program, &actions, &attributes, argv, envp)
        guard code == 0 else { throw Failure.call("cannot run \(program)", code) }
        self.identifier = identifier
        handle = cvterm_pidfd(identifier)
        guard handle >= 0 else {
            let code = errno
            kill(identifier, SIGKILL)
            waitpid(identifier, nil, 0)
            throw Failure.call("pidfd_open", code)
        }
    }

    deinit {
        if ending == nil {
            kill(identifier, SIGKILL)
            waitpid(identifier, nil, 0)
        }
        close(handle)
    }

    /// Whether it has ended; takes its status when it has. Does not block.
    func hasEnded() -> Bool {
        if ending != nil { return true }
        var status: Int32 = 0
        var usage = rusage()
        guard wait4(identifier, &status, WNOHANG, &usage) == identifier else { return false }
        ending = Ending(
            status: ExitStatus(waited: status), processorTime: Duration(usage.ru_utime) + Duration(usage.ru_stime))
        return true
    }

    /// The most memory that was resident of a process that runs, in bytes.
    static func peakMemory(of process: pid_t) -> Int? {
        guard let status = try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8) else { return nil }
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
        return line?.split(whereSeparator: { " \t".contains($0) }).dropFirst().first.flatMap { Int($0) }.map {
            $0 * 1024
        }
    }

    /// Whether a signal has stopped it. Does not block.
    func hasStopped() -> Bool {
        guard ending == nil else { return false }
        var information = siginfo_t()
        return waitid(P_PID, id_t(identifier), &information, WSTOPPED | WNOHANG | WNOWAIT) == 0
            && information.si_signo == SIGCHLD
    }
}

extension Duration {
    init(_ time: timeval) {
        self = .seconds(time.tv_sec) + .microseconds(time.tv_usec)
    }

    /// For poll(2): rounded up, so that a wait is never a busy loop.
    var milliseconds: Int32 {
        guard self > .zero else { return 0 }
        let (seconds, attoseconds) = components
        return Int32(min(seconds * 1000 + (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000, 1_000_000))
    }
}
