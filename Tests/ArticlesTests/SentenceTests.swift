import Articles
import Support
import Testing

@Suite struct SentenceTests {
    /// A text in which `|` stands where sentences are divided, and `{1}` is a marker printed `[1]`, `{^1}` one printed `1`.
    private func expectSentences(_ marked: String, sourceLocation: SourceLocation = #_sourceLocation) {
        var text = ""
        var spans: [Span] = []
        var sentences = [""]
        var rest = marked[...]
        while let sign = rest.popFirst() {
            switch sign {
            case "|": sentences.append("")
            case "{":
                let end = rest.firstIndex(of: "}")!
                let isRaised = rest.first == "^"
                let label = rest[..<end].filter { $0 != "^" }
                let print = isRaised ? label : "[\(label)]"
                let start = text.utf8.count
                spans.append(Span(.marker(Marker(label: label, note: 0)), start..<start + print.utf8.count))
                text += print
                sentences[sentences.count - 1] += print
                rest = rest[rest.index(after: end)...]
            default:
                text.append(sign)
                sentences[sentences.count - 1].append(sign)
            }
        }
        let trimmed = sentences.map { String($0.drop { $0 == " " || $0 == "\u{A0}" || $0 == "\n" }) }.map { sentence in
            var sentence = sentence
            while sentence.last == " " || sentence.last == "\n" { sentence.removeLast() }
            return sentence
        }.filter { !$0.isEmpty }
        let block = Block(.paragraph, text, spans: spans)
        let found = Sentence.ranges(in: block).map { text.slice($0) }
        #expect(found == trimmed, sourceLocation: sourceLocation)
    }

    @Test("A sentence ends at a full stop, a mark of question or exclamation, or an ellipsis before a capital")
    func ends() {
        expectSentences("One. |Two! |Three? |Four… |Five")
        expectSentences("  One.   |Two.  ")
        expectSentences("What?! |Nothing... |Really.")
        expectSentences("One.\n|Two.")
        expectSentences("He paid 3.5 euros to example.org. |Then he left.")
    }

    @Test("A small letter goes on with the sentence")
    func smallLetters() {
        expectSentences("Wait… what? |No! he said. |É. then")
        expectSentences("« Quoi ? » demanda-t-il. |École fermée… été perdu.")
    }

    @Test("Abbreviations and initials end no sentence")
    func abbreviations() {
        expectSentences("Mr. Smith met Dr. Jones, e.g. Prof. Li. |They spoke.")
        expectSentences("J. R. R. Tolkien wrote. |We read.")
        expectSentences("See vol. 3, pp. 12 and fig. 4. |It is there.")
        expectSentences("Selon M. Dupont et Mme. Durand. |Oui.")
        expectSentences("The U.S. Congress met the U.N. Council. |They spoke.")
        expectSentences("On Nov. 24 Smith et al. (2019) left Acme Inc. Holdings. |It was cold in Nov. |Nobody came.")
    }

    @Test("A word that only looks like an abbreviation ends a sentence, unless a number follows")
    func words() {
        expectSentences("He said no. |Then he left.")
        expectSentences("See no. 7 of the review. |It is art. |Nothing else.")
    }

    @Test("Quotes and brackets behind the full stop belong to the sentence")
    func quotes() {
        expectSentences("“One.” |“Two.” |'Three.' |(Four.) |[Five.] |‘Six.’")
        expectSentences("« Un. » |« Deux\u{A0}? » |« Trois.\u{A0}» |Quatre.")
    }

    @Test("Markers behind the full stop belong to the sentence before them")
    func markers() {
        expectSentences("One.{1} |Two. {2} |Three.{^3} |Four.’ {4}{5} |Five")
        expectSentences("One {1}. |Two{^2}. |Three")
        expectSentences("End. |A{^1} thing. |Á{^2} thing.")
    }

    @Test("A full stop of Chinese or Japanese needs no space behind it")
    func chinese() {
        expectSentences("今日は晴れ。|明日は雨。|終わり")
        expectSentences("「今日は。」|明日は！|何？|終")
    }

    @Test("A text without the end of a sentence is one sentence, one without text none")
    func none() {
        expectSentences("Only words and, perhaps, a comma")
        #expect(Sentence.ranges(in: Block(.paragraph, "")).isEmpty)
        #expect(Sentence.ranges(in: Block(.paragraph, " \n\u{A0} ")).isEmpty)
        #expect(Sentence.range(in: Block(.paragraph, ""), at: 0).isEmpty)
    }

    @Test("Sentences are in order, apart, between scalars, and leave nothing but white space out", arguments: 0..<400)
    func properties(seed: Int) {
        var dice = Dice(seed)
        let text = dice.text(of: dice.roll(60))
        let spans = text.occurrences(of: "[1]").filter { _ in dice.roll(2) == 0 }
            .map { Span(.marker(Marker(label: "1", note: nil)), $0..<$0 + 3) }
        let block = Block(.paragraph, text, spans: spans)
        let ranges = Sentence.ranges(in: block)
        var end = 0
        var outside = ""
        for range in ranges {
            #expect(range.lowerBound >= end && !range.isEmpty)
            for border in [range.lowerBound, range.upperBound] {
                #expect(text.utf8.scalarBorder(atOrBefore: border) == border)
            }
            outside += text.slice(end..<range.lowerBound)
            end = range.upperBound
        }
        outside += text.slice(end..<text.utf8.count)
        #expect(end <= text.utf8.count)
        #expect(
            outside.unicodeScalars.allSatisfy { [" ", "\n", "\u{A0}"].contains($0) }, "\(outside.debugDescription)")
        for range in ranges {
            for offset in range { #expect(Sentence.range(in: block, at: offset) == range) }
        }
    }

    @Test("The sentence at an offset outside the text is the nearest")
    func clamped() {
        let block = Block(.paragraph, "One. Two.")
        #expect(Sentence.range(in: block, at: -5) == 0..<4)
        #expect(Sentence.range(in: block, at: 4) == 5..<9)
        #expect(Sentence.range(in: block, at: 99) == 5..<9)
    }
}
