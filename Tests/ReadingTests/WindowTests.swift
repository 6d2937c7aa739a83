import Articles
import Cells
import Support
import Testing

@testable import Reading

/// The list shows a library of any length through a few rows of it: nobody is to see the difference.
@Suite struct WindowTests {
    /// A library of rows, and a list that is given what it asks for.
    private struct Shop {
        var model: RowModel
        var list: ListState
        var height: Int
        /// Whether totals and indices are told only where they cost nothing, as in a search.
        var isUncounted = false
        var asked: [RowRequest] = []

        init(_ rows: [ArticleRow], _ listing: Listing = Listing(), height: Int, isUncounted: Bool = false) {
            model = RowModel(rows: rows)
            list = ListState(listing)
            self.height = height
            self.isUncounted = isUncounted
            serve()
        }

        mutating func serve() {
            for _ in 0..<10_000 {
                guard let request = list.nextRequest(height: height) else { return }
                asked.append(request)
                var run = model.run(request)
                if isUncounted {
                    run.total = nil
                    run.first = run.reachesStart ? 0 : nil
                }
                list.take(run, height: height)
                list.scroll(height: height)
            }
            Issue.record("The list asks without end: \(asked.suffix(4))")
        }

        mutating func move(to index: Int) {
            list.move(to: index, height: height)
            serve()
        }
    }

    private func rows(_ count: Int, _ dice: inout Dice) -> [ArticleRow] {
        let words = ["uk", "on", "é", "漢", "zz", "and", "of"]
        return (0..<count).map { id in
            ArticleRow(
                id: Int64(id + 1), title: (0..<dice.roll(4)).map { _ in dice.pick(words) }.joined(separator: " "),
                publication: dice.pick(["A", "B", nil]), day: id < count - 3 ? "2024" : nil,
                status: Status(progress: dice.pick([.unread, .finished, .reading(0.5)])), wordCount: dice.roll(3000))
        }
    }

    @Test(
        "Whatever the movements, filters and orders, the list is where a plain array of its rows would be",
        arguments: 0..<24)
    func movements(seed: Int) {
        var dice = Dice(seed)
        let all = rows(dice.pick([0, 1, 39, 121, 1_000]), &dice)
        let isUncounted = seed % 3 == 0
        var shop = Shop(all, height: dice.pick([1, 3, 10, 40]), isUncounted: isUncounted)
        var expected = shop.model.listed(shop.list.listing)
        var index = 0
        for step in 0..<150 {
            let last = max(0, expected.count - 1)
            switch dice.roll(12) {
            case 0:
                index = 0
                shop.move(to: 0)
            case 1:
                index = last
                shop.move(to: shop.list.last)
            case 2 where !isUncounted:
                index = dice.roll(1_200)
                shop.move(to: index)
                index = min(index, last)
            case 3:
                let text = dice.pick(["", "uk", "uk on", "zz", "nothing"])
                let chosen = expected.isEmpty ? nil : expected[index].id
                shop.list.choose()
                shop.list.filter(by: text)
                shop.serve()
                expected = shop.model.listed(shop.list.listing)
                index = expected.firstIndex { $0.id == chosen } ?? shop.list.index(of: shop.list.selectedRow?.id) ?? 0
                // An article that is not shown leaves the selection at its place.
                index = expected.firstIndex { $0.id == shop.list.selectedRow?.id } ?? 0
                if let chosen, let found = expected.firstIndex(where: { $0.id == chosen }) { #expect(index == found) }
            case 4:
                let id = expected.isEmpty ? nil : expected[index].id
                shop.list.sort(by: dice.pick(Sort.allCases))
                shop.serve()
                expected = shop.model.listed(shop.list.listing)
                index = expected.firstIndex { $0.id == id } ?? 0
            case 5 where !expected.isEmpty:
                index = dice.roll(expected.count)
                index = min(index, last)
                shop.list.select(expected[index].id)
                shop.list.scroll(height: shop.height)
                shop.serve()
            case 6:
                shop.list.isOutdated = true
                shop.serve()
            default:
                let by = dice.pick([1, -1, 3, -3, shop.height, -shop.height, 300, -300])
                index = max(0, min(index + by, last))
                shop.move(to: shop.list.target + by)
            }
            let list = shop.list
            let isRight = list.selectedRow == (expected.isEmpty ? nil : expected[index])
            #expect(isRight, "step \(step)")
            if !isRight { return }
            // All that is in sight is there, and is what stands there.
            let sight = list.top..<list.top + shop.height
            #expect(expected.isEmpty || sight.contains(list.selected))
            let shown = sight.compactMap { list.row(at: $0) }
            let start = index - (list.selected - list.top)
            #expect(start >= 0 && Array(expected.dropFirst(start).prefix(shop.height)) == shown)
            #expect(expected.count < shop.height || shown.count == shop.height, "no row is left empty")
            #expect(list.rows.count <= 4 * max(40, 3 * shop.height), "\(list.rows.count) rows are kept")
            if list.isNumbered { #expect(list.selected == index) }
            if !isUncounted { #expect(list.isNumbered && list.total == expected.count) }
        }
    }

    @Test("Reading one row after the other asks seldom, for little, and never for all")
    func thrift() {
        var dice = Dice(1)
        var shop = Shop(rows(5_000, &dice), height: 20)
        #expect(shop.asked.count == 1, "the first window is all that the first frame needs")
        for _ in 0..<4_999 { shop.move(to: shop.list.target + 1) }
        #expect(shop.list.selected == 4_999)
        #expect(shop.asked.count < 200 && shop.asked.allSatisfy { $0.count <= 60 })
        for _ in 0..<4_999 { shop.move(to: shop.list.target - 1) }
        #expect(shop.list.selected == 0 && shop.list.top == 0)
    }

    @Test(
        "While others change the library, the selection stays on its article, and the indices come right at the ends",
        arguments: 0..<12)
    func changes(seed: Int) {
        var dice = Dice(seed)
        var shop = Shop(rows(400, &dice), Listing(dice.pick([.all, .unread])), height: 10)
        var next: Int64 = 10_000
        for _ in 0..<60 {
            shop.move(to: shop.list.target + dice.pick([1, -1, 10, -10, 50, -200, 200]))
            let selected = shop.list.selectedRow
            for _ in 0..<dice.roll(30) {
                if dice.roll(2) == 0 {
                    next += 1
                    shop.model.rows.insert(ArticleRow(id: next, title: "new"), at: dice.roll(shop.model.rows.count))
                } else {
                    let index = dice.roll(shop.model.rows.count)
                    shop.model.rows[index].status.progress = dice.pick([.unread, .finished])
                }
            }
            if dice.roll(2) == 0 {
                shop.list.isOutdated = true
                shop.serve()
                let listed = shop.model.listed(shop.list.listing)
                if listed.contains(where: { $0.id == selected?.id }) {
                    #expect(shop.list.selectedRow?.id == selected?.id)
                }
                #expect(shop.list.selectedRow == listed[shop.list.selected] && shop.list.total == listed.count)
            } else if let selected {
                #expect(shop.list.selectedRow?.id == selected.id, "without a word of it nothing moves")
            }
            let ids = shop.list.rows.map(\.id)
            #expect(Set(ids).count == ids.count, "no article is shown twice")
        }
        shop.move(to: shop.list.last)
        let listed = shop.model.listed(shop.list.listing)
        #expect(shop.list.selectedRow?.id == listed.last?.id)
        shop.move(to: 0)
        #expect(shop.list.selectedRow?.id == listed.first?.id && shop.list.selected == 0)
    }

    @Test("Rows of a listing that is no longer wanted are dropped, and the present ones stay until others come")
    func stale() {
        var dice = Dice(2)
        var shop = Shop(rows(100, &dice), height: 5)
        let before = shop.list.rows
        shop.list.filter(by: "uk")
        let late = shop.list.nextRequest(height: 5)!
        shop.list.filter(by: "uk on")
        let present = shop.list.nextRequest(height: 5)!
        shop.list.take(shop.model.run(late), height: 5)
        #expect(shop.list.rows == before)
        #expect(shop.list.nextRequest(height: 5) == nil, "It was asked for")
        shop.list.take(shop.model.run(present), height: 5)
        #expect(shop.list.rows == Array(shop.model.listed(shop.list.listing).prefix(shop.list.rows.count)))
    }
}
