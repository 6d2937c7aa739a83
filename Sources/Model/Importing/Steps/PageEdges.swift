import Articles

/// Running titles, page numbers and other lines that the edges of printed pages leave in an extraction.
enum PageEdges {
    static func mark(_ drafts: inout [BlockDraft], title: String?) {
        let title = title.map(Header.key) ?? ""
        var hasPageNumbers = false
        for index in drafts.indices where isPageNumber(drafts[index].line) {
            drafts[index].role = .pageEdge
            hasPageNumbers = true
        }
        for index in drafts.indices where drafts[index].role == .text && drafts[index].line.utf8.count < 300 {
            let line = drafts[index].line
            let isTitle = Header.hasKey(title, line)
            guard isTitle || hasPageNumbers && HeaderLine.isCopyright(line) && !Header.key(line).isEmpty else {
                continue
            }
            // The title alone, or right beside a page number, is a running title.
            if isTitle, case .heading = drafts[index].kind, !touchesEdge(index, drafts) { continue }
            drafts[index].role = .pageEdge
        }
        // A number alone is a page's right beside a running title, which has only one.
        let titles = drafts.indices.filter { drafts[$0].role == .pageEdge && !isPageNumber(drafts[$0].line) }
        for title in titles {
            let number = [title - 1, title + 1].first {
                drafts.indices.contains($0) && drafts[$0].role == .text && isShortNumber(drafts[$0].line)
            }
            if let number { drafts[number].role = .pageEdge }
        }
        for index in drafts.indices where drafts[index].role == .pageEdge {
            drafts[index].section = .boilerplate
            drafts[index].turn(into: .paragraph)
        }
    }

    private static func touchesEdge(_ index: Int, _ drafts: [BlockDraft]) -> Bool {
        (index > 0 && drafts[index - 1].role == .pageEdge)
            || (index + 1 < drafts.count && drafts[index + 1].role == .pageEdge)
    }

    /// A number alone that is no year.
    private static func isShortNumber(_ line: String) -> Bool {
        (1...3).contains(line.utf8.count) && line.utf8.allSatisfy(\.isDigit)
    }

    /// `Page 2/4`, `Page 2 of 4`, `2/4`, `- 2 -`; with a copyright line before it or not. A number alone may be a heading.
    static func isPageNumber(_ line: String) -> Bool {
        guard line.utf8.count < 200, line.contains("/") || line.hasPrefix("-") || line.holdsLetters("page") else {
            return false
        }
        let small = line.lowercased()
        if let page = small.range(ofFirst: "page "), page == small.startIndex || HeaderLine.isCopyright(line) {
            let rest = small[page...].dropFirst(5)
            let words = rest.split { " /".contains($0) || $0 == "\u{A0}" }
            return !words.isEmpty && words.count <= 3
                && words.allSatisfy { $0.allSatisfy(\.isNumber) || $0 == "of" || $0 == "sur" }
        }
        let halves = small.split(separator: "/", omittingEmptySubsequences: false)
        if halves.count == 2, halves.allSatisfy({ !$0.isEmpty && $0.count <= 3 && $0.allSatisfy(\.isNumber) }) {
            return true
        }
        let inner = small.trimmed(of: "- –")
        return small.hasPrefix("-") && small.hasSuffix("-") && !inner.isEmpty && inner.count <= 3
            && inner.allSatisfy(\.isNumber)
    }
}
