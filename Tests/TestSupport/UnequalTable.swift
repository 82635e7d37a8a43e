public import InputOutput
import LinearAlgebra

/// A table whose regions have different sectors, and the same economy as a grid in which the
/// sectors that a region lacks make, use and sell nothing.
public struct UnequalTable {
    /// R1 has s1 to s4, R2 has s2 and s4, R3 has s1, s3 and s4: nine industries.
    public let table: MRIOTable
    /// Twelve industries, three of them empty.
    public let grid: MRIOTable
    /// The nine industries of `table` among the twelve of `grid`.
    public let kept: [Int]

    /// Tables of one seed, balanced, with a CO2 account.
    public init(seed: UInt64) throws {
        let source = try RandomTable.make(regions: 3, sectors: 4, seed: seed, co2: true)
        let layout = source.layout
        let lists = [[0, 1, 2, 3], [1, 3], [0, 2, 3]]
        let kept = lists.enumerated().flatMap { r, list in list.map { 4 * r + $0 } }
        let isKept = (0..<12).map(kept.contains)
        var Z = Matrix(layout.industryAxis, layout.industryAxis)
        var Y = Matrix(layout.industryAxis, layout.demandAxis)
        for i in kept {
            for j in kept { Z[i, j] = source.Z[i, j] }
            for k in 0..<layout.demandAxis.count { Y[i, k] = source.Y[i, k] }
        }
        let inputs = Z.columnSums()
        let sales = zip(Z.rowSums(), Y.rowSums()).map { $0 + $1 }
        for i in kept {
            let home = layout.demandColumns(of: layout.region(ofIndustry: i)).lowerBound
            Y[i, home] += max(1.5 * inputs[i] - sales[i], 0)
        }
        let x = zip(Z.rowSums(), Y.rowSums()).map { $0 + $1 }
        var V = Matrix<PrimaryInputAxis, IndustryAxis>(source.V.rows, layout.industryAxis)
        for j in kept {
            V[0, j] = 0.02 * x[j]
            V[1, j] = x[j] - inputs[j] - V[0, j]
        }
        let account = source.satellites[0]
        var F = account.F
        for j in 0..<12 where !isKept[j] { F[0, j] = 0 }

        func table(_ layout: TableLayout, _ industries: [Int], _ name: String) throws -> MRIOTable {
            try MRIOTable(
                name: name, year: 2020, unit: source.unit, valuation: source.valuation,
                provenance: source.provenance, layout: layout, primaryInputs: source.primaryInputs,
                Z: Matrix(
                    layout.industryAxis, layout.industryAxis,
                    rowMajor: industries.map { i in industries.map { Z[i, $0] } }),
                Y: Matrix(
                    layout.industryAxis, layout.demandAxis, rowMajor: industries.map { Y.row($0) }),
                V: Matrix(
                    source.V.rows, layout.industryAxis,
                    rowMajor: (0..<2).map { v in industries.map { V[v, $0] } }),
                satellites: [
                    Satellite(
                        name: account.name, stressors: account.stressors,
                        F: Matrix(
                            account.F.rows, layout.industryAxis,
                            rowMajor: [industries.map { F[0, $0] }]),
                        FY: account.FY, provenance: account.provenance)
                ])
        }
        self.kept = kept
        grid = try table(layout, Array(0..<12), "grid")
        self.table = try table(
            TableLayout(
                regions: layout.regions, sectors: layout.sectors, sectorsByRegion: lists,
                finalDemand: layout.finalDemand), kept, "unequal")
    }
}
