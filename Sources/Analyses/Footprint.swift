public import InputOutput
public import LinearAlgebra

/// Production- and consumption-based accounts of a satellite: emissions, jobs, materials.
///
///     production   F·1 + FY·1 by region of the emitting industry or household
///     consumption  s·L·Y_r + FY_r by region of final demand,  s = F·x̂⁻¹
///     bilateral    E_or, caused in o by the final demand of r; off the diagonal it is trade
///     multipliers  m = s·L, caused anywhere per unit of final demand for an industry
///
/// (Miller & Blair 2022, ch. 10; Peters 2008). L·Y_r is one solve with G right-hand sides that
/// serves all k stressors; each bilateral matrix is then one pass over n·G numbers. The
/// multipliers are one transposed solve with k right-hand sides. L is not formed.
///
/// What industries without output are said to emit has no intensity and no buyer: it is
/// production, is listed as `unattributed`, and named in the diagnostics. World production = world
/// consumption + unattributed.
public struct Footprint: Sendable {
    /// The accounts of one stressor, in its unit.
    public struct Account: Sendable {
        /// The stressor and its unit.
        public let stressor: Satellite.Stressor
        /// Caused on the territory of each region, by industries and by final demand itself, G.
        public let production: [Double]
        /// Caused anywhere by the final demand of each region, G.
        public let consumption: [Double]
        /// Caused directly by the final demand of each region (FY), G: part of both.
        public let finalDemand: [Double]
        /// Emissions of industries without output, G: part of production only.
        public let unattributed: [Double]
        /// Caused by the industries of the row region for the final demand of the column region,
        /// G×G.
        public let bilateral: Matrix<RegionAxis, RegionAxis>
        /// s, n: per unit of output (the stressor's unit per unit of the table).
        public let intensities: [Double]
        /// m = s·L, n: per unit of final demand (the stressor's unit per unit of the table).
        public let multipliers: [Double]

        /// Caused abroad by the final demand of each region, G.
        public var imports: [Double] {
            (0..<bilateral.columnCount).map { r in
                (0..<bilateral.rowCount).reduce(0) { $1 == r ? $0 : $0 + bilateral[$1, r] }
            }
        }

        /// Caused on the territory of each region by the final demand of others, G.
        public var exports: [Double] {
            (0..<bilateral.rowCount).map { o in
                (0..<bilateral.columnCount).reduce(0) { $1 == o ? $0 : $0 + bilateral[o, $1] }
            }
        }
    }

    /// Name of the satellite.
    public let name: String
    /// Unit of the table, which intensities and multipliers are per.
    public let tableUnit: String
    /// One account a stressor.
    public let accounts: [Account]
    /// L·Y_r, n×G: output of each industry for the final demand of each region, in the table's
    /// unit.
    public let outputByDestination: Matrix<IndustryAxis, RegionAxis>
    /// Emissions that could not be attributed.
    public let diagnostics: [Diagnostic]

    /// The footprints of all stressors of a satellite of the system's table.
    /// - Throws: when the system cannot be solved.
    /// - Complexity: G right-hand sides, and k transposed ones for the multipliers.
    public init(_ satellite: Satellite, in system: LeontiefSystem) throws(LinearAlgebraError) {
        let table = system.table
        let layout = table.layout
        precondition(
            satellite.F.columns == layout.industryAxis && satellite.FY.columns == layout.demandAxis,
            "the satellite belongs to another table")
        let inverseOutput = system.coefficients.inverseOutput
        let destinations = try system.solve(table.demandByFamily)
        var intensities = satellite.F
        intensities.scaleColumns(by: inverseOutput)
        let multipliers = try system.solve(intensities.transposed(), .transposed)
        var findings: [Diagnostic] = []
        var accounts: [Account] = []
        for (k, stressor) in satellite.stressors.enumerated() {
            let F = satellite.F.row(k)
            let s = intensities.row(k)
            var lost = [Double](repeating: 0, count: table.industryCount)
            for i in F.indices where inverseOutput[i] == 0 && F[i] != 0 {
                lost[i] = F[i]
                findings.append(
                    Diagnostic(
                        .warning, "no-output",
                        """
                        \(brief(F[i])) \(stressor.unit) of \(stressor.code) belong to an \
                        industry without
                        """
                            + " output and to nobody's consumption",
                        at: .init(place: layout.code(ofIndustry: i))))
            }
            let bilateral = layout.sumRowsByFamily(destinations, weights: s)
            let direct = layout.families.members.map { regions in
                regions.flatMap { layout.demandColumns(of: $0) }
                    .reduce(0) { $0 + satellite.FY[k, $1] }
            }
            accounts.append(
                Account(
                    stressor: stressor,
                    production: zip(layout.sumByFamily(F), direct).map { $0 + $1 },
                    consumption: zip(bilateral.columnSums(), direct).map { $0 + $1 },
                    finalDemand: direct, unattributed: layout.sumByFamily(lost),
                    bilateral: bilateral, intensities: s, multipliers: multipliers.column(k)))
        }
        name = satellite.name
        tableUnit = table.unit
        self.accounts = accounts
        outputByDestination = destinations
        diagnostics = findings
    }

    /// ŝ·L·Y_r of one stressor, n×G: caused by an industry for the final demand of a region.
    public func byIndustry(_ account: Int) -> Matrix<IndustryAxis, RegionAxis> {
        var E = outputByDestination
        E.scaleRows(by: accounts[account].intensities)
        return E
    }
}
