import Articles
import Cells

extension State {
    /// Shows the articles that lead to one, or says that there are none.
    mutating func showCiting(_ rows: [ArticleRow], of id: Article.ID) {
        guard !rows.isEmpty else {
            message = Message("No article in the library leads to this one")
            return
        }
        layers.append(.citing(CitingPopup(of: id, rows: rows)))
    }

    mutating func performInCiting(_ command: Command, count: Int?) -> [Effect] {
        guard case .citing(let popup)? = layers.last else { return [] }
        let last = popup.rows.count - 1
        if let row = command.destination(from: popup.selected, times: count ?? 1, height: citingRows, last: last) {
            moveInCiting(to: row)
            return []
        }
        switch command {
        case .openCiting: return popup.selectedRow.map { openLinked($0.id) } ?? []
        case .back: layers.removeLast()
        default: break
        }
        return []
    }

    mutating func moveInCiting(to index: Int) {
        guard case .citing(var popup)? = layers.last else { return }
        popup.move(to: index, height: citingRows)
        layers[layers.count - 1] = .citing(popup)
    }
}
