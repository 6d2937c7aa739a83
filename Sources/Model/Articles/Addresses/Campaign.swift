/// Parameters of addresses that only say how somebody came there, or who it was.
public enum Campaign {
    /// Whether a parameter says that wherever it stands. `name` in lower case.
    public static func isParameter(_ name: String) -> Bool { name.hasPrefix("utm_") || parameters.contains(name) }

    private static let parameters: Set<String> = [
        "mc_eid", "mc_cid", "fbclid", "gclid", "mkt_tok", "_hsenc", "_hsmi", "ck_subscriber_id", "vero_id",
        "oly_enc_id", "oly_anon_id", "wickedid", "_bhlid", "ml_subscriber", "ml_subscriber_hash",
    ]

    /// The same of those that mails and networks add without telling anybody anything.
    private static let others: Set<String> = [
        "dclid", "gbraid", "wbraid", "msclkid", "yclid", "twclid", "ttclid", "igshid", "igsh", "li_fat_id", "_ga",
        "_gl",
        "hsctatracking", "xtor", "cmpid", "ref_src", "ref_url", "isfreemail", "triedredirect", "showwelcomeonshare",
        "_branch_match_id", "__s", "s_cid", "wt_mc", "mibextid",
        // Matomo's: what else begins with `pk_` is a page's primary key.
        "pk_campaign", "pk_kwd", "pk_keyword", "pk_source", "pk_medium", "pk_content", "pk_cid",
    ]
    private static let beginnings = ["utm_", "mtm_", "piwik_", "matomo_", "at_campaign", "at_medium", "hsa_"]
    /// Of posts that are named by `/p/` (Substack).
    private static let ofPosts: Set<String> = [
        "r", "s", "publication_id", "post_id", "action", "token", "showwelcome", "source", "open",
    ]

    /// Takes out of an address what is of a campaign, and says whether there was any. O(bytes).
    static func strip(_ page: inout AddressPage) -> Bool {
        let isPost = page.steps.count == 2 && page.steps[0] == [UInt8(ascii: "p")]
        let last = page.steps.last.map { String(decoding: $0, as: UTF8.self) } ?? ""
        // Where a program or nothing stands before the query, it may be what names the page.
        let isNamed =
            !last.isEmpty
            && !["php", "php3", "asp", "aspx", "cgi", "pl", "jsp", "cfm", "dll"].contains {
                last.utf8.count > $0.utf8.count && last.lowercased().hasSuffix("." + $0)
            }
        let isMailing = ["mailchi.mp", "campaign-archive.com"].contains { page.host.names($0) }
        let before = page.parameters.count
        page.parameters.removeAll { part in
            let name = String(decoding: part.prefix { $0 != UInt8(ascii: "=") }, as: UTF8.self).lowercased()
            if isParameter(name) || others.contains(name) || beginnings.contains(where: name.hasPrefix) { return true }
            if isPost, ofPosts.contains(name) { return true }
            if isMailing, name == "e" { return true }
            guard isNamed, name == "ref" || name == "source" else { return false }
            // A site's name, or a word; what holds a number may be one of pages.
            let value = part.drop { $0 != UInt8(ascii: "=") }.dropFirst()
            let ending = value.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).last ?? []
            let isHost = value.contains(UInt8(ascii: ".")) && ending.count >= 2 && !ending.contains { $0.isDigit }
            return isHost || !value.contains { $0.isDigit } || value.starts(with: "rss-".utf8)
        }
        return page.parameters.count < before
    }

    /// `#utm_source=rss`, `#xtor=RSS-3`
    static func isFragment(_ fragment: ArraySlice<UInt8>) -> Bool {
        ["utm_", "xtor=", "ref="].contains { fragment.starts(with: $0.utf8) }
    }
}

extension [UInt8] {
    /// Whether a host is a site or a part of it.
    func names(_ site: String) -> Bool {
        let bytes = Array(site.utf8)
        guard count >= bytes.count, suffix(bytes.count).elementsEqual(bytes) else { return false }
        return count == bytes.count || self[count - bytes.count - 1] == UInt8(ascii: ".")
    }
}
