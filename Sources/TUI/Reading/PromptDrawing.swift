import Articles
import Cells

func drawPrompt(_ prompt: Prompt, _ state: State, on canvas: inout Canvas) {
    let stage = state.layout.stage
    let row = max(0, stage.bottom - 1)
    let line = Rect(x: 0, y: row, width: stage.width, height: 1)
    canvas.fill(line, style: Style(.status))
    let title = " \(prompt.purpose.title): "
    var x = canvas.put(title, row: row, column: 0, style: Style(.status, .bold), within: line)
    // The caret stays in sight: what does not fit is cut at the left.
    let before = prompt.beforeCaret.suffix(mostOfRow).onOneLine
    var start = before.endIndex
    var room = max(1, line.width - x - 1)
    while start > before.startIndex {
        let previous = before.index(before: start)
        room -= columns(of: before[previous])
        guard room >= 0 else { break }
        start = previous
    }
    let left = x
    x += canvas.put(before[start...], row: row, column: x, style: Style(.status), within: line)
    canvas.put(prompt.afterCaret.prefix(mostOfRow).onOneLine, row: row, column: x, style: Style(.status), within: line)
    // What of a query is not understood.
    let isQuery = [.filterArticles, .search].contains(prompt.purpose)
    let hidden = prompt.beforeCaret.utf8.count - before[start...].utf8.count
    for problem in isQuery ? Query.parse(prompt.text, isBeingTyped: true).problems : [] {
        let text = prompt.text
        let range = problem.range.clamped(to: min(hidden, text.utf8.count)..<text.utf8.count)
        guard !range.isEmpty else { continue }
        let from = left + columns(of: text, utf8: hidden..<range.lowerBound)
        let mark = Rect(x: from, y: row, width: columns(of: text, utf8: range), height: 1)
        canvas.restyle(mark.intersection(line), role: .error)
    }
    canvas.cursor = Position(row: row, column: min(x, max(0, line.width - 1)))
}
