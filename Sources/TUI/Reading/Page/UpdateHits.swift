import Articles
import Cells

// Searching in the open article: what is typed is marked at once, and stays marked on every page until Esc.

extension State {
    /// Asks what to look for on the page.
    mutating func askForHits() {
        guard page != nil else { return }
        layers.append(.prompt(Prompt(.find)))
    }

    /// Shows where the words that are being typed stand, from the cursor on. The reader's own place stays as it is.
    mutating func find(_ text: String) {
        finding = nil
        let sought = Sought(typed: text)
        guard var shown = page, !sought.isEmpty else { return }
        shown.set(to: layout.sparingPrompt, style: preferences.style, hyphenation: hyphenation(of: shown.article))
        shown.mark(sought)
        if shown.goToHitFromHere() == true { message = wrapped(shown, step: 1) }
        finding = shown
    }

    /// The page has changed below the words.
    mutating func findAnew() { if let prompt, prompt.purpose == .find { find(prompt.text) } }

    /// Other hits can be looked at while the prompt is open.
    mutating func moveInFinding(by step: Int) {
        if finding?.goToHit(after: step) == true, let finding { message = wrapped(finding, step: step) }
    }

    /// The search is kept: the reader goes where it leads. Without words the last one is gone on with.
    mutating func takeHits(of text: String) {
        let shown = finding
        finding = nil
        let words = Sought(typed: text)
        guard !words.isEmpty else { return goToHit(after: 1) }
        guard let shown, let hits = shown.hits, let target = shown.presentHit else {
            message = isMissing(text)
            return
        }
        sought = words
        marksHits = true
        leaveSpot()
        let hasWrapped = page.map { hits.index(from: $0.place) > target } ?? false
        page?.hits = hits
        page?.go(toHit: target)
        if hasWrapped, let page { message = wrapped(page, step: 1) }
        if hits.areWordsApart { message = Message("Never together here: each of the words is marked") }
    }

    /// To another hit, round and round. Where the walk through the hits begins, `H` comes back to.
    mutating func goToHit(after step: Int) {
        guard let sought = page?.hits?.sought ?? sought else {
            message = Message("Nothing was searched for; / searches in the article")
            return
        }
        (self.sought, marksHits) = (sought, true)
        if page?.hits == nil { page?.mark(sought) }
        let from = page?.presentHit
        if from == nil, page?.hits?.isEmpty == false { leaveSpot() }
        guard let page, let hasWrapped = self.page?.goToHit(after: step) else {
            message = isMissing(sought.text)
            return
        }
        if page.hits?.count == 1, from != nil {
            message = Message("This is the only hit")
        } else if hasWrapped, let shown = self.page {
            message = wrapped(shown, step: step)
        }
    }

    private func isMissing(_ text: String) -> Message {
        let words = cut(text.prefix(mostOfRow).onOneLine, to: 40, ellipsis: glyphs.ellipsis)
        // Whoever typed a capital letter may not know that it counts.
        let rest = Sought(typed: text).matchesCase ? "; in small letters it is found in any" : ""
        return Message("Not in this article: \(words)" + rest)
    }

    /// Which hit of how many; nothing where an article has none of what was looked for in another.
    var hitsText: String? { finding?.hitsText ?? (page?.hits?.isEmpty == false ? page?.hitsText : nil) }

    private func wrapped(_ page: PageState, step: Int) -> Message {
        Message("Wrapped to the \(step > 0 ? "top" : "bottom"): \(page.hitsText ?? "")")
    }

    /// Takes the marks away. Returns false when there are none.
    mutating func clearHits() -> Bool {
        guard page?.hits?.isEmpty == false else { return false }
        marksHits = false
        page?.hits = nil
        message = Message("No longer marked; n marks it again")
        return true
    }
}
