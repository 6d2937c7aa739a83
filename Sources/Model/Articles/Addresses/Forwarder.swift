/// Programs that lead on to an address which stands in their own: mail filters, search engines, networks; and Substack's app,
/// whose addresses name the publication and the post.
enum Forwarder {
    /// Where an address leads on to; `nil` for one that is a page itself. O(bytes).
    static func target(of parts: AddressParts) -> String? {
        if parts.host.elementsEqual("open.substack.com".utf8) {
            let steps = parts.path.split(separator: UInt8(ascii: "/")).map { String(decoding: $0, as: UTF8.self) }
            guard steps.count == 4, steps[0] == "pub", steps[2] == "p" else { return nil }
            return "https://\(steps[1]).substack.com/p/\(steps[3])"
        }
        for (site, path, name) in known where parts.host.names(site) && parts.path.elementsEqual(path.utf8) {
            for part in parts.query.split(separator: UInt8(ascii: "&")) where part.starts(with: (name + "=").utf8) {
                let target = unescaped(part.dropFirst(name.utf8.count + 1))
                if target.starts(with: "http".utf8) { return String(decoding: target, as: UTF8.self) }
            }
        }
        return nil
    }

    private static let known = [
        ("google.com", "/url", "q"), ("google.com", "/url", "url"), ("facebook.com", "/l.php", "u"),
        ("safelinks.protection.outlook.com", "/", "url"), ("safelinks.protection.outlook.com", "", "url"),
        ("slack-redir.net", "/link", "url"),
    ]

    private static func unescaped(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        var index = bytes.startIndex
        while index < bytes.endIndex {
            if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.endIndex,
                let value = UInt8(String(decoding: bytes[(index + 1)...(index + 2)], as: UTF8.self), radix: 16)
            {
                result.append(value)
                index += 3
            } else {
                result.append(bytes[index])
                index += 1
            }
        }
        return result
    }
}
