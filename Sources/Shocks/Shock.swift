import InputOutput

/// Everything that happens at once in one scenario. All parts may be empty; a model states which
/// parts it can use and refuses the others by name instead of dropping them.
public struct Shock: Sendable, Hashable {
    /// Final demand of a region for the products of some industries changes.
    public struct DemandChange: Sendable, Hashable {
        /// The region whose final demand changes.
        public let region: Int
        /// The products, as sectors (of every origin); nil for all.
        public let sectors: [Int]?
        /// Change as a share of baseline demand, ≥ −1.
        public let change: Double

        /// A change of final demand.
        public init(region: Int, sectors: [Int]?, change: Double) {
            precondition(change >= -1, "demand cannot fall by more than all of it")
            self.region = region
            self.sectors = sectors
            self.change = change
        }
    }

    /// The capacity of an industry falls: of its plants, or of its labour.
    public struct CapacityChange: Sendable, Hashable {
        /// What there is less of. The scarcer of the two limits output (Pichler et al. 2022): a
        /// plant that stands still needs no workers, so that losses of the two do not multiply.
        public enum Factor: String, Sendable, Hashable, CaseIterable {
            /// Plant and equipment.
            case capital
            /// People at work.
            case labour
        }

        /// The industry.
        public let industry: Int
        /// Change as a share of baseline output, in [−1, 0].
        public let change: Double
        /// What there is less of.
        public let factor: Factor

        /// A loss of capacity.
        public init(industry: Int, change: Double, factor: Factor = .capital) {
            precondition((-1...0).contains(change), "capacity change \(change) outside [−1, 0]")
            self.industry = industry
            self.change = change
            self.factor = factor
        }
    }

    /// A tariff or a non-revenue (iceberg) cost on a bilateral flow.
    public struct TradeCost: Sendable, Hashable {
        /// Selling region.
        public let exporter: Int
        /// Buying region.
        public let importer: Int
        /// The sectors it falls on; nil for all.
        public let sectors: [Int]?
        /// Ad-valorem tariff τ ≥ 0, the revenue of which the importer keeps.
        public let tariff: Double
        /// Iceberg cost factor d ≥ 1, which nobody receives; `infinity` for an embargo.
        public let iceberg: Double

        /// A cost on a flow.
        public init(
            exporter: Int, importer: Int, sectors: [Int]? = nil, tariff: Double = 0,
            iceberg: Double = 1
        ) {
            precondition(tariff > -1, "tariff \(tariff) at or below −100 %")
            precondition(iceberg > 0, "an iceberg factor is positive")
            self.exporter = exporter
            self.importer = importer
            self.sectors = sectors
            self.tariff = tariff
            self.iceberg = iceberg
        }
    }

    /// Export restrictions.
    public var restrictions: [Restriction]
    /// Changes of final demand.
    public var demandChanges: [DemandChange]
    /// Losses of capacity.
    public var capacityChanges: [CapacityChange]
    /// Tariffs and iceberg costs.
    public var tradeCosts: [TradeCost]

    /// A shock from its parts.
    public init(
        restrictions: [Restriction] = [], demandChanges: [DemandChange] = [],
        capacityChanges: [CapacityChange] = [], tradeCosts: [TradeCost] = []
    ) {
        self.restrictions = restrictions
        self.demandChanges = demandChanges
        self.capacityChanges = capacityChanges
        self.tradeCosts = tradeCosts
    }
}

extension Shock {
    /// What every industry can make as a share of its capacity at baseline, n: changes of one
    /// factor multiply, and the scarcer factor limits.
    func capacityFactors(industryCount n: Int) -> [Double] {
        var capital = [Double](repeating: 1, count: n)
        var labour = capital
        for change in capacityChanges {
            switch change.factor {
            case .capital: capital[change.industry] *= 1 + change.change
            case .labour: labour[change.industry] *= 1 + change.change
            }
        }
        return zip(capital, labour).map { min($0, $1) }
    }

    /// The kinds of change that a shock is made of, each as a shock of its own.
    public var parts: [(name: String, shock: Shock)] {
        let all: [(name: String, shock: Shock)] = [
            ("restrictions", Shock(restrictions: restrictions)),
            ("demand", Shock(demandChanges: demandChanges)),
            ("capacity", Shock(capacityChanges: capacityChanges)),
            ("trade_costs", Shock(tradeCosts: tradeCosts)),
        ]
        return all.filter { $0.shock != Shock() }
    }
}
