/// A day of the Gregorian calendar, with the time of day where the source states one.
public struct PublicationDate: Hashable, Sendable {
    public var year: Int
    /// 1...12
    public var month: Int
    /// 1...31, and a day that the month has.
    public var day: Int
    /// The time as RFC 3339 prints it after the `T`, for example `08:30:00+01:00`.
    public var time: String?

    /// `nil` for a day that does not exist, such as 31 June; years 1...9999.
    public init?(year: Int, month: Int, day: Int, time: String? = nil) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1 else { return nil }
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        guard day <= lengths[month - 1] else { return nil }
        self.year = year
        self.month = month
        self.day = day
        self.time = time
    }

    /// Reads what `description` prints; `nil` for anything else.
    public init?(_ text: String) {
        let halves = text.split(separator: "T", maxSplits: 1, omittingEmptySubsequences: false)
        guard let numbers = halves.first?.split(separator: "-", omittingEmptySubsequences: false), numbers.count == 3,
            let year = Int(numbers[0]), let month = Int(numbers[1]), let day = Int(numbers[2])
        else { return nil }
        self.init(year: year, month: month, day: day, time: halves.count == 2 ? String(halves[1]) : nil)
        guard description == text else { return nil }
    }

    /// `YYYY-MM-DD`.
    public var dayText: String {
        func padded(_ number: Int, _ width: Int) -> String {
            let digits = String(number)
            return String(repeating: "0", count: max(0, width - digits.count)) + digits
        }
        return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
    }
}

extension PublicationDate: CustomStringConvertible {
    /// RFC 3339, or `YYYY-MM-DD` where no time is known.
    public var description: String { time.map { "\(dayText)T\($0)" } ?? dayText }
}
