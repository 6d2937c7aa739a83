import Support
import Testing

@testable import Articles

@Suite struct AddressKeyTests {
    /// Groups of addresses: all of one group are one page, those of two groups are two.
    private static let pages: [[String]] = [
        [
            "https://paper.example/2024/story", "http://paper.example/2024/story",
            "HTTPS://www.Paper.Example/2024/story/",
            "https://paper.example:443/2024/story#top", "http://paper.example:80//2024/./story",
            "https://user@paper.example./2024/x/../story?utm_source=a&utm_medium=b",
            "https://paper.example/2024/story?",
            "https://paper.example/2024/%73tory?fbclid=x#utm_source=rss", "https://paper.example/2024/story/index.html",
            "https://paper.example/2024/story?ref=other.example", "https://paper.example/2024/story?ref=the-weekly",
            "https://www.google.com/url?sa=t&q=https%3A%2F%2Fpaper.example%2F2024%2Fstory&usg=x",
            "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fpaper.example%2F2024%2Fstory&data=5",
        ],
        ["https://paper.example/2024/Story"], ["https://paper.example/2024/story?id=1"],
        ["https://paper.example/2024/story?id=2", "https://paper.example/2024/story?gclid=1&id=2"],
        ["https://paper.example/2024/story?p=2"], ["https://paper.example/2024/story?page=2"],
        ["https://paper.example/2024/story?ref=75"], ["https://paper.example/2024/story?r=2"],
        ["https://paper.example:8080/2024/story"], ["https://m.paper.example/2024/story"],
        ["https://paper.example/2024"],
        [
            "https://paper.example/?a=1&b=2", "https://paper.example?b=2&a=1",
            "https://paper.example/index.php?amp;b=2&a=1",
        ],
        ["https://paper.example/?x=1&x=2", "https://paper.example/?x=1&amp;x=2&utm_id=3"],
        ["https://paper.example/?x=2&x=1"],
        ["https://paper.example/show?pk_id=1", "https://paper.example/show?pk_campaign=may&pk_id=1&pk_kwd=x"],
        ["https://paper.example/show?pk_id=2"],
        ["https://paper.example", "http://www.paper.example/", "https://paper.example/index.html?utm_campaign=x#y"],
        ["https://paper.example/?p=1"], ["https://paper.example/?p=2"],
        ["https://paper.example/index.php/one"], ["https://paper.example/a%2Fb"], ["https://paper.example/a/b"],
        ["https://paper.example/caf%C3%A9", "https://paper.example/café", "https://paper.example/caf%c3%a9/"],
        ["https://paper.example/x_(y)", "https://paper.example/x_%28y%29"],
        ["https://paper.example/100%", "https://paper.example/100%25"],
        // SPIP
        [
            "https://review.example/spip.php?article75", "http://www.review.example/?article75",
            "https://review.example/article75", "https://review.example/article75.html",
            "https://review.example/spip.php?page=article&id_article=75",
            "https://review.example/article.php3?id_article=75",
            "https://review.example//spip.php?article75&lang=fr#nb1",
            "https://review.example/spip.php?article75&utm_source=x&var_recherche=y",
            "https://review.example/index.php?page=imprimer&id_article=75",
        ],
        ["https://review.example/spip.php?article76"], ["https://review.example/en/spip.php?article75"],
        ["https://review.example/spip.php?rubrique75"], ["https://review.example/spip.php?page=forum&id_article=75"],
        ["https://other.example/spip.php?article75"],
        // Substack
        [
            "https://letters.substack.com/p/on-bread",
            "https://open.substack.com/pub/letters/p/on-bread?r=1abc&utm_medium=ios",
            "https://letters.substack.com/p/on-bread?r=1abc&s=r&triedRedirect=true&isFreemail=true",
            "https://letters.substack.com/p/on-bread?publication_id=12&post_id=34",
        ],
        ["https://letters.substack.com/p/on-bread/comments"], ["https://letters.substack.com/p/on-butter"],
        ["https://mailchi.mp/press/week-3?e=0123456789", "https://mailchi.mp/press/week-3"],
        ["https://us1.campaign-archive.com/?u=1&id=2&e=3", "https://us1.campaign-archive.com/?id=2&u=1"],
        ["https://us1.campaign-archive.com/?u=1&id=3"],
    ]

    @Test("Addresses of one page have one key, those of two have two")
    func table() {
        var owners: [String: Int] = [:]
        for (group, addresses) in Self.pages.enumerated() {
            let keys = addresses.map { AddressKey($0) }
            #expect(
                Set(keys.map { $0?.text }).count == 1, "\(zip(addresses, keys.map { $0?.text ?? "none" }).map { $0 })")
            for address in addresses {
                guard let key = AddressKey(address)?.text else { continue }
                #expect(owners[key] ?? group == group, "\(address): \(key)")
                owners[key] = group
            }
        }
    }

    @Test(
        "What is no page of the web has no key",
        arguments: [
            "", "mailto:ann@paper.example", "ftp://paper.example/x", "paper.example/x", "https:/x", "https://",
            "https:///x",
            "http://a b/", "https://a\\b/", "tag:paper.example,2024:1", "<m@x>", "#note", "https://%41/",
        ])
    func noPages(address: String) { #expect(AddressKey(address) == nil) }

    @Test("A key is its own key")
    func idempotent() {
        var dice = Dice(11)
        for _ in 0..<20_000 {
            let address = Self.address(&dice)
            guard let key = AddressKey(address) else { continue }
            let again = AddressKey("https://" + key.text)
            #expect(again?.text == key.text && again?.isStripped == false, "\(address): \(key.text)")
        }
    }

    @Test("Parameters of several names may stand in any order, those of one name only in theirs")
    func orders() {
        var dice = Dice(13)
        for _ in 0..<2_000 {
            let parts = (0..<1 + dice.roll(6)).map { _ in
                dice.pick(["a", "b", "c"]) + "=" + dice.pick(["1", "2", "3"])
            }
            var other = parts
            for index in other.indices { other.swapAt(index, dice.roll(other.count)) }
            func values(_ parts: [String]) -> [Substring: [String]] {
                Dictionary(grouping: parts) { $0.prefix(1) }
            }
            let keys = [parts, other].map { AddressKey("https://paper.example/x?" + $0.joined(separator: "&")) }
            #expect((keys[0] == keys[1]) == (values(parts) == values(other)), "\(parts) \(other)")
        }
    }

    @Test("What may have told two texts apart and is not in the key is said to be left out")
    func stripped() {
        for address in [
            "https://review.example/?article75&lang=fr", "https://review.example/spip.php?article75&recherche=x",
            "https://paper.example/latest?utm_campaign=may",
            "https://google.com/url?q=https%3A%2F%2Fpaper.example%2Fx",
        ] {
            #expect(AddressKey(address)?.isStripped == true, "\(address)")
        }
        for address in [
            "https://review.example/spip.php?page=imprimer&id_article=75", "http://www.paper.example/latest/#top",
        ] {
            #expect(AddressKey(address)?.isStripped == false, "\(address)")
        }
    }

    @Test("What decorates an address is not in its key")
    func decorations() {
        var dice = Dice(12)
        for _ in 0..<5_000 {
            let host = dice.pick(["paper.example", "a.b.example", "review.example"])
            let path = dice.pick(["/story", "/2024/story-12", "/spip.php?article12", "/?p=12", "/?article12", ""])
            var address = dice.pick(["http", "https", "HTTP"]) + "://" + dice.pick(["", "www.", "WWW."]) + host
            address += dice.pick(["", path.isEmpty ? "" : ":443"]) + path
            let separator = path.contains("?") ? "&" : "?"
            let decoration = dice.pick([
                "", "utm_source=x", "utm_source=x&utm_campaign=3", "mc_eid=4", "fbclid=5", "gclid=",
            ])
            if !decoration.isEmpty { address += separator + decoration }
            address += dice.pick(["", "#", "#top", "#utm_medium=mail"])
            #expect(AddressKey(address)?.text == AddressKey("https://" + host + path)?.text, "\(address)")
        }
    }

    @Test("Fragments are kept apart from keys, and those of campaigns are none")
    func fragments() {
        #expect(AddressKey("https://a.example/x#two")?.fragment == "two")
        #expect(AddressKey("https://a.example/x#")?.fragment == nil)
        #expect(AddressKey("https://a.example/x#xtor=RSS-1")?.fragment == nil)
    }

    @Test("Whatever the bytes are, there is an end")
    func anything() {
        #expect(AddressKey("https://a.example/" + String(repeating: "../", count: 5_000)) != nil)
        #expect(AddressKey("https://a.example/" + String(repeating: "a", count: 20_000)) == nil)
        let nested = String(repeating: "https://google.com/url?q=", count: 500) + "https://a.example/x"
        #expect(AddressKey(nested)?.text == "a.example/x")
    }

    private static func address(_ dice: inout Dice) -> String {
        let pieces = [
            "a", "B", "/", "//", ".", "..", "?", "&", "=", "#", "%41", "%2f", "%", "%zz", "é", "article7", "spip.php",
            "article7.html", "index.html", "index.php", "id=1", "utm_x=1", "ref=a", "ref=7", "amp;", "%61mp;", "p", "+",
            ";", "|",
            "page=article", "id_article=7", "r=1", " ", "e=1", "https://google.com/url?q=",
        ]
        let hosts = [
            "a.example", "www.A.example", "www.www.b.example", "é.example", "mailchi.mp", "c.example:80",
            "d.example:81",
        ]
        return "https://" + dice.pick(hosts) + "/" + (0..<dice.roll(10)).map { _ in dice.pick(pieces) }.joined()
    }
}
