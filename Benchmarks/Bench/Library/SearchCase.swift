import Corpus
import Foundation

/// One thing to look for, in the language of each program.
struct SearchCase {
    var name: String
    var ours: String
    /// FTS5's, over our index and over the shell's table.
    var match: String
    var shell: String
    /// `nil` where the program cannot be asked.
    var notmuch: String?
    var newsboat: String?
    /// How many articles have it; `nil` where that is not known.
    var articles: Int?
    /// The title of the newest of them.
    var newest: String?

    /// A word or phrase somewhere in the text.
    private init(_ name: String, _ text: String, planted: Manifest.Planted?) {
        let quoted = text.contains(" ") ? "\"\(text)\"" : text
        let folded = quoted.folding(options: [.diacriticInsensitive, .caseInsensitive], locale: nil)
        self.init(
            name: name, ours: quoted, match: folded, shell: folded, notmuch: quoted, newsboat: text,
            articles: planted?.articles, newest: planted?.newest)
    }

    private init(
        name: String, ours: String, match: String, shell: String, notmuch: String?, newsboat: String?, articles: Int?,
        newest: String?
    ) {
        self.name = name
        self.ours = ours
        self.match = match
        self.shell = shell
        self.notmuch = notmuch
        self.newsboat = newsboat
        self.articles = articles
        self.newest = newest
    }

    static func all(in manifest: Manifest) -> [SearchCase] {
        func word(_ name: String, _ plant: Plant) -> SearchCase? {
            guard let planted = manifest[plant], planted.articles > 0 else { return nil }
            return SearchCase(name, plant.text, planted: planted)
        }
        func prefix(_ name: String, _ text: String, _ planted: Manifest.Planted?) -> SearchCase {
            SearchCase(
                name: name, ours: text + "*", match: text + "*", shell: text + "*", notmuch: text + "*", newsboat: text,
                articles: planted?.articles, newest: planted?.newest)
        }
        let common = manifest.commonest.prefix(2).joined(separator: " ")
        let both = manifest[.titleAndAuthor]
        let (title, author) = (Plant.title.text, Plant.author.text)
        return [
            word("a word in 3 articles", .three), word("a word in 1 of 1,000", .rare), word("a word in half", .half),
            word("a word in all", .everywhere), word("a phrase of these two, in 1 of 10", .phrase),
            SearchCase("a phrase of the two commonest words", common, planted: nil),
            prefix("a prefix of 4 letters, in 1 of 100", Plant.family.text, manifest[.family]),
            prefix("a prefix of 2 letters, in most", String(manifest.commonest[0].prefix(2)), nil),
            SearchCase(
                name: "two fields: title and author", ours: "title:\(title) author:\"\(author)\"",
                match: "title : \(title) AND author : \"\(author.lowercased())\"", shell: "title : \(title)",
                notmuch: "subject:\(title) and from:\"\(author)\"", newsboat: nil, articles: both?.articles,
                newest: both?.newest),
        ].compactMap(\.self)
    }
}
