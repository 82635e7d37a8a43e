/// One of several equal parts of a sweep's draws, for job arrays: consecutive draws, so that
/// neighbours in the design stay together and merged parts are in order.
public struct SweepShard: Codable, Sendable, Hashable {
    /// The number of the part, from 1.
    public let number: Int
    /// The number of parts.
    public let count: Int

    /// More parts than this are not needed by any job array.
    public static let largestCount = 1_000_000

    /// All draws in one part.
    public static let whole = SweepShard(number: 1, of: 1)

    /// Part `number` of `count`, counted from 1.
    public init(number: Int, of count: Int) {
        precondition(Self.isPossible(number, of: count), "shard \(number)/\(count)")
        self.number = number
        self.count = count
    }

    /// Whether there is such a part.
    public static func isPossible(_ number: Int, of count: Int) -> Bool {
        (1...largestCount).contains(count) && (1...count).contains(number)
    }

    /// The draws of this part out of all 0..<`draws`; parts differ in size by at most one draw.
    public func range(of draws: Int) -> Range<Int> {
        func start(_ part: Int) -> Int {
            // part · draws / count without overflow.
            let (each, rest) = draws.quotientAndRemainder(dividingBy: count)
            return part * each + part * rest / count
        }
        return start(number - 1)..<start(number)
    }

    /// `2/8`.
    public var description: String { "\(number)/\(count)" }
}
