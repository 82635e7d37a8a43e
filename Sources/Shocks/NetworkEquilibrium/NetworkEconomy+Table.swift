public import InputOutput
import LinearAlgebra

/// A network economy made from a table, and what had to be changed to make it one.
public struct TableNetworkEconomy: Sendable {
    /// The economy.
    public let economy: NetworkEconomy
    /// World spending in the table's unit: what 1 is in the economy.
    public let worldSpending: Double
    /// Every change to the data, with its amount in the table's unit.
    public let diagnostics: [Diagnostic]
    /// The factors at the base, which belong to the table.
    let factors: NetworkFactors

    /// Shares of a table. Negative cells are set to 0. Value added is what sales leave beyond
    /// inputs, taxes on intermediates among it: every currency unit has to be somebody's income.
    /// Deficits are kept.
    /// - Throws: `unsuitableTable` when a region has no final demand or no value added; errors of
    ///   the linear system.
    public init(_ system: LeontiefSystem) throws {
        // Factors are shared, and what is derived from the table is not: the economy may be among
        // it.
        let system = system.forOneAnswer()
        let table = system.table
        let layout = table.layout
        var notes: [Diagnostic] = []
        let inputs = Self.withoutNegatives(table, &notes)
        let demand = Self.demandWithoutNegatives(table, &notes)
        let spent = demand.columnSums()
        for r in 0..<layout.regionCount where !(spent[r] > 0) {
            throw ShockModelError.unsuitableTable(
                model: NetworkEquilibrium.name,
                reason: "\(table.regions[r].code) has no final demand"
                    + layout.partsRemedy(ofRegion: r))
        }
        worldSpending = spent.reduce(0, +)
        let (regions, sectors) = (table.regions.map(\.code), table.sectors.map(\.code))
        func make(_ factors: ShareFactors?) throws -> NetworkEconomy {
            try NetworkEconomy(
                regions: regions, sectors: sectors, inputs: inputs, finalDemand: demand,
                factors: factors)
        }
        // The factors of I − A are those of the economy but for what was changed above.
        if let shared = try? make(ShareFactors(system)) {
            economy = shared
        } else {
            economy = try make(nil)
        }
        factors = try NetworkFactors(economy)
        let income = layout.sumByRegion(economy.factorIncome)
        for r in 0..<layout.regionCount where !(income[r] > 0) {
            throw ShockModelError.unsuitableTable(
                model: NetworkEquilibrium.name,
                reason: "\(table.regions[r].code) has no value added"
                    + layout.partsRemedy(ofRegion: r))
        }
        notes += Self.accountNotes(table, economy, inputs)
        diagnostics = notes
    }

    /// The economy of a system, made once for all runs of an answer.
    /// - Throws: as `init`.
    static func shared(_ system: LeontiefSystem) throws -> TableNetworkEconomy {
        try system.derived(0) { try TableNetworkEconomy(system) }
    }

    private static func withoutNegatives(
        _ table: MRIOTable, _ notes: inout [Diagnostic]
    ) -> Matrix<IndustryAxis, IndustryAxis> {
        var (count, total) = (0, 0.0)
        table.Z.withUnsafeElements { z in
            for value in z where value < 0 {
                count += 1
                total += value
            }
        }
        guard count > 0 else { return table.Z }
        notes.append(
            Diagnostic(
                .note, "negative-inputs-removed",
                "\(count) negative intermediate deliveries, \(brief(total)) \(table.unit) in all, "
                    + "are set to 0"))
        var inputs = table.Z
        inputs.withUnsafeMutableElements { z in
            for k in z.indices where z[k] < 0 { z[k] = 0 }
        }
        return inputs
    }

    private static func demandWithoutNegatives(
        _ table: MRIOTable, _ notes: inout [Diagnostic]
    ) -> Matrix<IndustryAxis, RegionAxis> {
        let layout = table.layout
        let n = layout.industryCount
        var (count, total) = (0, 0.0)
        var byRegion = [Double](repeating: 0, count: layout.regionCount)
        let demand = Matrix<IndustryAxis, RegionAxis>(
            layout.industryAxis, layout.regionAxis
        ) { target in
            table.Y.withUnsafeElements { y in
                for column in 0..<layout.demandAxis.count {
                    let r = layout.region(ofDemandColumn: column)
                    for i in 0..<n {
                        let value = y[i + column * n]
                        if value < 0 {
                            count += 1
                            total += value
                            byRegion[r] += value
                        } else {
                            target[i + r * n] += value
                        }
                    }
                }
            }
        }
        if let note = negativeDemandNote(count, total, byRegion, table) { notes.append(note) }
        return demand
    }

    /// Industries whose inputs cost more than they sell for.
    private static func accountNotes(
        _ table: MRIOTable, _ economy: NetworkEconomy, _ inputs: Matrix<IndustryAxis, IndustryAxis>
    ) -> [Diagnostic] {
        let bought = inputs.columnSums()
        let none = economy.valueAddedShares.indices.filter {
            economy.valueAddedShares[$0] <= 0 && bought[$0] > 0
        }
        guard let first = none.max(by: { bought[$0] < bought[$1] }) else { return [] }
        return [
            Diagnostic(
                .note, "value-added-zero",
                "\(none.count) \(none.count == 1 ? "industry has" : "industries have") no value "
                    + "added "
                    + "in this model, as inputs cost as much as sales bring, or more (largest: "
                    + "\(words(first, table.layout)))"
            )
        ]
    }

    /// `Japan (JPN), Mining and quarrying (B)`.
    private static func words(_ industry: Int, _ layout: TableLayout) -> String {
        let sector = layout.sectors[layout.sector(ofIndustry: industry)]
        let place = RegionNames(layout).both(layout.region(ofIndustry: industry))
        return sector.name == sector.code
            ? "\(place), \(sector.code)" : "\(place), \(sector.name) (\(sector.code))"
    }
}
