import Corpus
import Foundation
import Support

// How much room the library takes, against the text in it.

extension Stage {
    func sizeSection() -> Section {
        var section = Section(
            title: "size on disk, \(thousands)", columns: [.init(name: "MB"), .init(name: "x the text", digits: 2)])
        func add(_ name: String, _ bytes: Int) {
            guard bytes > 0 else { return }
            section.rows.append(
                .init(name: name, figures: [Double(bytes) / 1e6, Double(bytes) / Double(manifest.textBytes)]))
        }
        add("the text: titles and bodies", manifest.textBytes)
        add("the feeds", manifest.bytes["feeds"] ?? 0)
        add("the Maildir", manifest.bytes["maildir"] ?? 0)
        add("broadsheet", bytes([home.library, home.library + "-wal"]))
        if let newsboat { add("newsboat", bytes([newsboat.cache])) }
        if let notmuch { add("notmuch (without the mails)", bytes(in: notmuch.database)) }
        if let shell { for form in Shell.Form.allCases { add(form.name, bytes([shell.path(form)])) } }
        return section
    }
}
