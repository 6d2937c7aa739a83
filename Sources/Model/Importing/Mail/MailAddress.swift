import Articles

/// Who a mail is from: the first mailbox of a header field (RFC 5322, section 3.4, and the forms before it).
struct MailAddress: Hashable {
    /// As a person would write it, without quotation marks.
    var name: String?
    var address: String

    /// `"Name" <local@domain>`, `local@domain (Name)`, `local@domain`. O(bytes).
    init?(_ raw: [UInt8]) {
        let bracket = Self.index(of: UInt8(ascii: "<"), in: raw)
        if let open = bracket {
            let inner = raw[(open + 1)...].prefix { $0 != UInt8(ascii: ">") }
            address = HeaderText(Array(inner)).text.filter { $0 != " " }
            name = Self.name(Array(raw[..<open]))
        } else if let open = raw.firstIndex(of: UInt8(ascii: "(")) {
            address = HeaderText(Array(raw[..<open])).text
            name = Self.name(Array(raw[(open + 1)...].prefix { $0 != UInt8(ascii: ")") }))
        } else {
            address = HeaderText(raw).text
        }
        if name?.lowercased() == address.lowercased() { name = nil }
        guard !address.isEmpty || name != nil else { return nil }
    }

    /// The part before the `@`; Mailman's archives write " at ".
    var local: String { String(address.prefix { $0 != "@" && $0 != " " }) }

    /// The part behind the `@`.
    var domain: String? { address.lastIndex(of: "@").map { String(address[address.index(after: $0)...]) } }

    /// "Doe, Jane" as "Jane Doe": so address books sort their entries.
    static func inOrder(_ name: String) -> String {
        let halves = name.split(separator: ",", omittingEmptySubsequences: false).map { String($0).trimmingSpaces }
        guard halves.count == 2, halves.allSatisfy(Name.hasShape), halves.allSatisfy({ $0.wordCount <= 3 }),
            !["jr", "sr", "inc", "ltd", "phd", "md", "ii", "iii", "llc", "ed"].contains(
                halves[1].lowercased().filter(\.isLetter))
        else { return name }
        return halves[1] + " " + halves[0]
    }

    private static func name(_ raw: [UInt8]) -> String? {
        // Quotation marks go before encoded words are decoded, for these may hold some of their own.
        var bare: [UInt8] = []
        var isEscaped = false
        for byte in raw {
            if !isEscaped, byte == UInt8(ascii: "\\") {
                isEscaped = true
                continue
            }
            if isEscaped || byte != UInt8(ascii: "\"") { bare.append(byte) }
            isEscaped = false
        }
        var name = HeaderText(bare).text
        if name.count > 2, name.hasPrefix("'"), name.hasSuffix("'") { name = String(name.dropFirst().dropLast()) }
        name = name.trimmed(of: " ,;")
        return name.isEmpty ? nil : name
    }

    /// Where a sign first stands outside quotation marks.
    private static func index(of sign: UInt8, in raw: [UInt8]) -> Int? {
        var isQuoted = false
        var last: Int?
        var index = 0
        while index < raw.count {
            switch raw[index] {
            case UInt8(ascii: "\\"): index += 1
            case UInt8(ascii: "\""): isQuoted.toggle()
            case sign where !isQuoted: return index
            case sign: last = last ?? index
            default: break
            }
            index += 1
        }
        // A quotation that never ends hides nothing.
        return isQuoted ? last : nil
    }
}
