import Articles
import Foundation
import Importing
import Support
import Testing

/// Every fixture and both founding newsletters as trees, for people to read: what facts do not say stands here.
@Suite struct TreeTests {
    @Test("The tree of a document", arguments: Fixture.all)
    func tree(of fixture: Fixture) throws {
        let bytes = [UInt8](try Data(contentsOf: fixture.document))
        let articles = try Importer.articles(from: bytes, named: fixture.document.lastPathComponent)
        expectGolden(articles.map(\.tree).joined(separator: "\n"), named: fixture.name)
    }
}
