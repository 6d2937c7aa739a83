import Articles
import Cells
import Typesetting

/// What an empty library shows. The text comes from Resources: paragraphs, and lines indented by four spaces that are commands.
func drawWelcome(_ state: State, _ layout: Layout, in area: Rect, on canvas: inout Canvas) {
    let stage = layout.page.map { layout.inside($0) } ?? area
    let room = stage.inset(columns: stage.width > 20 ? 2 : 0, rows: 0)
    let blocks = state.welcome.split(separator: "\n\n").map { paragraph -> Block in
        let lines = paragraph.split(separator: "\n")
        return lines.allSatisfy { $0.hasPrefix("    ") }
            ? Block(.preformatted, lines.map { String($0.dropFirst(4)) }.joined(separator: "\n"))
            : Block(.paragraph, lines.joined(separator: " "))
    }
    let title = state.work == nil ? "No articles yet" : "Importing"
    let article = Article(
        identity: .content(""), format: .text, title: title, document: Document(blocks: blocks), digest: "")
    let page = Typesetter(width: min(state.preferences.measure, room.width), glyphs: canvas.glyphs).page(of: article)
    for (row, line) in page.lines.indices.prefix(room.height).enumerated() {
        drawLine(line, of: page, row: room.y + row, in: room, on: &canvas)
    }
}
