import Articles
import Cells
import Typesetting

/// The outline of the open article: its headings, the questions of an interview, its notes, in the order of the text. What a line says
/// is read when it is shown.
public struct OutlinePopup: Sendable {
    /// All, and the ones that the filter leaves, which are some of them.
    let all: [Page.Landmark]
    private(set) var landmarks: [Page.Landmark]
    /// What a filter looks at of each, folded when there is the first one.
    private var folded: [String] = []
    private(set) var filter = ""
    private(set) var selected = 0
    private(set) var top = 0

    /// UTF-8 bytes of a text, more than any row shows.
    static let mostBytes = 1_000

    /// - Parameter index: the one that is selected first.
    init(_ landmarks: [Page.Landmark], selecting index: Int, height: Int) {
        all = landmarks
        self.landmarks = landmarks
        move(to: index, height: height)
        // What is around it is seen, too.
        if top > 0 { top = max(0, min(index - max(1, height) / 3, landmarks.count - max(1, height))) }
    }

    var selectedLandmark: Page.Landmark? { landmarks.indices.contains(selected) ? landmarks[selected] : nil }

    /// Leaves those in whose text all words of the filter stand. The selection stays, or goes to the next one below that does.
    mutating func narrow(to text: String, on page: Page, height: Int) {
        let chosen = selectedLandmark?.entry ?? 0
        filter = text
        let words = WordFilter(text)
        if words.isEmpty {
            landmarks = all
        } else {
            if folded.isEmpty { folded = all.map { page.beginning(of: $0, bytes: Self.mostBytes).folded } }
            landmarks = zip(all, folded).filter { words.matches(folded: $1) }.map(\.0)
        }
        move(to: landmarks.firstIndex { $0.entry >= chosen } ?? landmarks.count, height: height)
    }

    /// Selects a line and brings it into sight.
    mutating func move(to index: Int, height: Int) {
        selected = max(0, min(index, landmarks.count - 1))
        top = scrolled(top, toShow: selected, height: height, of: landmarks.count)
    }
}
