/// The steps from a site's front page to the article, as pages print them.
enum Breadcrumb {
    /// Of one block: the steps are parted by signs.
    static func printed(_ text: String) -> [String] {
        var text = text.collapsed.replacing("\u{A0}", with: " ")
        for sign in [" » ", " › ", " / ", " → ", " | ", " ▸ "] { text = text.replacing(sign, with: " > ") }
        return text.split(separator: " > ").map { String($0).trimmed(of: " \u{A0}>»›/") }.filter { !$0.isEmpty }
    }

    /// Without the site's name or "Home", and without the title.
    ///
    /// - Parameters:
    ///   - site: as `Header.key` makes it, as is `title`.
    static func steps(_ printed: [String], site: String?, title: String) -> [String] {
        printed.enumerated().filter { position, step in
            let key = Header.key(step)
            let isHome = home.contains(key) || position == 0 && (key == site || Publisher.named(step) != nil)
            return !isHome && key != title && !key.isEmpty
        }.map(\.element)
    }

    private static let home: Set<String> = [
        "home", "accueil", "homepage", "start", "portada", "inicio", "startseite", "youarehere",
    ]
}
