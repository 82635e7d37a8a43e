/// What all ranks are to do next: rank 0 says it, and what it needs comes behind it.
struct Order: BitwiseCopyable {
    /// The kinds of work.
    enum Step: Int {
        /// Nothing any more.
        case end
        /// Reads Z and forms M = I − r̂·Z·ĉ.
        case form
        /// Factors M.
        case factor
        /// Reads factors that were kept.
        case readFactors
        /// Makes M⁻¹ of the factors.
        case invert
        /// Reads L that was kept.
        case readInverse
        /// Learns the name of a file that is about to be made.
        case expect
        /// Writes factors, or L.
        case write
        /// Forgets the name: the file is finished.
        case settle
        /// Solves for some right-hand sides, refines, and measures.
        case solve
        /// Sums a_ij·L_ji over the users of each region.
        case feedback
        /// Picks elements of L.
        case pick
    }

    /// The step as a number.
    private var number = 0
    /// Industries, and what else the step has to know.
    var n = 0
    var first = 0
    var second = 0
    /// Bytes of text and doubles that follow.
    var textCount = 0
    var numberCount = 0
    /// Threads of the linear algebra in each rank.
    var threads = 1

    init(_ step: Step, n: Int = 0, first: Int = 0, second: Int = 0) {
        number = step.rawValue
        self.n = n
        self.first = first
        self.second = second
    }

    var step: Step { Step(rawValue: number) ?? .end }
}
