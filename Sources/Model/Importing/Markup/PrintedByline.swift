/// What a page prints of its authors and its date, gathered line by line: what is printed first counts.
struct PrintedByline {
    private(set) var byline = HeaderLine.Byline()
    /// Names that stand in elements or lines of their own.
    private var names: [String] = []

    /// As printed.
    var authors: [String] { names.isEmpty ? byline.authors : names }

    /// A line that says who wrote and when, in any of the forms that are known.
    ///
    /// - Parameter names: those in the line that elements say to be authors'; `nil` where a loose form is not to be believed.
    /// - Returns: whether it is one.
    mutating func take(_ line: String, names: [String]?) -> Bool {
        let found = HeaderLine.byline(line) ?? Byline.dotted(line) ?? names.flatMap { Byline.loose(line, names: $0) }
        guard let found else { return false }
        byline.date = byline.date ?? found.date
        byline.firstPublished = byline.firstPublished ?? found.firstPublished
        if byline.authors.isEmpty { byline.authors = found.authors }
        byline.language = byline.language ?? found.language
        byline.hasImpossibleDate = byline.hasImpossibleDate || found.hasImpossibleDate
        return true
    }

    mutating func add(_ names: [String]) {
        for name in names where !self.names.contains(name) { self.names.append(name) }
    }
}
