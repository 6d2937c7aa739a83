import Foundation

/// What something has cost.
struct Cost {
    /// Milliseconds of a monotonic clock.
    var wall: Double
    /// Milliseconds of the processor, all threads together.
    var processor: Double

    init(of work: () throws -> Void) rethrows {
        let (started, busy) = (clock(CLOCK_MONOTONIC), clock(CLOCK_PROCESS_CPUTIME_ID))
        try work()
        wall = clock(CLOCK_MONOTONIC) - started
        processor = clock(CLOCK_PROCESS_CPUTIME_ID) - busy
    }
}

extension [Cost] {
    /// The middle one by a figure; there is one.
    func median(_ figure: (Cost) -> Double) -> Double { map(figure).sorted()[count / 2] }
}

/// The most memory of this process that was resident, in bytes.
func peakMemory() throws -> Int {
    let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
    guard let line = status.split(separator: "\n").first(where: { $0.hasPrefix("VmHWM:") }),
        let kilobytes = Int(line.split(whereSeparator: \.isWhitespace)[1])
    else { throw CocoaError(.fileReadCorruptFile) }
    return kilobytes * 1024
}

/// Milliseconds.
private func clock(_ clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) * 1e3 + Double(time.tv_nsec) / 1e6
}
