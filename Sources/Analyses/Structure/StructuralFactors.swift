import InputOutput
import LinearAlgebra

/// The factors of one year's table: v̂·L(H ∘ T)·(τ ∘ M·ŝ).
///
///     w     n    value added, or a stressor, per unit of output
///     H     N×n  technology: inputs of product p per unit of output, from all regions
///     T     n×n  trade structure of inputs: the part of each region in them, a = T ∘ H
///     τ     n×G  trade structure of final demand: the part of each region in product p for s
///     M     N×G  mix of final demand: the part of product p in what s spends
///     s     G    level of final demand
///
/// Shares of final demand are of absolute values, so that negative changes in inventories keep
/// their sign in τ and nothing is divided by a sum that cancels. Where a product is not bought at
/// all in one year, it has the trade structure of the other one: what is bought from then on is
/// technology or mix, not trade.
struct StructuralFactors {
    let intensity: [Double]
    let technology: [Double]
    var inputTrade: [Double]
    var finalTrade: [Double]
    let mix: [Double]
    let level: [Double]
    let layout: TableLayout

    init(_ system: LeontiefSystem, intensity: [Double]) {
        let table = system.table
        let layout = table.layout
        let (n, N, G) = (layout.industryCount, layout.sectorCount, layout.regionCount)
        self.layout = layout
        self.intensity = intensity
        (technology, inputTrade) = Self.split(
            table.Z, columns: n, by: system.coefficients.inverseOutput, n, N)
        let demand = table.demandByRegion
        let level = demand.columnSums()
        self.level = level
        (mix, finalTrade) = Self.split(
            demand, columns: G, by: level.map { $0 == 0 ? 0 : 1 / $0 }, n, N)
    }

    /// Σ_r |a_(r,p),j| (N×columns) and a over it (n×columns); NaN where the sum is 0.
    private static func split<C: AxisKind>(
        _ matrix: Matrix<IndustryAxis, C>, columns: Int, by factors: [Double], _ n: Int, _ N: Int
    ) -> (sums: [Double], shares: [Double]) {
        var sums = [Double](repeating: 0, count: N * columns)
        var shares = [Double](repeating: 0, count: n * columns)
        matrix.withUnsafeElements { source in
            for j in 0..<columns {
                let factor = factors[j]
                for i in 0..<n { sums[i % N + j * N] += abs(source[i + j * n] * factor) }
                for i in 0..<n {
                    let sum = sums[i % N + j * N]
                    shares[i + j * n] = sum > 0 ? source[i + j * n] * factor / sum : .nan
                }
            }
        }
        return (sums, shares)
    }

    /// Gives products that one year does not buy the trade structure of the other; where neither
    /// does, none.
    static func fill(_ a: inout StructuralFactors, _ b: inout StructuralFactors) {
        func fill(_ x: inout [Double], _ y: inout [Double]) {
            for k in x.indices {
                switch (x[k].isNaN, y[k].isNaN) {
                case (true, true): (x[k], y[k]) = (0, 0)
                case (true, false): x[k] = y[k]
                case (false, true): y[k] = x[k]
                case (false, false): break
                }
            }
        }
        fill(&a.inputTrade, &b.inputTrade)
        fill(&a.finalTrade, &b.finalTrade)
    }

    /// The factors of I − T ∘ H.
    static func leontief(
        technology H: StructuralFactors, trade T: StructuralFactors
    ) throws(LinearAlgebraError) -> LUFactorization<IndustryAxis> {
        let layout = H.layout
        let (n, N) = (layout.industryCount, layout.sectorCount)
        return try LUFactorization(
            Matrix(layout.industryAxis, layout.industryAxis) { target in
                for j in 0..<n {
                    for i in 0..<n {
                        target[i + j * n] = -T.inputTrade[i + j * n] * H.technology[i % N + j * N]
                    }
                    target[j + j * n] += 1
                }
            })
    }

    /// τ ∘ M·ŝ, n×G, each factor of a year of its own.
    static func demand(
        trade τ: StructuralFactors, mix M: StructuralFactors, level s: StructuralFactors
    ) -> Matrix<IndustryAxis, RegionAxis> {
        let layout = M.layout
        let (n, N, G) = (layout.industryCount, layout.sectorCount, layout.regionCount)
        return Matrix(layout.industryAxis, layout.regionAxis) { target in
            for r in 0..<G {
                for i in 0..<n {
                    target[i + r * n] = τ.finalTrade[i + r * n] * M.mix[i % N + r * N] * s.level[r]
                }
            }
        }
    }
}
