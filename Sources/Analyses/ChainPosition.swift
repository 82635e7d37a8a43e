public import InputOutput
import LinearAlgebra

/// Where industries and regions stand in global value chains (Antràs & Chor 2018).
///
///     upstreamness     U = Gh·1 = x̂⁻¹·L·x      average distance of output from final use, ≥ 1
///     downstreamness   D = Lᵀ·1                average distance of output from primary inputs, ≥ 1
///     final share      F/GO                    final use in gross output
///     v.-a. share      VA/GO = 1 − Σ_i a_ij    primary inputs in gross output
///
/// with the net-inventory correction of `InventoryCorrection` unless no inventory category is
/// named. The value-added share counts all primary inputs, taxes on intermediates among them, as D
/// does.
///
/// Regions are measured in two ways. `regions` are those of the table collapsed to one industry a
/// region and corrected afterwards; that is what Antràs & Chor print in their Table 1 (it
/// reproduces the large countries to 0.001, which a correction before collapsing and
/// output-weighted means do not). `regionMeans` are output-weighted means over the industries of
/// the full table.
///
/// Each measure is one solve (a handful of passes over Z); nothing of size n³ is formed.
public struct ChainPosition: Sendable {
    /// The four measures of one industry or region; nil where there is no output, or next to none
    /// beside the inputs.
    public struct Position: Sendable, Hashable {
        /// Average number of stages between output and final use, from 1.
        public let upstreamness: Double?
        /// Average number of stages between primary inputs and output, from 1.
        public let downstreamness: Double?
        /// Final use over gross output.
        public let finalShare: Double?
        /// Primary inputs over gross output.
        public let valueAddedShare: Double?
    }

    /// By industry, n.
    public let industries: [Position]
    /// By region of the collapsed table, F: a country whose parts the table keeps apart is one
    /// region.
    public let regions: [Position]
    /// By region as output-weighted means over its industries, F.
    public let regionMeans: [Position]
    /// The final-demand categories that were taken as changes in inventories; empty when there was
    /// no correction.
    public let inventories: [Int]
    /// Industries and regions that could not be corrected.
    public let diagnostics: [Diagnostic]
    /// The system that the positions of industries come from: that of the corrected table, or the
    /// given one without a correction. It knows how well it was solved.
    public let system: LeontiefSystem

    /// The position of every industry and region.
    /// - Parameter inventories: positions of the final-demand categories that are changes in
    ///   inventories (`InventoryCategories.positions(in:)`); none for no correction.
    /// - Throws: when a system cannot be solved, or the corrected table has an overflow.
    /// - Complexity: two solves for one vector of the full and of the collapsed table.
    public init(_ system: LeontiefSystem, inventories: [Int]) throws {
        let table = system.table
        let K = table.layout.finalDemandCount
        precondition(inventories.allSatisfy { $0 >= 0 && $0 < K }, "categories outside 0..<K")
        self.inventories = inventories
        var findings: [Diagnostic] = []
        func corrected(_ table: MRIOTable, _ kind: String) throws -> MRIOTable {
            let correction = try InventoryCorrection(table, categories: inventories)
            findings += correction.uncorrected.map {
                Diagnostic(
                    .warning, "not-corrected",
                    "changes in inventories are at least the output of this \(kind); they stay in"
                        + " its final use", at: .init(place: table.layout.code(ofIndustry: $0)))
            }
            return correction.table
        }
        let full =
            inventories.isEmpty
            ? system : try LeontiefSystem(corrected(table, "industry"))
        self.system = full
        industries = try Self.positions(full)
        regionMeans = Self.means(industries, in: table)
        var collapsed = try Self.collapsed(table)
        if !inventories.isEmpty { collapsed = try corrected(collapsed, "region") }
        regions = try Self.positions(try LeontiefSystem(collapsed))
        diagnostics = findings
    }

    private static func positions(_ system: LeontiefSystem) throws -> [Position] {
        let table = system.table
        let n = table.industryCount
        let inverseOutput = system.coefficients.inverseOutput
        let hasOutput = system.coefficients.hasOutput
        let sold = try system.solve(table.x)
        let down = try system.solve([Double](repeating: 1, count: n), .transposed)
        let final = table.Y.rowSums()
        let inputs = system.coefficients.inputShares()
        return (0..<n).map { i in
            guard hasOutput[i] else {
                return Position(
                    upstreamness: nil, downstreamness: nil, finalShare: nil, valueAddedShare: nil)
            }
            return Position(
                upstreamness: sold[i] * inverseOutput[i], downstreamness: down[i],
                finalShare: final[i] * inverseOutput[i], valueAddedShare: 1 - inputs[i])
        }
    }

    private static func means(_ industries: [Position], in table: MRIOTable) -> [Position] {
        (0..<table.layout.families.count).map { r in
            func mean(_ measure: (Position) -> Double?) -> Double? {
                var (sum, weight) = (0.0, 0.0)
                for i in table.layout.industries(ofFamily: r) {
                    guard let value = measure(industries[i]) else { continue }
                    sum += value * table.x[i]
                    weight += table.x[i]
                }
                return share(sum, of: weight)
            }
            return Position(
                upstreamness: mean(\.upstreamness), downstreamness: mean(\.downstreamness),
                finalShare: mean(\.finalShare), valueAddedShare: mean(\.valueAddedShare))
        }
    }

    /// The table with one industry a region: G×G intermediate deliveries.
    private static func collapsed(_ table: MRIOTable) throws(Diagnostics) -> MRIOTable {
        let families = table.layout.families
        let layout = try TableLayout(
            regions: families.labels.map { Region($0.code, name: $0.name) },
            sectors: [Sector("all", name: "All sectors")],
            finalDemand: table.layout.finalDemand)
        let Z = table.layout.sumRowsByFamily(table.layout.sumColumnsByFamily(table.Z))
        let Y = table.layout.sumRowsByFamily(table.Y).merged(
            layout.demandAxis, table.layout.finalDemandCount, families.index)
        let V = table.layout.sumColumnsByFamily(table.V)
        return try MRIOTable(
            name: table.name, year: table.year, unit: table.unit, valuation: table.valuation,
            provenance: table.provenance.adding("collapsed to one industry a region"),
            layout: layout, primaryInputs: table.primaryInputs,
            Z: Z.relabelled(layout.industryAxis, layout.industryAxis),
            Y: Y.relabelled(layout.industryAxis, layout.demandAxis),
            V: V.relabelled(V.rows, layout.industryAxis))
    }
}

extension Matrix<RegionAxis, DemandAxis> {
    /// The columns of each family added up by category of final demand, F×F·K.
    fileprivate func merged(
        _ axis: Axis<DemandAxis>, _ K: Int, _ family: [Int]
    ) -> Matrix<IndustryAxis, DemandAxis> {
        let m = rowCount
        return withUnsafeElements { source in
            Matrix<IndustryAxis, DemandAxis>(Axis(rows.labels.map { "\($0)/all" }), axis) {
                target in
                for column in 0..<columnCount {
                    let new = family[column / K] * K + column % K
                    for i in 0..<m { target[i + new * m] += source[i + column * m] }
                }
            }
        }
    }
}
