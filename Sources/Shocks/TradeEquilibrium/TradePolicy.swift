import InputOutput

/// A shock as tariffs, iceberg factors and caps by product and pair of regions.
struct TradePolicy {
    /// t', (j·G + n)·G + i.
    private(set) var tariffs: [Double]
    /// d̂, same layout; infinity for what is prohibited.
    private(set) var iceberg: [Double]
    /// Deliveries that are limited in quantity, by cell.
    private(set) var caps: [TradeCaps.Cap] = []
    /// Deliveries that restrictions prohibit, by cell, with the rent that was asked for.
    private(set) var prohibited: [(cell: Int, rent: Restriction.Rent)] = []
    /// What was approximated.
    private(set) var diagnostics: [Diagnostic] = []

    /// - Throws: `infeasible` for the prohibition of what cannot be replaced (σ_o ≤ 1),
    ///   `unsupported` for one delivery whose rent two parties are to keep.
    init(
        _ shock: Shock, _ economy: TradeEconomy, _ table: MRIOTable
    ) throws(ShockModelError) {
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
        let rents = try Self.rents(shock.restrictions, economy)
        for (cell, share) in Self.cuts(shock.restrictions, table) {
            let rent = rents[cell] ?? .lost
            if economy.shares[cell] == 0 || share == 0 { continue }
            guard share >= 1 else {
                caps.append(.init(cell: cell, most: 1 - share, rent: rent))
                continue
            }
            // A flow that is gone earns no rent, whoever would keep it.
            iceberg[cell] = .infinity
            prohibited.append((cell, rent))
        }
        let partial = shock.restrictions.filter { $0.users != nil && $0.effectiveCut > 0 }
        if !partial.isEmpty {
            diagnostics.append(
                Diagnostic(
                    .note, "users-share-origins",
                    (partial.count == 1 ? "1 restriction is" : "\(partial.count) restrictions are")
                        + " of some users: all buyers of a region share one mix of origins here, "
                        + "so the cut is spread over the whole flow in proportion")
            )
        }
    }

    /// The error of a solve that stopped short, with the reason where it is known: importers that
    /// keep the rents of cuts pay less abroad, so that what they export has to earn less too.
    ///
    /// Where origins are complements, exports earn more the dearer they are, and a region whose
    /// imports are cut on all sides finds no wage that balances its trade: the higher the wage, the
    /// more it earns; the lower, the less it buys, until the caps do not bind. A little above σ_o =
    /// 1 there is one, but powers of ten away.
    func explaining(_ error: ShockModelError, _ economy: TradeEconomy) -> ShockModelError {
        guard case .notConverged(let model, let iterations, let residual) = error else {
            return error
        }
        let G = economy.regionCount
        let elasticities = caps.filter { $0.rent == .importer }.map {
            1 + economy.elasticities[$0.cell / (G * G)]
        }
        guard let lowest = elasticities.min(), lowest < Self.easyOrigins else { return error }
        let exports =
            lowest <= 1
            ? "earn more the dearer they get: no wage was found that balances their trade"
            : """
            would have to get cheaper by powers of ten to earn less too: no such wage was found
            """
        return .infeasible(
            model: model,
            reason: """
                importers that keep the rents of the cuts pay less abroad, and with σ_o = \
                \(brief(lowest)) their exports \(exports) (\(iterations) steps, residual \
                \(brief(residual))); smaller cuts, another owner of the rents or a higher σ_o may \
                have a solution
                """)
    }

    /// σ_o from which cuts of 99 % of all imports are solved whoever keeps the rents.
    private static let easyOrigins = 1.7

    /// What the restrictions did to each delivery in an equilibrium.
    func wedges(_ solution: TradeSolution) -> [DeliveryWedge] {
        let G = solution.economy.regionCount
        func wedge(
            _ cell: Int, _ rent: Restriction.Rent, allowed: Double, delivered: Double, _ tau: Double
        ) -> DeliveryWedge {
            DeliveryWedge(
                exporter: cell % G, sector: cell / (G * G), importer: cell / G % G, rent: rent,
                allowed: allowed, delivered: delivered, wedge: tau - 1)
        }
        let limited = zip(caps, solution.capped).map { cap, found in
            (
                cap.cell,
                wedge(
                    cap.cell, cap.rent, allowed: cap.most, delivered: found.delivered,
                    found.wedge)
            )
        }
        let gone = prohibited.map {
            ($0.cell, wedge($0.cell, $0.rent, allowed: 0, delivered: 0, .infinity))
        }
        return (limited + gone).sorted { $0.0 < $1.0 }.map(\.1)
    }

    /// Who keeps the rent of each restricted cell.
    private static func rents(
        _ restrictions: [Restriction], _ economy: TradeEconomy
    ) throws(ShockModelError) -> [Int: Restriction.Rent] {
        let G = economy.regionCount
        var result: [Int: Restriction.Rent] = [:]
        for restriction in restrictions where restriction.effectiveCut > 0 {
            for sector in restriction.sectors {
                let cell = (sector * G + restriction.importer) * G + restriction.exporter
                if let known = result[cell], known != restriction.rent {
                    throw .unsupported(
                        model: TradeEquilibrium.name,
                        part: "two rents on one delivery (\(known.rawValue) and "
                            + "\(restriction.rent.rawValue) for "
                            + "\(economy.regions[restriction.exporter])/"
                            + "\(economy.sectors[sector]) to "
                            + "\(economy.regions[restriction.importer]))")
                }
                result[cell] = restriction.rent
            }
        }
        return result
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
