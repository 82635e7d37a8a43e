public import InputOutput
import LinearAlgebra

/// A part of what some regions buy moves from some origins to others: a domesticated or a
/// diversified economy, to run the same shock on.
///
/// The cells of A and Y move, the column sums and so the technology stay; output follows from x' =
/// (I − A')⁻¹y', and Z', V' and satellites from it at unchanged coefficients. The table that
/// results balances as the one it comes from.
public struct SourcingShift: Sendable, Hashable {
    /// Who buys elsewhere.
    public let importers: [Int]
    /// Which products.
    public let sectors: [Int]
    /// From whom no longer; nil for all regions but the importer.
    public let exporters: [Int]?
    /// Share of these purchases that moves, in [0, 1].
    public let share: Double
    /// Where they move.
    public let rule: Replacement

    /// A shift; a share outside [0, 1] is a precondition.
    public init(
        importers: [Int], sectors: [Int], exporters: [Int]?, share: Double, to rule: Replacement
    ) {
        precondition((0...1).contains(share), "share \(share) outside [0, 1]")
        self.importers = importers
        self.sectors = sectors
        self.exporters = exporters
        self.share = share
        self.rule = rule
    }

    /// The table after the shift, under a name of its own.
    /// - Throws: `infeasible` when the shifted system is singular, or findings of the new table.
    /// - Complexity: one solve for every product row that moves, and a copy of the table.
    public func table(from system: LeontiefSystem, name: String) throws -> MRIOTable {
        let table = system.table
        let layout = table.layout
        var shares = ReplacementShares(table, rule)
        var change = StructuralChange(layout)
        // Moves of cells of A and of Y: element row, column, amount.
        var coefficients: [(row: Int, column: Int, amount: Double)] = []
        var demand: [(row: Int, column: Int, amount: Double)] = []
        for importer in importers {
            let sellers = (exporters ?? Array(0..<layout.regionCount)).filter {
                !layout.families.isHome($0, importer)
            }
            for seller in sellers {
                for row in layout.industries(of: seller, sectors: sectors) {
                    for column in layout.industries(of: importer) {
                        let moved = share * system.coefficients[row, column]
                        if moved == 0 { continue }
                        let targets = shares.shares(row: row, importer: importer) {
                            table.Z[$0, column]
                        }
                        if targets.isEmpty { continue }
                        coefficients.append((row, column, -moved))
                        coefficients += targets.map { ($0.industry, column, moved * $0.share) }
                    }
                    for column in layout.demandColumns(of: importer) {
                        let moved = share * table.Y[row, column]
                        if moved == 0 { continue }
                        let targets = shares.shares(row: row, importer: importer) {
                            table.Y[$0, column]
                        }
                        if targets.isEmpty { continue }
                        demand.append((row, column, -moved))
                        demand += targets.map { ($0.industry, column, moved * $0.share) }
                    }
                }
            }
        }
        for move in coefficients { change.addCoefficient(move.row, move.column, move.amount) }
        for move in demand { change.addDemand(move.row, move.amount) }
        let outputChange = try feasible("sourcing shift", "the shifted system is singular") {
            () throws(LinearAlgebraError) in
            try change.outputChange(in: system)
        }
        let x = zip(table.x, outputChange).map { $0 + $1 }
        let growth = zip(x, table.x).map { $1 == 0 ? 1 : $0 / $1 }
        var Z = table.Z
        var Y = table.Y
        for j in 0..<layout.industryCount {
            for i in 0..<layout.industryCount where Z[i, j] != 0 { Z[i, j] *= growth[j] }
        }
        for move in coefficients { Z[move.row, move.column] += move.amount * x[move.column] }
        for move in demand { Y[move.row, move.column] += move.amount }
        var V = table.V
        for j in 0..<layout.industryCount {
            for row in 0..<V.rowCount { V[row, j] *= growth[j] }
        }
        return try MRIOTable(
            name: "\(table.name), \(name)", year: table.year, unit: table.unit,
            valuation: table.valuation, provenance: table.provenance, layout: layout,
            primaryInputs: table.primaryInputs, Z: Z, Y: Y, V: V,
            satellites: table.satellites.map { scaled($0, growth) })
    }

    private func scaled(_ satellite: Satellite, _ growth: [Double]) -> Satellite {
        var F = satellite.F
        for j in growth.indices {
            for row in 0..<F.rowCount { F[row, j] *= growth[j] }
        }
        return Satellite(
            name: satellite.name, stressors: satellite.stressors, F: F, FY: satellite.FY,
            provenance: satellite.provenance)
    }
}
