import Articles
import Foundation
import Importing
import Testing

@Test func printTrees() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    for name in try FileManager.default.contentsOfDirectory(atPath: root.appending(path: "seeds").path).sorted() where name.hasSuffix(".txt") {
        let data = try Data(contentsOf: root.appending(path: "seeds/\(name)"))
        for article in try Importer.articles(from: Array(data), named: name) { print(article.tree) }
    }
}
