/// A moment in UTC, as feeds and mails write it.
struct Moment {
    let seconds: Int

    private var days: Int { seconds / 86_400 }
    private var clock: String { "\(two(seconds % 86_400 / 3_600)):\(two(seconds % 3_600 / 60)):\(two(seconds % 60))" }
    private var weekday: String { ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"][days % 7] }

    /// Howard Hinnant's civil_from_days, for days after 1970.
    private var civil: (year: Int, month: Int, day: Int) {
        let shifted = days + 719_468
        let era = shifted / 146_097
        let dayOfEra = shifted % 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        return (
            era * 400 + yearOfEra + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        )
    }

    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    /// As Atom has it (RFC 3339).
    var internet: String {
        let (year, month, day) = civil
        return "\(year)-\(two(month))-\(two(day))T\(clock)Z"
    }

    /// As RSS and mails have it (RFC 5322).
    var mail: String {
        let (year, month, day) = civil
        return "\(weekday), \(two(day)) \(Self.months[month - 1]) \(year) \(clock) +0000"
    }

    /// As the line above a mail in a mailbox has it (asctime).
    var mailbox: String {
        let (year, month, day) = civil
        return "\(weekday) \(Self.months[month - 1]) \(day < 10 ? " " : "")\(day) \(clock) \(year)"
    }

    private func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
