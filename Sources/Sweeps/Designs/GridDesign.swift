public import InputOutput

/// Every combination of the parameters' levels; the last parameter varies fastest.
public struct GridDesign: SweepDesign {
    /// The number of levels of each parameter.
    public let levelCounts: [Int]
    /// The product of the level counts.
    public let count: Int

    /// The grid over the given numbers of levels, each at least 1, whose product must fit an `Int`.
    public init(levelCounts: [Int]) {
        precondition(levelCounts.allSatisfy { $0 >= 1 }, "a parameter without levels")
        self.levelCounts = levelCounts
        self.count = levelCounts.reduce(1) { product, levels in
            let (value, overflow) = product.multipliedReportingOverflow(by: levels)
            precondition(!overflow, "a grid of more than \(Int.max) points")
            return value
        }
    }

    /// The grid over all levels of some parameters.
    /// - Throws: every parameter without levels.
    public init(parameters: [SweepParameter]) throws(Diagnostics) {
        var findings = Diagnostics()
        for parameter in parameters where parameter.levels.isEmpty {
            findings.add(
                Diagnostic(
                    .error, "grid-without-levels", "the parameter has no levels for a grid",
                    at: .init(place: parameter.path), remedy: "list the values to try"))
        }
        try findings.throwIfErrors()
        self.init(levelCounts: parameters.map(\.levels.count))
    }

    /// The number of parameters.
    public var dimensions: Int { levelCounts.count }
    /// A grid weighs all levels alike and is no sample.
    public var isSample: Bool { false }
    /// A grid has levels only.
    public var reachesEnds: Bool { false }

    /// The levels of point `index`, as the digits of a mixed-radix number.
    public func point(_ index: Int) -> [DesignCoordinate] {
        check(index)
        var rest = index
        var result = [DesignCoordinate](repeating: .base, count: dimensions)
        for j in levelCounts.indices.reversed() {
            result[j] = .level(rest % levelCounts[j])
            rest /= levelCounts[j]
        }
        return result
    }
}
