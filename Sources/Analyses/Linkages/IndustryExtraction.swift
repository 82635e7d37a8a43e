public import InputOutput
public import LinearAlgebra

/// What is lost when an industry is taken out of the economy: wholly, its purchases, or its sales
/// (Paelinck, de Caevel & Degueldre 1965; Strassert 1968; Dietzenbacher & van der Linden 1997;
/// Dietzenbacher & Lahr 2013).
///
/// What it bought is bought nowhere else, and nothing takes the place of what it sold: the result
/// is the industry's weight in the table, not a forecast. With L = (I − A)⁻¹ and x = L·y each
/// extraction of industry j is an update of rank 1 (Sherman & Morrison 1950):
///
///     whole      row, column and y_j are 0     Δx = −L_·j·x_j / l_jj
///     purchases  column j of A is 0            Δx = −(L_·j − e_j)·x_j / l_jj
///     sales      row j of A is 0               Δx = −L_·j·(x_j − y_j) / l_jj
///
/// Value added falls by v_c times that. Sales to final demand stay in `purchases` and `sales`.
public struct IndustryExtraction: Sendable {
    /// What is taken out.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// The industry with everything that it buys and sells.
        case whole
        /// What it buys from industries, itself among them.
        case purchases
        /// What it sells to industries, itself among them.
        case sales
    }

    /// Losses by industry that is taken out, n each, positive, in the table's unit.
    public struct Losses: Sendable, Hashable {
        /// Output of all industries.
        public let output: [Double]
        /// Value added of all industries.
        public let valueAdded: [Double]
        /// The part of it in the country of the industry.
        public let homeValueAdded: [Double]
    }

    /// The losses of each kind.
    public let losses: [Kind: Losses]
    /// GDP of the industry's country, n, in the table's unit.
    public let homeGDP: [Double]
    /// World GDP, in the table's unit.
    public let worldGDP: Double
    /// Unit of all amounts, the table's.
    public let unit: String

    /// All industries, one at a time.
    /// - Throws: when the system is singular.
    /// - Complexity: L once, and two passes over it.
    public init(_ system: LeontiefSystem) throws(LinearAlgebraError) {
        let table = system.table
        let layout = table.layout
        let n = table.industryCount
        let L = try system.inverse()
        let value = system.coefficients.valueAdded
        let columns = L.columnSums()
        let content = layout.sumRowsByFamily(L, weights: value)
        let y = table.Y.rowSums()
        let gdp = table.gdpByFamily
        var found: [Kind: Losses] = [:]
        for kind in Kind.allCases {
            var (output, world, home) = ([Double](), [Double](), [Double]())
            for j in 0..<n {
                let own = L[j, j]
                let family = layout.family(ofIndustry: j)
                let amount = (kind == .sales ? table.x[j] - y[j] : table.x[j]) / own
                let kept = kind == .purchases ? 1.0 : 0
                var all = 0.0
                for r in 0..<content.rowCount { all += content[r, j] }
                output.append((columns[j] - kept) * amount)
                world.append((all - kept * value[j]) * amount)
                home.append((content[family, j] - kept * value[j]) * amount)
            }
            found[kind] = Losses(output: output, valueAdded: world, homeValueAdded: home)
        }
        losses = found
        homeGDP = (0..<n).map { gdp[layout.family(ofIndustry: $0)] }
        worldGDP = gdp.reduce(0, +)
        unit = table.unit
    }
}
