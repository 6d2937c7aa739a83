/// An invented article before it has a form; each form writes the same one in its own way.
struct Piece {
    enum Inline {
        case text(String)
        case emphasis(String)
        case strong(String)
        case link(String, address: String)
        /// A call of the note with this number, from 1.
        case marker(Int)
    }

    enum Element {
        case paragraph([Inline])
        case heading(String)
        case list([[Inline]])
        case quote([Inline])
    }

    /// From 0; no two pieces of a run have the same.
    var number: Int
    var title: String
    var author: String
    var elements: [Element] = []
    /// The text of note 1, 2, ...
    var notes: [[Inline]] = []

    /// - Parameter size: UTF-8 bytes of its words, without the markup of any form; it has a little more.
    init(_ number: Int, size: Int) {
        var prose = Prose(number)
        self.number = number
        title = prose.title()
        author = prose.name()
        var written = 0
        while written < size {
            let element = Self.element(&prose, notes: &notes)
            written += element.size
            elements.append(element)
        }
        for _ in notes.indices { _ = prose.roll(2) }
    }

    private static func element(_ prose: inout Prose, notes: inout [[Inline]]) -> Element {
        switch prose.roll(16) {
        case 0: return .heading(prose.title())
        case 1: return .list((0..<3 + prose.roll(4)).map { _ in inlines(1, &prose) })
        case 2: return .quote(inlines(2, &prose))
        default:
            var text = inlines(2 + prose.roll(5), &prose)
            // About every fifth paragraph cites a note.
            if prose.roll(5) == 0 {
                notes.append(inlines(1, &prose))
                text.append(.marker(notes.count))
            }
            return .paragraph(text)
        }
    }

    private static func inlines(_ sentences: Int, _ prose: inout Prose) -> [Inline] {
        var inlines: [Inline] = []
        for _ in 0..<sentences {
            inlines.append(.text(prose.sentence() + " "))
            switch prose.roll(10) {
            case 0: inlines += [.emphasis(prose.words(2)), .text(" ")]
            case 1: inlines += [.strong(prose.words(2)), .text(" ")]
            case 2: inlines += [.link(prose.words(3), address: prose.address()), .text(" ")]
            default: break
            }
        }
        return inlines + [.text(prose.sentence())]
    }

    /// The day on which it was published: 2024-01-01 and later, all of them before the 29th.
    var date: (year: Int, month: Int, day: Int) { (2024 + number / 336 % 3, number / 28 % 12 + 1, number % 28 + 1) }

    static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]

    /// Joins what a form makes of the inlines.
    static func join(_ inlines: [Inline], _ form: (Inline) -> String) -> String { inlines.map(form).joined() }
}

extension Piece.Element {
    /// UTF-8 bytes of its words.
    fileprivate var size: Int {
        func size(_ inlines: [Piece.Inline]) -> Int {
            inlines.reduce(0) { sum, inline in
                switch inline {
                case .text(let text), .emphasis(let text), .strong(let text), .link(let text, _): sum + text.utf8.count
                case .marker: sum
                }
            }
        }
        return switch self {
        case .paragraph(let inlines), .quote(let inlines): size(inlines)
        case .heading(let text): text.utf8.count
        case .list(let items): items.reduce(0) { $0 + size($1) }
        }
    }
}
