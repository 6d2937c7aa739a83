import Articles
import Cells
import Storage
import Testing

@testable import broadsheet

/// What an import says of how far it is.
@Suite struct HeadwayTests {
    private let stamp = FileStamp(size: 0, modified: 0, inode: 0, parser: 1)

    private func files(_ count: Int, size: Int = 1_000_000) -> [Incoming] {
        (0..<count).map { number in
            let path = Array("/letters/\(number) – a long name of a letter.txt".utf8)
            return Incoming(path: path, shown: PathArgument(path), size: size)
        }
    }

    private func articles(_ count: Int) -> Delivery.Content {
        let article = Article(
            identity: .content(""), format: .text, title: "A", document: Document(blocks: []), digest: "")
        return .articles(Array(repeating: article, count: count), stamp)
    }

    /// Four of ten files in two seconds, a fifth being read.
    private var text: HeadwayText {
        var headway = Headway(files(10))
        var pace = Pace()
        pace.note(headway, at: 100)
        for file in 0..<4 { headway.note(Delivery(file: file, content: articles(20), bytes: 1_000_000)) }
        pace.note(headway, at: 102)
        return HeadwayText(headway: headway, pace: pace)
    }

    @Test func inWords() {
        #expect(text.sentence == "4/10 files, 4.0 MB of 10.0 MB, 40 articles/s, 0:03 left")
        #expect(text.short == "Importing 4/10, 0:03 left")
        #expect(
            text.bar(columns: 120)
                == "[########------------] 4/10 files  4.0 MB of 10.0 MB  40 articles/s  0:03 left  "
                + "/letters/4 – a long name of a letter.txt")
    }

    /// A line that did not fit would go on in the next, and never be written over.
    @Test func itFits() {
        for width in 0...130 { #expect(columns(of: text.bar(columns: width)) <= width, "\(width)") }
        #expect(text.bar(columns: 15) == "4/10 files")
        #expect(text.bar(columns: 40) == "4/10 files  4.0 MB of 10.0 MB  0:03 left")
    }

    @Test func nothingIsSaidThatIsNotKnown() {
        var pace = Pace()
        let nothing = Headway(files(2, size: 1))
        pace.note(nothing, at: 1)
        #expect(HeadwayText(headway: nothing, pace: pace).sentence == "0/2 files, 0 KB of 1 KB")
        var input = Headway([Incoming(path: [0x2D], shown: PathArgument([0x2D]))])
        input.note(Delivery(file: 0, content: articles(1), bytes: 2_345_678, isLast: false))
        #expect(HeadwayText(headway: input, pace: Pace()).sentence == "0/1 file, 2.3 MB")
        #expect(Headway([]).fraction == 1)
        #expect(HeadwayText(headway: Headway([]), pace: Pace()).sentence == "0/0 files, 0 KB of 0 KB")
    }

    /// Bytes that were not read count once the file is done: it had not changed, or was no newsletter.
    @Test func partsAndWholes() {
        var headway = Headway(files(3, size: 100))
        headway.note(Delivery(file: 0, content: articles(1), bytes: 60, isLast: false))
        #expect(headway.bytes == 60 && headway.files == 0)
        var mailbox = Headway(files(1))
        #expect(HeadwayText(headway: mailbox, pace: Pace()).short == "Importing 0/1")
        mailbox.note(Delivery(file: 0, content: articles(20), bytes: 60, isLast: false))
        #expect(HeadwayText(headway: mailbox, pace: Pace()).short == "Importing 20 articles")
        headway.note(Delivery(file: 0, content: articles(1), position: 1, bytes: 50))
        #expect(headway.bytes == 100 && headway.files == 1 && headway.articles == 2, "it has grown meanwhile")
        headway.note(Delivery(file: 1, content: .unchanged([7])))
        #expect(headway.bytes == 200 && headway.files == 2 && headway.articles == 2)
        headway.note(Delivery(file: 2, content: .failed(FileError("gone")), bytes: 3))
        #expect(headway.bytes == 300 && headway.fraction == 1)
    }

    /// What a second run need not read does not make it look fast.
    @Test func onlyTheLastSecondsCount() {
        var headway = Headway(files(1000))
        var pace = Pace()
        pace.note(headway, at: 0)
        for file in 0..<900 { headway.note(Delivery(file: file, content: .unchanged([]))) }
        pace.note(headway, at: 1)
        for second in 2...30 {
            headway.note(Delivery(file: 898 + second, content: articles(3), bytes: 1_000_000))
            pace.note(headway, at: Double(second))
        }
        #expect(pace.articles == 3)
        #expect(pace.secondsLeft.map { $0.rounded() } == 71)
    }

    @Test func longTimes() {
        var headway = Headway(files(100_000))
        var pace = Pace()
        pace.note(headway, at: 0)
        headway.note(Delivery(file: 0, content: articles(1), bytes: 1_000_000))
        pace.note(headway, at: 1)
        let text = HeadwayText(headway: headway, pace: pace)
        #expect(text.sentence == "1/100000 files, 1.0 MB of 100.0 GB, 1.0 articles/s, 27:46:39 left")
    }
}
