public import InputOutput
public import LinearAlgebra

/// The exposure of every industry to every region at once: face value, look-through and value
/// added.
///
/// With S the G×n summation of industries over regions, the input side needs only
///
///     S·A   S·(L − I)   S·v̂_c·L        (G×n each, per unit of the user's output)
///
/// (a country whose parts the table keeps apart counting as one region, so that G is the number of
/// families) and these are 2·G solves with the transposed system, Lᵀ·[S' v̂_c·S'], not L: after the
/// factorization 4·G·n² operations in triangular BLAS-3 against the 4/3·n³ of forming L. The sales
/// side is [L·x̂·S' L·ŷ·S'] scaled by 1/x, the same number of solves. When L exists already one
/// pass over its memory does it. S·A is one pass over Z. No user and no pair has a solve of its
/// own.
public struct ExposureField: Sendable {
    /// The direction.
    public let side: ExposureSide
    /// The layout of the table.
    public let layout: TableLayout
    /// Output, n, the weights of groups of users, in the table's unit.
    public let output: [Double]
    /// Face value by counterparty region and industry, G×n, per unit of the industry's output.
    public let direct: Matrix<RegionAxis, IndustryAxis>
    /// Look-through, G×n, per unit of the industry's output.
    public let lookThrough: Matrix<RegionAxis, IndustryAxis>
    /// Value added, G×n, per unit of the industry's output.
    public let valueAdded: Matrix<RegionAxis, IndustryAxis>

    /// The exposure of all industries; with `among`, only these counterparty industries count (all
    /// goods industries, for industrial inputs).
    /// - Throws: when the system cannot be solved.
    /// - Complexity: 2·G right-hand sides; one pass over Z.
    public init(
        _ system: LeontiefSystem, side: ExposureSide = .input, among: [Int]? = nil
    ) throws(LinearAlgebraError) {
        let table = system.table
        let layout = table.layout
        let n = table.industryCount
        var counts = [Double](repeating: 1, count: n)
        if let among {
            layout.checkIndustries(among, "industries that count")
            counts = [Double](repeating: 0, count: n)
            for i in among { counts[i] = 1 }
        }
        self.side = side
        self.layout = layout
        output = table.x
        let inverseOutput = system.coefficients.inverseOutput
        let value = system.coefficients.valueAdded
        switch side {
        case .input:
            var purchases = layout.sumRowsByFamily(table.Z, weights: counts)
            purchases.scaleColumns(by: inverseOutput)
            direct = purchases
            let weights = (counts, zip(counts, value).map { $0 * $1 })
            let solved = try Self.regionSolves(system, weights.0, weights.1, .transposed)
            lookThrough = Self.withoutOwn(solved.0, counts, layout)
            valueAdded = solved.1
        case .sales:
            direct = Self.salesByRegion(table, counts, inverseOutput)
            let weights = (
                zip(counts, table.x).map { $0 * $1 },
                zip(counts, table.Y.rowSums()).map { $0 * $1 }
            )
            var (looked, earned) = try Self.regionSolves(system, weights.0, weights.1, .none)
            looked.scaleColumns(by: inverseOutput)
            earned.scaleColumns(by: zip(value, inverseOutput).map { $0 * $1 })
            let producing = zip(counts, inverseOutput).map { $1 == 0 ? 0 : $0 }
            lookThrough = Self.withoutOwn(looked, producing, layout)
            valueAdded = earned
        }
    }

    /// Amounts by counterparty region and industry, G×n, per unit of the industry's output.
    public func coefficients(_ measure: ExposureMeasure) -> Matrix<RegionAxis, IndustryAxis> {
        switch measure {
        case .direct: direct
        case .lookThrough: lookThrough
        case .valueAdded: valueAdded
        }
    }

    /// Amounts by counterparty region of an output-weighted group of industries, G, in the table's
    /// unit.
    public func amounts(_ measure: ExposureMeasure, of users: [Int]) -> [Double] {
        layout.checkIndustries(users, "users")
        let G = layout.families.count
        return coefficients(measure).withUnsafeElements { p in
            var sums = [Double](repeating: 0, count: G)
            for j in users {
                for r in 0..<G { sums[r] += p[r + j * G] * output[j] }
            }
            return sums
        }
    }

    /// The share of regions in the inputs (or sales) of a group of industries; nil when there are
    /// none.
    public func share(
        _ measure: ExposureMeasure, of regions: [Int], users: [Int]
    ) -> Double? {
        let values = amounts(measure, of: users)
        return Analyses.share(total(values, at: regions), of: values.reduce(0, +))
    }

    /// L·[a-weighted S', b-weighted S'] (or Lᵀ·…) in one solve, each part returned as G×n.
    private static func regionSolves(
        _ system: LeontiefSystem, _ a: [Double], _ b: [Double], _ transposition: Transposition
    ) throws(LinearAlgebraError) -> (
        Matrix<RegionAxis, IndustryAxis>, Matrix<RegionAxis, IndustryAxis>
    ) {
        let layout = system.table.layout
        let (n, G) = (layout.industryCount, layout.families.count)
        let sides = Matrix<IndustryAxis, OrdinalAxis>(layout.industryAxis, Axis(count: 2 * G)) {
            target in
            for i in 0..<n {
                let r = layout.family(ofIndustry: i)
                target[i + r * n] = a[i]
                target[i + (G + r) * n] = b[i]
            }
        }
        let solved = try system.solve(sides, transposition)
        return (
            solved.selectingColumns(Array(0..<G)).transposed()
                .relabelled(layout.families.axis, layout.industryAxis),
            solved.selectingColumns(Array(G..<(2 * G))).transposed()
                .relabelled(layout.families.axis, layout.industryAxis)
        )
    }

    /// Takes an industry's own unit of output away from its own region: L − I.
    private static func withoutOwn(
        _ sums: Matrix<RegionAxis, IndustryAxis>, _ own: [Double], _ layout: TableLayout
    ) -> Matrix<RegionAxis, IndustryAxis> {
        let G = sums.rowCount
        var result = sums
        result.withUnsafeMutableElements { p in
            for j in 0..<own.count { p[layout.family(ofIndustry: j) + j * G] -= own[j] }
        }
        return result
    }

    private static func salesByRegion(
        _ table: MRIOTable, _ counts: [Double], _ inverseOutput: [Double]
    ) -> Matrix<RegionAxis, IndustryAxis> {
        var Z = table.Z
        if counts.contains(0) { Z.scaleColumns(by: counts) }
        var sales = table.layout.sumColumnsByFamily(Z).transposed()
        sales.scaleColumns(by: inverseOutput)
        return sales
    }
}
