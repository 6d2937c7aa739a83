/// Text as Markdown (CommonMark, with the tables and strokes of GitHub's) that shows every sign of it as it is.
public enum Markdown {
    /// One line. Signs that mean something anywhere get a backslash, and at the beginning of the line those that mean something
    /// there: what begins a heading, a list, a quotation or a rule. Blanks at its ends, which would indent or break, go.
    public static func escaped(line: some StringProtocol) -> String {
        var result = escapedSigns(line.drop { $0 == " " || $0 == "\t" })
        while result.last == " " || result.last == "\t" { result.removeLast() }
        return withPlainStart(result)
    }

    /// Text of several lines; they stay lines, and empty ones part paragraphs.
    public static func escaped(lines text: String) -> [String] {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { escaped(line: $0) }
    }

    /// Signs that mean something wherever they stand. `://`, `www.` and `@` would make links of bare addresses. O(bytes).
    static func escapedSigns(_ text: some StringProtocol) -> String {
        var result = String.UnicodeScalarView()
        var last: [Unicode.Scalar] = []
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\", "`", "*", "_", "[", "]", "<", ">", "&", "~", "|", "$", "^", "@": result.append("\\")
            case "/" where last.last == ":":
                // The colon is there already.
                result.removeLast()
                result.append(contentsOf: "\\:".unicodeScalars)
            case "." where last.suffix(3).allSatisfy { $0 == "w" || $0 == "W" } && last.count >= 3: result.append("\\")
            default: break
            }
            result.append(scalar)
            if last.count == 3 { last.removeFirst() }
            last.append(scalar)
        }
        return String(result)
    }

    /// A line of Markdown that begins nothing but a paragraph.
    static func withPlainStart(_ line: String) -> String {
        if let first = line.first, "#+-=:".contains(first) { return "\\" + line }
        // 12. and 12) begin lists.
        let digits = line.prefix { $0.isASCII && $0.isNumber }
        if !digits.isEmpty, digits.count < 10, let sign = line.dropFirst(digits.count).first, ".)".contains(sign) {
            return digits + "\\" + line.dropFirst(digits.count)
        }
        return line
    }

    /// `<address>`, in which nothing can end it early.
    public static func link(_ address: String) -> String {
        guard address.utf8.allSatisfy({ $0 < 0x80 }) else { return escaped(line: address) }
        return "<" + percentEncoded(address, signs: "<>") + ">"
    }

    /// The address of a link or an image, in which neither backslashes nor ampersands mean anything else.
    static func destination(_ address: String) -> String {
        "<" + percentEncoded(address, signs: "<>\\").replacing("&", with: "&amp;") + ">"
    }

    private static func percentEncoded(_ address: String, signs: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in address.unicodeScalars {
            if scalar.value <= 0x20 || scalar.value == 0x7F || signs.unicodeScalars.contains(scalar) {
                let digits = String(scalar.value, radix: 16, uppercase: true)
                result.append(contentsOf: ("%" + (digits.utf8.count == 1 ? "0" : "") + digits).unicodeScalars)
            } else {
                result.append(scalar)
            }
        }
        return String(result)
    }

    /// Code within a line: between backticks that are longer than any run of them inside.
    static func code(_ text: String) -> String {
        let fence = String(repeating: "`", count: longestRun(of: "`", in: text) + 1)
        let isOpen = text.hasPrefix("`") || text.hasSuffix("`") || text.hasPrefix(" ") && text.hasSuffix(" ")
        return isOpen ? "\(fence) \(text) \(fence)" : fence + text + fence
    }

    /// Code of several lines.
    static func fence(_ text: String, language: String?) -> [String] {
        let fence = String(repeating: "`", count: max(3, longestRun(of: "`", in: text) + 1))
        let name = (language ?? "").filter { $0.isLetter || $0.isNumber || "+-_.#".contains($0) }
        return [fence + name] + text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) + [fence]
    }

    private static func longestRun(of sign: Character, in text: String) -> Int {
        var longest = 0
        var run = 0
        for character in text {
            run = character == sign ? run + 1 : 0
            longest = max(longest, run)
        }
        return longest
    }
}
