// The importer and the page as `bench` measures them: in a process of its own, so that its memory is its own, and linked as the
// program is. Prints one line of JSON, as the floors do.
//
//   bench-pass FORM FILE...
//   bench-pass set greedy|optimal|read LANGUAGE FILE
//   bench-pass screen start|middle|resize LANGUAGE FILE paragraphs|line BYTES

import Foundation

func result(of arguments: [String]) throws -> any Encodable {
    guard arguments.count > 1 else { throw CocoaError(.fileNoSuchFile) }
    switch (arguments[0], arguments.count) {
    case ("set", 4):
        guard let way = Setting.Way(rawValue: arguments[1]) else { throw CocoaError(.featureUnsupported) }
        return try Setting(way, Sheet(of: arguments[3], language: arguments[2]).article)
    case ("screen", 6):
        guard let task = FirstScreen.Task(rawValue: arguments[1]), let bytes = Int(arguments[5]) else {
            throw CocoaError(.featureUnsupported)
        }
        let sheet = try Sheet(
            of: arguments[3], language: arguments[2], bytes: bytes, isOneLine: arguments[4] == "line")
        return try FirstScreen(task, of: sheet.article)
    default: return try Pass(over: Array(arguments[1...]), isStreamed: arguments[0] == "mbox")
    }
}

do {
    let result = try result(of: Array(CommandLine.arguments[1...]))
    print(String(decoding: try JSONEncoder().encode(result), as: UTF8.self))
} catch {
    FileHandle.standardError.write(Data("\(error)\n".utf8))
    exit(1)
}
