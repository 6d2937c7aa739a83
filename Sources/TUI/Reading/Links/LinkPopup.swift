import Articles
import Cells
import Typesetting

/// What a link is, before it is opened: its address in full, and what speaks against it.
public struct LinkPopup: Sendable {
    /// What leads to the address: the text of the link, or the title of the article; of a long one the beginning.
    let text: String
    /// As the article has it.
    let address: String
    /// The link, or why it is not opened.
    let link: Result<Link, Link.Refusal>
    /// The site that the text names, when the address leads to another one.
    let namedSite: String?
    /// The article of the library to which it leads.
    let linked: ArticleRow?
    /// The first line shown.
    private(set) var top = 0

    /// - Parameter isTitle: the text is the article's title, which names no place to go to.
    init(address: String, text: String, isTitle: Bool = false, linked: ArticleRow? = nil) {
        self.linked = linked
        self.text = String(text.prefix(mostOfRow))
        self.address = address
        link = Result { () throws(Link.Refusal) in try Link(address) }
        namedSite = isTitle ? nil : (try? link.get()).flatMap { Link.otherSite(namedIn: text, of: $0) }
    }

    struct Line: Hashable {
        var text: String
        var style: Style
    }

    /// What is shown, broken at a width. An address breaks anywhere: all of it counts.
    func lines(width: Int) -> [Line] {
        let width = max(1, width)
        // Not even lines: an address is filled up.
        func broken(_ text: String, _ style: Style) -> [Line] {
            LineBreaker(first: width, rest: width, fit: .greedy).lines(of: text).map {
                Line(text: text.slice($0.range), style: style)
            }
        }
        var lines: [Line] = []
        if let linked {
            let title = linked.title.isEmpty ? "(untitled)" : String(linked.title.prefix(mostOfRow))
            lines += broken(title, Style(.title, .bold))
            let facts = [linked.day, linked.publication.map { String($0.prefix(mostOfRow)) }].compactMap(\.self)
            lines += broken((["In your library"] + facts).joined(separator: ", "), Style(.text))
        }
        if text != address, !text.isEmpty { lines += broken(text, Style(.faint)) }
        // One that is too long to be opened is not shown whole either.
        lines += broken(address.slice(0..<min(address.utf8.count, Link.maximumLength)), Style(.link))
        switch link {
        case .success(let link):
            guard let site = link.site else { break }
            if let namedSite {
                let alphabets = namedSite.utf8.allSatisfy { $0 < 0x80 } == site.utf8.allSatisfy { $0 < 0x80 }
                lines += broken(
                    "Take care: the text names \(namedSite), but the address leads to \(site)"
                        + (alphabets ? "." : ": letters of another alphabet may look the same."), Style(.error, .bold))
            } else {
                lines += broken("Leads to \(site).", Style(.text))
            }
        case .failure(let refusal): lines += broken("It is not opened: \(refusal).", Style(.error, .bold))
        }
        return lines
    }

    /// Lines below the first one at the top, as far as there are more than the frame has room for.
    mutating func scroll(to top: Int, in frame: Rect) {
        let inner = isFramed(frame) ? frame.inset(columns: 2, rows: 1) : frame
        self.top = max(0, min(top, lines(width: inner.width).count - inner.height))
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
    let canOpen = if case .success = popup.link { true } else { false }
    let ways = popup.linked == nil ? ["Enter open"] : ["o open in the browser"]
    let hints = (popup.linked == nil ? [] : ["Enter read it here"]) + (canOpen ? ways : []) + ["y copy", "Esc close"]
    let inner = drawLayer(frame, title: "Link", footer: hints.joined(separator: " \(glyphs.middleDot) "), on: &canvas)
    let lines = popup.lines(width: inner.width)
    for (row, line) in lines.dropFirst(popup.top).prefix(inner.height).enumerated() {
        canvas.put(line.text, row: inner.y + row, column: inner.x, style: line.style, within: inner)
    }
    canvas.cursor = Position(row: inner.y, column: inner.x)
}
