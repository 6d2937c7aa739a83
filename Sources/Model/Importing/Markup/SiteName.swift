import Articles

/// The name of a site beside the title of one of its pages, as browsers show them in one line.
enum SiteName {
    /// What a page's name holds beside the title: "Title | Site", "Site - Title".
    static func found(in text: String, title: String) -> String? {
        var text = text
        for separator in separators where title.isEmpty || text.contains(separator) {
            text = text.replacing(separator, with: "\u{1F}")
        }
        let parts = text.split(separator: "\u{1F}").map { String($0).trimmingSpaces }
        guard parts.count == 2, let place = parts.firstIndex(where: { Header.key($0) == title }) else { return nil }
        let site = parts[1 - place]
        return site.wordCount <= 10 ? site : nil
    }

    private static let separators = [": ", " | ", " — ", " – ", " - ", " · ", " • ", " « ", " » ", " :: "]

    /// "Title | Site", "Title - Site": the last part is the site where it is known to be, or shorter than the title.
    static func removed(from text: String, _ site: String?) -> (title: String, site: String?) {
        for separator in separators.dropFirst() {
            guard let cut = text.range(ofLast: separator) else { continue }
            let head = String(text[..<cut]).trimmingSpaces
            let tail = String(text[cut...].dropFirst(separator.count)).trimmingSpaces
            guard !head.isEmpty, !tail.isEmpty else { continue }
            if let site {
                if Header.key(tail) == Header.key(site) { return (head, site) }
            } else if tail.wordCount <= 5, tail.utf8.count < head.utf8.count {
                return (head, tail)
            }
        }
        return (text, nil)
    }
}

extension StringProtocol {
    /// The index at which a short text last stands. O(bytes).
    func range(ofLast needle: String) -> Index? {
        var found: Index?
        var from = startIndex
        while let index = self[from...].range(ofFirst: needle) {
            found = index
            from = self.index(after: index)
        }
        return found
    }
}
