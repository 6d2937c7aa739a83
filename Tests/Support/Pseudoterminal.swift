import CVterm
import Foundation

/// Our end of a pseudo-terminal. No program that others start meanwhile inherits it, and it does not block.
final class Pseudoterminal {
    private(set) var descriptor: Int32

    init() throws {
        descriptor = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Failure.call("posix_openpt") }
        guard grantpt(descriptor) == 0, unlockpt(descriptor) == 0 else { throw Failure.call("the pseudo-terminal") }
        _ = fcntl(descriptor, F_SETFL, O_RDWR | O_NONBLOCK)
    }

    deinit {
        hangUp()
    }

    /// Closes our end, as when a window is closed: the kernel tells the program so.
    func hangUp() {
        guard descriptor >= 0 else { return }
        close(descriptor)
        descriptor = -1
    }

    /// The end that the program opens.
    var path: String {
        get throws {
            var path = [CChar](repeating: 0, count: 128)
            guard ptsname_r(descriptor, &path, path.count) == 0 else { throw Failure.call("ptsname") }
            return path.withUnsafeBufferPointer { String(cString: $0.baseAddress!) }
        }
    }

    /// Tells the program its size; a change of it is signalled to the job in the foreground.
    func setSize(_ size: Screen.Size) throws {
        var window = winsize(
            ws_row: UInt16(size.rows), ws_col: UInt16(size.columns), ws_xpixel: 0, ws_ypixel: 0)
        guard ioctl(descriptor, UInt(TIOCSWINSZ), &window) == 0 else { throw Failure.call("TIOCSWINSZ") }
    }

    /// The process group in the foreground.
    var foreground: pid_t? {
        let group = tcgetpgrp(descriptor)
        return group > 1 ? group : nil
    }
}
