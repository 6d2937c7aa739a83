/// The names of sites: hosts as addresses and people write them.
enum Site {
    /// A host in the one form in which hosts are compared: lower case, ASCII full stops, none at the end. `nil` for what is no
    /// host.
    static func normal(_ host: Substring) -> String? {
        // Browsers take these for full stops.
        var name = String(host.map { "\u{3002}\u{FF0E}\u{FF61}".contains($0) ? "." : $0 }).lowercased()
        if name.utf8.last == UInt8(ascii: ".") { name.removeLast() }
        let labels = name.split(separator: ".", omittingEmptySubsequences: false)
        guard labels.allSatisfy({ !$0.isEmpty && $0.unicodeScalars.allSatisfy(isOfName) }) else { return nil }
        return name
    }

    private static func isOfName(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x30...0x39, 0x61...0x7A, 0x2D, 0x5F: true
        case ..<0x80: false
        default:
            scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar.properties.isEmoji
                || scalar.properties.generalCategory == .nonspacingMark
        }
    }

    /// Whether one is the other, or a part of it: `www.bank.example` and `login.bank.example` are of `bank.example`.
    static func areOne(_ a: String, _ b: String) -> Bool {
        let (a, b) = (withoutWWW(a), withoutWWW(b))
        return a == b || a.hasSuffix("." + b) || b.hasSuffix("." + a)
    }

    static func withoutWWW(_ site: String) -> String {
        site.hasPrefix("www.") && site.dropFirst(4).contains(".") ? String(site.dropFirst(4)) : site
    }

    /// Whether people who read this name think of a site: it ends as the names of sites do.
    static func isNamed(by name: String) -> Bool {
        let labels = name.split(separator: ".")
        guard let ending = labels.last.map(String.init), labels.count > 1 else { return false }
        if labels[0] == "www", labels.count > 2 { return true }
        if endingsOfFiles.contains(ending) { return labels.count > 2 }
        return generic.contains(ending) || ending.hasPrefix("xn--")
            || countries.contains(ending)
    }

    /// Countries whose ending is better known as that of a file: `main.rs` is no site, `shop.main.rs` is one.
    private static let endingsOfFiles: Set<String> = [
        "cc", "md", "mk", "ml", "mov", "ps", "py", "rs", "sh", "so", "zip",
    ]

    /// Endings of three letters and more that are common, and those that RFC 2606 keeps for examples.
    private static let generic = words(
        """
        com org net edu gov mil int info biz name pro aero asia cat coop jobs mobi museum post tel travel
        academy agency app art audio bank bar bio blog book business cafe care center chat city claims cloud club
        community company consulting coop credit dev digital directory earth eco education email energy events express
        fail finance financial foundation fund gallery games global green group guide health help host house institute
        international io land law legal life link live lol london love ltd magazine market media money nyc money movie
        network news ngo ong one online onion page paris partners pay photos pink place plus press pub radio review
        reviews school science security services shop show site social software solutions space store stream studio
        support systems team tech technology today tools top town trade training university video vip vote wang watch
        website wiki win work works world wtf xyz zone example invalid test local localhost
        """)

    /// ISO 3166-1 as the DNS has it.
    private static let countries = words(
        """
        ac ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bm bn bo br bs bt bw by bz ca cd cf
        cg ch ci ck cl cm cn co cr cu cv cw cx cy cz de dj dk dm do dz ec ee eg er es et eu fi fj fk fm fo fr ga gd ge gf
        gg gh gi gl gm gn gp gq gr gs gt gu gw gy hk hm hn hr ht hu id ie il im in io iq ir is it je jm jo jp ke kg kh ki
        km kn kp kr kw ky kz la lb lc li lk lr ls lt lu lv ly ma mc me mg mh mm mn mo mp mq mr ms mt mu mv mw mx my mz na
        nc ne nf ng ni nl no np nr nu nz om pa pe pf pg ph pk pl pm pn pr pt pw qa re ro ru rw sa sb sc sd se sg si sk sl
        sm sn sr ss st su sv sx sy sz tc td tf tg th tj tk tl tm tn to tr tt tv tw tz ua ug uk us uy uz va vc ve vg vi vn
        vu wf ws ye yt za zm zw бг бел ею мкд мон рус рф срб укр қаз ελ ευ 中国 中國 公司 台湾 台灣 香港 한국
        """)

    private static func words(_ text: String) -> Set<String> {
        Set(text.split { $0 == " " || $0 == "\n" }.map(String.init))
    }
}

extension Link {
    /// The site that the text of a link names when it is another than the link's: "www.bank.example/login" over a link to
    /// `evil.example`. `nil` for a text that names none, or the same, or one of which the other is a part. Of several that do
    /// not fit the first is given. O(bytes of the text).
    public static func otherSite(namedIn text: String, of link: Link) -> String? {
        for word in text.split(whereSeparator: { $0.isWhitespace || "<>()[]{}\"“”'‘’«»„|,;".contains($0) }) {
            for site in sites(namedBy: word) where !(link.site.map { Site.areOne($0, site) } ?? false) {
                return Site.withoutWWW(site)
            }
        }
        return nil
    }

    private static func sites(namedBy word: Substring) -> [String] {
        let start = word.firstRange(of: "://")
        let authority = (start.map { word[$0.upperBound...] } ?? word).prefix { !"/?#\\".contains($0) }
        // In an address everything before an @ is there to be taken for the site; elsewhere it is the name of a person.
        let people = authority.split(separator: "@")
        return (start == nil ? people.suffix(1) : people[...]).flatMap { $0.split(separator: ":") }.compactMap { part in
            var host = part.drop { !$0.isLetter && !$0.isNumber }
            while let last = host.last, !last.isLetter, !last.isNumber { host = host.dropLast() }
            // "https://ann@bank.example": a word without a full stop is nobody's site.
            guard host.utf8.count < 254, let site = Site.normal(host), site.contains("."),
                start != nil || Site.isNamed(by: site)
            else { return nil }
            return site
        }
    }
}
