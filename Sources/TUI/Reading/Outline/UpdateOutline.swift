import Articles
import Cells
import Typesetting

extension State {
    /// Opens the outline at the line of where the cursor stands.
    mutating func showOutline() {
        guard let page else { return }
        let landmarks = page.page.landmarks
        // The title alone leads nowhere.
        guard landmarks.contains(where: { $0.kind != .heading(level: 1) }) else {
            message = Message("This article has no headings, questions or notes")
            return
        }
        let index = page.page.index(of: landmarks, at: page.cursor) ?? 0
        layers.append(.outline(OutlinePopup(landmarks, selecting: index, height: 1)))
        // How many rows there are depends on the popup.
        layers[layers.count - 1] = .outline(OutlinePopup(landmarks, selecting: index, height: outlineRows))
    }

    mutating func performInOutline(_ command: Command, count: Int?) -> [Effect] {
        guard case .outline(let popup)? = layers.last else { return [] }
        let last = popup.landmarks.count - 1
        if let row = command.destination(from: popup.selected, times: count ?? 1, height: outlineRows, last: last) {
            changeOutline { $0.move(to: row, height: $2) }
            return []
        }
        switch command {
        case .goToLandmark: goToSelectedLandmark()
        case .filter: layers.append(.prompt(Prompt(.filterOutline, text: popup.filter)))
        case .back: if popup.filter.isEmpty { layers.removeLast() } else { filterOutline("") }
        default: break
        }
        return []
    }

    private mutating func goToSelectedLandmark() {
        guard case .outline(let popup)? = layers.last, let page else { return }
        guard let landmark = popup.selectedLandmark else {
            message = Message("No line is selected")
            return
        }
        layers.removeLast()
        guard case .note(let note) = landmark.kind else {
            lookUp(page.page.firstRow(ofEntry: landmark.entry))
            return
        }
        leaveSpot()
        self.page?.visit(note: note)
        message = Message("Enter goes back to the text")
    }

    /// A click selects; a click on what is selected goes there.
    mutating func pressOutline(_ popup: OutlinePopup, at position: Position) -> [Effect] {
        let frame = outlineFrame
        let inner = isFramed(frame) ? frame.inset(columns: 2, rows: 1) : frame
        let index = popup.top + position.row - inner.y
        guard inner.contains(position), popup.landmarks.indices.contains(index) else { return [] }
        if index == popup.selected { goToSelectedLandmark() } else { moveInOutline(by: index - popup.selected) }
        return []
    }

    mutating func filterOutline(_ text: String) { changeOutline { $0.narrow(to: text, on: $1, height: $2) } }
    mutating func moveInOutline(by step: Int) { changeOutline { $0.move(to: $0.selected + step, height: $2) } }

    /// Changes the outline that lies on top or under the prompt.
    private mutating func changeOutline(_ change: (inout OutlinePopup, Page, Int) -> Void) {
        guard let index = layers.lastIndex(where: { if case .outline = $0 { true } else { false } }),
            case .outline(var popup) = layers[index], let page
        else { return }
        change(&popup, page.page, outlineRows)
        layers[index] = .outline(popup)
    }
}
