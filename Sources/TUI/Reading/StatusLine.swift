import Articles
import Cells
import Typesetting

func drawStatus(_ state: State, in rect: Rect, on canvas: inout Canvas) {
    guard !rect.isEmpty else { return }
    canvas.fill(rect, style: Style(.status))
    // What is said beside a prompt has the whole row: the one above is the prompt's.
    let isSaid = state.context == nil && state.message != nil
    let reminders = isSaid ? [] : reminders(of: state)
    let help = reminders.last.map { $0 + " " } ?? ""
    var right = rect.right
    if rect.width >= 40 {
        right -= columns(of: help)
        canvas.put(help, row: rect.y, column: right, style: Style(.reminder), within: rect)
    }
    let room = Rect(x: rect.x, y: rect.y, width: max(0, right - rect.x - 1), height: 1)
    if let message = state.message {
        let style = message.isError ? Style(.error, .bold) : Style(.status, .bold)
        // An error says what to do at its end; other messages leave something of what they are about.
        let most = message.isError ? 5 : max(1, (rect.y + 1) / 2)
        drawMessage(
            message.text, style, rows: min(most, 5), in: room, of: rect, sparing: state.prompt == nil ? 0 : 1,
            on: &canvas)
        let end = room.x + 1 + columns(of: message.text)
        if end < room.right { drawReminders(reminders.dropLast(), from: end, to: right, in: rect, on: &canvas) }
        return
    }
    var x = rect.x
    /// What does not fit is left out: half a number would be another one.
    func add(_ text: String, _ style: Style = Style(.status)) {
        let end = text.lastIndex { $0 != " " }.map { text.index(after: $0) } ?? text.startIndex
        guard x + columns(of: text[..<end]) <= room.right else { return }
        x += canvas.put(text, row: rect.y, column: x, style: style, within: room)
    }
    add(" " + mode(state) + "  ", Style(.status, .bold))
    if let count = state.count { add("\(count)  ", Style(.status, .bold)) }
    if let selection = state.selectionText {
        // What can be done with it is more than where it is.
        add(selection, Style(.status, .bold))
        return drawReminders(reminders.dropLast(), from: x, to: right, in: rect, on: &canvas)
    }
    if state.focus == .page, let hits = state.hitsText { add(hits + "  ", Style(.status, .bold)) }
    let list = state.list
    let index = if let page = state.page, !state.isBesidePage { list.index(of: page.id) } else { list.selected }
    if let index, !list.rows.isEmpty {
        let unknown = String(canvas.glyphs.ellipsis)
        add("\(list.isNumbered ? String(index + 1) : unknown)/\(list.total.map(String.init) ?? unknown)  ")
    }
    if list.isMarking, state.focus == .list { add("\(list.markedCount) selected  ", Style(.status, .bold)) }
    if state.focus == .page, let page = state.page {
        let fraction = if case .reading(let fraction) = state.progress(ofShown: page) { fraction } else { 1.0 }
        add((fraction >= 1 ? "100%" : percent(fraction)) + "  ")
        if rect.width >= 60 { add(gauge(fraction, columns: 10, canvas.glyphs) + "  ") }
        if rect.width >= 60, let minutes = page.minutesLeft(at: state.progress(ofShown: page)) {
            add((minutes < 120 ? "\(minutes) min" : "\(minutes / 60) h") + " left  ")
        }
        if page.citingCount > 0 { add("cited by \(page.citingCount)  ") }
        if !page.bookmarks.isEmpty { add("\(canvas.glyphs.bookmark) \(page.bookmarks.count)  ", Style(.bookmark)) }
    }
    if let work = state.work { add(work) }
    drawReminders(reminders.dropLast(), from: x, to: right, in: rect, on: &canvas)
}

/// As many reminders as there is room for between two columns, the first ones first, each with a separator behind it.
private func drawReminders(
    _ reminders: ArraySlice<String>, from left: Int, to right: Int, in rect: Rect, on canvas: inout Canvas
) {
    let separator = " \(canvas.glyphs.middleDot) "
    var text = ""
    for reminder in reminders {
        guard left + 2 + columns(of: text + reminder + separator) <= right else { break }
        text += reminder + separator
    }
    canvas.put(text, row: rect.y, column: right - columns(of: text), style: Style(.reminder), within: rect)
}

/// A message that is wider than its row takes more rows above it, together: all of them above those that are a prompt's.
private func drawMessage(
    _ text: String, _ style: Style, rows: Int, in room: Rect, of status: Rect, sparing prompt: Int,
    on canvas: inout Canvas
) {
    let inner = max(1, room.width - 1)
    let lines = LineBreaker(first: inner, rest: inner, fit: .greedy).lines(of: text).map(\.range)
    let shown = lines.prefix(max(1, min(rows, status.y - prompt)))
    let last = status.y - (shown.count > 1 && prompt > 0 ? prompt + 1 : 0)
    for (number, range) in shown.enumerated() {
        let isLast = number == shown.count - 1
        let row = last - shown.count + 1 + number
        let width = row == status.y ? room.width : status.width
        canvas.fill(Rect(x: 0, y: row, width: width, height: 1), style: style)
        let area = Rect(x: room.x, y: row, width: room.width, height: 1)
        if isLast, shown.count < lines.count {
            let rest = text.slice(range.lowerBound..<text.utf8.count)
            canvas.put(
                cut(rest, to: inner, ellipsis: canvas.glyphs.ellipsis), row: row, column: room.x + 1, style: style,
                within: area)
        } else {
            canvas.put(text, utf8: range, row: row, column: room.x + 1, style: style, within: area)
        }
    }
}

private func mode(_ state: State) -> String {
    switch state.layers.last {
    case .prompt(let prompt): prompt.purpose.mode
    case .hints: "FOLLOW"
    case .question: "ARTICLES"
    case .some: state.context?.title.uppercased() ?? ""
    case nil where state.isSelecting: "SELECT"
    case nil where state.focus == .notes: "NOTES"
    case nil where state.focus == .shelves: "SHELVES"
    case nil: state.focus == .page && state.page != nil ? "READING" : "ARTICLES"
    }
}

/// A bar that is filled to a fraction, in as fine steps as the glyphs have.
private func gauge(_ fraction: Double, columns: Int, _ glyphs: GlyphSet) -> String {
    let steps = glyphs.gaugeSteps.count
    let filled = Int((max(0, min(1, fraction)) * Double(columns * steps)).rounded(.down))
    var bar = String(repeating: String(glyphs.gaugeSteps[steps - 1]), count: filled / steps)
    if filled % steps > 0 { bar.append(glyphs.gaugeSteps[filled % steps - 1]) }
    bar += String(repeating: " ", count: columns - bar.count)
    return String(glyphs.gaugeStart) + bar + String(glyphs.gaugeEnd)
}
