import Cells

/// A canvas as a picture of its own: no script, no font, nothing from elsewhere.
///
/// Every word has its own place, so that columns line up in whatever font the viewer has; frames and gauges are drawn as
/// lines and areas, without gaps. The same canvas is the same bytes.
struct SVG {
    /// The place of one cell, in the picture's units.
    static let cell = (width: 10, height: 21)
    /// Between the edge of the window and its cells.
    static let margin = 16

    private let canvas: Canvas
    private let title: String
    private let description: String

    /// The title names the picture and the description tells what is to be seen, for those who do not see it.
    init(_ canvas: Canvas, title: String, description: String) {
        self.canvas = canvas
        self.title = title
        self.description = description
    }

    /// The whole file.
    var text: String {
        let width = canvas.size.columns * Self.cell.width + 2 * Self.margin
        let height = canvas.size.rows * Self.cell.height + 2 * Self.margin
        var lines = [
            #"<svg xmlns="http://www.w3.org/2000/svg" width="\#(width)" height="\#(height)" "#
                + #"viewBox="0 0 \#(width) \#(height)" role="img" aria-labelledby="title description">"#,
            #"<title id="title">\#(escaped(title))</title>"#,
            #"<desc id="description">\#(escaped(description))</desc>"#,
            "<style>", Palette.sheet, "</style>",
            #"<rect class="window" x="0.5" y="0.5" width="\#(width - 1)" height="\#(height - 1)" rx="9"/>"#,
            #"<g transform="translate(\#(Self.margin) \#(Self.margin))">"#,
        ]
        for row in 0..<canvas.size.rows { lines += runs(row).compactMap { ground($0, row) } }
        lines += cursor
        for role in Style.Role.allCases {
            for isReversed in [false, true] { lines += strokes(role, isReversed) }
        }
        for row in 0..<canvas.size.rows { lines += runs(row).compactMap { writing($0, row) } }
        return (lines + ["</g>", "</svg>"]).joined(separator: "\n") + "\n"
    }

    /// Cells side by side that look alike.
    private struct Run {
        var look: Look
        var columns: Range<Int>
    }

    private func runs(_ row: Int) -> [Run] {
        var runs: [Run] = []
        for column in 0..<canvas.size.columns {
            let look = Look(of: canvas[row, column].style)
            if let last = runs.last, last.look == look {
                runs[runs.count - 1].columns = last.columns.lowerBound..<column + 1
            } else {
                runs.append(Run(look: look, columns: column..<column + 1))
            }
        }
        return runs
    }

    // MARK: What lies under the signs

    private func ground(_ run: Run, _ row: Int) -> String? {
        guard run.look.isReversed else { return nil }
        let place = #"x="\#(x(run.columns.lowerBound))" y="\#(y(row))""#
        let extent = #"width="\#(run.columns.count * Self.cell.width)" height="\#(Self.cell.height)""#
        return #"<rect class="\#(run.look.role)" \#(place) \#(extent)/>"#
    }

    private var cursor: [String] {
        guard let cursor = canvas.cursor else { return [] }
        let place = #"x="\#(x(cursor.column))" y="\#(y(cursor.row))""#
        return [#"<rect class="cursor" \#(place) width="\#(Self.cell.width)" height="\#(Self.cell.height)"/>"#]
    }

    /// The frames and gauges of one role, and the lines under its words.
    private func strokes(_ role: Style.Role, _ isReversed: Bool) -> [String] {
        var drawing = Drawing()
        for row in 0..<canvas.size.rows {
            for run in runs(row) where run.look.role == role && run.look.isReversed == isReversed {
                for column in run.columns {
                    if let sign = Drawing.Sign(canvas[row, column]) { drawing.add(sign, row: row, column: column) }
                }
                if run.look.isUnderlined { drawing.underline(run.columns, row: row) }
            }
        }
        let name = isReversed ? "\(role) reversed" : "\(role)"
        let lines = drawing.lines.isEmpty ? [] : [#"<path class="line \#(name)" d="\#(drawing.lines)"/>"#]
        let areas = drawing.areas.isEmpty ? [] : [#"<path class="area \#(name)" d="\#(drawing.areas)"/>"#]
        return lines + areas
    }

    // MARK: The signs

    /// A word.
    private struct Piece {
        var column: Int
        var columns: Int
        var text: String
    }

    /// Words, each with its place and its length: a viewer that has another font, or does not stretch a text to a length, is
    /// right again at the next word. What fonts do not agree upon stands by itself.
    private func pieces(_ run: Run, _ row: Int) -> [Piece] {
        var pieces: [Piece] = []
        var isInWord = false
        for column in run.columns {
            let cell = canvas[row, column]
            let isWritten = cell.width > 0 && cell.text != " " && Drawing.Sign(cell) == nil
            let isSimple = cell.width == 1 && cell.count == 1
            if isWritten, isSimple, isInWord {
                pieces[pieces.count - 1].columns += 1
                pieces[pieces.count - 1].text += cell.text
            } else if isWritten {
                pieces.append(Piece(column: column, columns: cell.width, text: cell.text))
            }
            isInWord = isWritten && isSimple
        }
        return pieces
    }

    private func writing(_ run: Run, _ row: Int) -> String? {
        let pieces = pieces(run, row)
        guard !pieces.isEmpty else { return nil }
        let baseline = y(row) + Self.cell.height - 6
        let words = pieces.map { piece in
            let length = piece.columns * Self.cell.width
            return
                #"<text x="\#(x(piece.column))" y="\#(baseline)" textLength="\#(length)">\#(escaped(piece.text))</text>"#
        }
        return #"<g class="\#(run.look.classes)">\#(words.joined())</g>"#
    }

    private func x(_ column: Int) -> Int { column * Self.cell.width }
    private func y(_ row: Int) -> Int { row * Self.cell.height }
}

/// As XML wants it between tags and in quotes.
private func escaped(_ text: String) -> String {
    text.reduce(into: "") { result, character in
        switch character {
        case "&": result += "&amp;"
        case "<": result += "&lt;"
        case ">": result += "&gt;"
        case "\"": result += "&quot;"
        default: result.append(character)
        }
    }
}
