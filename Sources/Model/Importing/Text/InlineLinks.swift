import Articles

// Code, addresses and links.

extension InlineRun {
    mutating func code(at index: Int, end: Int) -> Int {
        var open = index
        while open < end, bytes[open] == UInt8(ascii: "`") { open += 1 }
        let length = open - index
        var close = open
        let limit = min(end, open + Self.maximumAddress)
        while close < limit {
            guard bytes[close] == UInt8(ascii: "`") else {
                close += 1
                continue
            }
            var stop = close
            while stop < end, bytes[stop] == UInt8(ascii: "`") { stop += 1 }
            if stop - close == length {
                let start = out.count
                out += bytes[open..<close]
                spans.append(Span(.code, start..<out.count))
                return stop
            }
            close = stop
        }
        out += bytes[index..<open]
        return open
    }

    mutating func autolink(at index: Int, end: Int) -> Int {
        if nextStop <= index {
            nextStop = bytes[(index + 1)...].firstIndex { $0 == UInt8(ascii: ">") || $0 <= 0x20 } ?? bytes.count
        }
        let close = nextStop
        guard !isInLink, close < end, bytes[close] == UInt8(ascii: ">"), close > index + 1,
            close - index < Self.maximumAddress
        else {
            out.append(bytes[index])
            return index + 1
        }
        let text = string(index + 1..<close)
        guard let address = Address.openable(text, base: nil) ?? (text.hasPrefix("www.") ? "http://" + text : nil)
        else {
            out.append(bytes[index])
            return index + 1
        }
        let start = out.count
        out += bytes[index + 1..<close]
        spans.append(Span(.link(address: address), start..<out.count))
        return close + 1
    }

    mutating func bareAddress(at index: Int, end: Int) -> Int {
        var stop = index
        var depth = 0
        let limit = min(end, index + Self.maximumAddress)
        scan: while stop < limit {
            switch bytes[stop] {
            case 0...0x20, UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "`"): break scan
            case UInt8(ascii: "("), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: ")"), UInt8(ascii: "]"):
                depth -= 1
                if depth < 0 { break scan }
            case 0xC2 where stop + 1 < end && (bytes[stop + 1] == 0xA0 || bytes[stop + 1] == 0xBB): break scan
            // Typographic quotes, dashes, ellipsis.
            case 0xE2 where stop + 2 < end && bytes[stop + 1] == 0x80: break scan
            default: break
            }
            stop += 1
        }
        while stop > index, ".,;:!?'*_".utf8.contains(bytes[stop - 1]) { stop -= 1 }
        let text = string(index..<stop)
        let start = out.count
        out += bytes[index..<stop]
        let address = text.hasPrefix("www.") ? "http://" + text : text
        let host = address.drop { $0 != "/" }.dropFirst(2)
        if host.utf8.count > 4, host.contains(".") || host.hasPrefix("localhost") {
            spans.append(Span(.link(address: address), start..<out.count))
        }
        return stop
    }

    mutating func image(at index: Int, end: Int) -> Int {
        let close = Int(partner[index + 1])
        guard close >= 0, close < end, let (_, stop) = destination(at: close + 1, end: end) else {
            out.append(bytes[index])
            return index + 1
        }
        out += bytes[index + 2..<close]
        return stop
    }

    mutating func link(_ text: Range<Int>, to target: String, stop: Int, depth: Int) -> Int {
        let start = out.count
        if depth < Self.maximumDepth {
            let outer = isInLink
            isInLink = true
            parse(text, depth: depth + 1)
            isInLink = outer
        } else {
            out += bytes[text]
        }
        let range = start..<out.count
        if target.isEmpty || target == "#" {
            spans.append(Span(.link(address: nil), range))
        } else if let address = Address.openable(target, base: base) {
            spans.append(Span(.link(address: address), range))
        }
        // A link into the page, or a relative one without a base, is neither a link nor a placeholder.
        return stop
    }

    /// `(address)` or `(address "title")` at `index`: the address, and the index behind the parenthesis.
    func destination(at index: Int, end: Int) -> (String, Int)? {
        guard index < end, bytes[index] == UInt8(ascii: "("), case let close = Int(partner[index]), close >= 0,
            close < end,
            close - index < Self.maximumAddress
        else { return nil }
        var inner = string(index + 1..<close).trimmingSpaces[...]
        for quote in [" \"", " '"] {
            if inner.hasSuffix(quote.suffix(1)), let title = inner.range(ofFirst: quote) { inner = inner[..<title] }
        }
        inner = inner.trimmingSpaces[...]
        if inner.hasPrefix("<"), inner.hasSuffix(">") { inner = inner.dropFirst().dropLast() }
        guard !inner.contains(" ") else { return nil }
        return (String(inner), close + 1)
    }
}
