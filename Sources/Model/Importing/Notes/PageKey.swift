import Articles

/// What two addresses of one page have in common: host and path, whatever the scheme, a closing slash, and what a query says of
/// how somebody came there. Where the query is the page (`?p=12`, `spip.php?article12`), it is of the address.
///
/// More lenient than `AddressKey`, which knows articles apart: here both stand in one page, and a parameter that nobody knows names
/// no other.
struct PageKey: Hashable {
    private let host: String
    private let path: String
    private let query: Set<String>

    /// `nil` for what is no address of the web. O(bytes of the address).
    init?(_ address: String) {
        guard let host = Address.host(of: address) else { return nil }
        let rest = address.drop { $0 != "/" }.dropFirst(2).drop { !"/?#".contains($0) }.prefix { $0 != "#" }
        let path = rest.prefix { $0 != "?" }
        let query = rest.dropFirst(path.count + 1).split { $0 == "&" || $0 == ";" }
        self.host = host
        self.path = String(path.hasSuffix("/") ? path.dropLast() : path)
        let file = path.split(separator: "/").last ?? ""
        let isProgram = file.isEmpty || Self.programs.contains { file.lowercased().hasSuffix($0) }
        self.query = Set(
            query.filter { part in
                let name = part.prefix { $0 != "=" }.lowercased()
                return !Campaign.isParameter(name) && (isProgram || Self.names.contains(name))
            }.map(String.init))
    }

    private static let programs = [".php", ".php3", ".asp", ".aspx", ".cgi", ".pl", ".jsp", ".cfm", ".dll"]
    /// Parameters that say which page is meant, whatever stands before them.
    private static let names: Set<String> = ["p", "id", "page", "page_id", "article", "article_id", "post", "story"]
}
