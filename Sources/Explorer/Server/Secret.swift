/// Words that cannot be guessed.
struct Secret: Sendable, Hashable {
    /// 256 random bits in hexadecimal digits.
    let text: String

    /// A new one, from the system's random numbers.
    init() {
        var generator = SystemRandomNumberGenerator()
        text = (0..<4).map { _ in
            let word = generator.next() as UInt64
            let digits = String(word, radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }.joined()
    }

    /// Whether a text is this one. Takes as long for every text, so that time tells nothing.
    func matches(_ other: String) -> Bool {
        let own = Array(text.utf8)
        let others = Array(other.utf8)
        var difference: UInt8 = own.count == others.count ? 0 : 1
        for (position, byte) in own.enumerated() {
            difference |= byte ^ (position < others.count ? others[position] : 0)
        }
        return difference == 0
    }
}
