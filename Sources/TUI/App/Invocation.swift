/// A program to start, with its arguments: words, never a line for a shell. How the environment says which (BROWSER, VISUAL,
/// EDITOR) is known here.
struct Invocation: Hashable {
    /// The program, and its arguments.
    var words: [String]

    /// What people call the program.
    var name: String { words.first?.split(separator: "/").last.map(String.init) ?? "" }

    /// The programs that may open an address, the wanted one first: those of $BROWSER, a list parted by colons, else xdg-open.
    ///
    /// In a command `%s` stands for the address, which otherwise is its last argument; `%%` stands for a per cent sign and
    /// `%c` for a colon (E. S. Raymond, "The BROWSER project"). Words are parted by blanks; nothing is quoted.
    static func browsers(for address: String, environment: [String: String]) -> [Invocation] {
        // A program cannot be named by the address: that would be an article's word for what to run.
        let commands = (environment["BROWSER"] ?? "").split(separator: ":").map(words)
            .filter { $0.first.map { !$0.contains("%s") } ?? false }
        return (commands.isEmpty ? [["xdg-open"]] : commands).map { command in
            var hasAddress = false
            let words = command.map { word in
                let (text, holdsAddress) = expanded(word, address: address)
                hasAddress = hasAddress || holdsAddress
                return text
            }
            return Invocation(words: hasAddress ? words : words + [address])
        }
    }

    /// The programs that may edit a file, the wanted one first.
    static func editors(for path: String, environment: [String: String]) -> [Invocation] {
        let named = ["VISUAL", "EDITOR"].lazy.compactMap { environment[$0].map { words($0[...]) } }.first {
            !$0.isEmpty
        }
        return (named.map { [$0] } ?? [["editor"], ["vi"]]).map { Invocation(words: $0 + [path]) }
    }

    private static let textBrowsers: Set<String> = [
        "w3m", "lynx", "links", "links2", "elinks", "www-browser", "browsh", "carbonyl",
    ]

    /// Whether the program shows itself on the terminal; without a desktop every one does.
    func needsTerminal(environment: [String: String]) -> Bool {
        let hasDesktop = ["DISPLAY", "WAYLAND_DISPLAY"].contains { !(environment[$0] ?? "").isEmpty }
        return !hasDesktop || Invocation.textBrowsers.contains(name)
    }

    /// Words as a shell would part them if nothing were quoted. A last `&`, which asks a shell not to wait, is none.
    private static func words(_ command: Substring) -> [String] {
        let words = command.split { $0 == " " || $0 == "\t" || $0 == "\n" }.map(String.init)
        return words.last == "&" ? words.dropLast() : words
    }

    private static func expanded(_ word: String, address: String) -> (text: String, holdsAddress: Bool) {
        var text = ""
        var holdsAddress = false
        var rest = word[...]
        while let sign = rest.popFirst() {
            guard sign == "%", let next = rest.first, "sc%".contains(next) else {
                text.append(sign)
                continue
            }
            rest.removeFirst()
            switch next {
            case "s":
                text += address
                holdsAddress = true
            case "c": text.append(":")
            default: text.append("%")
            }
        }
        return (text, holdsAddress)
    }
}
