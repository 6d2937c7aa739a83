import Articles
import Cells
import Support
import Testing
import Typesetting

/// Whole pages as text, at a width in which everything breaks, a narrow and a usual one.
@Suite struct PageGoldenTests {
    @Test("The founding newsletters", arguments: ["000", "001"], [17, 40, 72])
    func seeds(_ seed: String, _ width: Int) throws {
        expectGolden(Typesetter(width: width).page(of: try .seed(seed)).plainText, named: "seed-\(seed)-\(width)")
    }

    @Test("The specimen", arguments: [17, 40, 72])
    func specimen(_ width: Int) {
        expectGolden(Typesetter(width: width).page(of: .specimen).plainText, named: "specimen-\(width)")
    }

    @Test("The specimen with all its furniture unfolded")
    func unfolded() {
        expectGolden(Typesetter(width: 40, unfolded: nil).page(of: .specimen).plainText, named: "specimen-unfolded-40")
    }

    @Test("The specimen in ASCII signs")
    func ascii() {
        expectGolden(Typesetter(width: 40, glyphs: .ascii).page(of: .specimen).plainText, named: "specimen-ascii-40")
    }
}
