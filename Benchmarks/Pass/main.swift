// The importer as `bench` measures it: in a process of its own, so that its memory is its own, and linked as the program is.
// Prints one line of JSON, as the floors do.
//
//   bench-pass FORM FILE...

import Foundation

do {
    guard CommandLine.arguments.count > 2 else { throw CocoaError(.fileNoSuchFile) }
    let pass = try Pass(over: Array(CommandLine.arguments[2...]), isStreamed: CommandLine.arguments[1] == "mbox")
    print(String(decoding: try JSONEncoder().encode(pass), as: UTF8.self))
} catch {
    FileHandle.standardError.write(Data("\(error)\n".utf8))
    exit(1)
}
