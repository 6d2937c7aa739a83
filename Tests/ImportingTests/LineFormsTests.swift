import Articles
import Testing

@testable import Importing

/// The small forms: names, dates, labels, inline markup.
@Suite struct LineFormsTests {
    @Test(
        "Names in natural order (R14)",
        arguments: [
            ("KISHCHUK Yuliia", "Yuliia Kishchuk"), ("SMITH Ashley", "Ashley Smith"),
            ("DA SILVA João", "João da Silva"),
            ("DE LA CRUZ María José", "María José de la Cruz"), ("O'NEILL Sean", "Sean O'Neill"),
            ("LE-GALL Anne-Marie", "Anne-Marie Le-Gall"), ("ÉTIENNE Zoé", "Zoé Étienne"),
            ("McDONALD Fiona", "Fiona McDonald"),
            ("Pierre Rousset", "Pierre Rousset"), ("PIERRE ROUSSET", "Pierre Rousset"), ("NPA", "NPA"),
            ("ESSF Editorial Board", "ESSF Editorial Board"), ("SMITH J. Ashley", "J. Ashley Smith"),
            ("LE GOFF Étienne", "Étienne Le Goff"), ("MALCOLM X", "Malcolm X"), ("IYENGAR R.", "R. Iyengar"),
            ("Malcolm X", "Malcolm X"),
        ])
    func names(_ printed: String, _ natural: String) { #expect(Name.natural(printed) == natural) }

    @Test(
        "Names of a byline (R14)",
        arguments: [
            ("Marie et Jean Bernard des Essarts", ["Marie", "Jean Bernard des Essarts"]),
            ("Marie et Jean des Essarts", ["Marie", "Jean des Essarts"]),
            ("Jean des Essarts et Marie", ["Jean des Essarts", "Marie"]),
            ("Ada and Bo Lind of Oxford", ["Ada", "Bo Lind of Oxford"]),
            ("Parents and Teachers of Kasarani", ["Parents and Teachers of Kasarani"]),
            ("Women and Men of the Mill", ["Women and Men of the Mill"]),
            ("Parents et Enseignants des Écoles", ["Parents et Enseignants des Écoles"]),
            ("Faith and Justice for Leeds", ["Faith and Justice for Leeds"]),
            ("Campaign for Peace and Bread", ["Campaign for Peace and Bread"]),
            ("[MALCOLM X](#).", ["MALCOLM X"]), ("Ada Byron, [IYENGAR R.](#).", ["Ada Byron", "IYENGAR R."]),
        ])
    func bylines(_ text: String, _ names: [String]) { #expect(Name.list(text) == names) }

    @Test(
        "Dates (R13)",
        arguments: [
            ("Thursday 23 November 2023", "2023-11-23"), ("jeudi 14 mars 2024", "2024-03-14"),
            ("1er août 2022", "2022-08-01"),
            ("Monday 23 November 2023", "2023-11-23"), ("November 2, 2001", "2001-11-02"),
            ("3rd of May 1999", "1999-05-03"),
            ("29 February 2024", "2024-02-29"), ("29 February 2023", nil), ("31 June 2020", nil), ("le 3 mai", nil),
            ("IV598", nil),
        ])
    func dates(_ text: String, _ day: String?) { #expect(DateReader.date(atStartOf: text)?.date?.dayText == day) }

    @Test(
        "Labels, and what is none (R6)",
        arguments: [
            ("1", true), ("99", true), ("a", true), ("iv", true), ("*", true), ("††", true), ("note 1", true),
            ("2023", false),
            ("1789", false), ("sic", false), ("A", false), ("...", false), ("3, p. 40", false), ("", false),
            ("12345", false),
        ])
    func labels(_ text: String, _ isLabel: Bool) { #expect(Label.isLabel(text) == isLabel) }

    @Test("Labels are compared without brackets, points and raising (R10)")
    func keys() {
        for printed in ["1", "[1]", "(1)", "1.", "1)", "¹", "^1", "[1]:", " 1\u{A0}"] {
            #expect(Label.key(printed) == "1")
        }
        #expect(Label.key("[Note 1]") == "note 1")
        #expect(Label.looseKey("01") == "1")
        #expect(Label.looseKey("0") == "0")
    }

    private func parse(_ source: String) -> RichText { InlineParser(base: "https://a.example/b/c?d").parse(source) }

    @Test("Emphasis, code and escapes")
    func emphasis() {
        let rich = parse("*a* **b** ***c*** _d_ snake_case_name `*e*` \\*f\\* 2 * 3 * 4")
        #expect(rich.text == "a b c d snake_case_name *e* *f* 2 * 3 * 4")
        let found = rich.spans.map { "\($0.kind) \(rich.text.slice($0.range))" }
        #expect(found.sorted() == ["code *e*", "emphasis a", "emphasis c", "emphasis d", "strong b", "strong c"])
    }

    @Test(
        "Links",
        arguments: [
            ("[t](https://x.example/a_(b)?c=d,e)", "t", "https://x.example/a_(b)?c=d,e"),
            ("[t](<https://x.example/> \"title\")", "t", "https://x.example/"),
            ("<https://x.example/a>", "https://x.example/a", "https://x.example/a"),
            ("see https://x.example/a.", "https://x.example/a", "https://x.example/a"),
            ("(https://x.example/a)", "https://x.example/a", "https://x.example/a"),
            ("www.x.example", "www.x.example", "http://www.x.example"),
            ("[t](/e)", "t", "https://a.example/e"), ("[t](e)", "t", "https://a.example/b/e"),
            ("[t](mailto:a@b.example)", "t", "mailto:a@b.example"),
            ("[https://x.example](https://x.example)", "https://x.example", "https://x.example"),
        ])
    func links(_ source: String, _ text: String, _ address: String) {
        let rich = parse(source)
        #expect(rich.spans.map { rich.text.slice($0.range) } == [text])
        #expect(rich.spans.map(\.address) == [address])
    }

    @Test("Placeholders lead nowhere; other schemes and links into the page are no links")
    func noLinks() {
        #expect(parse("[text](#)").spans == [Span(.link(address: nil), 0..<4)])
        for source in ["[t](javascript:alert(1))", "[t](#part)", "[t](file:///etc/passwd)", "[t](data:x)"] {
            let rich = parse(source)
            #expect(rich.text == "t")
            #expect(rich.spans.isEmpty)
        }
    }

    @Test("Brackets around a link are text; a label in them is a marker (R11)")
    func bracketsAroundLinks() {
        let prose = parse("[See [the site](#)]")
        #expect(prose.text == "[See the site]")
        #expect(prose.candidates.isEmpty)
        for source in ["[[1](#)]", "[[1](#nb1 \"the note (...)\")]", "[[1]](#nb1)", "[1]"] {
            let rich = parse("word\u{A0}" + source)
            #expect(rich.text == "word\u{A0}[1]")
            #expect(rich.candidates.map(\.label) == ["1"])
            #expect(rich.candidates.map { rich.text.slice($0.range) } == ["[1]"])
        }
    }

    @Test(
        "What cannot be a marker is none",
        arguments: [
            "[2023]", "[sic]", "[...]", "[A]", "[3, p. 40]", "m²", "10³", "km²", "`a[1]`", "https://x.example/[1]",
            "\\[1\\]",
        ])
    func noCandidates(_ source: String) { #expect(parse("word " + source + " word").candidates.isEmpty) }

    @Test("Lines are joined where they were wrapped, and only there")
    func wrapping() {
        let wrapped = """
            The first line of a paragraph that was wrapped at some seventy columns
            goes on here, and the next line begins with a word that would not have
            fitted: incomprehensibilities, for example.
            """
        #expect(LineReader.blocks(of: wrapped).count == 1)
        let poem =
            "A short line\nAnother short line\nAnd a third one that is rather longer than both of the others were"
        #expect(LineReader.blocks(of: poem).count == 3)
        #expect(LineReader.blocks(of: "[1] one\n[2] two\n[3] three").count == 3)
    }
}
