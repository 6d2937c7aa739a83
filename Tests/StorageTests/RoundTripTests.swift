import Articles
import GRDB
import Testing

@testable import Storage

@Suite struct RoundTripTests {
    @Test(arguments: 0..<20 as Range<UInt64>) func articleComesBackEqual(seed: UInt64) throws {
        var numbers = Numbers(state: seed)
        let folder = Folder()
        let library = try folder.open()
        for index in 0..<20 {
            var article = numbers.article()
            // Of two with one name the richer one stays.
            if case .guid(let text) = article.identity { article.identity = .guid("\(text)\(index)") }
            if case .address(let text) = article.identity { article.identity = .address("\(text)\(index)") }
            let stored = try library.storeOne(article, from: "file:///\(seed)/\(index)")
            #expect(try library.article(stored.id) == article)
        }
    }

    @Test func textIsReadableInTheDatabase() throws {
        let folder = Folder()
        let library = try folder.open()
        var article = Article.sample("Title", "First.")
        article.document.blocks.append(Block(.rule, ""))
        article.document.notes = [Note(label: "1", blocks: [Block(.paragraph, "A note.")])]
        try library.storeOne(article, from: "a")
        let text = try library.queue.inDatabase { try String.fetchOne($0, sql: "SELECT text FROM document") }
        #expect(text == "First.\n\n\n\nA note.")
    }

    /// Every byte of both parts, changed or cut off: an error or an article, never a trap.
    @Test func damagedBytesNeverTrap() throws {
        var numbers = Numbers(state: 7)
        var refused = 0
        for _ in 0..<30 {
            let whole = PackedArticle(numbers.article())
            for index in whole.structure.indices {
                var damaged = whole
                damaged.structure[index] = UInt8(truncatingIfNeeded: numbers.next())
                if damaged != whole, (try? damaged.article()) == nil { refused += 1 }
                damaged = whole
                damaged.structure.removeSubrange(index...)
                #expect(throws: PackingError.self) { try damaged.article() }
            }
            for index in whole.text.indices {
                var damaged = whole
                damaged.text.removeSubrange(index...)
                #expect(throws: PackingError.self) { try damaged.article() }
            }
        }
        #expect(refused > 1000)
    }

    @Test func lengthsBeyondTheBytesAreRefused() {
        var packer = Packer()
        packer.count(Int.max)
        #expect(throws: PackingError.self) {
            var unpacker = Unpacker(packer.bytes)
            _ = try unpacker.text()
        }
        #expect(throws: PackingError.self) {
            var unpacker = Unpacker(packer.bytes)
            _ = try unpacker.list { u throws(PackingError) in try u.byte() }
        }
        #expect(throws: PackingError.self) {
            var unpacker = Unpacker([UInt8](repeating: 0x80, count: 20))
            _ = try unpacker.count()
        }
    }

    /// The fingerprint tells any two different articles apart, so that every edit is seen.
    @Test func fingerprintSeesEveryByte() {
        var numbers = Numbers(state: 3)
        let whole = PackedArticle(numbers.article())
        var seen: Set<Int64> = [whole.fingerprint]
        for index in whole.structure.indices {
            var edited = whole
            edited.structure[index] ^= 1
            #expect(seen.insert(edited.fingerprint).inserted)
        }
        let shifted = PackedArticle(
            text: whole.text + whole.structure.prefix(1), structure: Array(whole.structure.dropFirst()))
        #expect(seen.insert(shifted.fingerprint).inserted)
    }

    @Test func damagedDocumentIsAClearError() throws {
        let folder = Folder()
        let library = try folder.open()
        let id = try library.storeOne(.sample("A"), from: "a").id
        for change in [
            "UPDATE document SET structure = substr(structure, 1, 9)", "UPDATE document SET text = 'Same text.'",
            "DELETE FROM document",
        ] {
            try library.queue.inDatabase { try $0.execute(sql: change) }
            #expect(throws: LibraryError.damaged(path: folder.library)) { try library.article(id) }
        }
    }
}
