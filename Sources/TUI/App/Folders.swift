import Foundation

/// The places of the XDG Base Directory Specification; relative paths in the environment are ignored, as it says.
enum Folders {
    static func data() throws -> String { try folder("XDG_DATA_HOME", or: ".local/share") }
    static func state() throws -> String { try folder("XDG_STATE_HOME", or: ".local/state") }

    private static func folder(_ variable: String, or place: String) throws -> String {
        let environment = ProcessInfo.processInfo.environment
        if let path = environment[variable], path.hasPrefix("/") { return path + "/broadsheet" }
        guard let home = environment["HOME"], home.hasPrefix("/") else {
            throw Failure("HOME is not set, so there is no place for your library; name one with --library FILE")
        }
        return home + "/" + place + "/broadsheet"
    }
}
