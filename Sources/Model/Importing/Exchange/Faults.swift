/// What was wrong with an item that was read back, each kind said once with its number.
struct Faults {
    private var counts: [String: Int] = [:]
    private var order: [String] = []

    mutating func add(_ fault: String, times: Int = 1) {
        if counts[fault] == nil { order.append(fault) }
        counts[fault, default: 0] += times
    }

    mutating func addWrongType() { add("a value of the wrong type was left out") }

    mutating func add(_ other: Faults) {
        for fault in other.order { add(fault, times: other.counts[fault] ?? 1) }
    }

    var warnings: [String] {
        order.map { fault in
            let count = counts[fault] ?? 1
            return count == 1 ? fault : "\(fault) (\(count) times)"
        }
    }

    /// A text without what no text may hold.
    mutating func cleaned(_ text: String) -> String {
        let clean = TextDecoder.cleaned(text).text
        if clean != text || clean.utf8.count != text.utf8.count { add("signs that no text may hold were replaced") }
        return clean
    }

    /// An address that may be opened, as it stands.
    mutating func openable(_ address: String) -> String? {
        if Address.openable(address, base: nil) == address { return address }
        add("an address that cannot be opened was left out")
        return nil
    }
}

extension String {
    /// Line feeds made spaces, so that offsets stay.
    var inOneLine: String {
        utf8.contains(0x0A) ? String(decoding: utf8.map { $0 == 0x0A ? 0x20 : $0 }, as: UTF8.self) : self
    }
}

/// A text that is cleaned between borders in code points, which are then known in UTF-8 bytes of what is clean.
struct CleanedPieces {
    var text = ""
    private(set) var offsets: [Int: Int] = [:]
    private(set) var wasCleaned = false

    /// - Parameter borders: sorted; none greater than the number of code points. O(text + borders).
    init(_ text: String, at borders: [Int]) {
        let isClean = TextDecoder.cleaned(text).text.utf8.elementsEqual(text.utf8)
        wasCleaned = !isClean
        var points = 0
        var bytes = 0
        var next = 0
        var piece = String.UnicodeScalarView()
        func settle(_ result: inout String) {
            result += TextDecoder.cleaned(String(piece)).text
            piece = String.UnicodeScalarView()
        }
        for scalar in text.unicodeScalars {
            while next < borders.count, borders[next] <= points {
                if !isClean {
                    settle(&self.text)
                    bytes = self.text.utf8.count
                }
                offsets[borders[next]] = bytes
                next += 1
            }
            points += 1
            if isClean { bytes += UTF8.width(scalar) } else { piece.append(scalar) }
        }
        if isClean { self.text = text } else { settle(&self.text) }
        while next < borders.count {
            offsets[borders[next]] = self.text.utf8.count
            next += 1
        }
    }
}
