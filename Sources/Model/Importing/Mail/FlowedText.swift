/// `text/plain; format=flowed` (RFC 3676): a line that ends in a space goes on in the next.
enum FlowedText {
    /// One line for each paragraph; quoted lines keep their marks. O(bytes).
    static func unfolded(_ text: String, deletesSpace: Bool) -> String {
        var result = ""
        result.reserveCapacity(text.utf8.count)
        /// The depth of quotation of a line that goes on; `nil` when none does.
        var open: Int?
        for line in text.split(separator: "\n" as Character, omittingEmptySubsequences: false) {
            let marks = line.prefix { $0 == ">" }
            var content = line.dropFirst(marks.count)
            // Space-stuffing: one space at the beginning is none of the text.
            if content.hasPrefix(" ") { content = content.dropFirst() }
            let isSignature = content == "-- "
            if open != marks.count || isSignature {
                if open != nil { result += "\n" }
                if !marks.isEmpty { result += marks + " " }
            }
            let flows = content.hasSuffix(" ") && !isSignature
            result += flows && deletesSpace ? content.dropLast() : content
            open = flows ? marks.count : nil
            if !flows { result += "\n" }
        }
        return result
    }
}
