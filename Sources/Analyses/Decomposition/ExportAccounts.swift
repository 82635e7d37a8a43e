public import InputOutput
public import LinearAlgebra

/// Everything about a table that the gross-export decompositions share, computed once.
///
/// With A in blocks A_sr (N×N) and L in blocks L_sr, all decompositions need only these pieces:
///
///     E    n×G  gross exports E_sr = Z_sr·1 + Y_sr, s ≠ r
///     P    n×G  P_rk = Σ_j L_rj·Y_jk, output of r that ends in final demand of k (one `dgemm`)
///     H    n×G  H_rt = L_rt·Y_tt, output of r for final demand that t meets at home
///     R    n×G  R_rt = L_rt·Σ_{u≠t} Y_tu, output of r for final goods that t exports
///     W    n×G  W_jq = Σ_{i∈q} c_i·L_ij, content of origin q in a unit that leaves industry j
///     L̂_s  N×N  (I − A_ss)⁻¹ of every region
///
/// Nothing of order n³ is done once L is there: P is 2·n²·G operations, W is one `dgemv` a region
/// over its rows of L, H and R two `dgemv` a region over its columns of L. The
/// inverse of the economy in which s exports no inputs, L^(s), is never formed, because its columns
/// of s are those of L times an N×N matrix: L^(s)_ts = L_ts·L_ss⁻¹·L̂_s (from
/// L = L^(s) + L^(s)·Â_s·L, where Â_s holds s's exported input coefficients only).
///
/// Memory beyond Z and L: n·N doubles for the L̂_s and a dozen n×G matrices.
public struct ExportAccounts: Sendable {
    /// Which primary inputs count as value added in exports.
    public enum Content: String, Sendable, Hashable, CaseIterable {
        /// All primary inputs, taxes less subsidies on intermediates among them, so that the terms
        /// add up to gross exports. What decompr, exvatools and `icio` do.
        case allPrimaryInputs = "all-primary-inputs"
        /// Value added proper; embodied taxes less subsidies are a term of their own.
        case valueAdded = "value-added"
    }

    /// The system whose exports are decomposed.
    public let system: LeontiefSystem
    /// What counts as value added.
    public let content: Content
    /// L, n×n.
    public let L: Matrix<IndustryAxis, IndustryAxis>
    /// Final demand by destination region, n×G, in the table's unit.
    public let demand: Matrix<IndustryAxis, RegionAxis>
    /// E, gross exports by partner, n×G, in the table's unit; 0 at home.
    public let exports: Matrix<IndustryAxis, RegionAxis>
    /// E_s*, gross exports to all partners, n, in the table's unit.
    public let totalExports: [Double]
    /// c, content per unit of output, n.
    public let coefficients: [Double]
    /// W, n×G: content of each origin region in a unit of an industry's deliveries.
    public let origins: Matrix<IndustryAxis, RegionAxis>
    /// Embodied taxes per unit of an industry's deliveries, n; zeros when they are part of
    /// `content`.
    public let embodiedTaxes: [Double]
    /// P, n×G, in the table's unit.
    public let outputByAbsorption: Matrix<IndustryAxis, RegionAxis>
    /// H, n×G, in the table's unit.
    public let outputForHomeDemand: Matrix<IndustryAxis, RegionAxis>
    /// R, n×G, in the table's unit.
    public let outputForFinalExports: Matrix<IndustryAxis, RegionAxis>
    /// The industries of each region; a country whose parts the table keeps apart is one region
    /// here, so that what they deliver to each other is no export. G of them, N_s industries each.
    let blocks: [Range<Int>]
    /// For each region of the given system's table its position in `blocks`.
    let familyOfRegion: [Int]
    /// L̂_s, all regions one after the other, each N_s×N_s column-major.
    let localInverses: [Double]
    /// c_s·L̂_s, n: domestic content that has not yet crossed a border.
    let localContent: [Double]
    /// L̂_r·Y_rr, n: output of r that r makes without trade for its own final demand.
    let localOutputForHome: [Double]
    /// L̂_r·E_r*, n: output of r that r makes without imports in between for its exports.
    let localOutputForExports: [Double]

    /// The accounts of a system; forms L when it does not exist yet.
    /// - Throws: `singular(pivot:)` when I − A or a domestic block I − A_ss is singular.
    /// - Complexity: L once; beyond it 4·n²·G + O(n·N²) operations.
    public init(
        _ system: LeontiefSystem, content: Content = .allPrimaryInputs
    ) throws(LinearAlgebraError) {
        familyOfRegion = system.table.layout.families.index
        let system = system.arrangedByFamily()
        let table = system.table
        let layout = table.layout
        let blocks = layout.familyBlocks
        self.system = system
        self.blocks = blocks
        self.content = content
        L = try system.inverse()
        demand = table.demandByFamily
        let taxes = system.coefficients.taxes
        let valueAdded = system.coefficients.valueAdded
        switch content {
        case .valueAdded:
            coefficients = valueAdded
            embodiedTaxes = L.transposedTimes(taxes)
        case .allPrimaryInputs:
            coefficients = zip(valueAdded, taxes).map { $0 + $1 }
            embodiedTaxes = [Double](repeating: 0, count: table.industryCount)
        }
        exports = Self.exports(table)
        totalExports = exports.rowSums()
        origins = Self.origins(L, coefficients, layout, blocks)
        outputByAbsorption = L * demand
        (outputForHomeDemand, outputForFinalExports) = Self.outputByFinisher(
            L, demand, layout, blocks)
        let inverses = try Self.localInverses(system.coefficients, blocks)
        localInverses = inverses
        localContent = Self.blockwise(.transposed, inverses, coefficients, blocks)
        var home = [Double](repeating: 0, count: table.industryCount)
        for i in 0..<home.count { home[i] = demand[i, layout.family(ofIndustry: i)] }
        localOutputForHome = Self.blockwise(.none, inverses, home, blocks)
        localOutputForExports = Self.blockwise(.none, inverses, totalExports, blocks)
    }

    /// Dimensions and labels of the table, the regions of a family side by side.
    public var layout: TableLayout { system.table.layout }

    /// c_s·L_ss, n: all domestic content of a unit that leaves an industry.
    var domesticContent: [Double] {
        (0..<layout.industryCount).map { origins[$0, layout.family(ofIndustry: $0)] }
    }

    /// Σ_{t≠s} c_t·L_ts, n: foreign content of a unit that leaves an industry.
    var foreignContent: [Double] {
        (0..<layout.industryCount).map { j in
            let home = layout.family(ofIndustry: j)
            var sum = 0.0
            for q in 0..<layout.families.count where q != home { sum += origins[j, q] }
            return sum
        }
    }
}
