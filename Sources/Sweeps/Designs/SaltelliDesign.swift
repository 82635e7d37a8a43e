/// The radial design for first- and total-order Sobol' indices of D parameters: for each base point
/// of a 2D-dimensional sample, split into halves a and b, the rows a, then a with parameter 1 taken
/// from b, …, a with parameter D taken from b, then b. The row order is that of SALib without
/// second order.
///
/// A. Saltelli et al., Comput. Phys. Commun. 181, 259–270 (2010), table 2(b) and section 3.
public struct SaltelliDesign: UnitCubeDesign {
    /// The sample in twice as many dimensions as there are parameters.
    public let base: SobolDesign

    /// The design over a base sample with an even number of dimensions.
    public init(base: SobolDesign) {
        precondition(base.dimensions % 2 == 0, "a base sample in \(base.dimensions) dimensions")
        self.base = base
    }

    /// The design over the first points of the scrambled Sobol' sequence of a seed. Balance asks
    /// for a power of two as `baseSamples`.
    public init(dimensions: Int, baseSamples: Int, seed: UInt64) {
        self.init(base: SobolDesign(dimensions: 2 * dimensions, count: baseSamples, seed: seed))
    }

    /// The number of parameters.
    public var dimensions: Int { base.dimensions / 2 }
    /// The number of base points.
    public var baseSamples: Int { base.count }
    /// Rows for each base point: `dimensions` + 2.
    public var rowsPerSample: Int { dimensions + 2 }
    /// The number of rows.
    public var count: Int { baseSamples * rowsPerSample }
    /// Rows of one base point share coordinates: the estimators ask for independent parameters.
    public var isSample: Bool { false }
    /// As the base sample.
    public var reachesEnds: Bool { base.reachesEnds }

    /// The rows a and b of every base point, which together are a sample for means and bands.
    public var sampleRows: [Int] {
        (0..<baseSamples).flatMap { [$0 * rowsPerSample, ($0 + 1) * rowsPerSample - 1] }
    }

    /// Row `index`.
    public func unitPoint(_ index: Int) -> [Double] {
        check(index)
        let (sample, row) = index.quotientAndRemainder(dividingBy: rowsPerSample)
        let both = base.unitPoint(sample)
        if row == dimensions + 1 { return Array(both[dimensions...]) }
        var point = Array(both[..<dimensions])
        if row > 0 { point[row - 1] = both[dimensions + row - 1] }
        return point
    }
}
