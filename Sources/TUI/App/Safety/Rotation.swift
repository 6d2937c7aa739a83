/// Which snapshots of a library stay when a new one has been written.
enum Rotation {
    /// The newest ones, whenever they were made.
    static let newest = 5
    /// The days of which the last one stays.
    static let days = 7

    /// A snapshot, as far as the rule needs to know it.
    struct Dated: Hashable {
        /// `YYYY-MM-DD`.
        var day: String
        /// How many marks are in it.
        var marks: Int
    }

    /// The newest five, the last of each of the last seven days that have one, and the one with the most marks: what was kept
    /// before a library got lost is not pushed out by those of the new one, which are small.
    /// - Parameter snapshots: from the oldest to the newest.
    /// - Returns: the indexes of those that stay, at most 13, the newest always.
    static func kept(of snapshots: [Dated]) -> Set<Int> {
        var kept = Set(snapshots.indices.suffix(newest))
        var seen: Set<String> = []
        for index in snapshots.indices.reversed() where seen.count < days {
            if seen.insert(snapshots[index].day).inserted { kept.insert(index) }
        }
        if let most = snapshots.indices.max(by: { snapshots[$0].marks <= snapshots[$1].marks }) { kept.insert(most) }
        return kept
    }
}
