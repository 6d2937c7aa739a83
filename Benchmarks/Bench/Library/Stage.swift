import Corpus
import Foundation
import Support

/// One size of library under measurement: the corpus, and what each program has made of it.
final class Stage {
    let size: Int
    let corpus: String
    let manifest: Manifest
    /// Our library, as the reader finds it when it is started here.
    let home: Home
    /// Other programs' files.
    let folder: TemporaryFolder
    let newsboat: Newsboat?
    let notmuch: Notmuch?
    let shell: Shell?
    /// Whether the corpus could be imported.
    var isImported = false

    /// - Parameter corpora: folders of corpora, each named by its size; one that is missing is written.
    init(size: Int, corpora: String) throws {
        self.size = size
        let corpus = "\(corpora)/\(size)"
        self.corpus = corpus
        if let manifest = try? Manifest.read(in: corpus) {
            guard manifest.size == size else { throw Failure("\(corpus) holds \(manifest.size) articles, not \(size)") }
            self.manifest = manifest
        } else {
            var writer = try CorpusWriter(size: size, to: corpus)
            manifest = try writer.write()
        }
        home = try Home()
        let folder = try TemporaryFolder()
        self.folder = folder
        newsboat = try Program.installed("newsboat").map {
            try Newsboat($0, feeds: "\(corpus)/feeds", in: folder, articles: size)
        }
        notmuch = try Program.installed("notmuch").map { try Notmuch($0, mails: "\(corpus)/maildir", in: folder) }
        shell = Program.installed("sqlite3").map { Shell($0, texts: "\(corpus)/texts.dat", in: folder) }
    }

    /// How long a program may take over a whole corpus.
    var patience: Duration { .seconds(600 + size / 20) }

    var thousands: String { size % 1_000 == 0 ? "\(size / 1_000),000 articles" : "\(size) articles" }

    func bytes(_ paths: [String]) -> Int {
        paths.reduce(0) { sum, path in
            let attributes = try? FileManager.default.attributesOfItem(atPath: path)
            return sum + (attributes?[.size] as? Int ?? 0)
        }
    }

    /// Of all files in a folder.
    func bytes(in folder: String) -> Int {
        bytes((FileManager.default.subpaths(atPath: folder) ?? []).map { "\(folder)/\($0)" })
    }
}

extension Program {
    /// Runs it to its end; another status than 0 is a failure that says what the program said.
    func check(
        _ arguments: [String], home: Home, environment: [String: String?] = [:], timeout: Duration,
        measuresMemory: Bool = false
    ) throws -> (output: Output, seconds: Double) {
        let started = ContinuousClock.now
        let output = try run(
            arguments, home: home, environment: environment, timeout: timeout, measuresMemory: measuresMemory)
        let seconds = (ContinuousClock.now - started).inMilliseconds / 1e3
        guard output.status == .exited(0) else {
            let said = output.errorText.split(separator: "\n").first.map(String.init) ?? ""
            throw Failure("\(arguments.first ?? path): \(output.status) \(said)")
        }
        return (output, seconds)
    }
}
