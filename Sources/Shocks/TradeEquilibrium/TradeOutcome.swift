/// What a change of trade costs does: one equilibrium compared with the one before.
public struct TradeOutcome: Sendable {
    /// The equilibrium before.
    public let base: TradeSolution
    /// The equilibrium after; its hats are relative to `base`.
    public let counterfactual: TradeSolution
    /// Iceberg factors of the change, (j·G + n)·G + i.
    public let iceberg: [Double]

    /// What restrictions did to each restricted delivery, by cell.
    public let wedges: [DeliveryWedge]

    /// A comparison.
    public init(
        base: TradeSolution, counterfactual: TradeSolution, iceberg: [Double],
        wedges: [DeliveryWedge] = []
    ) {
        self.wedges = wedges
        self.base = base
        self.counterfactual = counterfactual
        self.iceberg = iceberg
    }

    /// Exact change of real income, (I'/I)/P̂ − 1, G.
    public var welfare: [Double] {
        base.income.indices.map {
            counterfactual.income[$0] / base.income[$0] / counterfactual.consumerPrices[$0] - 1
        }
    }

    /// Exact change of the real wage, ŵ/P̂ − 1, G.
    public var realWages: [Double] {
        base.income.indices.map {
            counterfactual.wages[$0] / counterfactual.consumerPrices[$0] - 1
        }
    }

    /// The first-order decomposition of the welfare change of one region, as shares of its income.
    public struct FirstOrder: Sendable, Hashable {
        /// Σ E_nij·dc_nj − M_nij·dc_ij over income: what exports earn more and imports cost more, a
        /// rent of the exporter included.
        public let termsOfTrade: Double
        /// Σ τ_nij·M_nij·(dM_nij − dc_ij − dd_nij) over income: tariff revenue from more imports.
        public let volumeOfTrade: Double
        /// −Σ M_nij·dd_nij over income: what iceberg costs and lost rents melt away.
        public let tradeCosts: Double
        /// The sum.
        public var total: Double { termsOfTrade + volumeOfTrade + tradeCosts }
    }

    /// The split of Caliendo & Parro (2015, equation 15; their Table 2), G, with relative changes
    /// (ĉ − 1, M̂ − 1) at base flows. It is a first-order statement: where imports double it is far
    /// from the exact change, and where a flow is prohibited (an infinite iceberg cost) it does not
    /// exist: nil.
    public var firstOrder: [FirstOrder?] {
        let economy = base.economy
        let (G, N) = (economy.regionCount, economy.sectorCount)
        let (before, after) = (base.flows, counterfactual.flows)
        // A rent of the importer is paid to itself: no cost at first order.
        var exporterRents: [Int: Double] = [:]
        var lostRents = exporterRents
        for delivery in counterfactual.capped {
            if delivery.rent == .exporter { exporterRents[delivery.cell] = delivery.wedge }
            if delivery.rent == .lost { lostRents[delivery.cell] = delivery.wedge }
        }
        var terms = [Double](repeating: 0, count: G)
        var (volume, melted) = (terms, terms)
        for j in 0..<N {
            for n in 0..<G {
                for i in 0..<G {
                    let cell = (j * G + n) * G + i
                    let M = before[cell]
                    if M == 0 { continue }
                    let costChange =
                        counterfactual.costs[i * N + j] * (exporterRents[cell] ?? 1) - 1
                    let icebergChange = iceberg[cell] * (lostRents[cell] ?? 1) - 1
                    terms[i] += M * costChange
                    terms[n] -= M * costChange
                    if icebergChange != 0 { melted[n] -= M * icebergChange }
                    let tariff = economy.tariffs[cell]
                    if tariff != 0 {
                        volume[n] += tariff * (after[cell] - M - M * (costChange + icebergChange))
                    }
                }
            }
        }
        return (0..<G).map { n in
            let income = base.income[n]
            guard melted[n].isFinite else { return nil }
            return FirstOrder(
                termsOfTrade: terms[n] / income, volumeOfTrade: volume[n] / income,
                tradeCosts: melted[n] / income)
        }
    }
}
