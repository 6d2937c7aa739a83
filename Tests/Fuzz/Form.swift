/// What is fuzzed: a form of newsletter, or a part of the importer that is reached through one. `make fuzz` gives each its
/// share of the time; a form is one line in each of the two switches, a folder in `Corpus`, and a name in `Scripts/fuzz`.
enum Form: String, CaseIterable {
    case text, markdown, html, mail, mbox, feed, json, charset, facts

    /// The name of a file of this form. The bytes decide, but for Markdown it is all that tells.
    var name: String {
        switch self {
        case .text, .facts: "input.txt"
        case .markdown: "input.md"
        case .html, .charset: "input.html"
        case .mail: "input.eml"
        case .mbox: "input.mbox"
        case .feed: "input.xml"
        case .json: "input.json"
        }
    }

    /// The file that is made of what the fuzzer thinks up.
    func file(_ input: [UInt8]) -> [UInt8] {
        switch self {
        case .text, .markdown, .html, .mail, .mbox, .feed, .json: input
        // Which charset the page claims is the first byte's to say.
        case .charset:
            Array("<meta charset=\"\(Self.labels[Int(input.first ?? 0) % Self.labels.count])\"><p>".utf8)
                + input.dropFirst()
        // Lines above a text: bylines, dates, breadcrumbs, names.
        case .facts: Array("A title\n\n".utf8) + input + Array("\n\nThe text begins here, and it goes on.\n".utf8)
        }
    }

    private static let labels = [
        "utf-8", "iso-8859-1", "windows-1252", "utf-16le", "utf-16be", "iso-2022-jp", "shift_jis", "euc-jp", "gb18030",
        "gbk", "big5", "euc-kr", "koi8-r", "windows-1251", "macintosh", "iso-8859-8", "windows-874", "utf-7", "utf-32",
        "hz-gb-2312", "iso-2022-kr", "x-user-defined", "ibm037", "no such",
    ]
}
