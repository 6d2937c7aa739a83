import Articles

/// Binds markers to notes by evidence from both sides (R1): a label is a marker only where a note with that label is in
/// reach, or where it is of the notes' own family and near their labels.
struct NoteResolver {
    /// A note as the resolver sees it.
    private struct Target {
        /// Index in the document's notes.
        var note: Int
        var family: Label.Family
        var isHeaded: Bool
        var isLinked: Bool
        /// Index of the first draft of its series.
        var position: Int
    }

    /// An unresolved label may be this much larger than the largest that exists.
    private static let slack = 20

    private var targets: [String: [Target]] = [:]
    private var largest: [Label.Family: Int] = [:]
    /// By the fragments that lead to them.
    private var linked: [String: Target] = [:]

    /// Labels of numbered notes that round brackets do not call but only count, because other markers call them.
    private var counted: Set<String> = []
    /// Round brackets alone seem to call fewer numbered notes than other markers do, and only count.
    private var roundOnlyCounts = false

    /// The notes are numbered in the order of the series.
    ///
    /// - Parameter candidates: everything that may be a marker, which only numbered notes ask for.
    init(_ series: [NoteSeries], candidates: @autoclosure () -> [Candidate]) {
        var note = 0
        for one in series {
            for item in one.items {
                let target = Target(
                    note: note, family: item.family, isHeaded: one.isHeaded, isLinked: one.isLinked,
                    position: one.range.lowerBound)
                for id in item.ids where linked[id] == nil { linked[id] = target }
                if !item.label.isEmpty { targets[item.label, default: []].append(target) }
                if let number = Int(item.label), !one.isLinked || item.family == .bracket {
                    largest[item.family] = max(largest[item.family] ?? 0, number)
                }
                note += 1
            }
        }
        for (label, found) in targets where Label.looseKey(label) != label && targets[Label.looseKey(label)] == nil {
            targets[Label.looseKey(label)] = found
        }
        guard largest[.numbered] != nil else { return }
        var round: Set<String> = []
        for candidate in candidates() where candidate.range.lowerBound > 0 {
            guard (targets[candidate.label] ?? []).contains(where: { $0.family == .numbered }) else { continue }
            switch candidate.family {
            case .round: round.insert(candidate.label)
            case .bracket, .raised: counted.insert(candidate.label)
            default: break
            }
        }
        roundOnlyCounts = round.subtracting(counted).count < counted.count
    }

    /// Whether a marker of one family may call a note of another (R3).
    static func fits(_ marker: Label.Family, _ note: Label.Family, isHeaded: Bool) -> Bool {
        switch (marker, note) {
        case _ where marker == note: true
        case (.raised, .numbered), (.bracket, .numbered), (.bracket, .symbol), (.round, .symbol): true
        case (.round, .numbered), (.raised, .bracket), (.raised, .round): isHeaded
        default: false
        }
    }

    /// Turns the candidates of a text into marker spans; `position` is the index of its draft, -1 for the title. `ownSeries`
    /// is the series that a note belongs to. Returns whether any candidate was left that is no marker.
    func resolve(_ rich: inout RichText, at position: Int, ownSeries: NoteSeries?) -> Bool {
        var isLookalike = rich.hasLookalikes
        var index = 0
        let candidates = Self.apart(rich.candidates)
        while index < candidates.count {
            var end = index + 1
            if let group = candidates[index].group {
                while end < candidates.count, candidates[end].group == group { end += 1 }
            }
            let group = candidates[index..<end]
            // What stands before all text calls nothing: it labels an entry of some list.
            if position >= 0, ownSeries == nil, candidates[index].range.lowerBound == 0, !rich.text.isEmpty,
                candidates[index].target == nil
            {
                if candidates[index].family != .numbered { isLookalike = true }
                index = end
                continue
            }
            let found = group.map { target(of: $0, at: position, ownSeries: ownSeries) }
            if found.allSatisfy({ $0 != nil }) {
                for (candidate, target) in zip(group, found) {
                    let marker = Marker(label: candidate.print, note: target?.note)
                    rich.spans.append(Span(.marker(marker), candidate.range))
                }
            } else if end == index + 1, isUnresolved(candidates[index]) {
                rich.spans.append(
                    Span(.marker(Marker(label: candidates[index].print, note: nil)), candidates[index].range))
            } else {
                for candidate in group {
                    if candidate.isLink { rich.spans.append(Span(.link(address: nil), candidate.range)) }
                    // "1. text" is an item of a list, which looks like nothing else.
                    if candidate.family != .symbol && candidate.family != .numbered { isLookalike = true }
                }
            }
            index = end
        }
        rich.spans = rich.spans.inOrder()
        rich.candidates = []
        return isLookalike
    }

    /// Of candidates that overlap one, that whose link leads to a note.
    private static func apart(_ candidates: [Candidate]) -> [Candidate] {
        var kept: [Candidate] = []
        for candidate in candidates.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
            if let last = kept.last, candidate.range.lowerBound < last.range.upperBound {
                if candidate.target != nil, last.target == nil { kept[kept.count - 1] = candidate }
            } else {
                kept.append(candidate)
            }
        }
        return kept
    }

    /// The note in the nearest following series, its own first; else in the nearest preceding one (R5).
    private func target(of candidate: Candidate, at position: Int, ownSeries: NoteSeries?) -> Target? {
        if let fragment = candidate.target, let target = linked[fragment] { return target }
        // Sorted by position: a label that begins anew a thousand times must not be looked for from the start.
        let all = targets[candidate.label] ?? targets[Label.looseKey(candidate.label)] ?? []
        func fits(_ target: Target) -> Bool {
            if target.isLinked {
                return
                    candidate.isLink
                    || candidate.family == .bracket && target.family == .bracket && !candidate.isGlued
            }
            if candidate.family == .round, target.family == .numbered,
                roundOnlyCounts || counted.contains(candidate.label)
            {
                return false
            }
            return candidate.isLink || Self.fits(candidate.family, target.family, isHeaded: target.isHeaded)
        }
        let own = ownSeries?.range.lowerBound ?? -2
        let following = all.partitioningIndex { $0.position > position }
        if own >= 0 {
            let start = all.partitioningIndex { $0.position >= own }
            if let target = all[start...].prefix(while: { $0.position == own }).first(where: fits) { return target }
        }
        return all[following...].first(where: fits) ?? all[..<following].last(where: fits)
    }

    private func isUnresolved(_ candidate: Candidate) -> Bool {
        if candidate.target != nil { return true }
        guard let number = Int(candidate.label), number > 0, !candidate.isGlued else { return false }
        let family = largest.filter { Self.fits(candidate.family, $0.key, isHeaded: true) }.values.max()
        guard let family, candidate.family != .round || largest[.round] != nil else { return false }
        return number <= family + Self.slack
    }
}
