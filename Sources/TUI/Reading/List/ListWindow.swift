import Articles

// Which rows the list needs, and how it takes them.

extension ListState {
    /// Rows of one request: three windows full.
    private func portion(_ height: Int) -> Int { max(40, 3 * height) }
    /// Rows that are kept: with more, those that are far away are let go.
    private func most(_ height: Int) -> Int { 3 * portion(height) }

    /// What has to be loaded for what is in sight, and a window full on either side of it; `nil` where all of it is there, or
    /// was asked for.
    mutating func nextRequest(height: Int) -> RowRequest? {
        let request = missing(height: height)
        guard let request, request != asked else { return nil }
        asked = request
        return request
    }

    private func missing(height: Int) -> RowRequest? {
        let portion = portion(height)
        func request(_ anchor: RowRequest.Anchor) -> RowRequest { RowRequest(listing, anchor, count: portion) }
        let hasRows = shown == listing && !rows.isEmpty
        switch goal {
        case .index(let index):
            if index == 0 { return request(.start) }
            if isNumbered || !hasRows { return request(.at(max(0, index - portion / 2))) }
            return request(index < first ? .before(rows[0].id) : .after(rows[rows.count - 1].id))
        case .end: return request(.end)
        case .article(let id): return request(.around(id))
        case .following(let id): return RowRequest(listing, .after(id), count: 1)
        case nil: break
        }
        if shown != listing { return request(chosen.map { .around($0) } ?? .start) }
        if isOutdated { return request(isUntouched ? .start : selectedRow.map { .around($0.id) } ?? .start) }
        guard let start = rows.first, let end = rows.last else { return nil }
        if !reachesStart, top - first < height { return request(.before(start.id)) }
        if !reachesEnd, self.end - (top + height) < height { return request(.after(end.id)) }
        return nil
    }

    /// Takes rows that were asked for; those of a listing that is no longer wanted are dropped.
    mutating func take(_ run: RowRun, height: Int) {
        guard run.request.listing == listing else { return }
        if run.request == asked { asked = nil }
        isPartial = run.isPartial
        let isSame = shown == listing
        switch run.request.anchor {
        case .after(let id) where isSame && rows.last?.id == id: append(run, height: height)
        case .before(let id) where isSame && rows.first?.id == id: prepend(run, height: height)
        case .after(let id), .before(let id):
            if isSame, goal == .following(id) { select(following: run.rows.first, height: height) }
        case .around(let id) where isSame && goal == .article(id) && !run.rows.contains { $0.id == id }:
            // It is not in the listing, which stays as it is.
            goal = nil
        case .at where run.rows.isEmpty && run.total != 0: goal = .end
        case .around where run.rows.isEmpty && run.total != 0: goal = .index(0)
        default: replace(with: run, height: height)
        }
        if let index = goalIndex {
            goal = nil
            move(to: index, height: height)
        }
    }

    /// Where the goal lies, when its row is loaded or will never be.
    private var goalIndex: Int? {
        // The rows of another listing are no way there.
        guard shown == listing, case .index(let index) = goal else { return nil }
        let isThere = row(at: index) != nil || (reachesEnd && index >= end) || (reachesStart && index < first)
        return isThere ? index : nil
    }

    // MARK: More rows

    private mutating func append(_ run: RowRun, height: Int) {
        let known = Set(rows.map(\.id))
        if let next = run.first { shift(by: next - end) }
        rows += run.rows.filter { !known.contains($0.id) }
        reachesEnd = run.reachesEnd || run.rows.isEmpty
        total = run.total ?? total
        if case .index(let index) = goal, index >= end { pass(end - 1, height: height) }
        if rows.count > most(height) { dropStart(max(0, min(rows.count - most(height), top - first - 2 * height))) }
        number()
    }

    private mutating func prepend(_ run: RowRun, height: Int) {
        let known = Set(rows.map(\.id))
        let new = run.rows.filter { !known.contains($0.id) }
        rows = new + rows
        first -= new.count
        reachesStart = run.reachesStart || run.rows.isEmpty
        total = run.total ?? total
        if case .index(let index) = goal, index < first { pass(first, height: height) }
        let surplus = min(rows.count - most(height), end - (top + 3 * height))
        if surplus > 0 {
            rows.removeLast(surplus)
            reachesEnd = false
        }
        number()
    }

    /// The selection is on its way to a row that is far.
    private mutating func pass(_ index: Int, height: Int) {
        selected = index
        scroll(height: height)
    }

    private mutating func dropStart(_ count: Int) {
        guard count > 0 else { return }
        rows.removeFirst(count)
        first += count
        reachesStart = false
    }

    /// Sets the indices right where the rows reach an end of the listing.
    private mutating func number() {
        if reachesStart {
            shift(by: -first)
            isNumbered = true
        } else if reachesEnd, let total {
            shift(by: total - end)
            isNumbered = true
        } else if first <= 0 {
            // Others have put something in front meanwhile.
            shift(by: 1 - first)
        }
        if reachesEnd, isNumbered { total = end }
        if let total, isNumbered, total < end { self.total = end }
        if !isFiltered { shelfTotal = total }
    }

    private mutating func shift(by step: Int) {
        first += step
        selected += step
        top += step
        rangeIndex += step
        if case .index(let index) = goal { goal = .index(index + step) }
    }

    // MARK: Other rows

    private mutating func replace(with run: RowRun, height: Int) {
        let isSame = shown == listing
        let isSameShelf = shown?.shelf == listing.shelf
        let old = isSame ? rows.map(\.id) : []
        let oldSelected = selected - first
        let (wasAtTop, lead) = (top == 0, selected - top)
        rows = run.rows
        (reachesStart, reachesEnd) = (run.reachesStart, run.reachesEnd)
        total = run.total
        shown = listing
        isOutdated = false
        label(run)
        number()
        if let start = index(of: rangeStart) { rangeIndex = start }
        defer { if rows.isEmpty { (first, selected, top) = (0, 0, 0) } }
        let goal = goal
        self.goal = nil
        switch goal {
        case .index(let index):
            selected = max(first, min(index, end - 1))
            choose()
        case .end:
            selected = max(first, end - 1)
            choose()
        case .article(let id) where index(of: id) != nil:
            selected = index(of: id)!
            choose()
        case nil where isUntouched && reachesStart: (selected, top) = (first, first)
        default:
            let wanted = isSame ? old.indices.contains(oldSelected) ? old[oldSelected] : nil : chosen
            if let index = index(of: wanted) {
                selected = index
            } else if let next = neighbour(in: old, of: oldSelected) {
                selected = next
            } else if let wanted, isSameShelf, !rows.isEmpty {
                selected = max(first, min(selected, end - 1))
                self.goal = .following(wanted)
            } else if reachesStart || rows.isEmpty {
                selected = first
            } else {
                selected = first
                self.goal = .index(0)
            }
            // Rows that come while the first ones are in sight are seen; elsewhere nothing moves.
            if isSame { top = wasAtTop ? 0 : selected - lead }
        }
        scroll(height: height)
        top = max(first, min(top, max(first, end - height)))
    }

    /// The index of the first row, as far as it is known.
    private mutating func label(_ run: RowRun) {
        isNumbered = true
        if let first = run.first {
            self.first = first
        } else if reachesStart {
            first = 0
        } else if reachesEnd, let total {
            first = total - rows.count
        } else if case .at(let index) = run.request.anchor {
            first = index
        } else {
            isNumbered = false
            first = Self.guess
        }
    }
    /// Where rows are put that nobody has counted: there is room before them.
    private static let guess = 1 << 32

    /// What stands in the new rows of what followed, or else preceded, a row of the old ones.
    private func neighbour(in old: [Article.ID], of index: Int) -> Int? {
        guard old.indices.contains(index) else { return nil }
        let now = Dictionary(zip(rows.map(\.id), first...), uniquingKeysWith: { first, _ in first })
        return old[index...].lazy.compactMap { now[$0] }.first
            ?? old[..<index].reversed().lazy.compactMap { now[$0] }.first
    }

    private mutating func select(following row: ArticleRow?, height: Int) {
        goal = nil
        if let row, let index = index(of: row.id) {
            selected = index
        } else if row == nil, reachesEnd {
            selected = max(first, end - 1)
        }
        scroll(height: height)
    }
}
