import Support
import Testing

@testable import pictures

/// The program that keeps the pictures.
@Suite struct PictureTests {
    private let home: Home
    private let seeds = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/") + "/seeds"

    init() throws {
        home = try Home()
    }

    private func run(_ arguments: String...) throws -> Program.Output {
        try Program.built("pictures").run(arguments, home: home)
    }

    @Test("What was written is fresh; what was changed or is missing is not, and what to do is said")
    func fresh() throws {
        let missing = try run("--check", seeds, home.path)
        #expect(missing.status == .exited(1) && missing.errorText.contains("`make pictures`"))
        #expect(try run(seeds, home.path).status == .exited(0))
        #expect(try run("--check", seeds, home.path).status == .exited(0))
        let name = try #require(Picture.all.first).name
        try home.folder.write("<svg/>", to: name)
        let stale = try run("--check", seeds, home.path)
        #expect(stale.status == .exited(1) && stale.errorText.contains(name))
    }

    @Test("Without newsletters there is no picture")
    func nothingToShow() throws {
        #expect(try run(home.path, home.path).status == .exited(1))
        #expect(try run().status == .exited(1))
    }
}
