import Articles
import Support
import Testing

@Suite struct LinkTests {
    private func refusal(of address: String) -> Link.Refusal? {
        do throws(Link.Refusal) {
            _ = try Link(address)
            return nil
        } catch {
            return error
        }
    }

    @Test(
        arguments: [
            ("https://bank.example", "bank.example"),
            ("HTTPS://Bank.EXAMPLE./", "bank.example"),
            ("http://www.bank.example:8080/a/b?c=d#e", "www.bank.example"),
            ("https://bank.example@evil.example/", "evil.example"),
            ("https://bank.example:443@evil.example", "evil.example"),
            ("https://bank.example/@evil.example", "bank.example"),
            ("https://bank.example?@evil.example", "bank.example"),
            ("https://bank.example#@evil.example", "bank.example"),
            ("https://a@b@evil.example", "evil.example"),
            ("https://bank。example/", "bank.example"),
            ("https://bücher.example/ü", "bücher.example"),
            ("https://[2001:DB8::1]:8080/", "[2001:db8::1]"),
            ("http://192.0.2.1/", "192.0.2.1"),
            ("http://localhost/", "localhost"),
            ("https://example.org/a\\b", "example.org"),
            ("mailto:ann@bank.example", "bank.example"),
            ("MailTo:ann@Bank.example?subject=a@b.example", "bank.example"),
            ("mailto:ann@bank.example,bob@evil.example", "bank.example"),
            ("mailto:?subject=x", nil),
        ] as [(String, String?)]) func opened(address: String, site: String?) throws
    {
        let link = try Link(address)
        #expect(link.address == address && link.site == site)
    }

    @Test(
        arguments: [
            ("", .empty), (String(repeating: "a", count: 20_000), .long),
            ("-https://a.example", .option), ("--help", .option), ("-", .option),
            ("https://a.example/\u{FFFD}b", .damaged), ("https://a.example/\u{7}", .controls),
            ("https://a.example/\n", .controls), ("\u{1B}[31m", .controls),
            ("https://a.example/\u{9B}", .controls), ("java\tscript:alert(1)", .controls),
            ("http://a\0.example", .controls),
            ("https://a.example/ -x", .spaces), (" https://a.example", .spaces), ("https://a.example/\u{A0}", .spaces),
            ("https://a.example/\u{2028}", .spaces), ("https://a.example/\u{3000}", .spaces),
            ("https://a.example/\u{202E}gnp.exe", .invisible), ("https://a\u{200B}.example", .invisible),
            ("https://a.example/\u{2066}", .invisible), ("\u{FEFF}https://a.example", .invisible),
            ("https://a\u{AD}.example", .invisible), ("https://a.example/\u{E0041}", .invisible),
            ("https://a.example/\u{3164}", .invisible),
            ("a.example/page", .noScheme), ("/etc/passwd", .noScheme), ("//a.example", .noScheme), (":", .noScheme),
            ("1http://a.example", .noScheme), ("ht_tp://a.example", .noScheme), ("#note", .noScheme),
            ("javascript:alert(1)", .scheme("javascript")), ("JavaScript:alert(1)", .scheme("javascript")),
            ("file:///etc/passwd", .scheme("file")), ("data:text/html,x", .scheme("data")),
            ("ftp://a.example", .scheme("ftp")), ("view-source:https://a.example", .scheme("view-source")),
            ("https:", .noSite), ("https:a.example", .noSite), ("https:/a.example", .noSite), ("https://", .noSite),
            ("https:///path", .noSite), ("https://@", .noSite), ("https://:80", .noSite),
            ("https://a..example", .noSite),
            ("https://a.example:x", .noSite), ("https://[]", .noSite), ("https://[::1]x", .noSite),
            ("https://.", .noSite),
            ("https://%65vil.example", .noSite), ("https://a.example;b", .noSite), ("https://a\"b.example", .noSite),
            ("https:\\\\evil.example", .noSite),
            ("https://bank.example\\@evil.example", .backslash), ("https://bank.example\\.evil.example", .backslash),
        ] as [(String, Link.Refusal)]) func refused(address: String, reason: Link.Refusal)
    {
        #expect(refusal(of: address) == reason)
        #expect(!reason.description.isEmpty)
    }

    @Test func saysWhatIsNotOpened() {
        #expect(
            refusal(of: "javascript:alert(1)")?.description
                == "only http, https and mailto addresses are opened, not javascript")
        #expect(refusal(of: "https://a.example/\u{1B}")?.description == "it holds control characters")
    }

    /// Whatever is let through is one word, begins with one of three schemes, and shows every character that it has.
    @Test func nothingElseComesThrough() {
        var dice = Dice(7)
        let pieces = [
            "https", "http", "mailto", "javascript", ":", "//", "/", "\\", "@", "a.example", "b", ".", "-", " ", "%",
            "?", "#",
            "\u{202E}", "\u{200D}", "\u{7F}", "\n", "[", "]", "é", "。", "1",
        ]
        var opened = 0
        for _ in 0..<20_000 {
            let start = dice.pick(["https://a", "HTTP://b.", "mailto:a", ""])
            let address = start + (0..<1 + dice.roll(5)).map { _ in dice.pick(pieces) }.joined()
            guard let link = try? Link(address) else { continue }
            opened += 1
            #expect(["http://", "https://", "mailto:"].contains { address.lowercased().hasPrefix($0) }, "\(address)")
            #expect(!address.unicodeScalars.contains { " \n\u{202E}\u{200D}\u{7F}".unicodeScalars.contains($0) })
            if let site = link.site {
                #expect(site == site.lowercased() && !site.contains { "@/\\ %?#。".contains($0) } && !site.isEmpty)
                #expect(site.last != ".")
            }
        }
        #expect(opened > 1_000)
    }
}
