/// An address that may be given to another program: of a kind that leads to a page or a letter, and with nothing in it that
/// hides where it leads or that a program could take for something else.
public struct Link: Hashable, Sendable {
    /// As the article has it.
    public let address: String
    /// The site that it leads to: the host in lower case, without user, port and the full stop at its end; the domain of a
    /// letter's first address. `nil` only for a letter to nobody in particular.
    public let site: String?

    /// UTF-8 bytes. Far more than any page's address has, and less than programs take as an argument.
    public static let maximumLength = 16_384

    /// - Throws: why the address is not opened.
    public init(_ address: String) throws(Refusal) {
        guard !address.isEmpty else { throw .empty }
        guard address.utf8.count <= Link.maximumLength else { throw .long }
        guard address.utf8.first != UInt8(ascii: "-") else { throw .option }
        for scalar in address.unicodeScalars {
            if let refusal = Refusal(scalar) { throw refusal }
        }
        guard let colon = address.utf8.firstIndex(of: UInt8(ascii: ":")) else { throw .noScheme }
        let scheme = address[..<colon].lowercased()
        guard Link.isScheme(scheme) else { throw .noScheme }
        let rest = address[address.utf8.index(after: colon)...]
        switch scheme {
        case "http", "https": site = try Link.host(rest)
        case "mailto": site = Link.domain(rest)
        default: throw .scheme(scheme)
        }
        self.address = address
    }

    /// RFC 3986, section 3.1.
    private static func isScheme(_ text: String) -> Bool {
        guard let first = text.utf8.first, first.isSmallASCIILetter else { return false }
        return text.utf8.allSatisfy {
            $0.isSmallASCIILetter || $0.isDigit || "+-.".utf8.contains($0)
        }
    }

    /// The host of what stands after `https:`. Strict where browsers are lenient: what programs read in several ways is refused.
    private static func host(_ text: Substring) throws(Refusal) -> String {
        guard text.hasPrefix("//") else { throw .noSite }
        let authority = text.dropFirst(2).prefix { !"/?#".contains($0) }
        // A browser ends the host at a backslash, other programs do not.
        guard !authority.contains("\\") else { throw .backslash }
        var host = authority.split(separator: "@", omittingEmptySubsequences: false).last ?? ""
        if host.hasPrefix("["), let end = host.firstIndex(of: "]") {
            let after = host[host.index(after: end)...]
            let number = host[...end].lowercased()
            guard isPort(after), number.dropFirst().dropLast().allSatisfy({ $0.isHexDigit || ":.".contains($0) }),
                number.count > 3
            else { throw .noSite }
            return number
        }
        if let colon = host.firstIndex(of: ":") {
            guard isPort(host[colon...]) else { throw .noSite }
            host = host[..<colon]
        }
        guard let site = Site.normal(host) else { throw .noSite }
        return site
    }

    /// Nothing, or a colon and digits.
    private static func isPort(_ text: Substring) -> Bool {
        text.isEmpty || (text.first == ":" && text.utf8.dropFirst().allSatisfy(\.isDigit))
    }

    /// The domain of the first address of what stands after `mailto:`.
    private static func domain(_ text: Substring) -> String? {
        let first = text.prefix { $0 != "?" }.prefix { $0 != "," }
        guard let sign = first.lastIndex(of: "@") else { return nil }
        return Site.normal(first[first.index(after: sign)...])
    }
}

extension Link {
    /// Why an address is not opened. Its description follows "not opened: " in a status line.
    public enum Refusal: Error, Hashable, Sendable, CustomStringConvertible {
        case empty
        case long
        /// It begins with `-`, as options of programs do.
        case option
        case controls
        case spaces
        /// Characters without a shape of their own, or that turn the direction of what follows.
        case invisible
        /// What stood in the file could not be read, or was no character of a text (U+FFFD).
        case damaged
        case noScheme
        case scheme(String)
        case noSite
        /// In the place of the site, where programs disagree about what it means.
        case backslash

        public var description: String {
            switch self {
            case .empty: "there is no address"
            case .long: "it is too long"
            case .option: "it begins with a dash, as an option would"
            case .controls: "it holds control characters"
            case .spaces: "it holds spaces"
            case .invisible: "it holds characters that cannot be seen"
            case .damaged: "it holds characters that could not be read"
            case .noScheme: "it does not say http, https or mailto"
            case .scheme(let scheme):
                "only http, https and mailto addresses are opened, not \(scheme.utf8.count > 32 ? "this" : scheme)"
            case .noSite: "it names no site"
            case .backslash: "it holds a backslash where the site is named"
            }
        }

        /// What is wrong with an address that holds a character; `nil` when nothing is.
        init?(_ scalar: Unicode.Scalar) {
            guard scalar.value <= 0x20 || scalar.value >= 0x7F else { return nil }
            switch scalar.properties.generalCategory {
            case _ where scalar == "\u{FFFD}": self = .damaged
            case .control: self = .controls
            case .spaceSeparator, .lineSeparator, .paragraphSeparator: self = .spaces
            case .format: self = .invisible
            default:
                guard scalar.properties.isDefaultIgnorableCodePoint else { return nil }
                self = .invisible
            }
        }
    }
}
