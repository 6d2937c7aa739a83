import Articles

/// A block's text with its spans as Markdown within a line. O(text + spans times their depth).
struct MarkdownInline {
    /// What stands for a marker; `nil` where it has no note and stays as it is printed.
    let marker: (Marker) -> String?

    /// Styles that nest deeper are left out; the text stays.
    private static let maximumDepth = 16

    /// - Parameter range: UTF-8 bytes of the text.
    func line(_ text: String, _ spans: [Span], in range: Range<Int>? = nil) -> String {
        let bytes = Array(text.utf8)
        var writer = Writer(bytes: bytes, marker: marker)
        let all = range ?? 0..<bytes.count
        let inner = spans.filter { all.lowerBound <= $0.range.lowerBound && $0.range.upperBound <= all.upperBound }
        writer.write(all, inner[...], depth: 0, isInLink: false, isInStyle: false)
        return writer.out.trimmingSpaces
    }

    private struct Writer {
        let bytes: [UInt8]
        let marker: (Marker) -> String?
        var out = ""
        /// The last that was written is a marker.
        private var isBehindMarker = false

        init(bytes: [UInt8], marker: @escaping (Marker) -> String?) {
            self.bytes = bytes
            self.marker = marker
        }

        mutating func write(_ range: Range<Int>, _ spans: ArraySlice<Span>, depth: Int, isInLink: Bool, isInStyle: Bool)
        {
            var position = range.lowerBound
            var index = spans.startIndex
            while index < spans.endIndex {
                let span = spans[index]
                // Spans that begin in this one; those that end outside of it are left out.
                var end = index + 1
                while end < spans.endIndex, spans[end].range.lowerBound < span.range.upperBound { end += 1 }
                guard span.range.lowerBound >= position, span.range.upperBound <= range.upperBound else {
                    index += 1
                    continue
                }
                let inner = spans[(index + 1)..<end].filter { $0.range.upperBound <= span.range.upperBound }[...]
                var next = span.range.upperBound
                if let marker = span.marker, let sign = self.marker(marker) {
                    // The sign takes the place of the print, with its brackets.
                    var start = span.range.lowerBound
                    if start > position, next < range.upperBound, !span.range.isEmpty,
                        bytes[start - 1] == UInt8(ascii: "["),
                        bytes[next] == UInt8(ascii: "]")
                    {
                        start -= 1
                        next += 1
                    }
                    text(position..<start)
                    protectLast()
                    out += sign
                    isBehindMarker = true
                } else {
                    text(position..<span.range.lowerBound)
                    write(span, inner, depth, isInLink, isInStyle)
                }
                position = max(position, next)
                index = end
            }
            text(position..<range.upperBound)
        }

        private mutating func write(
            _ span: Span, _ inner: ArraySlice<Span>, _ depth: Int, _ isInLink: Bool, _ isInStyle: Bool
        ) {
            func plain() { write(span.range, inner, depth: depth + 1, isInLink: isInLink, isInStyle: isInStyle) }
            guard depth < MarkdownInline.maximumDepth, !span.range.isEmpty else { return plain() }
            switch span.kind {
            case .marker: plain()
            case .code:
                out += Markdown.code(string(span.range))
                isBehindMarker = false
                // Markers cannot stand in code.
                for marker in inner.compactMap(\.marker) { out += self.marker(marker) ?? "" }
            case .link(let address):
                guard !isInLink else { return plain() }
                let print = string(span.range)
                if let address, address == print, inner.isEmpty, Address.isWeb(address),
                    address.utf8.allSatisfy({ $0 < 0x80 }),
                    !address.contains("<"), !address.contains(">")
                {
                    out += "<\(address)>"
                } else {
                    protectLast()
                    out += "["
                    isBehindMarker = false
                    write(span.range, inner, depth: depth + 1, isInLink: true, isInStyle: isInStyle)
                    out += "](\(address.map(Markdown.destination) ?? "#"))"
                }
                isBehindMarker = false
            case .emphasis, .strong:
                let (sign, element) = span.kind == .emphasis ? ("*", "em") : ("**", "strong")
                let usesStars = !isInStyle && !out.hasSuffix("*") && canFlank(span, inner)
                out += usesStars ? sign : "<\(element)>"
                isBehindMarker = false
                write(span.range, inner, depth: depth + 1, isInLink: isInLink, isInStyle: true)
                out += usesStars ? sign : "</\(element)>"
                isBehindMarker = false
            }
        }

        /// Whether stars around a span are read as emphasis (CommonMark 0.31, section 6.2): else tags say it.
        private func canFlank(_ span: Span, _ inner: ArraySlice<Span>) -> Bool {
            let range = span.range
            guard let first = scalar(at: range.lowerBound), let last = scalar(before: range.upperBound),
                !first.properties.isWhitespace, !last.properties.isWhitespace
            else { return false }
            let before = scalar(before: range.lowerBound)
            let after = scalar(at: range.upperBound)
            let opens = inner.contains { $0.range.lowerBound == range.lowerBound } || Self.isSign(first)
            let closes = inner.contains { $0.range.upperBound == range.upperBound } || Self.isSign(last)
            if closes, inner.contains(where: { $0.range.upperBound == range.upperBound }),
                after.map({ !$0.properties.isWhitespace }) ?? false
            {
                return false
            }
            return (!opens || before.map { $0.properties.isWhitespace || Self.isSign($0) } ?? true)
                && (!closes || after.map { $0.properties.isWhitespace || Self.isSign($0) } ?? true)
        }

        private static func isSign(_ scalar: Unicode.Scalar) -> Bool {
            switch scalar.properties.generalCategory {
            case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
                .finalPunctuation, .otherPunctuation, .mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol:
                true
            default: false
            }
        }

        private func scalar(at offset: Int) -> Unicode.Scalar? {
            guard offset < bytes.count else { return nil }
            return String(decoding: bytes[offset..<min(offset + 4, bytes.count)], as: UTF8.self).unicodeScalars.first
        }

        private func scalar(before offset: Int) -> Unicode.Scalar? {
            guard offset > 0 else { return nil }
            var start = offset - 1
            while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
            return String(decoding: bytes[start..<offset], as: UTF8.self).unicodeScalars.first
        }

        private func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

        private mutating func text(_ range: Range<Int>) {
            guard !range.isEmpty else { return }
            var text = Markdown.escapedSigns(string(range).inOneLine)
            // A parenthesis or a colon behind a marker would make a link or a definition of it.
            if isBehindMarker, let first = text.first, first == "(" || first == ":" { text = "\\" + text }
            out += text
            isBehindMarker = false
        }

        /// An exclamation mark before a bracket would make an image of it.
        private mutating func protectLast() {
            if out.hasSuffix("!") { out = String(out.dropLast()) + "\\!" }
        }
    }
}
