/// Addresses of SPIP, the program of many reviews: an article has several on one site.
///
/// `spip.php?article75`, `?article75`, `article75`, `article75.html`, `article.php3?id_article=75` and
/// `spip.php?page=article&id_article=75` are one, and so are those of its rubrics and its printed pages.
enum SPIP {
    /// Writes the page in the one form, and says whether something was left out that may tell two texts apart: an article may stand
    /// there in several languages. O(bytes).
    static func unify(_ page: inout AddressPage) -> Bool {
        if let thing = thing(in: page) {
            if page.steps.last.map(isProgram) ?? false { page.steps.removeLast() }
            page.parameters.removeAll { names($0, thing) }
            let before = page.parameters.count
            page.parameters.removeAll(where: isManner)
            page.steps.append(thing)
            return page.parameters.count < before
        } else if let last = page.steps.last, last.hasSuffix(".html"), isThing(last.dropLast(5)) {
            page.steps[page.steps.count - 1] = Array(last.dropLast(5))
        }
        return false
    }

    /// What the query names.
    private static func thing(in page: AddressPage) -> [UInt8]? {
        let named = page.parameters.filter { isThing($0[...]) }
        if named.count == 1 { return named[0] }
        let shown = page.parameters.first { $0.starts(with: "page=".utf8) }?.dropFirst(5)
        guard named.isEmpty, shown != nil || page.steps.last.map(isProgram) ?? false,
            shown.map({ shown in pages.contains { shown.elementsEqual($0.utf8) } }) ?? true
        else { return nil }
        let numbers = page.parameters.filter { $0.starts(with: "id_article=".utf8) }
        guard numbers.count == 1, let number = numbers.first?.dropFirst(11), !number.isEmpty,
            number.allSatisfy(\.isDigit)
        else { return nil }
        return Array("article".utf8) + number
    }

    /// What says the same as the name of the thing.
    private static func names(_ part: [UInt8], _ thing: [UInt8]) -> Bool {
        if part == thing { return true }
        if part.starts(with: "id_article=".utf8) { return part.dropFirst(11).elementsEqual(thing.dropFirst(7)) }
        if part.starts(with: "page=".utf8) { return pages.contains { part.dropFirst(5).elementsEqual($0.utf8) } }
        return false
    }

    /// How the thing is shown: in which language, with which words marked.
    private static func isManner(_ part: [UInt8]) -> Bool {
        ["var_", "recherche=", "lang="].contains { part.starts(with: $0.utf8) }
    }

    private static let pages = ["article", "imprimer", "imprimir_articulo", "print"]

    private static func isProgram(_ step: [UInt8]) -> Bool {
        ["spip.php", "spip.php3", "article.php", "article.php3"].contains {
            step.elementsEqual($0.utf8)
        }
    }

    /// `article75`
    private static func isThing(_ text: ArraySlice<UInt8>) -> Bool {
        ["article", "breve", "rubrique", "mot", "auteur"].contains { name in
            let number = text.dropFirst(name.utf8.count)
            return text.starts(with: name.utf8) && !number.isEmpty && number.allSatisfy(\.isDigit)
        }
    }
}

extension [UInt8] {
    fileprivate func hasSuffix(_ text: String) -> Bool { suffix(text.utf8.count).elementsEqual(text.utf8) }
}
