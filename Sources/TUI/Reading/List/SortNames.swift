import Articles

extension Sort {
    /// As "Sorted ..." and "Articles ..." go on.
    var name: String {
        switch self {
        case .newest: "newest first"
        case .oldest: "oldest first"
        case .title: "by title"
        case .publication: "by publication"
        case .longest: "longest first"
        case .shortest: "shortest first"
        case .relevance: "by relevance"
        }
    }

    /// The order after this one. Without a query nothing is relevant.
    func next(hasQuery: Bool) -> Sort {
        let all = Sort.allCases.filter { hasQuery || $0 != .relevance }
        return all.firstIndex(of: self).map { all[($0 + 1) % all.count] } ?? .newest
    }
}
