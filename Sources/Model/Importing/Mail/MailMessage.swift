import CMail

/// One message as GMime has taken it apart: a tree of parts, in the order of the file. Part 0 is the message itself.
final class MailMessage {
    struct Part {
        enum Kind { case leaf, multipart, message }

        var kind: Kind
        /// The part that it stands in; of part 0, itself.
        var parent: Int
        /// In small letters: "text/html"; empty for a message.
        var type: String
        var children: [Int] = []

        var isText: Bool { type.hasPrefix("text/") }
    }

    let parts: [Part]
    private let handle: OpaquePointer

    /// - Throws: `ImportError.noLibrary` where GMime is not installed.
    init(_ bytes: [UInt8]) throws(ImportError) {
        if let library = mail_missing_library() { throw .noLibrary(String(cString: library)) }
        guard let handle = mail_read(bytes, bytes.count) else { throw .foreign("no mail") }
        var parts: [Part] = []
        for index in 0..<mail_part_count(handle) {
            let kind: Part.Kind =
                switch mail_part_kind(handle, index) {
                case mail_multipart: .multipart
                case mail_message: .message
                default: .leaf
                }
            let words = [mail_part_type(handle, index), mail_part_subtype(handle, index)].map(Self.string)
            let type = kind == .message ? "" : words.map { ($0 ?? "").lowercased() }.joined(separator: "/")
            let parent = mail_part_parent(handle, index)
            parts.append(Part(kind: kind, parent: parent, type: type))
            if index > 0 { parts[parent].children.append(index) }
        }
        self.parts = parts
        self.handle = handle
    }

    deinit { mail_free(handle) }

    /// Whether the file ends before a multipart that begins in it does. O(bytes).
    func isCut(_ bytes: [UInt8]) -> Bool {
        var open: Set<[UInt8]> = []
        for index in parts.indices where parts[index].kind == .multipart {
            if let boundary = parameter("boundary", of: index) { open.insert(Array(boundary.utf8)) }
        }
        guard !open.isEmpty else { return false }
        var begun: Set<[UInt8]> = []
        for line in bytes.split(separator: 0x0A)
        where line.count > 2 && line.count < 300 && line.starts(with: "--".utf8) {
            var mark = Array(line.dropFirst(2))
            while let last = mark.last, last <= 0x20 { mark.removeLast() }
            if open.contains(mark) { begun.insert(mark) }
            if mark.suffix(2).elementsEqual("--".utf8) { begun.remove(Array(mark.dropLast(2))) }
        }
        return !begun.isEmpty
    }

    /// A parameter of the content type, in the bytes of the file.
    func parameter(_ name: String, of part: Int) -> String? { Self.string(mail_part_parameter(handle, part, name)) }

    /// Whether the part is said to be kept apart from the text.
    func isAttachment(_ part: Int) -> Bool {
        Self.string(mail_part_disposition(handle, part))?.lowercased() == "attachment"
    }

    /// What the part is to be saved as; without the folders that a hostile name may have.
    func filename(of part: Int) -> String? {
        guard let name = Self.string(mail_part_filename(handle, part)) else { return nil }
        let decoded = HeaderText(Array(name.utf8)).text
        return decoded.split { $0 == "/" || $0 == "\\" }.last.map(String.init)
    }

    /// Without angle brackets.
    func contentID(of part: Int) -> String? { Self.string(mail_part_content_id(handle, part)) }

    /// With the transfer encoding taken off. O(bytes).
    func content(of part: Int) -> [UInt8] {
        var length = 0
        guard let content = mail_content(handle, part, &length) else { return [] }
        defer { mail_content_free(content) }
        return Array(UnsafeBufferPointer(start: content, count: length))
    }

    /// What stands above the first boundary of a multipart.
    func preamble(of part: Int) -> [UInt8] {
        guard let text = mail_preamble(handle, part) else { return [] }
        return Array(UnsafeBufferPointer(start: text, count: Self.length(text))).map { UInt8(bitPattern: $0) }
    }

    func headers(of part: Int) -> MailHeaders {
        var headers = MailHeaders()
        add(part, to: &headers)
        // Fields that describe the content are kept with the content, though they stand in the same header.
        if parts[part].kind == .message, let content = parts[part].children.first { add(content, to: &headers) }
        return headers
    }

    private func add(_ part: Int, to headers: inout MailHeaders) {
        for index in 0..<mail_header_count(handle, part) {
            guard let name = mail_header_name(handle, part, index), let value = mail_header_value(handle, part, index)
            else { continue }
            headers.add(
                String(cString: name),
                UnsafeBufferPointer(start: value, count: Self.length(value)).map { UInt8(bitPattern: $0) })
        }
    }

    private static func string(_ text: UnsafePointer<CChar>?) -> String? { text.map { String(cString: $0) } }

    private static func length(_ text: UnsafePointer<CChar>) -> Int {
        var length = 0
        while text[length] != 0 { length += 1 }
        return length
    }
}
