/// What is known about particular publishers, and no rule could tell: their names, and how their pages call them. Each has
/// its sample among the fixtures.
struct Publisher {
    /// As a person would name it.
    var name: String
    /// How a page names it, in small letters: first step of a breadcrumb, part of a copyright or issue line.
    var names: [String]
    var hosts: [String]

    static let known = [
        Publisher(
            name: "Europe Solidaire Sans Frontières",
            names: ["europe solidaire sans frontières", "europe solidaire sans frontieres", "essf"],
            hosts: ["europe-solidaire.org"]),
        Publisher(
            name: "International Viewpoint",
            names: ["international viewpoint", "iv online magazine", "iv online"],
            hosts: ["internationalviewpoint.org"]),
    ]

    static func named(_ text: String) -> Publisher? {
        let text = text.lowercased()
        return known.first { $0.names.contains(text) }
    }

    static func mentioned(in text: String) -> Publisher? {
        let text = text.lowercased()
        return known.first { publisher in publisher.names.contains { $0.utf8.count > 4 && text.contains($0) } }
    }

    static func at(_ address: String) -> Publisher? {
        guard let host = Address.host(of: address) else { return nil }
        return known.first { $0.hosts.contains { host == $0 || host.hasSuffix("." + $0) } }
    }
}
