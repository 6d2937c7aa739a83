import Cells
import Support
import Testing

@Suite struct MouseReportTests {
    @Test(
        arguments: [
            ("0;1;1M", Mouse(.press, row: 0, column: 0)), ("0;12;5M", Mouse(.press, row: 4, column: 11)),
            ("64;300;99M", Mouse(.wheelUp, row: 98, column: 299)), ("65;3;4M", Mouse(.wheelDown, row: 3, column: 2)),
            ("16;3;4M", Mouse(.press, row: 3, column: 2)), ("69;3;4M", Mouse(.wheelDown, row: 3, column: 2)),
            ("0;12;5m", nil), ("1;12;5M", nil), ("2;12;5M", nil), ("32;12;5M", nil), ("66;1;1M", nil),
            ("128;1;1M", nil),
            ("0;0;1M", nil), ("0;1;0M", nil), ("0;-1;1M", nil), ("0;1M", nil), ("0;1;1;1M", nil), ("M", nil), ("", nil),
            ("a;b;cM", nil), ("0;99999999999999999999;1M", nil), ("0;;M", nil), ("0;1;1", nil),
        ] as [(String, Mouse?)]) func inFigures(report: String, mouse: Mouse?)
    {
        #expect(Mouse(figures: report.utf8) == mouse)
    }

    @Test(
        arguments: [
            ([32, 33, 33], Mouse(.press, row: 0, column: 0)), ([96, 43, 38], Mouse(.wheelUp, row: 5, column: 10)),
            ([97, 255, 34], Mouse(.wheelDown, row: 1, column: 222)), ([35, 43, 38], nil), ([33, 43, 38], nil),
            ([32, 32, 33], nil), ([0, 0, 0], nil), ([32, 33], nil), ([], nil),
        ] as [([UInt8], Mouse?)]) func inBytes(report: [UInt8], mouse: Mouse?)
    {
        #expect(Mouse(bytes: report) == mouse)
    }

    @Test func noiseIsNoMouse() {
        var dice = Dice(3)
        for _ in 0..<20_000 {
            let bytes = (0..<dice.roll(30)).map { _ in UInt8(dice.roll(256)) }
            for mouse in [Mouse(figures: bytes), Mouse(bytes: bytes)].compactMap(\.self) {
                #expect((0..<10_000).contains(mouse.position.row) && (0..<10_000).contains(mouse.position.column))
            }
        }
    }
}
