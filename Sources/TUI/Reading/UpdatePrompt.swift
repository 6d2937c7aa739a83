import Articles
import Cells

extension State {
    mutating func pressInPrompt(_ key: Key) -> [Effect] {
        guard var prompt else { return [] }
        switch key {
        case .escape:
            if !prompt.purpose.isLive { return leave(prompt) }
            layers.removeLast()
            if prompt.purpose == .search { return leaveSearch() }
            apply(prompt.original, for: prompt.purpose)
            if prompt.purpose == .palette { layers.removeLast() }
        case .enter:
            // What the reader wrote stays until it is kept.
            if prompt.purpose.isLive { layers.removeLast() }
            return take(prompt.text, for: prompt.purpose)
        case .control("O") where !prompt.purpose.isLive:
            return [.edit(prompt.text, for: prompt.purpose)]
        case .control("L"): return [.redraw]
        case .up, .control("P"): moveBelow(prompt.purpose, by: -1)
        case .down, .control("N"): moveBelow(prompt.purpose, by: 1)
        default:
            if prompt.edit(key) {
                change(prompt)
            } else if prompt.isFull {
                message = Message("No room for more than \(Prompt.maximumLength) characters; ^O opens an editor")
            }
        }
        return []
    }

    /// Text that was pasted is text, never keys.
    mutating func paste(_ text: String) {
        guard var prompt else {
            message = Message("Pasted text is only taken where you write, as after / or M")
            return
        }
        prompt.insert(text)
        change(prompt)
        if prompt.isFull { message = Message("The text was too long: \(Prompt.maximumLength) characters were taken") }
    }

    private mutating func change(_ prompt: Prompt) {
        self.prompt = prompt
        if prompt.purpose.isLive { apply(prompt.text, for: prompt.purpose) }
    }

    /// What a text does while it is typed.
    private mutating func apply(_ text: String, for purpose: Prompt.Purpose) {
        switch purpose {
        case .filterArticles:
            list.filter(by: text)
            sayProblem(of: text, isBeingTyped: true)
        case .search: search(text)
        case .filterBookmarks: filterBookmarks(text)
        case .filterOutline: filterOutline(text)
        case .searchHelp, .palette: searchHelp(text)
        case .find: find(text)
        case .noteOfNewBookmark, .noteOfBookmark: break
        }
    }

    /// What a text does when it is done.
    mutating func take(_ text: String, for purpose: Prompt.Purpose) -> [Effect] {
        switch purpose {
        case .noteOfNewBookmark(let id, let passage): return takeNew(text, of: passage, in: id)
        case .noteOfBookmark(let bookmark): return takeNote(text, of: bookmark)
        case .filterArticles:
            list.choose()
            list.scroll(height: listHeight)
            sayProblem(of: text, isBeingTyped: false)
            return []
        case .search:
            takeSearch(text)
            return []
        case .filterBookmarks, .filterOutline, .searchHelp: return []
        case .find:
            takeHits(of: text)
            return []
        case .palette: return runFromHelp()
        }
    }

    /// The arrows move in the list that is being narrowed.
    private mutating func moveBelow(_ purpose: Prompt.Purpose, by step: Int) {
        switch purpose {
        case .filterArticles, .search: list.move(to: list.target + step, height: listHeight)
        case .filterBookmarks: moveInBookmarks(by: step)
        case .filterOutline: moveInOutline(by: step)
        case .searchHelp, .palette: moveInHelp(by: step)
        case .find: moveInFinding(by: step)
        case .noteOfNewBookmark, .noteOfBookmark: break
        }
    }
}
