import Articles
import Cells
import Configuration
import Curses
import Dispatch
import Foundation
import Glibc
import Reading
import Storage

/// The event loop: waits for keys, signals and letters from long work, lets `update` answer, does what it asks, and shows the
/// next frame. Everything here is on one thread; importing, and waiting for other programs to end, are not.
struct Reader {
    enum Ending {
        case quit
        case signal(Signal)
        /// The terminal has gone without a signal.
        case lostTerminal
    }

    private let screen: Screen
    private let effects: Effects
    private let outside: Outside
    private let mailbox = Mailbox()
    private var state: State
    private var ending: Ending?
    /// The reader has done something: what was asked for on the command line no longer decides what is shown.
    private var hasActed = false
    private var idle = Idle()
    /// What is to be done when the frame is shown: nobody waits for it.
    private var deferred: [Effect] = []
    /// Begins after the first frame.
    private var watch: LibraryWatch?
    /// The newest search of a burst of keys: those before it nobody saw.
    private var search: Effect?
    /// The shelves are to be counted when the frame is shown.
    private var wantsShelves = false

    /// - Parameter sources: those that the configuration names.
    init(library: Library, screen: Screen, welcome: String, settings: Settings, sources: [ConfiguredSource]) {
        self.screen = screen
        effects = Effects(
            library: library, mailbox: mailbox, configured: sources, preferences: Preferences(settings))
        outside = Outside(screen: screen, mailbox: mailbox)
        state = State(
            size: screen.size, glyphs: screen.glyphs, welcome: welcome, listing: effects.listing,
            session: UUID().uuidString.lowercased(), preferences: effects.preferences,
            savedQueries: settings.queries.map {
                ShelfRow(.saved(name: $0.name, query: $0.query), name: $0.name)
            })
    }

    mutating func run(importing paths: [PathArgument]) -> Ending {
        let first = effects.restore(&state) + state.loadRows()
        for effect in first { perform(effect) }
        screen.show(draw(state))
        watch = LibraryWatch(library: effects.path)
        _ = effects.hasChanged  // From now on.
        if !paths.isEmpty {
            effects.work.startImport(paths)
        } else if effects.work.needsIndexing {
            effects.work.startIndexing()
        }
        effects.work.importConfigured()
        finishFrame()
        idle.handsMoved(at: .now)  // What is selected is shown without a key.
        while ending == nil {
            wait()
            if ending == nil { screen.show(draw(state)) }
            finishFrame()
        }
        effects.work.cancel(forGood: true)
        effects.stopSearching()
        effects.forgetFailure()
        lookAtOthers()
        tell(.leaving)
        performDeferred()
        rescueTexts()
        return ending ?? .quit
    }

    /// Does what could wait until the frame was shown, and shows what has come of it.
    private mutating func finishFrame() {
        guard !deferred.isEmpty || wantsShelves else { return }
        performDeferred()
        if wantsShelves {
            wantsShelves = false
            tell(effects.run(.loadShelves))
        }
        if ending == nil { screen.show(draw(state)) }
    }

    /// What could not be saved at the end; there is no screen any more to say it on.
    var failure: String? { effects.failure }
    /// Keeps a snapshot of the marks; nobody should have to wait for the screen meanwhile.
    /// - Returns: why that could not be done.
    func keepSnapshot() -> String? { effects.keepSnapshot() }
    /// Where the words are that could not be kept, or, when there is no such place, what they are.
    private(set) var rescued: [String] = []

    /// Leaves what was written and could not be kept in files.
    private mutating func rescueTexts() {
        let folders = [EditedText.parent, "/tmp", NSHomeDirectory()]
        rescued = state.unsavedTexts.map { text in
            let file = folders.lazy.compactMap { try? EditedText(text, in: $0) }.first
            return file?.keep().map { "what you wrote is in \($0)" } ?? "what you wrote: \(text)"
        }
    }

    /// Waits until something happens, and lets all of it happen.
    private mutating func wait() {
        let descriptors = [STDIN_FILENO, screen.signals.descriptor, mailbox.descriptor, watch?.descriptor ?? -1]
        var waiting = descriptors.map {
            pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
        }
        let timeouts = [idle.timeout(at: .now), watch?.timeout(at: .now) ?? -1].filter { $0 >= 0 }
        let count = poll(&waiting, nfds_t(waiting.count), timeouts.min() ?? -1)
        lookAtLibrary()
        if count == 0 { return tell(idle.events(at: .now)) }
        while let signal = screen.signals.next() { answer(signal) }
        guard ending == nil else { return }
        if count > 0, waiting[0].revents & Int16(POLLHUP | POLLERR | POLLNVAL) != 0 {
            ending = lostTerminal()
            return
        }
        while ending == nil, let input = screen.read() {
            switch input {
            case .key(let key):
                if case .character = key, state.context == nil {} else { performSearch() }
                act(.keyPressed(key))
            case .mouse(let mouse): act(.mouseUsed(mouse))
            case .paste(let text): act(.pasted(text))
            case .resized(let size):
                tell(.resized(size))
                idle.handsMoved(at: .now)  // There may be room for a preview now.
            }
        }
        performSearch()
        for letter in mailbox.take() { open(letter) }
        // Last: hands that have moved again are not at rest.
        tell(idle.events(at: .now))
    }

    /// Shows what another program, or the import behind the reader, has done to the library.
    private mutating func lookAtLibrary() {
        watch?.read(at: .now)
        guard watch?.isDue(at: .now) == true, effects.hasChanged else { return }
        lookAtOthers()
        showChanges()
    }

    private mutating func showChanges() {
        tell(.libraryChanged)
        if let page = state.page, let changed = effects.changed(page) { tell(changed) }
    }

    private mutating func performSearch() {
        guard let search else { return }
        self.search = nil
        tell(effects.run(search))
    }

    /// The kernel tells of a terminal that has gone by a signal, too, which may come a moment later.
    private func lostTerminal() -> Ending {
        var waiting = pollfd(fd: screen.signals.descriptor, events: Int16(POLLIN), revents: 0)
        _ = poll(&waiting, 1, 100)
        return screen.signals.next().map { .signal($0) } ?? .lostTerminal
    }

    /// What is done to marks is done to those that there are.
    private mutating func lookAtOthers() {
        guard effects.othersChanged else { return }
        performDeferred()
        tell(effects.marks(of: state.page?.id))
        // What an import of this program changes is shown as it goes.
        if !effects.work.isGoingOn, effects.hasChanged { showChanges() }
    }

    /// Tells what the reader's hands did.
    private mutating func act(_ event: Event) {
        hasActed = true
        lookAtOthers()
        tell(event)
        idle.handsMoved(at: .now)
    }

    private mutating func answer(_ signal: Signal) {
        switch signal {
        case .stop:
            tell(.settled)
            performDeferred()
            screen.suspend()
        case .continue: screen.continued()
        case .resize: break
        default: if ending == nil { ending = .signal(signal) }
        }
    }

    private mutating func open(_ letter: Mailbox.Letter) {
        switch letter {
        case .event(let event):
            if case .workFinished = event { effects.work.ended() }
            tell(event)
        case .imported(let article):
            tell(.libraryChanged)
            if let article, !hasActed {
                for effect in state.open(article) { perform(effect) }
            } else if let page = state.page, let changed = effects.changed(page, orItsLinks: true) {
                tell(changed)
            }
        }
    }

    private mutating func tell(_ event: Event) {
        let selected = state.list.selectedRow?.id
        for effect in update(&state, event) { perform(effect) }
        // What is selected is shown, whoever has selected it.
        if state.list.selectedRow?.id != selected { idle.handsMoved(at: .now) }
    }

    private mutating func tell(_ events: [Event]) {
        for event in events { tell(event) }
    }

    private mutating func perform(_ effect: Effect) {
        switch effect {
        case .loadShelves:
            wantsShelves = true
            return
        // While words are typed, the newest search is the one that counts.
        case .loadRows(let request) where request.listing.isSearch && state.context == nil:
            search = effect
            return
        // Rows lose nothing when something is still to be saved: what it changes is told when it is.
        case .loadRows: return tell(effects.run(effect))
        default: break
        }
        guard !effect.canWait else { return deferred.append(effect) }
        // Only another article may overtake a place that is still to be saved.
        if case .loadArticle(let id) = effect, !deferred.contains(where: { $0.savesPlace(of: id) }) {
            return tell(effects.run(effect))
        }
        performDeferred()
        switch effect {
        case .quit: ending = ending ?? .quit
        case .redraw: screen.redraw()
        case .copy(let text, let name): tell(outside.copy(text, name: name))
        case .open(let link):
            settle()
            tell(outside.open(link))
        case .edit(let text, let purpose):
            settle()
            tell(outside.edit(text, for: purpose))
        default: tell(effects.run(effect))
        }
    }

    private mutating func performDeferred() {
        let effects = deferred
        deferred = []
        for effect in effects { tell(self.effects.run(effect)) }
    }

    /// Before another program has the terminal: it may take its time, and the reader's end may come in it.
    private mutating func settle() {
        tell(.settled)
        performDeferred()
    }
}

extension Effect {
    /// What the reader's hands need not wait for.
    fileprivate var canWait: Bool {
        switch self {
        case .savePlace, .rememberArticle, .rememberFocus, .rememberSort, .rememberShelf, .rememberPreferences,
            .setDraft:
            true
        default: false
        }
    }
}
