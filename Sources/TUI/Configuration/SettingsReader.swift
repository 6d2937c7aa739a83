import Articles
import TOMLKit

extension Settings {
    /// Reads a configuration.
    /// - Parameter bytes: TOML 1.0 in UTF-8.
    /// - Returns: with faults, what could be understood beside them; the faults in the order of their lines.
    public static func read(_ bytes: [UInt8]) -> (settings: Settings, faults: [Fault]) {
        let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
        let isWrong = { (line: ArraySlice<UInt8>) in line.contains(0) || String(validating: line, as: UTF8.self) == nil
        }
        if let line = lines.firstIndex(where: isWrong) {
            return (Settings(), [Fault(line + 1, "this is no text in UTF-8")])
        }
        let keys = KeyLines(bytes)
        if let fault = keys.fault { return (Settings(), [fault]) }
        do {
            let table = try TOMLTable(string: String(decoding: bytes, as: UTF8.self))
            var reader = SettingsReader(keys)
            reader.read(table)
            return (reader.settings, reader.faults.sorted { $0.line < $1.line })
        } catch let error as TOMLParseError {
            return (Settings(), [Fault(max(1, error.source.begin.line), error.description)])
        } catch {
            return (Settings(), [Fault(1, "\(error)")])
        }
    }
}

private struct SettingsReader {
    var settings = Settings()
    var faults: [Fault] = []
    private let lines: KeyLines

    init(_ lines: KeyLines) { self.lines = lines }

    private mutating func note(_ path: [String], _ message: String) {
        faults.append(Fault(lines.line(of: path), message))
    }

    mutating func read(_ table: TOMLTable) {
        for key in table.keys {
            guard let value = table[key] else { continue }
            switch key {
            case "measure": settings.measure = number(value, key, of: "columns", Settings.measures)
            case "spacing": settings.lineSpacing = number(value, key, of: "lines", Settings.spacings)
            case "justify": settings.isJustified = choice(value, key)
            case "hyphenate": settings.isHyphenated = choice(value, key)
            case "wrap": settings.wrapsPreformatted = choice(value, key)
            case "notes": readNotes(value)
            case "query": readTables(value, key) { $0.readQuery($1, at: $2) }
            case "source": readTables(value, key) { $0.readSource($1, at: $2) }
            default:
                noteUnknown(
                    [key],
                    among: ["measure", "justify", "hyphenate", "spacing", "wrap", "notes", "query", "source"])
            }
        }
    }

    private mutating func noteUnknown(_ path: [String], among names: [String]) {
        let key = path.last ?? ""
        let guess = nearest(to: key, among: names).map { "did you mean \($0)?" }
        let place = path.count > 1 ? " in [[\(path[0])]]" : ""
        note(
            path, "there is no key \(key)\(place); \(guess ?? "there are \(names.joined(separator: ", "))")")
    }

    // MARK: Values

    private mutating func number(
        _ value: any TOMLValueConvertible, _ key: String, of unit: String, _ range: ClosedRange<Int>
    ) -> Int? {
        let limits = "\(range.lowerBound) \(range.count == 2 ? "or" : "to") \(range.upperBound)"
        guard let number = value.int else {
            note([key], "\(key) is a number of \(unit), \(limits), and not a \(value.type)")
            return nil
        }
        guard range.contains(number) else {
            note([key], "\(key) is \(limits) \(unit), and not \(number)")
            return nil
        }
        return number
    }

    private mutating func choice(_ value: any TOMLValueConvertible, _ key: String) -> Bool? {
        if let choice = value.bool { return choice }
        note([key], "\(key) is true or false, without quotes, and not a \(value.type)")
        return nil
    }

    private mutating func readNotes(_ value: any TOMLValueConvertible) {
        guard let text = text(value, at: ["notes"]) else { return }
        settings.notes = Settings.Notes(rawValue: text)
        guard settings.notes == nil else { return }
        let names = Settings.Notes.allCases.map { "\"\($0.rawValue)\"" }
        let list = names.dropLast().joined(separator: ", ") + " or " + (names.last ?? "")
        note(["notes"], "notes is \(list), and not \"\(text)\"")
    }

    private mutating func text(_ value: any TOMLValueConvertible, at path: [String]) -> String? {
        if let text = value.string { return text }
        note(path, "\(path.last ?? "") is a text in quotes, and not a \(value.type)")
        return nil
    }

    private mutating func readTables(
        _ value: any TOMLValueConvertible, _ key: String, _ read: (inout SettingsReader, TOMLTable, [String]) -> Void
    ) {
        guard let array = value.array else { return note([key], "\(key) is written with two brackets: [[\(key)]]") }
        for index in 0..<array.count {
            let path = [key, String(index)]
            guard let table = array[index].table else {
                note(path, "\(key) is written with two brackets: [[\(key)]]")
                continue
            }
            read(&self, table, path)
        }
    }

    /// The texts of a table, by their keys. One that is needed and not there, or empty, is noted.
    private mutating func texts(
        _ table: TOMLTable, at path: [String], needed: [String], other: [String] = []
    ) -> [String: String] {
        var texts: [String: String] = [:]
        for key in table.keys {
            guard (needed + other).contains(key) else {
                noteUnknown(path + [key], among: needed + other)
                continue
            }
            guard let value = table[key], let text = text(value, at: path + [key]) else { continue }
            if text.allSatisfy(\.isWhitespace) {
                note(path + [key], "\(key) is empty")
            } else {
                texts[key] = text
            }
        }
        let keys = table.keys
        for key in needed where !keys.contains(key) { note(path, "this [[\(path[0])]] has no \(key)") }
        return texts
    }

    private mutating func readQuery(_ table: TOMLTable, at path: [String]) {
        let texts = texts(table, at: path, needed: ["name", "query"])
        if let query = texts["query"] {
            for problem in Query.parse(query).problems { note(path + ["query"], problem.message) }
        }
        guard let name = texts["name"], let query = texts["query"] else { return }
        if settings.queries.contains(where: { $0.name == name }) {
            note(path + ["name"], "there is another [[query]] by the name \"\(name)\"")
        }
        settings.queries.append(Settings.SavedQuery(name: name, query: query))
    }

    private mutating func readSource(_ table: TOMLTable, at path: [String]) {
        let texts = texts(table, at: path, needed: ["path"], other: ["name"])
        guard let file = texts["path"] else { return }
        if settings.sources.contains(where: { $0.path == file }) {
            note(path + ["path"], "there is another [[source]] with the path \"\(file)\"")
        }
        settings.sources.append(
            Settings.Source(path: file, name: texts["name"], line: lines.line(of: path + ["path"])))
    }
}
