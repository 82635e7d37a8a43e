public import InputOutput
public import LinearAlgebra

extension RestrictionScan {
    /// Right-hand sides that are solved together: enough for products of matrices, few enough that
    /// their Krylov vectors take little memory.
    public static let columnsAtOnce = 64

    /// Whether a scan of some importers is made without L: solving for their rows of it, and for
    /// each region's value added, costs less than all of it. Whether a cache holds L does not
    /// matter, so that an answer does not depend on what was asked before.
    public static func needsNoInverse(_ system: LeontiefSystem, importers: Set<Int>) -> Bool {
        let layout = system.table.layout
        let columns = layout.regionCount + (importers.count + 1) * layout.sectorCount
        return system.policy == .matrixFree && system.distributed == nil
            && system.way(forColumns: columnsAtOnce) == .krylov
            && columns <= layout.industryCount / 4
    }

    /// Right-hand sides of a scan of some importers.
    public static func columns(_ layout: TableLayout, importers: Set<Int>) -> Int {
        layout.regionCount + importers.count * (layout.sectorCount + 1)
    }

    /// Scans what is restricted for some importers alone, without L: its rows for their industries,
    /// N right-hand sides an importer, and value added by region, G more.
    ///
    /// The numbers are those of the whole scan up to the accuracy of the solutions; there are none
    /// for other importers.
    /// - Parameter importers: indices of regions of the system's table.
    /// - Throws: `singular(pivot:)`, as `LeontiefSystem.solve`.
    /// - Complexity: G + (N + 1) right-hand sides an importer, 64 at a time.
    public init(
        _ system: LeontiefSystem, _ parameters: Parameters = Parameters(), importers: Set<Int>
    ) throws(LinearAlgebraError) {
        let families = system.table.layout.families.index
        familyOfRegion = families
        let system = system.arrangedByFamily()
        let table = system.table
        let (layout, coefficients) = (table.layout, system.coefficients)
        let n = layout.industryCount
        blocks = layout.familyBlocks
        let chosen = Set(importers.map { families[$0] }).sorted()
        self.table = table
        self.parameters = parameters
        inverseOutput = coefficients.inverseOutput
        gdp = table.gdpByFamily
        intermediateInputs = table.layout.sumByFamily(table.Z.columnSums())
        let demand = table.demandByFamily
        let absorbed = try Self.solve(chosen.count, .none, in: system) { demand.column(chosen[$0]) }
        var spread = Matrix<IndustryAxis, RegionAxis>(layout.industryAxis, layout.families.axis)
        var own = spread
        for (k, r) in chosen.enumerated() {
            spread.setColumn(r, to: absorbed.column(k))
            own.setColumn(r, to: demand.column(r))
        }
        let flows = Self.flows(coefficients, spread, chosen)
        intermediateFlow = flows.intermediate
        flow = flows.intermediate.adding(own)
        importerCost = flows.lookThrough.adding(own)
            .scaled(by: parameters.cut * parameters.markUp)
        var rows: [Int: Matrix<IndustryAxis, OrdinalAxis>] = [:]
        var phi = Matrix<IndustryAxis, RegionAxis>(layout.industryAxis, layout.families.axis)
        for r in chosen {
            let users = Array(blocks[r])
            let found = try Self.solve(users.count, .transposed, in: system) { column in
                var unit = [Double](repeating: 0, count: n)
                unit[users[column]] = 1
                return unit
            }
            phi.setColumn(r, to: Self.feedback(coefficients, rows: found, of: users))
            rows[r] = found
        }
        inverse = .rows(rows)
        feedback = phi
        factor = Self.factor(flow, feedback, cut: parameters.cut)
        let blocks = self.blocks
        valueAddedOrigins = try Self.solve(blocks.count, .transposed, in: system) { region in
            var own = [Double](repeating: 0, count: n)
            for i in blocks[region] { own[i] = coefficients.valueAdded[i] }
            return own
        }.relabelled(layout.industryAxis, layout.families.axis)
        worldValueAdded = valueAddedOrigins.rowSums()
    }

    /// Solves for `count` right-hand sides, some at a time.
    private static func solve(
        _ count: Int, _ transposition: Transposition, in system: LeontiefSystem,
        _ rightHandSide: (Int) -> [Double]
    ) throws(LinearAlgebraError) -> Matrix<IndustryAxis, OrdinalAxis> {
        let axis = system.table.layout.industryAxis
        var all = Matrix<IndustryAxis, OrdinalAxis>(axis, Axis(count: count))
        for first in stride(from: 0, to: count, by: columnsAtOnce) {
            let part = first..<min(first + columnsAtOnce, count)
            var columns = Matrix<IndustryAxis, OrdinalAxis>(axis, Axis(count: part.count))
            for (k, column) in part.enumerated() {
                columns.setColumn(k, to: rightHandSide(column))
            }
            columns = try system.solve(columns, transposition)
            for (k, column) in part.enumerated() { all.setColumn(column, to: columns.column(k)) }
        }
        return all
    }

    /// φ_ir = Σ_{j∈r} a_ij·L_ji for one importer, from the rows of L of its industries.
    private static func feedback(
        _ coefficients: TechnicalCoefficients, rows: Matrix<IndustryAxis, OrdinalAxis>,
        of users: [Int]
    ) -> [Double] {
        let n = coefficients.table.industryCount
        var phi = [Double](repeating: 0, count: n)
        rows.withUnsafeElements { l in
            for (k, j) in users.enumerated() {
                let scale = coefficients.inverseOutput[j]
                coefficients.table.Z.withUnsafeColumns(j..<(j + 1)) { z in
                    for i in 0..<n { phi[i] += z[i] * scale * l[i + k * n] }
                }
            }
        }
        return phi
    }
}
