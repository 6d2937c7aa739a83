import Foundation

/// What a corpus is made of, and what must be found in it: `manifest.json` in its folder, written last.
public struct Manifest: Codable, Equatable, Sendable {
    public struct Planted: Codable, Equatable, Sendable {
        public var plant: Plant
        public var text: String
        /// How many articles have it.
        public var articles: Int
        /// The title of the newest of them; `nil` where none has it.
        public var newest: String?
    }

    /// Raised when the same seed makes other bytes than before.
    public static let currentVersion = 1

    public var version = Self.currentVersion
    public var seed: UInt64
    /// In articles.
    public var size: Int
    /// UTF-8 bytes of the titles and texts.
    public var textBytes = 0
    /// Bytes of the files of each form.
    public var bytes: [String: Int] = [:]
    /// Articles in each script.
    public var scripts: [String: Int] = [:]
    public var planted: [Planted] = []
    /// The commonest words, the commonest first; the first two stand beside each other in nearly all articles.
    public var commonest: [String] = []

    public static func read(in folder: String) throws(CorpusError) -> Manifest {
        guard let data = FileManager.default.contents(atPath: "\(folder)/manifest.json"),
            let manifest = try? JSONDecoder().decode(Manifest.self, from: data), manifest.version == currentVersion
        else { throw .unreadable(folder) }
        return manifest
    }

    func write(in folder: String) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        try encoder.encode(self).write(to: URL(fileURLWithPath: "\(folder)/manifest.json"), options: .atomic)
    }

    public subscript(_ plant: Plant) -> Planted? { planted.first { $0.plant == plant } }
}
