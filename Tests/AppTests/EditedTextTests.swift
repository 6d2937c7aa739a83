import Foundation
import Testing

@testable import broadsheet

@Suite struct EditedTextTests {
    @Test(arguments: [
        ("one\ntwo\n", "one\ntwo"), ("one\r\ntwo\rthree\n\n\n", "one\ntwo\nthree"), ("\n\n", ""), ("", ""),
        ("a\tb\u{1B}[31m\u{7F}\u{9B}c\0", "a\tb[31mc"), ("\u{FEFF}a", "a"), ("  a  ", "  a  "),
    ]) func cleans(bytes: String, text: String) {
        #expect(EditedText.cleaned(Array(bytes.utf8)) == text)
    }

    @Test func repairsWhatIsNoUTF8() {
        #expect(EditedText.cleaned([0x61, 0xFF, 0x62]) == "a\u{FFFD}b")
    }

    @Test(arguments: ["", "a note", "lines\n\twith tabs\n\nand é漢"]) func comesBackAsItWas(text: String) throws {
        #expect(try EditedText(text).read() == text)
    }

    @Test func isForNobodyElseAndGoes() throws {
        var file: EditedText? = try EditedText("secret")
        let path = try #require(file?.path)
        let folder = (path as NSString).deletingLastPathComponent
        func mode(_ path: String) throws -> Int? {
            (try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? NSNumber)?.intValue
        }
        #expect(path.hasSuffix(".txt"))
        #expect(try mode(path) == 0o600)
        #expect(try mode(folder) == 0o700)
        try Data("x".utf8).write(to: URL(fileURLWithPath: path + ".swp"))
        file = nil
        #expect(!FileManager.default.fileExists(atPath: folder))
    }

    @Test func aTextOfAnySizeIsNotTaken() throws {
        let file = try EditedText("")
        try Data(repeating: 0x61, count: EditedText.maximumSize + 1).write(to: URL(fileURLWithPath: file.path))
        #expect(throws: FileError.self) { try file.read() }
        try FileManager.default.removeItem(atPath: file.path)
        #expect(throws: FileError.self) { try file.read() }
    }
}
