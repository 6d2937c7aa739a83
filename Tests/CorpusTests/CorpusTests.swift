import Articles
import Foundation
import Support
import Testing

@testable import Corpus
@testable import Importing

/// The corpus that benchmarks read: the same from the same seed, and what is said to be in it is in its files.
struct CorpusTests {
    private static let size = 200

    @Test func sameSeedSameBytes() throws {
        let (first, second, other) = (try TemporaryFolder(), try TemporaryFolder(), try TemporaryFolder())
        for folder in [first, second] { try write(size: 120, in: folder) }
        try write(size: 120, seed: 2, in: other)
        #expect(try contents(of: first) == contents(of: second))
        #expect(try contents(of: first) != contents(of: other))
    }

    @Test func everyFormHoldsEveryArticleAndWhatIsPlanted() throws {
        let folder = try TemporaryFolder()
        let manifest = try write(size: Self.size, in: folder)
        #expect(try Manifest.read(in: folder.path) == manifest)
        let feeds = try articles(in: folder.path("feeds"))
        let mailbox = try articles(in: folder.path("mbox"))
        let maildir = try articles(in: folder.path("maildir/cur"))
        for (form, articles) in [("feeds", feeds), ("mbox", mailbox), ("maildir", maildir)] {
            #expect(articles.count == Self.size, "\(form)")
            let texts = articles.map(Tokens.init)
            for planted in manifest.planted {
                let count = texts.count { $0.hold(planted.plant) }
                #expect(count == planted.articles, "\(planted.plant) in \(form)")
                #expect(count == planted.plant.count(of: Self.size), "\(planted.plant) in \(form)")
            }
        }
        // The newest article that has it bears the title that is said.
        for planted in manifest.planted where planted.articles > 0 {
            let newest = feeds.filter { Tokens($0).hold(planted.plant) }.max { $0.order < $1.order }
            #expect(newest?.title == planted.newest, "\(planted.plant)")
        }
        #expect(Set(feeds.map(\.title)) == Set(mailbox.map(\.title)))
        #expect(Set(feeds.map(\.order)).count == Self.size)
        #expect(Set(feeds.map(\.order)) == Set(mailbox.map(\.order)))
        #expect(Set(feeds.compactMap(\.publication)).count == Publication.count)
        #expect(feeds.allSatisfy { !$0.authors.isEmpty })
        #expect(feeds.contains { $0.document.notes.count > 2 && $0.citations.count == $0.document.notes.count })
    }

    @Test func countsOfPlantedWordsAreExact() {
        for size in [1_000, 10_000] {
            #expect(Plant.everywhere.count(of: size) == size)
            #expect(Plant.half.count(of: size) == size / 2)
            #expect(Plant.phrase.count(of: size) == size / 10)
            #expect(Plant.three.count(of: size) == 3)
            #expect(Plant.family.count(of: size) == size / 100)
            #expect(Plant.rare.count(of: size) == size / 1_000)
        }
    }

    /// The word of rank r is 1/r as common as the first, within what chance allows.
    @Test func wordsFollowZipf() {
        let zipf = Zipf(60_000)
        var chance = Chance(seed: 7)
        var counts = Array(repeating: 0, count: 60_000)
        for _ in 0..<200_000 { counts[zipf.rank(&chance)] += 1 }
        for rank in [2, 3, 5, 10, 30, 100] {
            let expected = Double(counts[0]) / Double(rank)
            #expect(abs(Double(counts[rank - 1]) - expected) < 6 * expected.squareRoot(), "rank \(rank)")
        }
        #expect(counts[30_000...].reduce(0, +) > 2_000)
    }

    @Test func wordsDifferAndPlantsAreInNone() {
        for script in Script.allCases {
            let lexicon = Lexicon(script, seed: 1, share: 20)
            let words = (0..<lexicon.count).map { lexicon.text($0) }
            #expect(Set(words).count == script.words / 20)
            let starts = Set(Plant.allCases.compactMap { $0.text.lowercased().unicodeScalars.first })
            #expect(!words.contains { $0.unicodeScalars.contains(where: starts.contains) }, "\(script)")
        }
    }

    @Test(arguments: 0..<40)
    func momentsAreDates(_ seed: Int) throws {
        var dice = Dice(seed)
        let seconds = Composer.years.start + dice.roll(Composer.years.length)
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: "en_US_POSIX")
        formatter.timeZone = TimeZone(identifier: "UTC")
        let date = Date(timeIntervalSince1970: Double(seconds))
        formatter.dateFormat = "EEE, dd MMM yyyy HH:mm:ss '+0000'"
        #expect(Moment(seconds: seconds).mail == formatter.string(from: date))
        formatter.dateFormat = "yyyy-MM-dd'T'HH:mm:ss'Z'"
        #expect(Moment(seconds: seconds).internet == formatter.string(from: date))
    }

    @Test func aFolderThatHoldsSomethingIsLeftAlone() throws {
        let folder = try TemporaryFolder()
        try folder.write("mine", to: "letter.txt")
        #expect(throws: CorpusError.self) { try CorpusWriter(size: 100, to: folder.path) }
        #expect(throws: CorpusError.self) { try CorpusWriter(size: 3, to: folder.path("new")) }
        #expect(throws: CorpusError.self) { try Manifest.read(in: folder.path) }
    }

    // MARK: Files

    @discardableResult
    private func write(size: Int, seed: UInt64 = 1, in folder: TemporaryFolder) throws -> Manifest {
        var writer = try CorpusWriter(size: size, seed: seed, share: 20, to: folder.path)
        return try writer.write()
    }

    private func contents(of folder: TemporaryFolder) throws -> [String: Data] {
        var files: [String: Data] = [:]
        for name in try #require(FileManager.default.subpaths(atPath: folder.path)) {
            var isFolder: ObjCBool = false
            _ = FileManager.default.fileExists(atPath: folder.path(name), isDirectory: &isFolder)
            if !isFolder.boolValue { files[name] = try Data(contentsOf: URL(fileURLWithPath: folder.path(name))) }
        }
        return files
    }

    private func articles(in folder: String) throws -> [Article] {
        try FileManager.default.contentsOfDirectory(atPath: folder).sorted().flatMap { name in
            try Importer.articles(
                from: Array(Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(name)"))), named: name)
        }
    }
}

/// An article's words, as search sees them.
private struct Tokens {
    let body: [String]
    let notes: [String]
    let title: [String]
    let authors: [String]

    init(_ article: Article) {
        body = article.contentText.tokens
        notes = article.document.notes.flatMap(\.blocks).flatMap(\.text.tokens)
        title = article.title.tokens
        // Of a mail only the sender is known, and that is its publication.
        authors = article.authors.isEmpty ? [article.publication ?? ""] : article.authors
    }

    func hold(_ plant: Plant) -> Bool {
        func has(_ words: [String]) -> Bool { words.firstRange(of: plant.text.tokens) != nil }
        return switch plant {
        case .title: has(title)
        case .author: authors == [plant.text]
        case .titleAndAuthor: hold(.title) && hold(.author)
        case .family: body.contains { $0.hasPrefix(plant.text) }
        case .note: notes.contains(plant.text)
        default: has(body)
        }
    }
}

extension Article {
    /// Its moment, in the one form that sorts.
    fileprivate var order: String { (published?.description ?? "").replacing("+00:00", with: "Z") }
}
