public import InputOutput
public import LinearAlgebra

/// The base of a network economy: cost shares of n producers and G households in n products, and
/// what everybody spends, with world spending 1 (at the base the world's value added) (Baqaee &
/// Farhi 2024, "Networks, Barriers, and Trade").
///
/// G regions and N sectors, n = G·N industries, region-major. Buyers b are the n producers and
/// then the G households, so that there are B = n + G of them.
public struct NetworkEconomy: Sendable {
    /// Codes of the G regions.
    public let regions: [String]
    /// Codes of the N sectors.
    public let sectors: [String]
    /// Ω⁰, the share of product i in the cost of buyer b, n×B.
    public let shares: Matrix<OrdinalAxis, OrdinalAxis>
    /// α, the share of value added in the cost of a producer, n.
    public let valueAddedShares: [Double]
    /// χ⁰, spending of each household, G; adds up to 1.
    public let spending: [Double]
    /// λ⁰, sales of each producer (Domar weights), n: λ⁰ = Ω⁰·(λ⁰, χ⁰).
    public let sales: [Double]
    /// What share of a buyer's cost goes to a sector's product of all origins, element s + b·N.
    let sectorShares: [Double]
    /// Solves with I − Ω⁰ of the producers, up to what the solver corrects.
    let factors: ShareFactors

    /// G.
    public var regionCount: Int { regions.count }
    /// N.
    public var sectorCount: Int { sectors.count }
    /// n.
    public var industryCount: Int { regions.count * sectors.count }
    /// B.
    public var buyerCount: Int { industryCount + regionCount }

    /// Income of each producer's factors, va⁰·λ⁰, n.
    public var factorIncome: [Double] { zip(valueAddedShares, sales).map { $0 * $1 } }

    /// An economy from deliveries that are not negative: inputs Z, n×n, and what each household
    /// buys, n×G.
    /// - Throws: `singular` when some industries need as inputs all that they make.
    public init(
        regions: [String], sectors: [String], inputs: Matrix<IndustryAxis, IndustryAxis>,
        finalDemand: Matrix<IndustryAxis, RegionAxis>
    ) throws {
        try self.init(
            regions: regions, sectors: sectors, inputs: inputs, finalDemand: finalDemand,
            factors: nil)
    }

    /// The same with factors that somebody has made already.
    ///
    /// Value added is what sales leave beyond inputs; where inputs exceed sales it is 0 and the
    /// shares are those of the inputs alone. λ⁰ solves the base equations.
    /// - Parameters:
    ///   - inputs: Z, n×n; finalDemand: deliveries to each household, n×G.
    ///   - factors: solves with I − Z·x̂⁻¹, where somebody has made that already.
    /// - Throws: `singular` when some industries need as inputs all that they make.
    /// - Complexity: n·B doubles; one factorization of n×n where no `factors` are given.
    init(
        regions: [String], sectors: [String], inputs: Matrix<IndustryAxis, IndustryAxis>,
        finalDemand: Matrix<IndustryAxis, RegionAxis>, factors: ShareFactors?
    ) throws {
        let (G, N) = (regions.count, sectors.count)
        let (n, B) = (G * N, G * N + G)
        precondition(inputs.rowCount == n && inputs.columnCount == n, "n×n inputs")
        precondition(finalDemand.rowCount == n && finalDemand.columnCount == G, "n×G demand")
        let sold = zip(inputs.rowSums(), finalDemand.rowSums()).map { max($0 + $1, 0) }
        let bought = inputs.columnSums()
        let spent = finalDemand.columnSums()
        let world = spent.reduce(0, +)
        let cost = (0..<n).map { max(sold[$0], bought[$0]) }
        shares = Matrix(Axis(count: n), Axis(count: B)) { target in
            inputs.withUnsafeElements { z in
                for b in 0..<n where cost[b] > 0 {
                    let scale = 1 / cost[b]
                    for i in (b * n)..<(b * n + n) { target[i] = z[i] * scale }
                }
            }
            finalDemand.withUnsafeElements { y in
                for c in 0..<G where spent[c] > 0 {
                    for i in 0..<n { target[i + (n + c) * n] = y[i + c * n] / spent[c] }
                }
            }
        }
        valueAddedShares = (0..<n).map { cost[$0] > 0 ? 1 - bought[$0] / cost[$0] : 1 }
        spending = spent.map { $0 / world }
        self.regions = regions
        self.sectors = sectors
        sectorShares = Self.sectorShares(shares, G: G, N: N)
        self.factors = try factors ?? ShareFactors(base: shares, n: n)
        let isBalanced = zip(sold, bought).allSatisfy { $0 >= $1 }
        if isBalanced {
            sales = sold.map { $0 / world }
        } else {
            let demand = (0..<n).map { i in
                (0..<G).reduce(0) { $0 + finalDemand[i, $1] } / world
            }
            sales = try self.factors.refined(demand, shares, n: n)
        }
    }

    private static func sectorShares(
        _ shares: Matrix<OrdinalAxis, OrdinalAxis>, G: Int, N: Int
    ) -> [Double] {
        let (n, B) = (G * N, G * N + G)
        var result = [Double](repeating: 0, count: N * B)
        shares.withUnsafeElements { p in
            for b in 0..<B {
                for i in 0..<n { result[i % N + b * N] += p[i + b * n] }
            }
        }
        return result
    }
}
