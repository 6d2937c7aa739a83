/// What all addresses of one page of the web have in common, in one form in which they can be compared.
///
/// http is https; the host is in lower case, without `www.`, user and default port; escapes are written in one way; empty steps,
/// dots, a closing slash and `index.html` are nothing, and neither are the fragment and what only says how somebody came there
/// (`Campaign`). What is left of the query is ordered by its names; what has one name keeps its order. `spip.php?article75` and its kin are one (`SPIP`). No parameter
/// is dropped that could name the page: two pages that are not the same keep different keys.
public struct AddressKey: Hashable, Sendable {
    /// `host/path?query`.
    public let text: String
    /// What the fragment names; `nil` where there is none, or where it is of a campaign. Not part of `text`.
    public let fragment: String?
    /// Whether something was left out that named a campaign, a reader, a language or the way that somebody came.
    public let isStripped: Bool

    /// Longer ones are no page's. UTF-8 bytes.
    static let longest = Link.maximumLength

    /// `nil` for what is no address of the web. O(bytes of the address).
    public init?(_ address: String) {
        guard var parts = AddressParts(address) else { return nil }
        var isForwarded = false
        // Each is shorter than the one before.
        while let target = Forwarder.target(of: parts).flatMap({ AddressParts($0) }) {
            (parts, isForwarded) = (target, true)
        }
        var page = AddressPage(parts)
        page.takeIndex()
        let isUnified = SPIP.unify(&page)
        isStripped = Campaign.strip(&page) || isUnified || isForwarded
        text = page.text
        fragment = parts.fragment.flatMap { Campaign.isFragment($0) ? nil : String(decoding: $0, as: UTF8.self) }
    }

    /// Of one page, and of one piece of it.
    public static func == (a: AddressKey, b: AddressKey) -> Bool { a.text == b.text && a.fragment == b.fragment }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(text)
        hasher.combine(fragment)
    }

    /// Whether it is a site and none of its pages.
    public var isSite: Bool { !text.utf8.contains { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "?") } }

    /// `host`, with the port where it is a special one.
    public var host: Substring { text.prefix { $0 != "/" && $0 != "?" } }
}

/// An address of the web, taken apart: bytes as they stand there.
struct AddressParts {
    /// In lower case, without `www.`, with a port that is not the usual one.
    var host: [UInt8]
    var path: ArraySlice<UInt8>
    var query: ArraySlice<UInt8>
    var fragment: ArraySlice<UInt8>?

    init?(_ address: String) {
        guard address.utf8.count <= AddressKey.longest else { return nil }
        let bytes = Array(address.utf8)[...]
        guard let scheme = bytes.firstIndex(of: UInt8(ascii: ":")) else { return nil }
        let name = bytes[..<scheme].map { $0 | 0x20 }
        guard name == Array("http".utf8) || name == Array("https".utf8),
            bytes[(scheme + 1)...].starts(with: "//".utf8)
        else { return nil }
        let rest = bytes[(scheme + 3)...]
        let authority = rest.prefix { $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
        guard let host = Self.host(authority) else { return nil }
        self.host = host
        var page = rest[authority.endIndex...]
        if let hash = page.firstIndex(of: UInt8(ascii: "#")) {
            if hash + 1 < page.endIndex { fragment = page[(hash + 1)...] }
            page = page[..<hash]
        }
        let mark = page.firstIndex(of: UInt8(ascii: "?"))
        path = page[..<(mark ?? page.endIndex)]
        query = mark.map { page[($0 + 1)...] } ?? []
    }

    private static func host(_ authority: ArraySlice<UInt8>) -> [UInt8]? {
        var rest = authority
        if let at = rest.lastIndex(of: UInt8(ascii: "@")) { rest = rest[(at + 1)...] }
        var port: ArraySlice<UInt8> = []
        if let colon = rest.lastIndex(of: UInt8(ascii: ":")), rest[(colon + 1)...].allSatisfy({ $0.isDigit }) {
            port = rest[(colon + 1)...].drop { $0 == UInt8(ascii: "0") }
            rest = rest[..<colon]
        }
        while rest.last == UInt8(ascii: ".") { rest.removeLast() }
        guard !rest.isEmpty, !rest.contains(where: { $0 <= 0x20 || $0 == 0x5C || $0 == UInt8(ascii: "%") }) else {
            return nil
        }
        var host =
            rest.contains { $0 >= 0x80 }
            ? Array(String(decoding: rest, as: UTF8.self).lowercased().utf8)
            : rest.map(\.smallASCII)
        // Some mails say it twice.
        while host.starts(with: "www.".utf8), host.dropFirst(4).contains(UInt8(ascii: ".")) { host.removeFirst(4) }
        if !port.isEmpty, !port.elementsEqual("80".utf8), !port.elementsEqual("443".utf8) {
            host.append(UInt8(ascii: ":"))
            host += port
        }
        return host
    }
}

/// The host, the steps of the path, and the parameters, in the one way of writing them.
struct AddressPage {
    var host: [UInt8]
    var steps: [[UInt8]]
    /// `name=value`, or `name` alone.
    var parameters: [[UInt8]]

    init(_ parts: AddressParts) {
        host = parts.host
        steps = []
        for step in parts.path.split(separator: UInt8(ascii: "/")) {
            let step = Self.escaped(step)
            if step.elementsEqual("..".utf8) {
                _ = steps.popLast()
            } else if !step.elementsEqual(".".utf8) {
                steps.append(step)
            }
        }
        parameters = parts.query.split(separator: UInt8(ascii: "&")).compactMap { part in
            var part = Self.escaped(part)[...]
            // Left over from HTML.
            while part.starts(with: "amp;".utf8) { part = part.dropFirst(4) }
            while part.last == UInt8(ascii: "=") { part.removeLast() }
            return part.isEmpty ? nil : Array(part)
        }
    }

    /// A page that is what its folder shows.
    mutating func takeIndex() {
        let indices = [
            "index.html", "index.htm", "index.php", "index.php3", "index.xhtml", "index.asp", "default.aspx",
        ]
        while let last = steps.last, indices.contains(where: { last.elementsEqual($0.utf8) }) { steps.removeLast() }
    }

    var text: String {
        var bytes = host
        for step in steps {
            bytes.append(UInt8(ascii: "/"))
            bytes += step
        }
        func name(_ part: [UInt8]) -> ArraySlice<UInt8> { part.prefix { $0 != UInt8(ascii: "=") } }
        // `sorted` is stable: to a program that takes the first or the last of one name, or a list of them, their order is a value.
        let ordered = parameters.sorted { name($0).lexicographicallyPrecedes(name($1)) }
        for (index, part) in ordered.enumerated() {
            bytes.append(index == 0 ? UInt8(ascii: "?") : UInt8(ascii: "&"))
            bytes += part
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// RFC 3986, 6.2.2: what need not be escaped is not, all else is, in capitals. A step keeps its escaped slashes.
    static func escaped(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        func escape(_ byte: UInt8) {
            result.append(UInt8(ascii: "%"))
            result.append(hexadecimal[Int(byte >> 4)])
            result.append(hexadecimal[Int(byte & 15)])
        }
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let byte = bytes[index]
            index += 1
            if byte == UInt8(ascii: "%"), index + 1 < bytes.endIndex, let high = bytes[index].digit,
                let low = bytes[index + 1].digit
            {
                let value = high << 4 | low
                if isPlain[Int(value)] { result.append(value) } else { escape(value) }
                index += 2
            } else if isPlain[Int(byte)] || reserved.contains(byte) {
                result.append(byte)
            } else {
                escape(byte)
            }
        }
        return result
    }

    private static let hexadecimal = Array("0123456789ABCDEF".utf8)
    /// Mean the same whether they are escaped or not: RFC 2396's unreserved characters, and some that nobody reserves.
    private static let isPlain: [Bool] = (0...255).map { (byte: UInt8) in
        byte.isDigit || byte.isASCIILetter || "-._~!'()*,:@".utf8.contains(byte)
    }
    private static let reserved: Set<UInt8> = Set("$&+;=/?[]".utf8)
}

extension UInt8 {
    fileprivate var digit: UInt8? {
        switch self {
        case 0x30...0x39: self - 0x30
        case 0x41...0x46: self - 0x37
        case 0x61...0x66: self - 0x57
        default: nil
        }
    }
}
