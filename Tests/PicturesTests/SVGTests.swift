import Cells
import Support
import Testing

@testable import pictures

/// A canvas as a picture.
@Suite struct SVGTests {
    private func svg(_ canvas: Canvas) -> String { SVG(canvas, title: "A & B", description: "\"<C>\"").text }

    private func pieces(_ canvas: Canvas) -> Pieces { Pieces(svg(canvas)) }

    /// What is written in the picture, each word on the cells where its place and length put it.
    private func written(_ pieces: Pieces) -> [Position: String] {
        var found: [Position: String] = [:]
        for element in pieces.elements where element.name == "text" {
            let numbers = ["x", "y", "textLength"].map { Int(element.attributes[$0] ?? "") ?? -1 }
            let (column, row) = (numbers[0] / SVG.cell.width, numbers[1] / SVG.cell.height)
            let columns = numbers[2] / SVG.cell.width
            #expect(numbers[0] % SVG.cell.width == 0 && numbers[2] % SVG.cell.width == 0, "\(element)")
            let scalars = element.text.unicodeScalars.map { String($0) }
            let signs = scalars.count == columns ? scalars : [element.text]
            for (index, sign) in signs.enumerated() {
                let position = Position(row: row, column: column + index)
                #expect(found[position] == nil, "\(element)")
                found[position] = sign
            }
        }
        return found
    }

    /// Every kind of sign, in every style, anywhere.
    private func anyCanvas(_ seed: Int) -> Canvas {
        var dice = Dice(seed)
        var canvas = Canvas(Size(columns: 1 + dice.roll(40), rows: 1 + dice.roll(12)))
        let texts = [
            "words and more", "a < b && c > \"d\" 'e'", "漢字 wide", "e\u{301}te\u{301} marks", "🙂 far away", "]]>",
            "\u{1B}[31m\u{7}", "┌─┬─┐", "│ │", "╭──╮", "╰──╯", "▕███▌ ▏", "├┼┤┴┃",
        ]
        for _ in 0..<dice.roll(30) {
            let traits = Style.Traits(rawValue: UInt8(dice.roll(16)))
            canvas.put(
                dice.pick(texts), row: dice.roll(12), column: dice.roll(44) - 4,
                style: Style(dice.pick(Style.Role.allCases), traits))
        }
        if dice.roll(2) == 0 { canvas.cursor = Position(row: 0, column: 0) }
        return canvas
    }

    @Test("Every sign of any canvas is written or drawn at its place, once", arguments: 0..<60)
    func everySign(seed: Int) {
        let canvas = anyCanvas(seed)
        let pieces = pieces(canvas)
        #expect(pieces.fault == nil)
        let written = written(pieces)
        for row in 0..<canvas.size.rows {
            for column in 0..<canvas.size.columns {
                let cell = canvas[row, column]
                let isWritten = cell.width > 0 && cell.text != " " && Drawing.Sign(cell) == nil
                #expect(written[Position(row: row, column: column)] == (isWritten ? cell.text : nil))
            }
        }
        #expect(pieces.elements.contains { $0.classes == ["cursor"] } == (canvas.cursor != nil))
        #expect(svg(canvas) == svg(canvas))
    }

    @Test("The name and the description are there for those who do not see it")
    func accessible() {
        let pieces = pieces(Canvas(Size(columns: 3, rows: 2)))
        let root = pieces.elements[0]
        #expect(root.name == "svg" && root.attributes["role"] == "img")
        let labels = root.attributes["aria-labelledby"]?.split(separator: " ").map(String.init) ?? []
        let texts = labels.map { label in pieces.elements.first { $0.attributes["id"] == label }?.text }
        #expect(texts == ["A & B", "\"<C>\""])
    }

    @Test("Nothing is fetched and nothing runs")
    func selfContained() {
        let text = svg(anyCanvas(3)).replacing("http://www.w3.org/2000/svg", with: "")
        for word in ["href", "url(", "@import", "://", "<script", "<image", "<foreignObject"] {
            #expect(!text.contains(word), "\(word)")
        }
    }

    /// What the commands of a path draw, as the points they touch: the ends of its strokes.
    private func strokes(_ pieces: Pieces, _ role: Style.Role) -> [String] {
        pieces.elements.filter { $0.classes == ["line", "\(role)"] }
            .flatMap { $0.attributes["d"]?.split(separator: "M").map(String.init) ?? [] }
    }

    @Test("A frame is four unbroken strokes, from corner to corner")
    func frame() {
        var canvas = Canvas(Size(columns: 9, rows: 5))
        canvas.box(Rect(x: 1, y: 1, width: 6, height: 3))
        let (left, right) = (15, 65)
        let (top, bottom) = ("31.5", "73.5")
        #expect(
            Set(strokes(pieces(canvas), .border)) == [
                "\(left) \(top)H\(right)", "\(left) \(bottom)H\(right)", "\(left) \(top)V\(bottom)",
                "\(right) \(top)V\(bottom)",
            ])
    }

    @Test("A rounded frame is four strokes and four quarters of a circle that meet them")
    func roundedFrame() {
        var canvas = Canvas(Size(columns: 9, rows: 5))
        canvas.box(Rect(x: 1, y: 1, width: 6, height: 3), isRounded: true)
        let strokes = strokes(pieces(canvas), .border)
        #expect(strokes.count == 8 && strokes.filter { $0.contains("A5 5 ") }.count == 4)
        #expect(strokes.contains("20 31.5H60") && strokes.contains("15 36.5V68.5"))
        #expect(strokes.contains("15 36.5A5 5 0 0 1 20 31.5") && strokes.contains("65 36.5A5 5 0 0 0 60 31.5"))
        #expect(strokes.contains("15 68.5A5 5 0 0 0 20 73.5") && strokes.contains("65 68.5A5 5 0 0 1 60 73.5"))
    }

    @Test("A label in a frame breaks it there and nowhere else")
    func labelledFrame() {
        var canvas = Canvas(Size(columns: 10, rows: 2))
        canvas.box(canvas.bounds, title: "ab")
        #expect(strokes(pieces(canvas), .border).filter { $0.hasSuffix("H10") || $0.hasPrefix("50 ") }.count == 2)
    }

    @Test(
        "Every role has its colour by day and night, and a ground of it when reversed", arguments: Style.Role.allCases)
    func colours(role: Style.Role) {
        var canvas = Canvas(Size(columns: 4, rows: 1))
        canvas.put("text", row: 0, column: 0, style: Style(role, .reversed))
        let text = svg(canvas)
        let (day, night) = (text.split(separator: "@media(")[0], text.split(separator: "@media(")[1])
        #expect(day.contains(".\(role){color:#") && night.contains(".\(role){color:#"))
        let ground = Pieces(text).elements.first { $0.name == "rect" && $0.classes == ["\(role)"] }
        #expect(ground?.attributes["width"] == "40")
    }
}
