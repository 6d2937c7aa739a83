/// What a library costs: sections for each size.
struct LibraryReport: Encodable {
    var sections: [Section] = []

    static let legend = "Medians. Budgets are those of the design: what holds, and by how much the others are missed."
}
