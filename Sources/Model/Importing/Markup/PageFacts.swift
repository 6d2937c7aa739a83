import Articles
import Foundation

/// What a page says of itself beside its text: `<meta>`, `<link>`, JSON-LD, `<html lang>`, `<base>`.
struct PageFacts {
    var title: String?
    var language: String?
    var base: String?
    var canonical: String?
    /// By `name`, `property` or `itemprop` in small letters; the first of each.
    private(set) var meta: [String: String] = [:]
    /// All values of those that may be repeated.
    private(set) var authors: [String] = []
    var linked = LinkedData()

    /// schema.org's facts (JSON-LD) of the article of a page.
    struct LinkedData {
        var headline: String?
        var authors: [String] = []
        var published: String?
        var publisher: String?
        var address: String?
        var language: String?
    }

    mutating func take(_ element: Element, _ attributes: Attributes) {
        switch element {
        case .root: language = language ?? attributes.language
        case .base: base = base ?? attributes.address
        case .linkTag:
            let relations = attributes.relation?.lowercased().split(separator: " ") ?? []
            if relations.contains("canonical") { canonical = canonical ?? attributes.address }
        case .meta:
            guard let content = attributes.content?.collapsed, !content.isEmpty else { return }
            for name in [attributes.property, attributes.name, attributes.item].compactMap(\.self) {
                for name in name.lowercased().split(separator: " ") {
                    let name = String(name)
                    if name == "author" || name == "article:author" || name == "citation_author" || name == "dc.creator"
                        || name == "dcterms.creator"
                    {
                        if !Address.isWeb(content) { authors.append(TextDecoder.cleaned(content).text) }
                    }
                    if meta[name] == nil { meta[name] = TextDecoder.cleaned(content).text }
                }
            }
        default: break
        }
    }

    func first(_ names: String...) -> String? {
        names.lazy.compactMap { meta[$0] }.first
    }

    /// Takes the facts of a script of JSON-LD; what is not well-formed says nothing.
    mutating func take(linkedData script: String) {
        guard script.utf8.count < 1 << 20, let json = try? JSONSerialization.jsonObject(with: Data(script.utf8)) else {
            return
        }
        var objects: [[String: Any]] = []
        func collect(_ value: Any, _ depth: Int) {
            guard depth < 4 else { return }
            if let list = value as? [Any] { list.prefix(50).forEach { collect($0, depth + 1) } }
            if let object = value as? [String: Any] {
                objects.append(object)
                if let graph = object["@graph"] { collect(graph, depth + 1) }
            }
        }
        collect(json, 0)
        func types(_ object: [String: Any]) -> [String] {
            (object["@type"] as? [String]) ?? (object["@type"] as? String).map { [$0] } ?? []
        }
        func isArticle(_ object: [String: Any]) -> Bool {
            types(object).contains { $0.hasSuffix("Article") || $0.hasSuffix("Posting") || $0 == "Report" }
        }
        let ids = Dictionary(
            objects.compactMap { object in (object["@id"] as? String).map { ($0, object) } },
            uniquingKeysWith: { a, _ in a })
        func names(_ value: Any?) -> [String] {
            switch value {
            case let text as String: return Address.isWeb(text) ? [] : [text]
            case let list as [Any]: return list.prefix(20).flatMap { names($0) }
            case let object as [String: Any]:
                if let name = object["name"] { return names(name) }
                if let id = object["@id"] as? String, let found = ids[id], found["name"] != nil {
                    return names(found["name"])
                }
                return []
            default: return []
            }
        }
        guard let article = objects.first(where: isArticle) else { return }
        func text(_ name: String) -> String? {
            guard let text = article[name] as? String, !text.isEmpty else { return nil }
            return TextDecoder.cleaned(Entities.decoded(text)).text.collapsed
        }
        linked.headline = linked.headline ?? text("headline") ?? text("name")
        if linked.authors.isEmpty {
            linked.authors = names(article["author"]).map { TextDecoder.cleaned($0).text.collapsed }
        }
        linked.published = linked.published ?? text("datePublished")
        linked.publisher =
            linked.publisher ?? names(article["publisher"]).first.map { TextDecoder.cleaned($0).text.collapsed }
        let page = article["mainEntityOfPage"]
        linked.address =
            linked.address ?? text("url") ?? page as? String ?? (page as? [String: Any])?["@id"] as? String
        linked.language = linked.language ?? text("inLanguage")
    }
}
