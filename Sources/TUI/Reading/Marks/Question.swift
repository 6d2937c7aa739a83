import Cells

/// A question that is answered by yes or no, and what yes does.
public struct Question: Sendable {
    let text: String
    let effects: [Effect]

    init(_ text: String, effects: [Effect]) {
        self.text = text
        self.effects = effects
    }
}

func drawQuestion(_ question: Question, _ state: State, on canvas: inout Canvas) {
    let stage = state.layout.stage
    let row = max(0, stage.bottom - 1)
    let line = Rect(x: 0, y: row, width: stage.width, height: 1)
    canvas.fill(line, style: Style(.status))
    let answer = " y/n "
    let text = cut(question.text, to: max(0, line.width - columns(of: answer) - 1), ellipsis: canvas.glyphs.ellipsis)
    var x = 1 + canvas.put(text, row: row, column: 1, style: Style(.status, .bold), within: line)
    x += canvas.put(answer, row: row, column: x, style: Style(.status), within: line)
    canvas.cursor = Position(row: row, column: max(0, min(x - 1, line.width - 1)))
}
