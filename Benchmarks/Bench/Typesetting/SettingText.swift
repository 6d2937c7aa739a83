import Corpus
import Support

/// Paragraphs of ordinary length, made up anew for each run and the same in each.
struct SettingText {
    enum Kind: String, CaseIterable {
        case ascii, mixed, cjk

        var title: String {
            switch self {
            case .ascii: "ASCII"
            case .mixed: "mixed Latin"
            case .cjk: "Chinese and Japanese"
            }
        }

        /// Of the article (BCP 47).
        var language: String { self == .cjk ? "zh" : "en" }
        /// What ICU is asked for: the same rules as the page takes for the language.
        var locale: String { self == .cjk ? "zh@lb=strict" : "@lb=strict" }
        /// Whether words stand apart; else a program that knows no other places has nothing to break.
        var hasSpaces: Bool { self != .cjk }
    }

    let kind: Kind
    let paragraphs: [String]
    /// UTF-8 bytes of the paragraphs.
    let size: Int

    /// - Parameter size: UTF-8 bytes, about.
    init(_ kind: Kind, size: Int) {
        self.kind = kind
        paragraphs =
            switch kind {
            case .ascii: Self.sentences(until: size).map(\.inASCII)
            // English with typographic signs by turns with words that have accents.
            case .mixed: Self.byTurns(Self.sentences(until: size / 2), Self.words(of: .latin, until: size / 2))
            case .cjk:
                Self.byTurns(Self.words(of: .chinese, until: size / 2), Self.words(of: .japanese, until: size / 2))
                    .map { $0.replacing(" ", with: "") }
            }
        self.size = paragraphs.reduce(0) { $0 + $1.utf8.count }
    }

    /// Each paragraph is a line, with an empty one between two.
    var plain: String { paragraphs.joined(separator: "\n\n") + "\n" }

    var html: String {
        let blocks = paragraphs.map {
            "<p>\($0.replacing("&", with: "&amp;").replacing("<", with: "&lt;"))</p>\n"
        }
        return "<!DOCTYPE html><meta charset=\"utf-8\"><title>Text</title>\n" + blocks.joined()
    }

    var markdown: String { "# A long letter\n\n" + plain }
}

// MARK: Where paragraphs come from

extension SettingText {
    private static func sentences(until size: Int) -> [String] {
        var prose = Prose(1)
        var paragraphs: [String] = []
        var bytes = 0
        while bytes < size {
            paragraphs.append((0..<3 + prose.roll(4)).map { _ in prose.sentence() }.joined(separator: " "))
            bytes += paragraphs[paragraphs.count - 1].utf8.count
        }
        return paragraphs
    }

    private static func words(of script: Script, until size: Int) -> [String] {
        let text = Composer(size: Composer.leastSize).paragraphs(of: script, until: size)
        return String(decoding: text, as: UTF8.self).split(separator: "\n\n").map(String.init)
    }

    /// In turns that become longer where one has more than the other.
    private static func byTurns(_ some: [String], _ others: [String]) -> [String] {
        let count = max(some.count, others.count)
        func turn(_ index: Int, of list: [String]) -> ArraySlice<String> {
            list[index * list.count / count..<(index + 1) * list.count / count]
        }
        return (0..<count).flatMap { turn($0, of: some) + turn($0, of: others) }
    }
}

extension String {
    fileprivate var inASCII: String {
        var text = self
        for (sign, plain) in [
            ("“", "\""), ("”", "\""), ("–", "-"), ("’", "'"), ("é", "e"), ("É", "E"), ("ï", "i"),
        ] {
            text = text.replacing(sign, with: plain)
        }
        precondition(text.utf8.allSatisfy { $0 < 0x80 })
        return text
    }
}
