import Articles
import Glibc
import Storage
import Support
import Testing

@testable import broadsheet

/// When the reader looks at what has been done to the library.
@Suite struct LibraryWatchTests {
    private let folder: TemporaryFolder
    private let start = ContinuousClock.now

    init() throws { folder = try TemporaryFolder() }

    private func hasNews(_ watch: LibraryWatch) -> Bool {
        var waiting = pollfd(fd: watch.descriptor, events: Int16(POLLIN), revents: 0)
        return poll(&waiting, 1, 0) == 1
    }

    /// The log lies beside the file, wherever a link to it lies.
    @Test(arguments: [false, true]) func whatIsWrittenIsTold(byLink: Bool) throws {
        try folder.write("", to: "home/x")
        let file = folder.path("home/library.sqlite")
        let library = try Library(at: file, purpose: .reading)
        let link = folder.path("link.sqlite")
        try #require(symlink(file, link) == 0)
        var watch = LibraryWatch(library: byLink ? link : file)
        try folder.write("Some words.", to: "home/other.txt")
        watch.read(at: start)
        #expect(watch.timeout(at: start) == nil, "another file")
        try library.setValue("value", forKey: "key")
        #expect(hasNews(watch))
        watch.read(at: start)
        #expect(watch.timeout(at: start) == 0)
        let answers = [watch.isDue(at: start), watch.isDue(at: start)]
        #expect(answers == [true, false])
    }

    @Test func fourTimesASecond() throws {
        let library = try Library(at: folder.path("library.sqlite"), purpose: .reading)
        var watch = LibraryWatch(library: library.path)
        var looks = 0
        for tick in 0..<100 {
            try library.setValue("\(tick)", forKey: "key")
            let now = start + .milliseconds(tick * 10)
            watch.read(at: now)
            if watch.isDue(at: now) { looks += 1 }
        }
        #expect(looks == 4)
        #expect(watch.timeout(at: start + .milliseconds(990)) == 11)
    }

    /// Between a write and the moment when it can be seen lies a sync of the disk, of which nothing is told.
    @Test func whatIsWrittenIsLookedForUntilItMustBeSeen() throws {
        let library = try Library(at: folder.path("library.sqlite"), purpose: .reading)
        var watch = LibraryWatch(library: library.path)
        try library.setValue("value", forKey: "key")
        var looks: [Int] = []
        for milliseconds in stride(from: 0, to: 5_000, by: 10) {
            let now = start + .milliseconds(milliseconds)
            watch.read(at: now)
            if watch.isDue(at: now) { looks.append(milliseconds) }
        }
        #expect(looks == [0, 250, 750, 1_750])
        #expect(watch.timeout(at: start + .seconds(5)) == nil)
    }

    @Test func whereNothingCanBeWatchedWhoeverIsAwakeLooks() {
        var watch = LibraryWatch(library: folder.path("nowhere/library.sqlite"))
        #expect(watch.descriptor == -1)
        for (milliseconds, isDue) in [(0, true), (100, false), (300, true), (400, false), (1_000, true)] {
            let now = start + .milliseconds(milliseconds)
            watch.read(at: now)
            let looks = watch.isDue(at: now)
            #expect(looks == isDue)
            #expect(watch.timeout(at: now) == nil, "nobody is woken")
        }
    }
}
