import Foundation
import Support

/// Measures the library beside the floors and other programs, size by size.
struct LibraryRun {
    var program: Program
    var firstFrameFloor: Program
    var searchFloor: Program
    /// The importer alone.
    var pass: Program
    /// Folders of corpora, each named by its size.
    var corpora: String
    /// In articles.
    var sizes: [Int]
    /// Called with each section when it is there: a run takes long.
    var show: (Section) -> Void

    func report() throws -> LibraryReport {
        var report = LibraryReport()
        func add(_ section: Section) {
            report.sections.append(section)
            show(section)
        }
        var firstFrames: [(size: Int, ratio: Double)] = []
        for size in sizes.sorted() {
            let stage = try Stage(size: size, corpora: corpora)
            say("\(size) articles: import")
            add(stage.importSection(program: program, pass: pass))
            guard stage.isImported else { continue }
            add(stage.sizeSection())
            say("\(size) articles: first frame")
            let frames = stage.firstFrameSection(program: program, floor: firstFrameFloor)
            add(frames)
            if let ratio = frames["broadsheet", "x the floor"] { firstFrames.append((size, ratio)) }
            say("\(size) articles: search")
            add(stage.searchSection(program: program, floor: searchFloor))
            say("\(size) articles: keys")
            add(stage.keysSection(program: program))
        }
        if let least = firstFrames.first, let most = firstFrames.last, least.size < most.size {
            var section = Section(title: "all sizes", columns: [])
            section.budget(
                "first frame at \(most.size) articles, times that at \(least.size)", most.ratio / least.ratio, 1.2)
            add(section)
        }
        return report
    }

    /// What goes on, for whoever waits.
    private func say(_ text: String) { FileHandle.standardError.write(Data("bench: \(text)\n".utf8)) }
}
