import Articles

/// Finds sentences of the text that are repeated as decoration: a whole paragraph of 6 to 60 words of which at least 80 %
/// form one run in another paragraph within 6 blocks.
enum PullQuotes {
    private static let words = 6...60
    private static let reach = 6
    private static let share = 0.8

    static func mark(_ drafts: inout [BlockDraft]) {
        let live = drafts.indices.filter { drafts[$0].isParagraph }
        var tokens: [Int: [Int]] = [:]
        func words(of index: Int) -> [Int] {
            if let known = tokens[index] { return known }
            let words = Self.hashes(of: drafts[index].text)
            tokens[index] = words
            return words
        }
        for (position, index) in live.enumerated() {
            if position > reach + 2 { tokens[live[position - reach - 3]] = nil }
            guard drafts[index].text.utf8.count < 1_000, drafts[index].speaker == nil else { continue }
            if isSecondHalf(drafts[index], behind: live[max(0, position - 3)..<position].map { drafts[$0] }) {
                continue
            }
            let candidate = words(of: index)
            guard Self.words.contains(candidate.count) else { continue }
            let needed = Int((Double(candidate.count) * share).rounded(.up))
            let neighbours = live[max(0, position - reach)...min(live.count - 1, position + reach)]
            // A sentence cut by a page break may be quoted whole: the halves around the candidate are read as one.
            for other in neighbours where other != index && drafts[other].isParagraph {
                var text = words(of: other)
                let follower = live[min(live.count - 1, (live.position(of: other) ?? 0) + 1)]
                if follower == index, position + 1 < live.count {
                    text += words(of: live[position + 1])
                } else if follower != other, follower != index, !PageBreaks.isComplete(drafts[other]) {
                    text += words(of: follower)
                }
                let isLonger = text.count > candidate.count || (text.count == candidate.count && other < index)
                if isLonger, hasRun(of: candidate, in: text, atLeast: needed) {
                    drafts[index].kind = .pullQuote
                    break
                }
            }
        }
    }

    /// The second half of a broken paragraph stands whole in a pull quote of it, and is none itself.
    private static func isSecondHalf(_ draft: BlockDraft, behind previous: [BlockDraft]) -> Bool {
        guard draft.text.unicodeScalars.first?.properties.isLowercase == true else { return false }
        return previous.contains { !PageBreaks.isComplete($0) }
    }

    /// Words without quotation marks, in small; a hyphen divides, so that a broken compound is the same words.
    private static func hashes(of text: String) -> [Int] {
        var hashes: [Int] = []
        var hash = 0
        func finish() {
            if hash != 0 { hashes.append(hash) }
            hash = 0
        }
        for scalar in text.unicodeScalars {
            if scalar.isASCII {
                // What the properties say of these is known, and they are nearly all there are.
                let small = scalar.value | 0x20
                if (0x61...0x7A).contains(small) || (0x30...0x39).contains(scalar.value) {
                    hash = hash &* 31 &+ Int(small) &+ 7
                } else if scalar != "'" {
                    finish()
                }
                continue
            }
            let properties = scalar.properties
            if properties.isAlphabetic || properties.numericType != nil {
                let small = properties.lowercaseMapping.unicodeScalars.first!.value
                hash = hash &* 31 &+ Int(small) &+ 7
            } else if scalar != "’" && scalar != "\u{AD}" {
                finish()
            }
        }
        finish()
        return hashes
    }

    /// Whether `needed` words of the candidate stand in the text one after the other. Every such run holds the candidate's
    /// middle words, so only where these stand is looked further. O(words) for ordinary texts.
    private static func hasRun(of candidate: [Int], in text: [Int], atLeast needed: Int) -> Bool {
        guard text.count >= needed else { return false }
        let middle = candidate.count / 2
        for at in text.indices where text[at] == candidate[middle] {
            var before = 0
            while before < middle, before < at, text[at - before - 1] == candidate[middle - before - 1] { before += 1 }
            var after = 0
            while middle + after + 1 < candidate.count, at + after + 1 < text.count,
                text[at + after + 1] == candidate[middle + after + 1]
            { after += 1 }
            if before + after + 1 >= needed { return true }
        }
        return false
    }
}

extension [Int] {
    /// The position of a value in a sorted array. O(log n).
    fileprivate func position(of value: Int) -> Int? {
        let index = partitioningIndex { $0 >= value }
        return index < count && self[index] == value ? index : nil
    }
}
