import Articles
import Testing

@Suite struct SiteTests {
    private let link = try! Link("https://click.evil.example/?to=https://bank.example")

    @Test(
        arguments: [
            ("www.bank.example/login", "bank.example"), ("https://bank.example", "bank.example"),
            ("bank.example", "bank.example"), ("BANK.EXAMPLE", "bank.example"), ("Bank.com", "bank.com"),
            ("See bank.example.", "bank.example"), ("(bank.co.uk)", "bank.co.uk"), ("“bank.example”", "bank.example"),
            ("'bank.example'", "bank.example"), ("bank.example’s page", "bank.example"),
            ("http://bank.example:80/evil.example", "bank.example"), ("site:bank.example", "bank.example"),
            ("see:https://bank.example", "bank.example"), ("HTTPS://BANK.EXAMPLE/", "bank.example"),
            ("https://bank.example@evil.example", "bank.example"),
            ("https://click.evil.example:x@bank.example", "bank.example"),
            ("ann@bank.example", "bank.example"), ("mailto:ann@bank.example", "bank.example"),
            ("evil.example or bank.example", "bank.example"), ("www.bank.unheardof", "bank.unheardof"),
            ("https://intranet.unheardof/", "intranet.unheardof"), ("bank。example", "bank.example"),
            ("evil.example.bank.example", "evil.example.bank.example"), ("notevil.example", "notevil.example"),
            ("evil.example.com", "evil.example.com"), ("банк.рф", "банк.рф"), ("docs.rs", nil),
            ("docs.main.rs", "docs.main.rs"),
        ] as [(String, String?)]) func anotherSite(text: String, site: String?)
    {
        #expect(Link.otherSite(namedIn: text, of: link) == site)
    }

    @Test(arguments: [
        "click.evil.example", "https://click.evil.example/other", "evil.example", "www.evil.example",
        "a.click.evil.example", "EVIL.example", "https://evil.example.", "ann@evil.example", "click.evil.example:443",
    ]) func theSameSite(text: String) {
        #expect(Link.otherSite(namedIn: text, of: link) == nil)
    }

    @Test(arguments: [
        "", "read more", "e.g.", "e.g. this", "i.e.", "Node.js", "paper.pdf", "at 3.5", "3.5", "1.2.3", "p.12", "U.S.",
        "U.S.A.", "Ph.D.", "a.m.", "…", "...", "end.Then", "op.cit.", "README.md", "main.rs", "script.py", "run.sh",
        "archive.tar.gz", "photo.jpeg", "and/or", "No.5", "12.03.2026", "@ann", "[1]", "https://", "http:// ",
        "A. B. Clark",
        "vol.ii", "1,000.50", "v2.0", ".", "@", "://", "a:b", "конец.Начало",
    ]) func noSite(text: String) {
        #expect(Link.otherSite(namedIn: text, of: link) == nil)
    }

    @Test func lettersAreOfTheSiteOfTheirAddress() throws {
        let letter = try Link("mailto:ann@evil.example")
        #expect(Link.otherSite(namedIn: "ann@evil.example", of: letter) == nil)
        #expect(Link.otherSite(namedIn: "ann@bank.example", of: letter) == "bank.example")
        #expect(Link.otherSite(namedIn: "first.de@evil.example", of: letter) == nil)
        #expect(Link.otherSite(namedIn: "bank.example", of: try Link("mailto:?subject=x")) == "bank.example")
    }

    /// The `www.` of either side, and any part of a site, make no difference; and it is never said that a site is another
    /// than itself.
    @Test(arguments: ["bank.example", "a.b.bank.co.uk", "www.bank.example", "bücher.example", "192-0-2-1.example"])
    func oneSiteInManyForms(site: String) throws {
        for address in [
            "https://\(site)/x", "http://ann:pw@\(site):8080", "https://deep.\(site)", "https://www.\(site)",
        ] {
            for text in [site, "www.\(site)", "http://\(site)/y", "(\(site))", "sub.\(site).", site.uppercased()] {
                let isSibling = address.contains("deep.") && text.hasPrefix("sub.")
                #expect(
                    (Link.otherSite(namedIn: text, of: try Link(address)) == nil) != isSibling || site.hasPrefix("www.")
                )
            }
        }
    }
}
