import Articles

/// What an image of a page is to a reader.
enum PageImage {
    /// A pixel that tells the sender who reads.
    case tracker
    /// An emoji that a producer replaced by a picture.
    case text(String)
    /// `address` is `nil` for one that cannot be opened: of it the description is left.
    case shown(address: String?, description: String)
    case nothing

    /// - Parameter base: what a relative address is resolved against.
    init(_ attributes: Attributes, base: String?) {
        func isTiny(_ length: String?) -> Bool { length == "1" || length == "0" || length == "1px" || length == "0px" }
        let style = attributes.style?.lowercased() ?? ""
        if isTiny(attributes.width) || isTiny(attributes.height) || style.contains("width:1px") {
            self = .tracker
            return
        }
        let written = attributes.description?.trimmingSpaces ?? ""
        let isEmoji = written.unicodeScalars.allSatisfy { $0.value > 0x2000 || $0.properties.isEmoji }
        if !written.isEmpty, written.count <= 2, isEmoji {
            self = .text(written)
            return
        }
        let description = TextDecoder.cleaned(written).text.collapsed
        if let source = attributes.source, !source.isEmpty, !source.hasPrefix("data:"),
            let address = Address.openable(source, base: base)
        {
            self = .shown(address: address, description: description)
        } else if !description.isEmpty, attributes.source != nil {
            self = .shown(address: nil, description: description)
        } else {
            self = .nothing
        }
    }
}
