import Foundation
import Support
import Testing

/// The real program's screens, in colour and without: as recorded in 256 colours and in none, and by rules on every other
/// kind of terminal.
@Suite struct ColorScreens {
    static let sizes = [
        Reading.wide, Reading.medium, Reading.narrow, Reading.tiny, Screen.Size(columns: 160, rows: 45),
    ]

    /// What is shown, one after the other, and the keys that lead there from the one before.
    enum Scene: String, CaseIterable {
        case list, page, marker, popup

        var keys: String {
            switch self {
            case .list: ""
            case .page, .popup: Keystroke.enter
            case .marker: "]"
            }
        }
    }

    /// A kind of terminal, and how many colours may be seen on it.
    struct Kind: CustomTestStringConvertible, Sendable {
        var term: String
        var colors: Int
        var environment: [String: String?] = [:]

        static let full = Kind(term: "xterm-256color", colors: 256)
        static let plain = Kind(term: "xterm-256color", colors: 0, environment: ["NO_COLOR": "1"])
        static let others = [
            plain, Kind(term: "tmux-256color", colors: 256), Kind(term: "xterm-16color", colors: 16),
            Kind(term: "xterm", colors: 8), Kind(term: "linux", colors: 8), Kind(term: "vt100", colors: 0),
        ]

        var testDescription: String { environment.isEmpty ? term : "\(term) NO_COLOR" }
    }

    let golden = Golden(besideTest: #filePath)

    private func name(_ scene: Scene, _ size: Screen.Size) -> String { "\(size)/\(scene)" }

    /// The recorded text of a scene; `nil` when it is to be recorded.
    private func text(_ scene: Scene, _ size: Screen.Size) -> String? {
        guard !golden.isRecording, let recorded = golden.text(name(scene, size)) else { return nil }
        return recorded.firstRange(of: "\n── ").map { String(recorded[..<$0.lowerBound]) }
    }

    /// Walks through the scenes on one terminal, with a reader of its own.
    private func walk(_ kind: Kind, _ size: Screen.Size, _ look: (Scene, Screen) throws -> Void) throws {
        let reading = try Reading()
        try Self.describe(kind.term, in: reading.home)
        let terminal = try reading.open([Reading.seeds], size: size, term: kind.term, environment: kind.environment)
        try terminal.waitFor("Imported: 2 added")
        for scene in Scene.allCases {
            try terminal.send(scene.keys)
            if let text = text(scene, size) {
                // What differs is told by whoever looks.
                _ = try? terminal.wait(for: "\(scene) as recorded") { $0.text == text }
            } else {
                try terminal.settle(quiet: .seconds(1))
            }
            try look(scene, terminal.screen)
        }
        try terminal.quit()
    }

    /// Few systems describe an xterm of 16 colours; so that every system can show it, the reader's home does.
    private static func describe(_ term: String, in home: Home) throws {
        guard term == "xterm-16color" else { return }
        func color(_ low: Int, _ high: Int) -> String {
            #"\E[%?%p1%{8}%<%t%p1%{\#(low)}%+%e%p1%{\#(high)}%+%;%dm"#
        }
        let source = try home.folder.write(
            "\(term)|xterm with 16 colours,\n\tcolors#16, pairs#256, setaf=\(color(30, 82)), setab=\(color(40, 92)), use=xterm,\n",
            to: "xterm-16color.terminfo")
        let output = try Program("/usr/bin/tic").run(["-x", "-o", home.folder.path(".terminfo"), source], home: home)
        guard output.status == .exited(0) else { throw Failure(output.errorText) }
    }

    @Test(arguments: sizes) func goldenScreens(size: Screen.Size) throws {
        var seen: [Scene: Screen] = [:]
        try walk(.full, size) { seen[$0] = $1 }
        try walk(.plain, size) { scene, plain in
            let full = try #require(seen[scene])
            #expect(full.text == plain.text)
            let cursor = full.cursor.isVisible ? "row \(full.cursor.row), column \(full.cursor.column)" : "hidden"
            expectGolden(
                """
                \(full.text)
                ── cursor: \(cursor) ──
                ── 256 colours ──
                \(full.styleMap)
                ── no colour ──
                \(plain.styleMap)
                """, named: name(scene, size))
        }
    }

    /// Colour is an addition: what is to be read is the same everywhere, and the ground stays the terminal's own.
    @Test(arguments: Kind.others, [Reading.wide, Reading.narrow])
    func otherTerminals(kind: Kind, size: Screen.Size) throws {
        var colors: Set<Screen.Color> = []
        try walk(kind, size) { scene, screen in
            if let text = text(scene, size) { #expect(screen.text == text, "\(scene)") }
            for glyph in screen.glyphs.joined() {
                colors.insert(glyph.foreground)
                #expect(glyph.background == .standard)
            }
        }
        let seen = colors.subtracting([.standard])
        let allowed = Set((0..<kind.colors).map { Screen.Color.palette(UInt8($0)) })
        #expect(seen.isSubset(of: allowed), "\(seen.subtracting(allowed))")
        #expect(seen.isEmpty == (kind.colors == 0))
    }
}
