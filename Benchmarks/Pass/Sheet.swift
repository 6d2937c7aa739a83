import Articles
import Foundation

/// An article of paragraphs, as long as is asked for.
struct Sheet {
    let article: Article

    /// - Parameters:
    ///   - file: paragraphs between empty lines.
    ///   - bytes: of text, about: the paragraphs come again and again. `nil` has each once.
    ///   - isOneLine: the whole text is one paragraph.
    init(of file: String, language: String, bytes: Int? = nil, isOneLine: Bool = false) throws {
        let text = try String(contentsOfFile: file, encoding: .utf8)
        let paragraphs = text.split(separator: "\n\n").map(String.init)
        guard !paragraphs.isEmpty else { throw CocoaError(.fileReadCorruptFile) }
        var texts = bytes == nil ? paragraphs : []
        if let bytes {
            var size = 0
            while size < bytes {
                texts.append(paragraphs[texts.count % paragraphs.count])
                size += texts[texts.count - 1].utf8.count
            }
        }
        if isOneLine { texts = [texts.joined(separator: " ")] }
        var article = Article(
            identity: .content(""), format: .text, title: "A sheet",
            document: Document(blocks: texts.map { Block(.paragraph, $0) }), digest: "")
        article.language = language
        self.article = article
    }
}
