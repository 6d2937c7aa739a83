import Cells
import Dispatch
import Storage

/// When an intake's headway is to be told again: not before a while has gone by, since the beginning or the last time.
struct HeadwayMeter {
    /// Seconds.
    private let interval: Double
    private var pace = Pace()
    private var told = HeadwayMeter.now

    init(every interval: Double) {
        self.interval = interval
        pace.note(Headway([]), at: told)
    }

    /// The words, when they are to be told.
    mutating func note(_ headway: Headway) -> HeadwayText? {
        guard isDue else { return nil }
        pace.note(headway, at: told)
        return HeadwayText(headway: headway, pace: pace)
    }

    /// Whether a while has gone by; then it begins again.
    var isDue: Bool {
        mutating get {
            let now = Self.now
            guard now - told >= interval else { return false }
            told = now
            return true
        }
    }

    private static var now: Double { Double(DispatchTime.now().uptimeNanoseconds) / 1e9 }
}

/// Shows an intake's headway on standard error. What is soon done needs nothing.
final class HeadwayDisplay {
    private let line: ProgressLine
    private var meter: HeadwayMeter

    init(_ line: ProgressLine = ProgressLine()) {
        self.line = line
        meter = HeadwayMeter(every: line.interval)
    }

    func show(_ headway: Headway) {
        if let text = meter.note(headway) { line.put(bar: text.bar(columns:), sentence: text.sentence) }
    }

    /// The same for what is made searchable.
    func show(_ progress: IndexProgress) { show(progress.text) }

    /// The same for articles of a forgotten source.
    func show(removing left: Int) { show("Freeing the space of \(left) articles") }

    private func show(_ text: String) {
        guard meter.isDue else { return }
        line.put(bar: { cut(text, to: max(0, $0)) }, sentence: text)
    }

    /// Takes the bar away.
    func end() { line.end() }
}
