import Cells
import Support
import Testing

@testable import Reading

/// What is on the screen, in the five windows that every screen must bear: its text, its styles, and where the cursor stands.
@Suite struct ScreenTests {
    static let sizes = [
        Size(columns: 120, rows: 40), Size(columns: 80, rows: 24), Size(columns: 40, rows: 12),
        Size(columns: 20, rows: 5),
        Size(columns: 1, rows: 1),
    ]

    @Test("Golden screens", arguments: Scene.allCases, sizes)
    func golden(scene: Scene, size: Size) { expectScreen(of: scene, size) }

    @Test("Golden screens with notes in the margin", arguments: Scene.allCases.filter(\.hasMargin))
    func margin(scene: Scene) { expectScreen(of: scene, Size(columns: 160, rows: 45)) }

    private func expectScreen(of scene: Scene, _ size: Size) {
        let canvas = draw(scene.desk(columns: size.columns, rows: size.rows).state)
        let cursor = canvas.cursor.map { "row \($0.row), column \($0.column)" } ?? "hidden"
        expectGolden(
            canvas.description + "── styles ──\n" + canvas.styleMarks + "── cursor: \(cursor) ──\n",
            named: "\(size.columns)x\(size.rows)/\(scene.rawValue)")
    }

    @Test("The same state is the same screen", arguments: Scene.allCases)
    func deterministic(scene: Scene) {
        #expect(draw(scene.desk(columns: 80, rows: 24).state) == draw(scene.desk(columns: 80, rows: 24).state))
    }

    @Test("Signs of ASCII alone, but for what the texts hold")
    func ascii() {
        let screen = draw(Scene.ascii.desk(columns: 100, rows: 30).state).description
        #expect(screen.unicodeScalars.allSatisfy { $0.isASCII })
    }

    @Test("At every size the screen is drawn, and the cursor is on it", arguments: Scene.allCases)
    func everySize(scene: Scene) {
        let reached = scene.desk(columns: 80, rows: 24)
        for columns in [0, 1, 2, 3, 7, 8, 9, 19, 39, 40, 60, 79, 80, 119, 120, 130, 148, 149, 200] {
            for rows in [0, 1, 2, 3, 4, 10, 11, 12, 13, 24, 45] {
                var desk = reached
                desk.resize(columns, rows)
                let canvas = draw(desk.state)
                #expect(canvas.size == Size(columns: columns, rows: rows))
                if let cursor = canvas.cursor {
                    #expect(canvas.bounds.contains(row: cursor.row, column: cursor.column))
                }
                #expect(desk.state.layers.count == reached.state.layers.count)
            }
        }
    }
}
