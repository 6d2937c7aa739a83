import Articles
import Cells
import Typesetting

/// What a link is, before it is opened: its address in full, and what speaks against it.
public struct LinkPopup: Sendable {
    /// What leads to the address: the text of the link, or the title of the article.
    let text: String
    let address: String
    /// The address when it may be opened.
    let link: Link?
    /// Why it may not be.
    let refusal: String?
    /// The site that the text names, when the address leads to another one.
    let namedSite: String?
    /// The first line shown.
    var top = 0

    /// - Parameter isTitle: the text is the article's title, which names no place to go to.
    init(address: String, text: String, isTitle: Bool = false) {
        self.text = text
        self.address = address
        do throws(Link.Refusal) {
            let link = try Link(address)
            self.link = link
            refusal = nil
            namedSite = isTitle ? nil : Link.otherSite(namedIn: text, of: link)
        } catch {
            link = nil
            refusal = error.description
            namedSite = nil
        }
    }

    struct Line: Hashable {
        var text: String
        var style: Style
    }

    /// What is shown, broken at a width. An address breaks anywhere: all of it counts.
    func lines(width: Int) -> [Line] {
        let width = max(1, width)
        func broken(_ text: String, _ style: Style) -> [Line] {
            LineBreaker(first: width, rest: width).lines(of: text).map { Line(text: text.slice($0), style: style) }
        }
        var lines: [Line] = []
        if text != address, !text.isEmpty { lines += broken(text, Style(.faint)) }
        lines += broken(address, Style(.link))
        if let namedSite, let site = link?.site {
            lines += broken(
                "Take care: the text names \(namedSite), but the address leads to \(site).", Style(.error, .bold))
        } else if let site = link?.site {
            lines += broken("Leads to \(site).", Style(.text))
        }
        if let refusal { lines += broken("It is not opened: \(refusal).", Style(.error, .bold)) }
        return lines
    }
}

extension State {
    /// In the middle of the window, as large as its lines.
    func frame(of popup: LinkPopup) -> Rect {
        let columns = min(76, layout.stage.width)
        let rows = popup.lines(width: columns - 4).count + 2
        return middle(columns: columns, rows: rows)
    }

    func rows(of popup: LinkPopup) -> Int {
        let frame = frame(of: popup)
        return max(1, frame.height - (isFramed(frame) ? 2 : 0))
    }
}

func drawLink(_ popup: LinkPopup, _ state: State, on canvas: inout Canvas) {
    let glyphs = canvas.glyphs
    let frame = state.frame(of: popup)
    let hints = (popup.link == nil ? [] : ["Enter open"]) + ["y copy", "Esc close"]
    let inner = drawLayer(frame, title: "Link", footer: hints.joined(separator: " \(glyphs.middleDot) "), on: &canvas)
    let lines = popup.lines(width: inner.width)
    for (row, line) in lines.dropFirst(max(0, min(popup.top, lines.count - inner.height))).prefix(inner.height)
        .enumerated()
    {
        canvas.put(line.text, row: inner.y + row, column: inner.x, style: line.style, within: inner)
    }
    canvas.cursor = Position(row: inner.y, column: inner.x)
}
