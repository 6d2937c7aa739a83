/// What setting pages costs: how fast, how soon the first screen is there, and what scrolling costs.
struct TypesettingReport: Encodable {
    var sections: [Section] = []

    static let legend =
        "Medians. Input bytes per second of the processor. The page's times are its own, in a process of its own, after a first time\n"
        + "that does not count; those of fmt and w3m have their start, reading and writing in them. Goals: what holds, and by how much\n"
        + "the others are missed."
}
