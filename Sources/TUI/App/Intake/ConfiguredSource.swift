import Storage

/// A source that the configuration names.
struct ConfiguredSource: Sendable {
    /// Absolute.
    var path: PathArgument
    var name: String?
    /// Where it is written: the configuration and a line.
    var place: String

    /// The address that the library knows it by; of what is not there now, the one that its path says.
    var uri: String { FileAddress.of((try? InputFile.realPath(path.bytes)) ?? path.bytes) }
}

extension Library {
    /// Which of the configured sources the library does not have yet. Those that it has are called as they are there.
    func missing(_ configured: [ConfiguredSource]) throws(LibraryError) -> [PathArgument] {
        if configured.isEmpty { return [] }
        var known: [String: Source] = [:]
        for source in try sources() { known[source.uri] = source }
        var missing: [PathArgument] = []
        for source in configured {
            guard let found = known[source.uri] else {
                missing.append(source.path)
                continue
            }
            if let name = source.name, name != found.name { try setName(name, of: found.id) }
        }
        return missing
    }
}
