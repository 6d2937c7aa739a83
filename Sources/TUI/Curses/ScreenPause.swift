import CNcurses
import Cells
import Glibc

// Giving the terminal back for a while: to the shell (^Z) or to another program.

extension Screen {
    /// Answers `Signal.stop`: restores the terminal, stops the program, and returns when it is continued, with everything
    /// painted again. When the window's size has changed, `read` says so next.
    ///
    /// When a fatal signal ended the sleep the screen stays as the shell has it: `signals` says which one it was.
    public func suspend() {
        pause()
        guard isPaused else { return }
        raise(SIGTSTP)  // Stops here. Does nothing where no shell could continue it.
        resume()
    }

    /// Answers `Signal.continue`: someone stopped the program without asking (SIGSTOP), and the shell has written to the
    /// terminal since.
    public func continued() {
        pause()
        resume()
    }

    /// Restores the terminal, for another program to use it, until `resume`. ^Z then stops this program at once.
    public func pause() {
        checkOwner()
        guard isOpen, !isPaused, waitForForeground() else { return }
        leave()
        signals.releaseStops()
        isPaused = true
    }

    /// Restores the terminal. Where it has no second screen to leave, the last row is cleared for what the shell writes next.
    func leave() {
        send(reports.ending)
        endwin()
        if Rescue.terminalString("rmcup") == nil, let clear = Rescue.terminalString("el") {
            _ = write(STDOUT_FILENO, clear, clear.utf8.count)
        }
        Rescue.disarm()
    }

    /// Takes the terminal again and paints everything.
    public func resume() {
        checkOwner()
        guard isOpen, isPaused, waitForForeground() else { return }
        isPaused = false
        signals.catchStops()
        Rescue.arm()
        send(reports.beginning)
        fitWindow()
        redraw()
    }

    /// Lends the terminal to another program for as long as `body` runs it; then paints everything again, and `read` says when
    /// the window has another size. What the keyboard sends to interrupt that program (^C, ^\) does nothing to this one.
    ///
    /// When a fatal signal waits afterwards the screen stays as the program left it: the reader has to end.
    /// - Returns: what `body` returns; `nil` when a fatal signal waits already, and the terminal is not lent.
    public func lend<Result>(_ body: () -> Result) -> Result? {
        pause()
        guard isPaused else { return nil }
        signals.ignoreInterrupts()
        let result = body()
        signals.catchInterrupts()
        resume()
        if isOpen, !isPaused { signals.putBack(.resize) }
        return result
    }

    /// Stays stopped while another program has the terminal, as after `bg`; touching the terminal would stop it as well, but
    /// in the middle of a call that does not end when a fatal signal comes. False when one came.
    private func waitForForeground() -> Bool {
        while tcgetpgrp(STDIN_FILENO) > 0, tcgetpgrp(STDIN_FILENO) != getpgrp() {
            guard !signals.fatalWaits else { return false }
            raise(SIGSTOP)
        }
        return !signals.fatalWaits
    }
}
