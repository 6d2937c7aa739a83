/// One of the newsletters of a corpus. Its feeds are RSS or Atom; the last six are written in two scripts.
struct Publication: Hashable {
    static let count = 40

    let index: Int

    init(index: Int) { self.index = index }

    init(of number: Int) { index = number % Self.count }

    var isAtom: Bool { index % 2 == 1 }
    var host: String { "letter\(index).example.org" }
    var address: String { "letter\(index)@example.org" }

    /// That of an article of this publication.
    func script(of number: Int) -> Script {
        let other = index - (Self.count - (Script.allCases.count - 1))
        return other >= 0 && number / Self.count % 2 == 0 ? Script.allCases[other + 1] : .latin
    }
}
