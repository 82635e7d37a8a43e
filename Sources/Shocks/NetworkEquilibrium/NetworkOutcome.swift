public import InputOutput
import Platform

/// What a shock does in the network model.
public struct NetworkOutcome: Sendable {
    /// The equilibrium.
    public let solution: NetworkSolution
    /// Real expenditure to first and second order; nil where there is no small step towards the
    /// shock.
    public let approximation: NetworkApproximation?
    /// What 1 is in the economy, in the table's unit.
    public let worldSpending: Double
    /// Trade elasticities by sector; nil where one holds for all.
    let elasticities: SectorElasticities?
    /// What was changed in the data, and what the shock means here.
    public let diagnostics: [Diagnostic]

    /// Relative change of real gross national expenditure, G.
    public var welfare: [Double] { solution.realExpenditure.map { $0 - 1 } }

    /// Change of real output, n, in the table's unit at base prices.
    public var outputChange: [Double] {
        zip(solution.output, solution.problem.economy.sales).map {
            ($0 - 1) * $1 * worldSpending
        }
    }

    /// Change of what each industry's factors earn, n, in the table's unit and in terms of the
    /// final demand of their region at base prices.
    public var valueAddedChange: [Double] {
        let economy = solution.problem.economy
        let (base, prices) = (economy.factorIncome, solution.consumerPrices)
        return zip(solution.valueAdded, base).enumerated().map { i, values in
            (values.0 / prices[i / economy.sectorCount] - values.1) * worldSpending
        }
    }

    /// Real wages, G: what a region's factors earn on average in terms of its final demand.
    public var realFactorIncome: [Double] {
        let economy = solution.problem.economy
        let (N, prices) = (economy.sectorCount, solution.consumerPrices)
        let (after, before) = (solution.valueAdded, economy.factorIncome)
        return (0..<economy.regionCount).map { c in
            let own = (c * N)..<((c + 1) * N)
            return after[own].reduce(0, +) / before[own].reduce(0, +) / prices[c] - 1
        }
    }

    /// The wedge of every restricted delivery.
    public var wedges: [DeliveryWedge] {
        let N = solution.problem.economy.sectorCount
        let (tau, delivered) = (solution.wedges, solution.deliveries)
        return solution.problem.wedges.groups.enumerated().compactMap { g, group in
            guard group.limit != nil || group.isRemoved else { return nil }
            return DeliveryWedge(
                exporter: group.product / N, sector: group.product % N, importer: group.importer,
                rent: group.rent, allowed: group.isRemoved ? 0 : exp(group.limit ?? 0),
                delivered: delivered[g], wedge: group.isRemoved ? .infinity : max(tau[g] - 1, 0))
        }
    }

    /// Iterations and residuals by name.
    public var numerics: [String: Double] {
        [
            "Newton steps": Double(solution.iterations),
            "products with the derivative": Double(solution.products),
            "factorizations": Double(solution.factorizations), "stages": Double(solution.stages),
            "residual": solution.residual, "Walras residual": solution.walrasResidual,
        ]
    }

    /// Sentences on what the equilibrium shows: idle industries, caps that do not bind, the
    /// bottleneck.
    public func notes(_ layout: TableLayout) -> [Diagnostic] {
        var notes = diagnostics
        let idle = solution.idle.map { layout.code(ofIndustry: $0) }
        if !idle.isEmpty {
            notes.append(
                Diagnostic(
                    .note, "idle-industries",
                    "factors stand idle in \(Self.list(idle)): nobody buys what they make at a "
                        + "price "
                        + "that pays their inputs"))
        }
        let wedges = wedges
        let loose = wedges.filter { !$0.isBinding }.count
        if loose > 0 {
            notes.append(
                Diagnostic(
                    .note, "caps-do-not-bind",
                    "\(loose) of \(wedges.count) restricted deliveries stay below their cap, "
                        + "because "
                        + "buyers want less anyway"))
        }
        if let widest = wedges.filter({ $0.wedge.isFinite && $0.isBinding })
            .max(by: { $0.wedge < $1.wedge })
        {
            let names = RegionNames(layout)
            notes.append(
                Diagnostic(
                    .note, "tariff-equivalent",
                    """
                    the widest wedge is on what \(names.both(widest.exporter)) sells of \
                    \(Self.words(layout.sectors[widest.sector])) to \
                    \(names.both(widest.importer)): like a tariff of \
                    \(brief(100 * widest.wedge)) %
                    """))
        }
        let bottlenecks = solution.bottlenecks(limit: 3).filter { $0.cost > 1e-6 }
        if !bottlenecks.isEmpty {
            let words = bottlenecks.map { input in
                """
                \(Self.words(layout.sectors[input.sector])) in \
                \(RegionNames(layout).both(input.region)) (price \
                +\(brief(100 * input.priceChange)) %)
                """
            }
            notes.append(
                Diagnostic(
                    .note, "bottlenecks",
                    "the dearer inputs that cost most: \(words.joined(separator: ", "))"))
        }
        return notes
    }

    /// A sector by its name and code.
    private static func words(_ sector: Sector) -> String {
        sector.name == sector.code ? sector.code : "\(sector.name) (\(sector.code))"
    }

    private static func list(_ codes: [String]) -> String {
        codes.count <= 6
            ? codes.joined(separator: ", ")
            : codes.prefix(6).joined(separator: ", ") + " and \(codes.count - 6) more industries"
    }
}
