import Articles
import Cells
import Typesetting

extension State {
    // MARK: Hints

    /// Puts letters over what can be followed: in the note that lies on top, else on the page.
    mutating func showHints() {
        let targets = followable.map { $0.page.targets(in: $0.rows) } ?? []
        let beside = layers.isEmpty && layout.margin != nil ? self.page?.marginTargets ?? [] : []
        let count = targets.count + beside.count
        guard count > 0 else {
            message = Message("No links or markers on the screen")
            return
        }
        if count > Hints.most {
            message = Message("There are letters for \(Hints.most) of \(count); move on for the rest")
        }
        layers.append(.hints(Hints(targets, inMargin: beside)))
    }

    /// The page whose links and markers are meant, and its lines in sight.
    private var followable: (page: Page, rows: Range<Page.Row>)? {
        let beneath = layers.last { if case .hints = $0 { false } else { true } }
        if case .note(let popup)? = beneath {
            return (popup.current.page, popup.rowsInSight(height: NotePlacement(popup, on: self).rows))
        }
        return page.map { ($0.page, $0.rowsInSight) }
    }

    mutating func pressInHints(_ key: Key) -> [Effect] {
        guard case .hints(var hints)? = layers.last else { return [] }
        guard case .character(let letter) = key else {
            layers.removeLast()
            return key == .control("L") ? [.redraw] : []
        }
        switch hints.type(letter) {
        case .chosen(let hint):
            layers.removeLast()
            if let place = hint.marginPlace { followInMargin(hint.target, of: place.note) } else { follow(hint.target) }
        case .goesOn: layers[layers.count - 1] = .hints(hints)
        case .nothing: message = Message("\(letter) is on nothing; Esc takes the letters away")
        }
        return []
    }

    /// Opens the note of a marker, and shows where a link leads.
    mutating func follow(_ target: Page.Target) {
        guard let page = followable?.page, page.entries.indices.contains(target.entry) else { return }
        switch target.kind {
        case .marker:
            if case .note(var popup)? = layers.last, let state = self.page {
                popup.push(target, on: state, width: layout.noteWidth)
                layers[layers.count - 1] = .note(popup)
            } else if let index = page.marker(of: target) {
                openNote(at: index)
            } else if case .marker(let marker) = target.kind, let state = self.page {
                // One in a note that stands in the text.
                layers.append(.note(NotePopup(marker, at: nil, on: state, width: layout.noteWidth)))
            }
        case .link(let address): show(address, of: target, on: page)
        }
    }

    /// The same of what stands in a note of the margin.
    mutating func followInMargin(_ target: Page.Target, of note: Int) {
        guard let page, let text = page.sidenotes?.text(ofNote: note), text.entries.indices.contains(target.entry)
        else { return }
        switch target.kind {
        case .marker(let marker):
            layers.append(.note(NotePopup(marker, at: nil, on: page, width: layout.noteWidth)))
        case .link(let address): show(address, of: target, on: text)
        }
    }

    private mutating func show(_ address: String?, of link: Page.Target, on page: Page) {
        guard let address else {
            message = Message.placeholder
            return
        }
        let text = page.entries[link.entry].text.slice(link.range)
        layers.append(.link(LinkPopup(address: address, text: text, linked: self.page?.linked[address])))
    }

    // MARK: Links

    /// `o` and Enter on the page: the link on the cursor's line; where there are several, letters choose. Returns false when
    /// there is none.
    mutating func followLinkAtCursor() -> Bool {
        guard let page else { return false }
        let links = page.page.targets(in: page.rowOfCursor).filter { if case .link = $0.kind { true } else { false } }
        guard let first = links.first else { return false }
        if links.count == 1 { follow(first) } else { layers.append(.hints(Hints(links))) }
        return true
    }

    /// `o` in the list, and on the page where no link stands: the article's own page.
    mutating func showAddress() -> [Effect] {
        if focus == .page, let page {
            show(address: page.article.address ?? page.article.originalAddress, of: page.article.title)
            return []
        }
        guard let row = list.selectedRow else {
            message = Message("There is no article to open")
            return []
        }
        return [.findAddress(row.id)]
    }

    mutating func show(address: String?, of title: String) {
        guard let address else {
            message = Message("The article says nothing of where it was published")
            return
        }
        layers.append(.link(LinkPopup(address: address, text: title, isTitle: true)))
    }

    mutating func performInLink(_ command: Command, count: Int?) -> [Effect] {
        guard case .link(var popup)? = layers.last else { return [] }
        if let top = command.destination(from: popup.top, times: count ?? 1, height: rows(of: popup), last: .max) {
            popup.scroll(to: top, in: frame(of: popup))
            layers[layers.count - 1] = .link(popup)
            return []
        }
        switch command {
        case .followLink:
            guard let linked = popup.linked else { return performInLink(.openLink, count: nil) }
            return openLinked(linked.id)
        case .openLink:
            do throws(Link.Refusal) {
                let link = try popup.link.get()
                layers.removeLast()
                return [.open(link)]
            } catch {
                message = Message("Not opened: \(error)", isError: true)
            }
        case .copy: return [.copy(popup.address, name: "the address")]
        case .back: layers.removeLast()
        default: break
        }
        return []
    }

    /// Reads an article to which a link leads, in place of the page; going back comes back to the link.
    mutating func openLinked(_ id: Article.ID) -> [Effect] {
        layers.removeLast()
        return savePlace() + open(id)
    }

    // MARK: Copying

    mutating func copyFromNote(_ popup: NotePopup) -> [Effect] {
        if let target = popup.chosenTarget, case .link(let address?) = target.kind {
            return [.copy(address, name: "the address")]
        }
        let blocks = popup.current.note.flatMap { page?.article.document.blocks(of: .note($0)) } ?? []
        let text = blocks.map(\.text).joined(separator: "\n\n")
        guard !text.isEmpty else {
            message = Message("There is no text to copy")
            return []
        }
        return [.copy(text, name: "the note")]
    }
}

extension Message {
    static let placeholder = Message("This link leads nowhere: the extraction has lost its address")
}
