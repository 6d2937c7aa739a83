import Foundation
import Testing

/// A document and the file of its facts.
struct Fixture: CustomTestStringConvertible, Sendable {
    var name: String
    var document: URL
    var facts: URL

    var testDescription: String { name }

    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Fixtures")
    private static let seeds =
        folder.deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("seeds")

    private static let endings = ["txt", "md", "html", "xhtml", "eml", "mbox", "xml"]

    /// `NAME.json` holds the facts of the document `NAME.*`, and `NAME.facts.json` those of a document `NAME.json`.
    static let all: [Fixture] = {
        func names(in folder: URL) -> [String] {
            ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()
        }
        let files = Set(names(in: folder))
        let seedFiles = names(in: seeds)
        return files.filter { $0.hasSuffix(".json") }.sorted().compactMap { file in
            var name = String(file.dropLast(".json".count))
            var document: URL?
            if name.hasPrefix("seed-") {
                // seed-000.json holds the facts of seeds/000_*.txt.
                let number = name.dropFirst("seed-".count)
                document = seedFiles.first { $0.hasPrefix("\(number)_") }.map(seeds.appendingPathComponent)
            } else if name.hasSuffix(".facts") {
                name = String(name.dropLast(".facts".count))
                document = folder.appendingPathComponent("\(name).json")
            } else if files.contains("\(name).facts.json") {
                return nil
            } else {
                document = endings.map { "\(name).\($0)" }.first(where: files.contains).map(
                    folder.appendingPathComponent)
            }
            guard let document else { return nil }
            return Fixture(name: name, document: document, facts: folder.appendingPathComponent(file))
        }
    }()
}
