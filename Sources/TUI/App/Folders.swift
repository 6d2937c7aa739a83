import Foundation

/// The places of the XDG Base Directory Specification; relative paths in the environment are ignored, as it says.
enum Folders {
    static func data() throws -> String {
        guard let folder = folder("XDG_DATA_HOME", or: ".local/share") else {
            throw Failure("HOME is not set, so there is no place for your library; name one with --library FILE")
        }
        return folder
    }

    /// `nil` where the environment says of no place.
    static func configuration() -> String? { folder("XDG_CONFIG_HOME", or: ".config") }

    /// The reader's own, absolute.
    static var home: String? { ProcessInfo.processInfo.environment["HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil } }

    private static func folder(_ variable: String, or place: String) -> String? {
        if let path = ProcessInfo.processInfo.environment[variable], path.hasPrefix("/") { return path + "/broadsheet" }
        return home.map { $0 + "/" + place + "/broadsheet" }
    }
}
