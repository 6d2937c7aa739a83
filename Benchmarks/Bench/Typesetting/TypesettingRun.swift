import Foundation
import Support

/// Measures the page beside ICU alone, fmt and w3m, and the reader beside less and newsboat, on prose.
struct TypesettingRun {
    var program: Program
    /// The page alone.
    var pass: Program
    /// ICU alone.
    var floor: Program
    /// Called with each section when it is there: a run takes long.
    var show: (Section) -> Void

    /// UTF-8 bytes of the texts that are set whole.
    static let size = 10_000_000

    func report() throws -> TypesettingReport {
        var report = TypesettingReport()
        func add(_ section: Section) {
            report.sections.append(section)
            show(section)
        }
        let home = try Home()
        for kind in SettingText.Kind.allCases {
            say("typesetting: \(kind.title)")
            let text = SettingText(kind, size: Self.size)
            add(try settingSection(text, in: home))
            guard kind == .mixed else { continue }
            say("typesetting: first screens")
            add(try screenSection(text, in: home))
        }
        say("typesetting: scrolling")
        add(try scrollSection())
        return report
    }

    /// What `bench-pass` or a floor of its form prints.
    func result<Result: Decodable>(of program: Program, _ arguments: [String], in home: Home) throws -> Result {
        let (output, _) = try program.check(arguments, home: home, timeout: .seconds(600))
        return try JSONDecoder().decode(Result.self, from: Data(output.bytes))
    }

    /// The processes that were ready or running in the last minute, on average.
    static var load: String {
        let text = (try? String(contentsOfFile: "/proc/loadavg", encoding: .utf8)) ?? ""
        return text.split(separator: " ").first.map(String.init) ?? "?"
    }

    /// What goes on, for whoever waits.
    private func say(_ text: String) { FileHandle.standardError.write(Data("bench: \(text)\n".utf8)) }
}
