/// Numbers that look random and are the same in every run (SplitMix64); one starts for each article, so that an article does
/// not depend on those before it.
struct Chance {
    private var state: UInt64

    init(seed: UInt64, number: Int = 0) {
        state = seed &* 0x9E37_79B9_7F4A_7C15 &+ UInt64(bitPattern: Int64(number)) &* 0xD1B5_4A32_D192_ED03
        _ = next()
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var bits = state
        bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
        bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
        return bits ^ (bits >> 31)
    }

    /// 0 to below the number of sides, which is less than 2³².
    mutating func roll(_ sides: Int) -> Int { Int(((next() >> 32) &* UInt64(sides)) >> 32) }

    mutating func pick<T>(_ choices: [T]) -> T { choices[roll(choices.count)] }

    /// 0 to below 1.
    mutating func fraction() -> Double { Double(next() >> 11) * 0x1p-53 }
}
