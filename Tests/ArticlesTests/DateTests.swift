import Articles
import Testing

@Suite struct DateTests {
    @Test("Every month ends where it does, also in leap years")
    func lengths() {
        let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        for (year, leap) in [(2023, 0), (2024, 1), (1900, 0), (2000, 1)] {
            for (index, length) in lengths.enumerated() {
                let last = length + (index == 1 ? leap : 0)
                #expect(PublicationDate(year: year, month: index + 1, day: last) != nil)
                #expect(PublicationDate(year: year, month: index + 1, day: last + 1) == nil)
                #expect(PublicationDate(year: year, month: index + 1, day: 0) == nil)
            }
        }
        for (year, month) in [(0, 1), (10_000, 1), (-1, 1), (2024, 0), (2024, 13)] {
            #expect(PublicationDate(year: year, month: month, day: 1) == nil)
        }
    }

    @Test("What is printed is read back")
    func roundTrip() throws {
        for year in [1, 33, 999, 2024, 9999] {
            for time in [nil, "08:30:00+01:00", "23:59:60Z", ""] {
                let date = try #require(PublicationDate(year: year, month: 2, day: 9, time: time))
                #expect(date.dayText.utf8.count == 10)
                #expect(PublicationDate(date.description) == date)
            }
        }
        #expect(PublicationDate("2024-11-10")?.description == "2024-11-10")
        #expect(PublicationDate("2024-11-10T09:00:00Z")?.time == "09:00:00Z")
    }

    @Test(
        "Nothing else is read",
        arguments: [
            "", "T", "2024", "2024-11", "2024-11-10-1", "2024-13-01", "2024-02-30", "x-11-10", "2024-1-5", "2024-+1-05",
            "T2024-11-10", " 2024-11-10", "02024-11-10", "2024--1-10", "24-11-10",
        ])
    func refusals(_ text: String) {
        #expect(PublicationDate(text) == nil)
    }
}
