import Articles
import Foundation
import Storage
import Support
import Testing

@testable import broadsheet

/// Snapshots of marks, and which of them stay.
@Suite struct SnapshotTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private static let texts = [
        "", "plain", "é 漢字 😀", "two\nlines", "\u{1B}[31m \"quoted\" \\ back", "\u{202E}tfel", "\r\t\u{85}\u{2028}",
    ]

    private func mark(_ dice: inout Dice) -> Storage.Mark {
        let texts = Self.texts
        let key = ArticleKey(
            identity: dice.roll(2) == 0 ? nil : "address \(dice.pick(texts))", digest: "d\(dice.roll(9))",
            title: dice.pick(texts), day: dice.roll(2) == 0 ? nil : "2024-01-02",
            file: dice.roll(2) == 0 ? nil : "file:///\(dice.roll(9))", position: dice.roll(2) == 0 ? nil : dice.roll(9))
        let place = Place(
            part: dice.pick([.title, .body, .note(dice.roll(9))]), block: dice.roll(99), offset: dice.roll(9999),
            context: dice.pick(texts))
        let passage = Passage(
            place: place, quote: dice.pick(texts), prefix: dice.pick(texts), suffix: dice.pick(texts))
        let content: Storage.Mark.Content =
            switch dice.roll(6) {
            case 0: .progress(.reading(Double(dice.roll(1000)) / 999))
            case 1: .progress(.finished)
            case 2: .star
            case 3: .place(place)
            case 4:
                .bookmark(id: "\(dice.roll(999))", passage, note: dice.pick(texts), created: Int64(dice.roll(1 << 31)))
            default: .draft(id: "\(dice.roll(999))", passage, text: dice.pick(texts))
            }
        return Storage.Mark(content, of: key)
    }

    @Test(arguments: 1...20) func whatIsWrittenIsRead(seed: Int) throws {
        var dice = Dice(seed)
        let marks = (0..<dice.roll(40)).map { _ in mark(&dice) }
        let path = folder.path("snapshot")
        var writer = try SnapshotWriter(try NewFile(at: path), library: "/l", at: Date(timeIntervalSince1970: 1))
        try writer.add(source: "file:///letters")
        for mark in marks { try writer.add(mark) }
        try writer.publish()
        let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
        let snapshot = try Snapshot(bytes: bytes)
        #expect(snapshot.marks == marks && snapshot.sources == ["file:///letters"] && snapshot.isWhole)
        #expect(!bytes.contains { $0 < 0x20 && $0 != 0x0A || $0 == 0x7F }, "nothing that a terminal obeys")
        #expect(bytes.count { $0 == 0x0A } == marks.count + 3, "one a line")
        // Cut anywhere: what stands whole before the cut is read, and it is known not to be all.
        let cut = dice.roll(bytes.count - 1)
        if let part = try? Snapshot(bytes: Array(bytes.prefix(cut))) {
            #expect(marks.starts(with: part.marks) && !part.isWhole)
        }
    }

    @Test(arguments: ["", "{}", "{\"broadsheet\":\"other\"}", "\u{0}\u{1}", "[1]", "a letter"]) func noSnapshot(
        text: String
    ) {
        #expect(throws: FileError.self) { try Snapshot(bytes: Array(text.utf8)) }
    }

    @Test func oneOfAFormToCome() {
        #expect(throws: FileError.self) { try Snapshot(bytes: Array(#"{"broadsheet":"snapshot","form":2}"#.utf8)) }
    }

    // MARK: Files

    @Test func aNewFileIsThereAsAWholeOrNotAtAll() throws {
        let path = try folder.write("before", to: "file")
        do {
            let file = try NewFile(at: path)
            try file.write(Array("half".utf8))
        }
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "before")
        let file = try NewFile(at: path)
        try file.write(Array(repeating: UInt8(ascii: "x"), count: 200_000))
        try file.publish()
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        #expect(attributes[.size] as? Int == 200_000 && attributes[.posixPermissions] as? Int == 0o600)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["file"])
        #expect(throws: FileError.self) { try NewFile(at: folder.path("missing/file")) }
    }

    // MARK: Rotation

    /// Any history: what the rule promises of it.
    @Test(arguments: 1...50) func rotation(seed: Int) {
        var dice = Dice(seed)
        var day = 0
        let snapshots = (0..<dice.roll(60)).map { _ in
            day += dice.roll(3) == 0 ? 1 + dice.roll(4) : 0
            return Rotation.Dated(day: "2026-\(1000 + day)", marks: dice.roll(50))
        }
        let kept = Rotation.kept(of: snapshots)
        #expect(kept.count <= Rotation.newest + Rotation.days + 1)
        #expect(kept.isSuperset(of: snapshots.indices.suffix(Rotation.newest)))
        let days = Set(snapshots.map(\.day)).sorted().suffix(Rotation.days)
        for day in days { #expect(kept.contains(snapshots.lastIndex { $0.day == day }!)) }
        let most = snapshots.map(\.marks).max()
        #expect(most == nil || kept.contains { snapshots[$0].marks == most })
        // What stays, stays.
        let rest = kept.sorted().map { snapshots[$0] }
        #expect(Rotation.kept(of: rest).count == rest.count)
    }

    /// Snapshot by snapshot, each written and the others removed by the rule, as it is done: the same promises.
    @Test(arguments: 1...20) func rotationAsTimeGoesBy(seed: Int) {
        var dice = Dice(seed)
        var (kept, all): ([Rotation.Dated], [Rotation.Dated]) = ([], [])
        for step in 0..<100 {
            let new = Rotation.Dated(day: "2026-\(1000 + step / (1 + dice.roll(3)))", marks: step < 60 ? step : 1)
            guard (all.last?.day ?? "") <= new.day else { continue }
            all.append(new)
            kept.append(new)
            kept = Rotation.kept(of: kept).sorted().map { kept[$0] }
            #expect(kept.suffix(Rotation.newest).elementsEqual(all.suffix(Rotation.newest)))
            let days = Set(all.map(\.day)).sorted().suffix(Rotation.days)
            #expect(Set(kept.map(\.day)).isSuperset(of: days))
            #expect(kept.map(\.marks).max() == all.map(\.marks).max())
        }
    }
}
