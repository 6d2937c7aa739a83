import Foundation
import Synchronization

/// Divides words in the languages whose dictionaries are installed; in others, and without libhyphen, no word is divided.
final class Hyphenators: Sendable {
    /// UTF-8 offsets before which a word may be divided, ascending: what the typesetter's `Hyphenation` is made of. Any thread
    /// may ask.
    typealias Division = @Sendable (_ word: String) -> [Int]

    /// Where LibreOffice's dictionaries are.
    static let system = "/usr/share/hyphen"
    /// Bytes; the largest there is has one and a half million.
    private static let largest = 16 << 20

    private struct State {
        /// The files of each folder, once they have been looked for.
        var files: [[(name: DictionaryName, path: String)]]?
        /// By their paths; `nil` of files that are no dictionaries.
        var dictionaries: [String: HyphenationDictionary?] = [:]
    }

    private let folders: [String]
    private let state = Mutex(State())
    /// Held while a file is read, so that each is read once; those who ask for what is known do not wait for it.
    private let reading = Mutex(())

    /// - Parameter folders: the first that has a dictionary of a language serves it.
    init(folders: [String]) { self.folders = folders }

    /// The reader's own dictionaries (`hyphen` beside the library), then the system's.
    convenience init() {
        let own = (try? Folders.data()).map { $0 + "/hyphen" }
        self.init(folders: [own, Self.system].compactMap(\.self))
    }

    /// How words of a language are divided; `nil` where that is not known. The first time its dictionary is read, which takes
    /// as long as a frame or two (`prepare`); then O(dictionaries).
    /// - Parameter language: a tag of BCP 47: "en", "fr", "de-AT".
    func hyphenation(for language: String?) -> Division? {
        guard let language, let tag = LanguageTag(language) else { return nil }
        for folder in files {
            let serving = folder.compactMap { file in file.name.distance(to: tag).map { ($0, file.path) } }
            for (_, path) in serving.sorted(by: { $0 < $1 }) {
                if let dictionary = dictionary(path) { return { dictionary.divisions(of: $0) } }
            }
        }
        return nil
    }

    /// Reads the dictionary of a language on a thread of its own, which then tells how words are divided.
    func prepare(for language: String?, then tell: @escaping @Sendable (Division?) -> Void = { _ in }) {
        Thread.detachNewThread { tell(self.hyphenation(for: language)) }
    }

    private var files: [[(name: DictionaryName, path: String)]] {
        state.withLock { state in
            let files = state.files ?? folders.map(Self.dictionaries)
            state.files = files
            return files
        }
    }

    private func dictionary(_ path: String) -> HyphenationDictionary? {
        func known() -> HyphenationDictionary?? { state.withLock { $0.dictionaries[path] } }
        if let dictionary = known() { return dictionary }
        return reading.withLock { _ in
            if let dictionary = known() { return dictionary }
            let dictionary = Self.read(path)
            state.withLock { $0.dictionaries[path] = .some(dictionary) }
            return dictionary
        }
    }

    /// The dictionaries of a folder, by their names.
    private static func dictionaries(in folder: String) -> [(name: DictionaryName, path: String)] {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return files.compactMap { file in DictionaryName(file: file).map { ($0, folder + "/" + file) } }
    }

    private static func read(_ path: String) -> HyphenationDictionary? {
        // Who reads a pipe waits for whoever writes it.
        guard let status = try? InputFile.status(Array(path.utf8)), InputFile.kind(status) == .file,
            status.st_size <= largest, let data = FileManager.default.contents(atPath: path)
        else { return nil }
        return HyphenationDictionary([UInt8](data))
    }
}
