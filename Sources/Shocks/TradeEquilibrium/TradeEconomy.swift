/// The parameters of a multi-sector trade model with input-output links, in the notation of
/// Caliendo & Parro (2015): G regions n (importers) and i (exporters), N sectors j (outputs) and k
/// (inputs).
///
/// All buyers of a region share one mix of origins for a sector's product. Flat arrays; the layout
/// is given with each.
public struct TradeEconomy: Sendable {
    /// Codes of the G regions.
    public let regions: [String]
    /// Codes of the N sectors.
    public let sectors: [String]
    /// π_nij, share of n's spending on j (tariffs included) that goes to i; element (j·G + n)·G +
    /// i.
    public let shares: [Double]
    /// τ_nij, ad-valorem tariffs; element (j·G + n)·G + i.
    public let tariffs: [Double]
    /// γ_nj, value added per unit of output; element n·N + j.
    public let valueAddedShares: [Double]
    /// γ_nkj, inputs of k per unit of output of j; element (n·N + j)·N + k.
    public let inputShares: [Double]
    /// α_nj, shares in final demand; element n·N + j.
    public let demandShares: [Double]
    /// w_n·L_n, value added by region, G, in currency.
    public let valueAdded: [Double]
    /// D_n, trade deficit by region, G, in currency; adds up to 0.
    public let deficits: [Double]
    /// θ_j = σ_o − 1, trade elasticity by sector, N, above −1; below 0 origins are complements.
    public let elasticities: [Double]

    /// G.
    public var regionCount: Int { regions.count }
    /// N.
    public var sectorCount: Int { sectors.count }

    /// An economy from its parameters; wrong counts and negative shares are preconditions.
    public init(
        regions: [String], sectors: [String], shares: [Double], tariffs: [Double],
        valueAddedShares: [Double], inputShares: [Double], demandShares: [Double],
        valueAdded: [Double], deficits: [Double], elasticities: [Double]
    ) {
        let (G, N) = (regions.count, sectors.count)
        precondition(shares.count == N * G * G && tariffs.count == N * G * G, "N·G·G elements")
        precondition(valueAddedShares.count == G * N, "G·N value-added shares")
        precondition(inputShares.count == G * N * N, "G·N·N input shares")
        precondition(demandShares.count == G * N, "G·N demand shares")
        precondition(valueAdded.count == G && deficits.count == G, "G values")
        precondition(elasticities.count == N, "N elasticities")
        precondition(elasticities.allSatisfy { $0 > -1 }, "a trade elasticity is above -1")
        precondition(shares.allSatisfy { $0 >= 0 }, "a share is not negative")
        precondition(demandShares.allSatisfy { $0 >= 0 }, "a demand share is not negative")
        self.regions = regions
        self.sectors = sectors
        self.shares = shares
        self.tariffs = tariffs
        self.valueAddedShares = valueAddedShares
        self.inputShares = inputShares
        self.demandShares = demandShares
        self.valueAdded = valueAdded
        self.deficits = deficits
        self.elasticities = elasticities
    }

    /// Values of one year, from which the parameters are shares.
    public struct Accounts: Sendable {
        /// Deliveries net of tariffs, importer n buys j from i; element (j·G + n)·G + i.
        public var flows: [Double]
        /// Ad-valorem tariffs, same layout.
        public var tariffs: [Double]
        /// Intermediate inputs of k used by industry (n, j); element (n·N + j)·N + k.
        public var inputs: [Double]
        /// Value added of industry (n, j); element n·N + j.
        public var valueAdded: [Double]
        /// Final demand of n for j at purchasers' prices; element n·N + j.
        public var finalDemand: [Double]
        /// Trade deficits, G.
        public var deficits: [Double]

        /// Accounts from their parts.
        public init(
            flows: [Double], tariffs: [Double], inputs: [Double], valueAdded: [Double],
            finalDemand: [Double], deficits: [Double]
        ) {
            self.flows = flows
            self.tariffs = tariffs
            self.inputs = inputs
            self.valueAdded = valueAdded
            self.finalDemand = finalDemand
            self.deficits = deficits
        }
    }

    /// An economy from accounts that need not clear to the last digit: the base equilibrium is
    /// solved for, not assumed.
    ///
    /// A product that a region does not buy is given to its own producers, and an industry without
    /// output uses labour only; neither has any weight.
    public init(
        regions: [String], sectors: [String], accounts: Accounts, elasticities: [Double]
    ) {
        let (G, N) = (regions.count, sectors.count)
        precondition(accounts.flows.count == N * G * G, "N·G·G flows")
        precondition(accounts.inputs.count == G * N * N, "G·N·N inputs")
        var shares = [Double](repeating: 0, count: N * G * G)
        for row in 0..<(N * G) {
            var spending = 0.0
            for i in 0..<G {
                shares[row * G + i] =
                    accounts.flows[row * G + i] * (1 + accounts.tariffs[row * G + i])
                spending += shares[row * G + i]
            }
            if spending > 0 {
                for i in 0..<G { shares[row * G + i] /= spending }
            } else {
                shares[row * G + row % G] = 1
            }
        }
        var (gamma, inputs) = (accounts.valueAdded, accounts.inputs)
        for industry in 0..<(G * N) {
            let range = (industry * N)..<((industry + 1) * N)
            let output = range.reduce(gamma[industry]) { $0 + inputs[$1] }
            gamma[industry] = output > 0 ? gamma[industry] / output : 1
            for k in range { inputs[k] = output > 0 ? inputs[k] / output : 0 }
        }
        var alpha = accounts.finalDemand
        var valueAdded = [Double](repeating: 0, count: G)
        for n in 0..<G {
            let range = (n * N)..<((n + 1) * N)
            let total = range.reduce(0) { $0 + alpha[$1] }
            for j in range {
                alpha[j] = total > 0 ? alpha[j] / total : 1 / Double(N)
                valueAdded[n] += accounts.valueAdded[j]
            }
        }
        self.init(
            regions: regions, sectors: sectors, shares: shares, tariffs: accounts.tariffs,
            valueAddedShares: gamma, inputShares: inputs, demandShares: alpha,
            valueAdded: valueAdded, deficits: accounts.deficits, elasticities: elasticities)
    }

    /// The same economy with other elasticities, N.
    public func with(elasticities: [Double]) -> TradeEconomy {
        TradeEconomy(
            regions: regions, sectors: sectors, shares: shares, tariffs: tariffs,
            valueAddedShares: valueAddedShares, inputShares: inputShares,
            demandShares: demandShares, valueAdded: valueAdded, deficits: deficits,
            elasticities: elasticities)
    }

    /// The same economy with other trade shares, tariffs, value added and deficits: a solved
    /// equilibrium as the base of the next.
    public func rebased(
        shares: [Double], tariffs: [Double], valueAdded: [Double], deficits: [Double]
    ) -> TradeEconomy {
        TradeEconomy(
            regions: regions, sectors: sectors, shares: shares, tariffs: tariffs,
            valueAddedShares: valueAddedShares, inputShares: inputShares,
            demandShares: demandShares, valueAdded: valueAdded, deficits: deficits,
            elasticities: elasticities)
    }
}
