import Reading
import Testing

@testable import broadsheet

@Suite struct IdleTests {
    private let start = ContinuousClock.now

    private func names(_ events: [Event]) -> [String] {
        events.map {
            switch $0 {
            case .rested: "rested"
            case .settled: "settled"
            default: "?"
            }
        }
    }

    @Test func nothingWakesWhoHasNothingToTell() {
        var idle = Idle()
        #expect(idle.timeout(at: start) == -1)
        #expect(idle.events(at: start + .seconds(9)).isEmpty)
    }

    @Test func restsOnceAndSettlesOnce() {
        var idle = Idle()
        idle.handsMoved(at: start)
        #expect(idle.timeout(at: start) == 80)
        #expect(idle.timeout(at: start + .microseconds(79_999)) == 1, "rounded up")
        #expect(idle.events(at: start + .milliseconds(79)).isEmpty)
        #expect(names(idle.events(at: start + .milliseconds(80))) == ["rested"])
        #expect(idle.timeout(at: start + .milliseconds(80)) == 320)
        #expect(idle.events(at: start + .milliseconds(399)).isEmpty)
        #expect(names(idle.events(at: start + .milliseconds(400))) == ["settled"])
        #expect(idle.timeout(at: start + .milliseconds(400)) == -1)
        #expect(idle.events(at: start + .seconds(9)).isEmpty)
    }

    @Test func aBurstIsOne() {
        var idle = Idle()
        var told: [String] = []
        for key in 0..<100 {
            let now = start + .milliseconds(key * 79)
            told += names(idle.events(at: now))
            idle.handsMoved(at: now)
        }
        #expect(told.isEmpty)
        #expect(names(idle.events(at: start + .seconds(60))) == ["rested", "settled"])
        #expect(idle.timeout(at: start + .seconds(60)) == -1)
    }

    @Test func whatIsLateIsDueAtOnce() {
        var idle = Idle()
        idle.handsMoved(at: start)
        #expect(idle.timeout(at: start + .seconds(3)) == 0)
    }
}
