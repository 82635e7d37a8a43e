public import InputOutput
public import LinearAlgebra

/// What every country loses when a region is taken out of world trade: wholly, its imported inputs,
/// its exported inputs, or all its exports (Dietzenbacher, van der Linden & Steenge 1993; Los,
/// Timmer & de Vries 2016; Dietzenbacher & Lahr 2013).
///
/// L_ss is the block of L of region s and L̂_s = (I − A_ss)⁻¹. Because
/// Σ_(r≠s) A_sr·L_rs = (I − A_ss)·L_ss − I, the update of rank N is in closed form:
///
///     whole            Δx = −L_·s·L_ss⁻¹·x_s
///     imported inputs  Δx = −(L_·s − E_s·L̂_s)·L_ss⁻¹·x_s
///     exported inputs  Δx = −L_·s·L_ss⁻¹·L̂_s·e_s,   e_s the inputs that s exports
///     exports          Δx = −L_·s·L_ss⁻¹·L̂_s·E_s*,  E_s* all its exports
///
/// with E_s the columns of the identity. A country whose parts the table keeps apart is one region.
/// The GDP that s loses without its exports is the domestic value added in them (Los, Timmer & de
/// Vries 2016).
public struct RegionExtraction: Sendable {
    /// What is taken out.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// The region with all it makes, buys and sells.
        case whole
        /// Inputs that its industries buy abroad.
        case importedInputs = "imported-inputs"
        /// Inputs that it sells to industries abroad.
        case exportedInputs = "exported-inputs"
        /// All it sells abroad.
        case exports
    }

    /// Losses of value added, F×F, positive, in the table's unit: row r loses when column s is
    /// taken out.
    public let valueAddedLost: [Kind: Matrix<RegionAxis, RegionAxis>]
    /// Losses of output, F×F, positive, in the table's unit.
    public let outputLost: [Kind: Matrix<RegionAxis, RegionAxis>]
    /// GDP, F, in the table's unit.
    public let gdp: [Double]
    /// The regions.
    public let families: [Region]
    /// Unit of all amounts, the table's.
    public let unit: String

    /// All regions, one at a time.
    /// - Throws: `singular(pivot:)` when I − A or a block of it is singular.
    /// - Complexity: L once; beyond it O(N³) and 4·n·N operations a region.
    public init(_ given: LeontiefSystem) throws(LinearAlgebraError) {
        let system = given.arrangedByFamily()
        let table = system.table
        let layout = table.layout
        let blocks = layout.familyBlocks
        let n = table.industryCount
        let L = try system.inverse()
        let value = system.coefficients.valueAdded
        let inverseOutput = system.coefficients.inverseOutput
        let demand = table.demandByFamily
        let sales = table.salesByDestination
        let axis = layout.families.axis
        let ones = [Double](repeating: 1, count: n)
        var (worth, output) = (
            [Kind: Matrix<RegionAxis, RegionAxis>](), [Kind: Matrix<RegionAxis, RegionAxis>]()
        )
        for kind in Kind.allCases {
            worth[kind] = Matrix(axis, axis)
            output[kind] = Matrix(axis, axis)
        }
        for (s, block) in blocks.enumerated() {
            let (first, N) = (block.lowerBound, block.count)
            let local = Axis<OrdinalAxis>(count: N)
            let own = LUFactorizationPair(
                inverse: try LUFactorization(
                    L.withUnsafeElements { l in
                        Matrix(local, local) { m in
                            for j in 0..<N {
                                for i in 0..<N {
                                    m[i + j * N] = l[first + i + (first + j) * n]
                                }
                            }
                        }
                    }),
                domestic: try LUFactorization(
                    table.Z.withUnsafeElements { z in
                        Matrix(local, local) { m in
                            for j in 0..<N {
                                for i in 0..<N {
                                    let a =
                                        z[first + i + (first + j) * n] * inverseOutput[first + j]
                                    m[i + j * N] = (i == j ? 1 : 0) - a
                                }
                            }
                        }
                    }))
            var (exports, inputs) = ([Double](), [Double]())
            for i in block {
                var (all, final) = (0.0, 0.0)
                for r in blocks.indices where r != s {
                    all += sales[i, r]
                    final += demand[i, r]
                }
                exports.append(all)
                inputs.append(all - final)
            }
            let whole = own.inverse.solve(Array(table.x[block]))
            let kept = own.domestic.solve(whole)
            let weights: [Kind: [Double]] = [
                .whole: whole, .importedInputs: whole,
                .exportedInputs: own.inverse.solve(own.domestic.solve(inputs)),
                .exports: own.inverse.solve(own.domestic.solve(exports)),
            ]
            for kind in Kind.allCases {
                var lost = Self.columns(L, block, times: weights[kind] ?? [])
                if kind == .importedInputs {
                    for i in 0..<N { lost[first + i] -= kept[i] }
                }
                let loss = Matrix<IndustryAxis, OrdinalAxis>(
                    layout.industryAxis, Axis(count: 1), columnMajor: lost)
                worth[kind]?.setColumn(
                    s, to: layout.sumRowsByFamily(loss, weights: value).column(0))
                output[kind]?.setColumn(
                    s, to: layout.sumRowsByFamily(loss, weights: ones).column(0))
            }
        }
        valueAddedLost = worth
        outputLost = output
        gdp = table.gdpByFamily
        families = layout.families.labels
        unit = table.unit
    }

    private struct LUFactorizationPair {
        let inverse: LUFactorization<OrdinalAxis>
        let domestic: LUFactorization<OrdinalAxis>
    }

    /// The columns of L of a block times a vector, n.
    private static func columns(
        _ L: Matrix<IndustryAxis, IndustryAxis>, _ block: Range<Int>, times vector: [Double]
    ) -> [Double] {
        let n = L.rowCount
        var result = [Double](repeating: 0, count: n)
        L.withUnsafeElements { l in
            vector.withUnsafeBufferPointer { v in
                result.withUnsafeMutableBufferPointer { y in
                    guard let l = l.baseAddress else { return }
                    gemv(
                        .none, m: n, n: block.count, a: l + block.lowerBound * n, lda: n,
                        x: v.baseAddress, y: y.baseAddress)
                }
            }
        }
        return result
    }
}
