/// The attributes of an element that say something to a reader.
struct Attributes {
    var id: String?
    var name: String?
    var classes: String?
    var style: String?
    var address: String?
    var source: String?
    var description: String?
    var role: String?
    /// `epub:type`, or the `type` of a script or list.
    var type: String?
    var epubType: String?
    var relation: String?
    /// The fragment of the element that describes this one: `aria-describedby`, `data-definition`, `data-fn`.
    var describedBy: String?
    var isHidden = false
    var start: String?
    var columnSpan: String?
    var rowSpan: String?
    var language: String?
    var width: String?
    var height: String?
    var dateTime: String?
    var title: String?
    var property: String?
    var item: String?
    var content: String?
    /// Footnotes of producers that mark them with data: `data-footnote-ref`, `data-footnote-backref`, `data-footnotes`.
    var footnote: String?

    init() {}

    /// Names and values in turn, with a null at the end.
    init(_ list: UnsafePointer<UnsafePointer<CChar>?>?) {
        guard let list else { return }
        var index = 0
        while let name = list[index] {
            let value = list[index + 1]
            set(String(cString: name), value.map { String(cString: $0) } ?? "")
            index += 2
        }
    }

    /// - Parameter name: in small letters.
    mutating func set(_ name: String, _ value: @autoclosure () -> String) {
        func text() -> String { value() }
        switch name {
        case "id": id = text()
        case "name": self.name = text()
        case "class": classes = text()
        case "style": style = text()
        case "href": address = text()
        case "src", "data-src": if source == nil || source!.hasPrefix("data:") { source = text() }
        case "alt": description = text()
        case "role": role = text()
        case "type": type = text()
        case "epub:type": epubType = text()
        case "rel": relation = (relation.map { $0 + " " } ?? "") + text()
        case "rev": relation = (relation.map { $0 + " " } ?? "") + "rev-" + text()
        case "aria-describedby", "data-definition": describedBy = text()
        case "hidden": isHidden = true
        case "start", "value": start = text()
        case "colspan": columnSpan = text()
        case "rowspan": rowSpan = text()
        case "lang", "xml:lang": language = text()
        case "width": width = text()
        case "height": height = text()
        case "datetime": dateTime = text()
        case "title": title = text()
        case "property": property = text()
        case "itemprop": item = text()
        case "content": content = text()
        case "data-footnote-ref": footnote = "ref"
        case "data-footnote-backref": footnote = "backref"
        case "data-footnotes": footnote = "section"
        case "onclick":
            // A plugin's scripts name the note: footnote_moveToReference_51_1('footnote_plugin_reference_51_1_1')
            let script = text()
            guard script.contains("footnote"), describedBy == nil else { return }
            let parts = script.split(separator: "'", omittingEmptySubsequences: false)
            if parts.count >= 3 { describedBy = String(parts[1]) }
        default: break
        }
    }
}
