import Articles

@testable import Typesetting

// Lines by their numbers, from the top of the page: tests may set all of it.

extension Page {
    func number(of row: Row) -> Int { lines.distance(from: lines.startIndex, to: row) }
    func row(_ number: Int) -> Row { lines.index(lines.startIndex, offsetBy: number) }
    func line(of place: Place) -> Int { number(of: row(of: place)) }
    func line(of marker: PrintedMarker) -> Int { number(of: row(of: marker)) }
}
