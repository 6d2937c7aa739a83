import Articles
import Cells

/// A picture that is kept: what it shows, and the keys that lead there from the list.
struct Picture {
    var name: String
    var title: String
    var description: String
    var size: Size
    var keys: String

    static let all = [
        Picture(
            name: "reading.svg", title: "Broadsheet with a note open where it is cited",
            description: """
                A terminal in two panes: the list of articles, and an article as a set page. Under the marker in the text \
                the note it cites lies open in a box. A line at the bottom tells how far the reader is.
                """,
            size: Size(columns: 120, rows: 32), keys: "Enter ] Enter")
    ]

    /// The file's text. Nothing but the articles decides it.
    func draw(_ articles: [Article]) -> String {
        var reader = Reader(articles, size: size)
        reader.press(keys)
        return SVG(reader.canvas, title: title, description: description).text
    }
}
