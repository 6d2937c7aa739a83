import Articles

/// Addresses in links.
enum Address {
    /// The address that a reader could open: `http`, `https` or `mailto`, resolved against `base` when it is relative. `nil`
    /// for anything else: other schemes, links into the page, and relative ones when no base is known.
    static func openable(_ target: String, base: String?) -> String? {
        guard let target = withoutBreaks(target) else { return nil }
        if let scheme = scheme(of: target) {
            return ["http", "https", "mailto"].contains(scheme) && target.utf8.count > scheme.utf8.count + 1
                && !target.utf8.contains(where: { $0 <= 0x20 }) ? target : nil
        }
        if target.hasPrefix("www.") { return "http://" + target }
        guard let base, !target.hasPrefix("#"), !target.isEmpty else { return nil }
        return resolve(target, against: base)
    }

    /// Without the tabs and line ends that addresses are wrapped with (URL Standard, section 4.4), and with its white space encoded;
    /// `nil` for one that holds what no address may: other controls, and what turns or hides text.
    private static func withoutBreaks(_ target: String) -> String? {
        guard target.utf8.contains(where: { $0 <= 0x20 || $0 >= 0x7F }) else { return target }
        var result = ""
        for scalar in target.unicodeScalars {
            switch scalar.value {
            case 0x09, 0x0A, 0x0D: continue
            case 0..<0x20, 0x7F...0x9F: return nil
            case _ where scalar.properties.isWhitespace: result += percentEncoded(scalar)
            default: result.unicodeScalars.append(scalar)
            }
        }
        return TextDecoder.cleaned(result).text.utf8.count == result.utf8.count ? result : nil
    }

    private static func percentEncoded(_ scalar: Unicode.Scalar) -> String {
        UTF8.encode(scalar)!.reduce(into: "") { $0 += "%" + String($1, radix: 16, uppercase: true) }
    }

    /// RFC 3986, section 3.1; in small letters.
    private static func scheme(of text: String) -> String? {
        guard let colon = text.utf8.prefix(32).firstIndex(of: UInt8(ascii: ":")) else { return nil }
        let scheme = text[..<colon]
        guard let first = scheme.utf8.first, first.isASCIILetter else { return nil }
        let isScheme = scheme.utf8.allSatisfy {
            $0.isASCIILetter || $0.isDigit || "+-.".utf8.contains($0)
        }
        return isScheme ? scheme.lowercased() : nil
    }

    /// Whether a text is one web address and nothing else.
    static func isWeb(_ text: some StringProtocol) -> Bool {
        (text.hasPrefix("http://") || text.hasPrefix("https://")) && !text.utf8.contains { $0 <= 0x20 }
    }

    /// The host of a web address, without `www.`; `nil` for other texts.
    static func host(of address: String) -> String? {
        guard isWeb(address) else { return nil }
        let rest = address.drop { $0 != "/" }.dropFirst(2)
        let host = rest.prefix { !"/?#:".contains($0) }.lowercased()
        return host.hasPrefix("www.") ? String(host.dropFirst(4)) : host
    }

    /// RFC 3986, section 5.2, for the forms that pages use: `//host/x`, `/x`, `x`, `?x`.
    private static func resolve(_ target: String, against base: String) -> String? {
        guard isWeb(base), let authority = base.range(ofFirst: "://") else { return nil }
        let afterScheme = base.index(authority, offsetBy: 3)
        if target.hasPrefix("//") { return base[..<authority] + ":" + target }
        let pathStart = base[afterScheme...].firstIndex { "/?#".contains($0) } ?? base.endIndex
        let root = base[..<pathStart]
        if target.hasPrefix("/") { return root + target }
        let path = base[pathStart...].prefix { !"?#".contains($0) }
        if target.hasPrefix("?") { return root + path + target }
        guard let slash = path.lastIndex(of: "/") else { return root + "/" + target }
        return root + withoutDots(String(path[...slash]) + target)
    }

    /// Section 5.2.4: a path without `.` and `..`.
    private static func withoutDots(_ path: String) -> String {
        let end = path.firstIndex { "?#".contains($0) } ?? path.endIndex
        guard path[..<end].contains("/.") else { return path }
        var steps: [Substring] = []
        let parts = path[..<end].split(separator: "/", omittingEmptySubsequences: false)
        for (index, step) in parts.enumerated() {
            let isLast = index == parts.count - 1
            switch step {
            case ".": if isLast { steps.append("") }
            case "..":
                if steps.count > 1 { steps.removeLast() }
                if isLast { steps.append("") }
            default: steps.append(step)
            }
        }
        return steps.joined(separator: "/") + path[end...]
    }
}
