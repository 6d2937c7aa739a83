import Articles
import Foundation

extension JSONFeed {
    /// Writes the document article by article, so that it need not fit into the memory: the same bytes as `data(of:title:)`.
    public struct Writer {
        private let title: String
        private var isEmpty = true

        public init(title: String) { self.title = title }

        /// The next bytes of the document. O(bytes of the article).
        public mutating func bytes(of article: Article) throws -> [UInt8] {
            var bytes = Array((isEmpty ? "{\n  \"items\" : [\n" : ",\n").utf8)
            isEmpty = false
            // Line feeds stand between values only: in texts they are escaped. An empty list holds an empty line.
            var isAtStart = true
            for byte in try JSONFeed.encoder.encode(Item(article)) {
                if isAtStart, byte != 0x0A { bytes += [0x20, 0x20, 0x20, 0x20] }
                bytes.append(byte)
                isAtStart = byte == 0x0A
            }
            return bytes
        }

        /// The last bytes of the document.
        public func end() throws -> [UInt8] {
            if isEmpty { return try JSONFeed.data(of: [], title: title) }
            // What follows the items in a document that has none.
            let whole = try Array(JSONFeed.encoder.encode(Feed(title: title, items: [])))
            let end = whole.firstIndex(of: UInt8(ascii: "]"))!
            return Array("\n  ".utf8) + whole[end...] + [0x0A]
        }
    }
}
