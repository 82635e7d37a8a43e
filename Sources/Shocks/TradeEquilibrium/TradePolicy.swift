#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif
import InputOutput

/// A shock as tariffs and iceberg factors by product and pair of regions.
struct TradePolicy {
    /// τ', (j·G + n)·G + i.
    private(set) var tariffs: [Double]
    /// d̂, same layout.
    private(set) var iceberg: [Double]
    /// What was approximated.
    private(set) var diagnostics: [Diagnostic] = []

    init(_ shock: Shock, _ economy: TradeEconomy, _ table: MRIOTable) {
        tariffs = economy.tariffs
        iceberg = [Double](repeating: 1, count: economy.shares.count)
        let (G, N) = (economy.regionCount, economy.sectorCount)
        for cost in shock.tradeCosts {
            for sector in cost.sectors ?? Array(0..<N) {
                let cell = (sector * G + cost.importer) * G + cost.exporter
                tariffs[cell] = (1 + tariffs[cell]) * (1 + cost.tariff) - 1
                iceberg[cell] *= cost.iceberg
            }
        }
        for rent in [Restriction.Rent.lost, .importer] {
            let restrictions = shock.restrictions.filter { $0.rent == rent }
            for (cell, share) in Self.cuts(restrictions, table) {
                let theta = economy.elasticities[cell / (G * G)]
                let factor = share >= 1 ? .infinity : pow(1 - share, -1 / theta)
                // A flow that is gone earns no revenue, whoever would keep it.
                if rent == .lost || factor == .infinity {
                    iceberg[cell] *= factor
                } else {
                    tariffs[cell] = (1 + tariffs[cell]) * factor - 1
                }
            }
        }
        let partial = shock.restrictions.filter { $0.users != nil && $0.effectiveCut > 0 }
        if !partial.isEmpty {
            diagnostics.append(
                Diagnostic(
                    .note, "users-share-origins",
                    "\(partial.count) restrictions name users: all buyers of a region share one mix "
                        + "of origins here, so the cut is spread over the whole flow in proportion")
            )
        }
    }

    /// The share of each whole flow that is cut, by cell; 1 only when all of it is.
    private static func cuts(
        _ restrictions: [Restriction], _ table: MRIOTable
    ) -> [(cell: Int, share: Double)] {
        let layout = table.layout
        let (G, N) = (layout.regionCount, layout.sectorCount)
        let flows = RestrictedFlows(restrictions, in: layout)
        // What is cut, and what of the flow the restricted cells hold. Negative cells are no flow.
        var cut: [Int: (lost: Double, touched: Double, share: ClosedRange<Double>)] = [:]
        func add(_ row: Int, _ importer: Int, _ value: Double, _ share: Double) {
            let cell = (row % N * G + importer) * G + row / N
            let old = cut[cell]
            let range = old?.share ?? share...share
            cut[cell] = (
                (old?.lost ?? 0) + max(value, 0) * share, (old?.touched ?? 0) + max(value, 0),
                min(range.lowerBound, share)...max(range.upperBound, share)
            )
        }
        for cell in flows.intermediate {
            add(
                cell.row, layout.region(ofIndustry: cell.column), table.Z[cell.row, cell.column],
                cell.share)
        }
        for cell in flows.final {
            add(
                cell.row, layout.region(ofDemandColumn: cell.column),
                table.Y[cell.row, cell.column], cell.share)
        }
        return cut.sorted { $0.key < $1.key }.map { cell, amounts in
            let (n, i, j) = (cell / G % G, cell % G, cell / (G * G))
            let row = layout.industry(region: i, sector: j)
            let whole =
                layout.industries(of: n).reduce(0) { $0 + max(table.Z[row, $1], 0) }
                + layout.demandColumns(of: n).reduce(0) { $0 + max(table.Y[row, $1], 0) }
            // One share for all users is that share, without rounding.
            let isWhole = amounts.touched >= whole * (1 - 1e-12)
            if isWhole, amounts.share.lowerBound == amounts.share.upperBound {
                return (cell, amounts.share.lowerBound)
            }
            return (cell, whole > 0 ? min(amounts.lost / whole, 1) : 0)
        }
    }
}
