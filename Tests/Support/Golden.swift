import Foundation
import Testing

/// Texts that tests compare with, as files under Tests/<Target>/Goldens.
///
/// A new one is written and fails the first time, so that somebody reads it; BROADSHEET_RECORD=1 writes all anew; on CI
/// (CI=true) nothing is ever written.
public struct Golden: Sendable {
    public var folder: String
    public var isRecording: Bool
    public var mayWrite: Bool

    public init(folder: String, isRecording: Bool, mayWrite: Bool) {
        self.folder = folder
        self.isRecording = isRecording
        self.mayWrite = mayWrite
    }

    /// The goldens of the target that a test's file belongs to.
    public init(besideTest file: String) {
        let steps = file.split(separator: "/")
        let target = steps.lastIndex(of: "Tests").map { steps[...($0 + 1)] } ?? steps.dropLast()
        let variables = ProcessInfo.processInfo.environment
        let isCI = !["", "false", "0"].contains(variables["CI"] ?? "")
        self.init(
            folder: "/" + target.joined(separator: "/") + "/Goldens",
            isRecording: variables["BROADSHEET_RECORD"] == "1" && !isCI, mayWrite: !isCI)
    }

    func path(_ name: String) -> String { "\(folder)/\(name).txt" }

    /// What the file holds; nil where there is none.
    public func text(_ name: String) -> String? {
        FileManager.default.contents(atPath: path(name)).map { String(decoding: $0, as: UTF8.self) }
    }

    /// Files end with a line's end.
    static func form(_ text: String) -> String { text.hasSuffix("\n") ? text : text + "\n" }

    func matches(_ actual: String, _ name: String) -> Bool { text(name) == Self.form(actual) }

    /// What is wrong with the text; nil when it is as recorded.
    public func complaint(_ actual: String, named name: String) -> String? {
        let actual = Self.form(actual)
        let recorded = text(name)
        if isRecording || (recorded == nil && mayWrite) {
            do {
                let file = URL(fileURLWithPath: path(name))
                try FileManager.default.createDirectory(
                    at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
                try Data(actual.utf8).write(to: file)
            } catch {
                return "\(path(name)) could not be written: \(error)"
            }
            return isRecording ? nil : "\(path(name)) is new: read it, and run the test again.\n\(actual)"
        }
        guard let recorded else { return "\(path(name)) is missing.\n── now ──\n\(actual)" }
        guard recorded != actual else { return nil }
        let before = recorded.split(separator: "\n", omittingEmptySubsequences: false)
        let now = actual.split(separator: "\n", omittingEmptySubsequences: false)
        let line = zip(before, now).prefix { $0 == $1 }.count
        return "\(path(name)) differs from line \(line + 1) on (BROADSHEET_RECORD=1 records anew).\n"
            + "── recorded ──\n\(recorded)── now ──\n\(actual)"
    }
}

/// Compares a text with its golden file.
public func expectGolden(
    _ actual: String, named name: String, sourceLocation: SourceLocation = #_sourceLocation
) {
    guard let complaint = Golden(besideTest: sourceLocation.filePath).complaint(actual, named: name) else { return }
    Issue.record(Comment(rawValue: complaint), sourceLocation: sourceLocation)
}

extension Terminal {
    /// Waits until the screen's text is the golden one; fails with both when it does not become so in time.
    public func expectGolden(
        named name: String, timeout: Duration = patience, sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let golden = Golden(besideTest: sourceLocation.filePath)
        if golden.isRecording || golden.text(name) == nil {
            try settle()
        } else {
            _ = try? wait(for: "golden screen \(name)", timeout: timeout) { golden.matches($0.text, name) }
        }
        Support.expectGolden(screen.text, named: name, sourceLocation: sourceLocation)
    }
}
