import Articles

/// Addresses that tell the sender who followed them.
enum Tracking {
    /// Whether an address leads through a counter, or names the campaign or the reader. O(bytes of the address).
    static func isTracked(_ address: String) -> Bool {
        guard let host = Address.host(of: address) else { return false }
        let path = address.drop { $0 != "/" }.dropFirst(2).drop { $0 != "/" && $0 != "?" }.prefix { $0 != "#" }
        if let query = path.firstIndex(of: "?"), hasCampaign(path[path.index(after: query)...]) { return true }
        if redirects.contains(where: { host == $0 || host.hasSuffix("." + $0) }) { return true }
        if let first = host.split(separator: ".").first, host.split(separator: ".").count > 2,
            counters.contains(String(first))
        {
            return true
        }
        return (host == "google.com" || host.hasSuffix(".google.com")) && path.hasPrefix("/url?")
            || (host == "substack.com" || host.hasSuffix(".substack.com")) && path.hasPrefix("/redirect/")
            || path.hasPrefix("/ls/click") || path.hasPrefix("/track/click") || path.hasPrefix("/wf/click")
            || path.contains("/c/") && path.contains("?u=")
    }

    /// Whether texts lead their readers so.
    static func isIn(_ drafts: some Sequence<BlockDraft>) -> Bool {
        drafts.contains { $0.rich.spans.contains { $0.address.map(isTracked) ?? false } }
    }

    private static func hasCampaign(_ query: Substring) -> Bool {
        query.split { $0 == "&" || $0 == ";" }.contains { part in
            Campaign.isParameter(part.prefix { $0 != "=" }.lowercased())
        }
    }

    private static let redirects = [
        "list-manage.com", "list-manage1.com", "list-manage2.com", "sendgrid.net", "mandrillapp.com", "awstrack.me",
        "mailgun.org", "hubspotlinks.com", "convertkit-mail.com", "convertkit-mail2.com", "convertkit-mail4.com",
        "rs6.net", "cmail19.com", "cmail20.com", "createsend1.com", "sendibt2.com", "sendibm1.com", "mjt.lu",
        "exct.net", "emltrk.com", "mailtrack.io", "klclick.com", "klclick1.com", "beehiiv.com/ss",
    ]
    /// First words of hosts that do nothing but count.
    private static let counters: Set<String> = [
        "click", "clicks", "track", "tracking", "trk", "links", "url", "email", "clic",
    ]
}
