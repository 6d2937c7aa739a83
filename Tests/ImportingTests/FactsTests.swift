import Articles
import Foundation
import Importing
import Testing

/// The fixtures and the two founding newsletters, each beside the facts that a careful human reader is sure of
/// (Fixtures/README.md). One failure names every fact of a document that came out otherwise.
@Suite struct FactsTests {
    @Test("Facts of a document", arguments: Fixture.all)
    func facts(of fixture: Fixture) throws {
        let expected = try JSON(parsing: Data(contentsOf: fixture.facts))
        let bytes = [UInt8](try Data(contentsOf: fixture.document))
        let articles = try Importer.articles(from: bytes, named: fixture.document.lastPathComponent)
        let feed = try JSON(parsing: Data(JSONFeed.data(of: articles, title: "Fixtures")))
        let items = feed["items"].list ?? []
        let wanted = expected["items"].list ?? [expected]
        try #require(items.count == wanted.count, "\(fixture.name): \(items.count) articles instead of \(wanted.count)")

        let differences = zip(items, wanted).enumerated().flatMap { number, pair in
            Facts(of: pair.0).differences(from: pair.1).map { difference in
                var difference = difference
                if wanted.count > 1 { difference.fact = "article \(number): \(difference.fact)" }
                return difference
            }
        }
        if differences.isEmpty { return }
        Issue.record("\(fixture.name): \(differences.count) facts differ\n\(report(differences))")
    }

    @Test("Every document has its facts and every list of facts its document")
    func fixturesAreComplete() throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: Fixture.folder.path)
        let seen = Set(Fixture.all.flatMap { [$0.document.lastPathComponent, $0.facts.lastPathComponent] })
        #expect(Set(names).subtracting(seen) == ["README.md"])
        #expect(Fixture.all.count >= 130)
    }

    private func report(_ differences: [Difference]) -> String {
        differences.map { "  \($0.fact)\n    expected \($0.expected)\n    got      \($0.got)" }.joined(separator: "\n")
    }
}
