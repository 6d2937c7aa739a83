/// The names in a folder, and what they say of themselves there. Names are bytes.
struct FolderContents {
    /// What a name promises.
    enum Promise { case newsletter, perhaps, other }

    let names: [[UInt8]]
    /// Whether what lies here is mail whatever its name: `cur` and `new` of a Maildir.
    let isMail: Bool
    /// Whether it holds `cur`, `new` and `tmp`. Its own files are the books of the programs that keep it.
    private let isMaildir: Bool
    private let known: Set<[UInt8]>

    init(of folder: [UInt8], names: [[UInt8]]) {
        self.names = names
        known = Set(names)
        isMaildir = Self.mailFolders.allSatisfy(known.contains) && Self.isMaildir(folder)
        let slash = folder.lastIndex(of: UInt8(ascii: "/")) ?? 0
        isMail =
            ["cur", "new"].contains { folder[slash...].elementsEqual("/\($0)".utf8) }
            && Self.isMaildir(Array(folder[..<slash]))
    }

    private static let (itself, parent) = (Array(".".utf8), Array("..".utf8))
    private static let mailFolders = ["cur", "new", "tmp"].map { Array($0.utf8) }

    private static func isMaildir(_ path: [UInt8]) -> Bool {
        mailFolders.allSatisfy { InputFile.isFolder(path + [UInt8(ascii: "/")] + $0) }
    }

    /// README*, LICENSE* and dot files; in small letters only the names that such files really have. What a browser saved with
    /// a page; mail that is only being delivered.
    func passesOver(_ name: [UInt8], at path: [UInt8]) -> Bool {
        if name.first == UInt8(ascii: ".") {
            return name == Self.itself || name == Self.parent || !isMaildir || !Self.isMaildir(path)
        }
        if isMail { return false }
        if isMaildir, name == Array("tmp".utf8) { return true }
        if isCompanion(name) { return true }
        let text = String(decoding: name, as: UTF8.self)
        if text.hasPrefix("README") || text.hasPrefix("LICENSE") { return true }
        return ["readme", "license", "licence"].contains(text.prefix { $0 != "." }.lowercased())
    }

    /// `NAME_files` beside `NAME.html`.
    private func isCompanion(_ name: [UInt8]) -> Bool {
        let ending = Array("_files".utf8)
        guard name.count > ending.count, name.suffix(ending.count) == ending[...] else { return false }
        return ["html", "htm", "xhtml"].contains { known.contains(name.dropLast(ending.count) + ".\($0)".utf8) }
    }

    /// By its ending. Many things are XML, JSON or HTML, or have no ending.
    func promise(of name: [UInt8]) -> Promise {
        if isMail { return .newsletter }
        if isMaildir { return .other }
        guard let dot = name.lastIndex(of: UInt8(ascii: ".")), dot > 0 else { return .perhaps }
        switch String(decoding: name[(dot + 1)...], as: UTF8.self).lowercased() {
        case "txt", "text", "md", "markdown", "eml", "mbox", "mbx", "rss", "atom", "rdf", "jsonfeed": return .newsletter
        case "html", "htm", "xhtml", "xml", "json": return .perhaps
        default: return .other
        }
    }
}
