/// What one pass over the files of a sample has cost: what `bench-pass` and the floors print.
struct PassResult: Decodable {
    var documents: Int
    /// Milliseconds, without those of reading the files.
    var wall: Double
    /// Milliseconds of the processor.
    var processor: Double
    /// The most memory that was resident, in bytes; nil where it is not known.
    var memory: Int?
}
