import Cells
import Testing

@Suite struct GeometryTests {
    @Test func sizesAreNeverNegative() {
        #expect(Rect(x: 1, y: 1, width: -2, height: -2).isEmpty)
        #expect(Rect(x: 1, y: 1, width: 3, height: 3).inset(columns: 5, rows: 5).size == Size(columns: 0, rows: 0))
        #expect(Size(columns: -1, rows: -1) == Size(columns: 0, rows: 0))
    }

    @Test func intersections() {
        let rect = Rect(x: 2, y: 2, width: 4, height: 4)
        #expect(rect.intersection(Rect(x: 4, y: 0, width: 9, height: 9)) == Rect(x: 4, y: 2, width: 2, height: 4))
        #expect(rect.intersection(Rect(x: 9, y: 9, width: 1, height: 1)).isEmpty)
        #expect(rect.contains(row: 5, column: 2))
        #expect(!rect.contains(row: 6, column: 2))
        #expect(rect.row(1) == Rect(x: 2, y: 3, width: 4, height: 1))
        #expect(rect.row(4).isEmpty)
    }
}
