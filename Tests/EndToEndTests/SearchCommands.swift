import Foundation
import Support
import Testing

/// Finding and marking without a terminal.
@Suite struct SearchCommandTests {
    let reading: Reading

    init() throws {
        reading = try Reading()
        _ = try reading.run("import", Reading.seeds)
    }

    private func rows(_ arguments: String...) throws -> [[String: Any]] {
        let output = try Program.broadsheet.run(arguments + ["--json"], home: reading.home)
        #expect(output.status == .exited(0) && output.errorText.isEmpty, "\(output.errorText)")
        return try #require(try JSONSerialization.jsonObject(with: Data(output.bytes)) as? [[String: Any]])
    }

    private func titles(_ query: String) throws -> [String] {
        try rows("search", query).compactMap { ($0["title"] as? String)?.split(separator: " ").first.map(String.init) }
    }

    @Test func findsByWordsFieldsAndFacts() throws {
        #expect(try titles("mobilisation") == ["Ukraine:"])
        #expect(try titles("MOBILIS*") == ["Ukraine:"])
        #expect(try titles("author:kishchuk") == ["In"])
        #expect(try titles("from:\"International Viewpoint\"") == ["Ukraine:"])
        #expect(try titles("note:\"Road to Victory\"") == ["Ukraine:"])
        #expect(try titles("ukraine") == ["Ukraine:", "In"], "newest first")
        #expect(try titles("ukraine date:2023") == ["In"])
        #expect(try titles("in:seeds is:unread NOT palestine") == ["Ukraine:"])
        #expect(try titles("has:notes") == ["Ukraine:"])
        #expect(try titles("zeppelin") == [], "no hit is an empty array")
        let row = try #require(try rows("search", "mobilisation", "--limit", "1").first)
        #expect((row["snippet"] as? String)?.contains("mobilisation") == true)
        #expect(row["status"] as? String == "unread" && row["date"] as? String == "2024-11-10" && row["id"] is Int)
        #expect(try rows("list").count == 2 && rows("list", "palestine").count == 1)
        #expect(try rows("list", "--limit", "1").count == 1 && rows("list", "--sort", "oldest").count == 2)
    }

    @Test func aDashIsNoOption() throws {
        #expect(try titles("-palestine") == ["Ukraine:"])
        #expect(try rows("search", "ukraine", "-palestine", "--limit", "5").count == 1)
        #expect(try rows("list", "-is:unread").isEmpty && rows("list", "--limit", "1", "-is:read").count == 1)
        #expect(try reading.run("mark", "star", "-palestine").text == "1 changed\n")
        let output = try reading.run("search", "ukraine", "--limti", "5")
        #expect(output.status == .exited(2) && output.errorText.contains("Unknown option '--limti'"))
    }

    @Test func malformedQuerySaysWhereAndIsAnswered() throws {
        let output = try reading.run("search", "mobilisation \"road to", "--json")
        #expect(output.status == .exited(0))
        #expect(output.errorText.contains("column 14"))
        #expect(output.text.contains("resistance on two fronts"))
        #expect(try reading.run("search", " ").status == .exited(2))
        #expect(try reading.run("search", "x", "--limit", "-1").status == .exited(2))
    }

    @Test func marksByQueryAndNumber() throws {
        func changed(_ arguments: String...) throws -> Int? {
            let output = try Program.broadsheet.run(["mark"] + arguments + ["--json"], home: reading.home)
            #expect(output.status == .exited(0), "\(output.errorText)")
            return (try JSONSerialization.jsonObject(with: Data(output.bytes)) as? [String: Int])?["changed"]
        }
        #expect(try changed("read", "palestine") == 1)
        #expect(try changed("read", "palestine") == 0)
        #expect(try rows("list", "is:unread").count == 1)
        #expect(try changed("star", "*") == 2)
        #expect(try rows("list", "is:starred").count == 2)
        let id = try #require(try rows("list", "is:finished").first?["id"] as? Int)
        #expect(try changed("unread", "--id", "\(id)") == 1)
        #expect(try rows("list", "is:unread").count == 2)
        #expect(try changed("unstar", "*") == 2)
        #expect(try reading.run("mark", "read", "\"half").status == .exited(2), "what is not clear marks nothing")
        #expect(try rows("list", "is:unread").count == 2)
        #expect(try reading.run("mark", "read", "--id", "99").status == .exited(1))
        #expect(try reading.run("mark", "burn", "*").status == .exited(2))
    }
}
