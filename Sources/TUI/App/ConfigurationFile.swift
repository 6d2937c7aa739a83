import Configuration
import Foundation
import Reading

/// Where the configuration stands, and what stands in it.
struct ConfigurationFile {
    /// Absolute; `nil` where the environment says of no place.
    let path: String?
    private let isNamed: Bool

    /// - Parameter name: a file; else the reader's own, which need not exist.
    init(named name: String?) throws {
        guard name?.isEmpty != true else { throw Failure("--config needs the name of a file", status: 2) }
        isNamed = name != nil
        path =
            name.map { $0.hasPrefix("/") ? $0 : FileManager.default.currentDirectoryPath + "/" + $0 }
            ?? Folders.configuration().map { $0 + "/config.toml" }
    }

    /// The reader's own.
    init() {
        path = Folders.configuration().map { $0 + "/config.toml" }
        isNamed = false
    }

    /// More of it is no configuration.
    private static let most = 1 << 20

    /// Reads it. Without a file everything is as it is without one.
    /// - Throws: `Failure` with a line for each fault.
    func settings() throws -> Settings {
        guard let path else { return Settings() }
        let bytes: [UInt8]
        do throws(FileError) {
            let status = try InputFile.status(Array(path.utf8))
            guard InputFile.kind(status) != .folder else { throw FileError("a folder is no configuration") }
            guard status.st_size <= Self.most else { throw FileError("too large for a configuration") }
            guard let data = FileManager.default.contents(atPath: path) else { throw .system() }
            bytes = [UInt8](data)
        } catch {
            if !isNamed, error.isMissing { return Settings() }
            throw Failure("\(path): \(error.reason)", status: 2)
        }
        let (settings, faults) = Settings.read(bytes)
        guard faults.isEmpty else {
            throw Failure(
                faults.map { "\(path):\($0.line): \($0.message)" }.joined(separator: "\nbroadsheet: "), status: 2)
        }
        return settings
    }

    /// The sources that are written in it.
    func sources(of settings: Settings) -> [ConfiguredSource] {
        let folder = path.map { String($0[..<($0.lastIndex(of: "/") ?? $0.startIndex)]) } ?? ""
        return settings.sources.map { source in
            ConfiguredSource(
                path: PathArgument(Array(source.path(home: Folders.home, folder: folder).utf8)), name: source.name,
                place: "\(path ?? ""):\(source.line)")
        }
    }
}

extension Preferences {
    init(_ settings: Settings) {
        self.init()
        if let measure = settings.measure { self.measure = measure }
        switch settings.notes {
        case .auto?, nil: notes = .auto
        case .popup?: notes = .popup
        case .inline?: notes = .inline
        case .end?: notes = .end
        }
        if let isJustified = settings.isJustified { self.isJustified = isJustified }
        if let isHyphenated = settings.isHyphenated { self.isHyphenated = isHyphenated }
        if let lineSpacing = settings.lineSpacing { self.lineSpacing = lineSpacing }
        if let wraps = settings.wrapsPreformatted { wrapsPreformatted = wraps }
    }
}
