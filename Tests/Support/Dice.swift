/// Numbers that are the same in every run (xorshift): what property tests and walks are made of.
public struct Dice {
    private var state: UInt64

    public init(_ seed: Int) { state = (UInt64(seed) &+ 1) &* 0x9E37_79B9_7F4A_7C15 | 1 }

    /// 0 to below the number of sides.
    public mutating func roll(_ sides: Int) -> Int {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return Int(state % UInt64(sides))
    }

    public mutating func pick<T>(_ choices: [T]) -> T { choices[roll(choices.count)] }
}
