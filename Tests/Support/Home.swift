import Foundation

/// The home of an imaginary reader: a temporary folder with the XDG folders in it, and the whole environment that a
/// program sees there. Keep it to start the program again in the same place.
public final class Home: Sendable {
    public let folder: TemporaryFolder

    public init() throws {
        folder = try TemporaryFolder()
        for name in [".config", ".local/share", ".local/state", ".cache"] {
            try FileManager.default.createDirectory(atPath: folder.path(name), withIntermediateDirectories: true)
        }
    }

    public var path: String { folder.path }
    /// The library that the program makes here when it is told of no other.
    public var library: String { folder.path(".local/share/broadsheet/library.sqlite") }

    /// Nothing of it is inherited; `additions` replaces, nil removes.
    public func environment(
        term: String = "xterm-256color", adding additions: [String: String?] = [:]
    ) -> [String: String] {
        var variables = [
            "HOME": path,
            "XDG_CONFIG_HOME": folder.path(".config"),
            "XDG_DATA_HOME": folder.path(".local/share"),
            "XDG_STATE_HOME": folder.path(".local/state"),
            "XDG_CACHE_HOME": folder.path(".cache"),
            "LANG": "C.UTF-8",
            "TZ": "UTC",
            "TERM": term,
            "PATH": "/usr/local/bin:/usr/bin:/bin",
        ]
        for (name, value) in additions { variables[name] = value }
        return variables
    }
}
