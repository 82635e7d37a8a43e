public import InputOutput
public import LinearAlgebra

/// Every single export restriction of a table at once: each exporting industry i to each importer
/// r.
///
/// Extraction of the cut share κ of one product row into one region changes A by a rank-1 matrix,
/// so that the loss has a closed form (Dietzenbacher & Lahr 2013; Sherman & Morrison 1950):
///
///     Δx = −κ·T_ir / (1 + κ·φ_ir) · L_{·i},    φ_ir = Σ_{j∈r} a_ij·L_ji
///
/// with T_ir the flow to intermediate and final users of r. Value added of region q then changes by
/// the same factor times W_qi = Σ_{k∈q} v_k·L_ki. The model prices the sales that are lost upstream
/// of the restricted flow; it does not price what the importer misses.
///
/// The importer's side is the first-order cost push of a price rise. When the restricted share κ of
/// the flow costs (1 + m) times as much, with full pass-through and no substitution, the final
/// demand of r costs more by
///
///     κ·m·(Σ_{j∈r} a_ij·P_jr + Y_ir),    P = L·Y
///
/// which is κ·m times the part of the flow that ends in the importer's own final demand, directly
/// or in goods made of it; the rest of the flow is passed on to other countries in exports. It is
/// the slope of the cost-push price model of `Shocks` at no mark-up, times κ·m.
///
/// Once L is there everything comes from one pass over Z and L together (φ), one `dgemv` a region
/// over its rows of L (W), one `dgemm` with G columns (P), and one pass over Z (T and the cost).
/// The changes of all G regions for all n·G restrictions stay implicit as factor × W.
public struct RestrictionScan: Sendable {
    /// Assumptions of a scan.
    public struct Parameters: Sendable, Hashable {
        /// κ in (0, 1]: the share of the flow that is no longer delivered.
        public let cut: Double
        /// m > 0: by how much, relative to its price, the restricted share gets dearer for the
        /// importer. 1 means that it costs twice as much.
        public let markUp: Double

        /// Assumptions; shares outside their ranges are preconditions.
        public init(cut: Double = 1, markUp: Double = 1) {
            precondition(cut > 0 && cut <= 1, "cut \(cut) outside (0, 1]")
            precondition(markUp > 0 && markUp.isFinite, "mark-up \(markUp) is not positive")
            self.cut = cut
            self.markUp = markUp
        }
    }

    /// The table; the parts of a country that it keeps apart stand side by side here.
    public let table: MRIOTable
    /// The industries of each of the G regions. A country with its parts is one region here, so
    /// that what they deliver to each other is not restricted.
    let blocks: [Range<Int>]
    /// For each region of the given table its position in `blocks`.
    let familyOfRegion: [Int]
    /// The assumptions.
    public let parameters: Parameters
    /// T, n×G: flow of product i to all users of region r, in the table's unit.
    public let flow: Matrix<IndustryAxis, RegionAxis>
    /// The part of T that goes to industries of r, n×G, in the table's unit.
    public let intermediateFlow: Matrix<IndustryAxis, RegionAxis>
    /// φ, n×G, a pure number: output of i that a unit of output of i brings about through users in
    /// r.
    public let feedback: Matrix<IndustryAxis, RegionAxis>
    /// −κT/(1+κφ), n×G, in the table's unit: what multiplies column i of L.
    public let factor: Matrix<IndustryAxis, RegionAxis>
    /// W, n×G: value added in region q per unit of output of i.
    public let valueAddedOrigins: Matrix<IndustryAxis, RegionAxis>
    /// Σ_q W_qi, n: value added of the world per unit of output of i.
    public let worldValueAdded: [Double]
    /// The importer's first-order cost, n×G, in the table's unit.
    public let importerCost: Matrix<IndustryAxis, RegionAxis>
    /// Value added by region, G, in the table's unit.
    public let gdp: [Double]
    /// L, n×n, of which joint restrictions need parts, as far as it is there.
    let inverse: ScannedInverse
    /// 1/x, n.
    let inverseOutput: [Double]
    /// Σ intermediate purchases by region, G, from all origins, home included, in the table's unit.
    public let intermediateInputs: [Double]

    /// The regions that are importers here, by family; nil for all.
    var scannedImporters: Set<Int>? {
        if case .rows(let rows) = inverse { return Set(rows.keys) }
        return nil
    }

    /// Scans a system; forms L when it does not exist yet.
    /// - Throws: `singular(pivot:)` when L cannot be formed.
    /// - Complexity: beyond L, 2·n²·G operations in one `dgemm` and three passes over n² doubles; a
    ///   dozen n×G matrices of memory.
    public init(
        _ system: LeontiefSystem, _ parameters: Parameters = Parameters()
    ) throws(LinearAlgebraError) {
        familyOfRegion = system.table.layout.families.index
        let system = system.arrangedByFamily()
        let table = system.table
        blocks = table.layout.familyBlocks
        let inverse = try ScannedInverse(system)
        self.inverse = inverse
        let coefficients = system.coefficients
        inverseOutput = coefficients.inverseOutput
        let demand = table.demandByFamily
        self.table = table
        self.parameters = parameters
        gdp = table.gdpByFamily
        intermediateInputs = table.layout.sumByFamily(table.Z.columnSums())
        let absorbed = try inverse.times(demand, system)
        let flows = Self.flows(coefficients, absorbed, Array(blocks.indices))
        intermediateFlow = flows.intermediate
        flow = flows.intermediate.adding(demand)
        importerCost = flows.lookThrough.adding(demand)
            .scaled(by: parameters.cut * parameters.markUp)
        feedback = try inverse.feedback(coefficients)
        factor = Self.factor(flow, feedback, cut: parameters.cut)
        valueAddedOrigins = try inverse.origins(system, blocks)
        worldValueAdded = valueAddedOrigins.rowSums()
    }

    /// The change of value added of `region` when `exporterIndustry`'s deliveries to `importer` are
    /// cut, in the table's unit; a loss is negative.
    /// - Complexity: O(1).
    public func valueAddedChange(exporterIndustry i: Int, importer r: Int, region q: Int) -> Double
    {
        factor[i, r] * valueAddedOrigins[i, q]
    }

    /// The changes of value added of all regions, G, in the table's unit.
    public func valueAddedChanges(exporterIndustry i: Int, importer r: Int) -> [Double] {
        let scale = factor[i, r]
        return blocks.indices.map { scale * valueAddedOrigins[i, $0] }
    }

    /// The changes of value added of all regions when single industries' deliveries to `importer`
    /// are cut, n×G, in the table's unit: one importer's slice of the whole field.
    public func valueAddedChanges(importer r: Int) -> Matrix<IndustryAxis, RegionAxis> {
        var slice = valueAddedOrigins
        slice.scaleRows(by: factor.column(r))
        return slice
    }

    /// The change of the world's value added, in the table's unit.
    public func worldValueAddedChange(exporterIndustry i: Int, importer r: Int) -> Double {
        factor[i, r] * worldValueAdded[i]
    }
}
