extension String {
    /// Words as white space divides them. O(UTF-8 bytes).
    public var wordCount: Int {
        var count = 0
        var inWord = false
        for byte in utf8 {
            let isSpace = byte <= 0x20
            if !isSpace && !inWord { count += 1 }
            inWord = !isSpace
        }
        return count
    }
}
