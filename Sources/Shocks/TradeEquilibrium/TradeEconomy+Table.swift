public import InputOutput

/// A trade economy made from a table, and what had to be changed to make it one.
public struct TableTradeEconomy: Sendable {
    /// The economy; its base equilibrium has all wages 1.
    public let economy: TradeEconomy
    /// Every change to the data, with its amount in the table's unit.
    public let diagnostics: [Diagnostic]

    /// Shares of a table. Taxes on products count as value added of the industry that pays them,
    /// because every currency unit has to be somebody's income.
    ///
    /// Hat algebra has no place for negative deliveries (inventories run down) or for an industry
    /// whose inputs cost more than its output. Negative final demand is set to zero, inputs of an
    /// industry with less than `leastValueAddedShare` are scaled down to leave it, and output
    /// follows from the remaining demand at unchanged coefficients; the amounts are in
    /// `diagnostics`.
    /// - Throws: `unsuitableTable` when a negative intermediate delivery remains or a region has no
    ///   income.
    public init(
        _ table: MRIOTable, elasticities: [Double], leastValueAddedShare: Double = 0.01
    ) throws {
        let layout = table.layout
        let (G, N) = (layout.regionCount, layout.sectorCount)
        precondition(elasticities.count == N, "one elasticity a sector")
        var blocks = try TableBlocks(table)
        var notes = blocks.removeNegativeDemand()
        notes += blocks.limitInputs(leastValueAddedShare: leastValueAddedShare)
        for (r, spent) in layout.sumByRegion(blocks.finalDemand).enumerated() where !(spent > 0) {
            throw Self.noIncome(table, r)
        }
        if !notes.isEmpty { try blocks.clear() }
        let valueAdded = layout.sumByRegion(blocks.valueAdded)
        let spending = layout.sumByRegion(blocks.finalDemand)
        for r in 0..<G where !(valueAdded[r] > 0 && spending[r] > 0) {
            throw Self.noIncome(table, r)
        }
        economy = TradeEconomy(
            regions: table.regions.map(\.code), sectors: table.sectors.map(\.code),
            accounts: TradeEconomy.Accounts(
                flows: blocks.flows, tariffs: [Double](repeating: 0, count: N * G * G),
                inputs: blocks.inputs, valueAdded: blocks.valueAdded,
                finalDemand: blocks.finalDemand,
                deficits: zip(spending, valueAdded).map { $0 - $1 }),
            elasticities: elasticities)
        let (before, after) = (table.x.reduce(0, +), blocks.output.reduce(0, +))
        if !notes.isEmpty {
            notes.append(
                Diagnostic(
                    .note, "output-adjusted",
                    "world output is \(brief(after - before)) \(table.unit) "
                        + "(\(brief(100 * (after / before - 1))) %) higher in the "
                        + "base of the trade model than in the table"))
        }
        diagnostics = notes
    }

    private static func noIncome(_ table: MRIOTable, _ region: Int) -> ShockModelError {
        .unsuitableTable(
            model: TradeEquilibrium.name,
            reason: "\(table.regions[region].code) has no value added or no final demand"
                + table.layout.partsRemedy(ofRegion: region))
    }
}

/// A table summed to what the trade model sees: flows by product and pair, inputs by user.
private struct TableBlocks {
    let table: MRIOTable
    let G: Int
    let N: Int
    /// (j·G + n)·G + i.
    var flows: [Double]
    /// (n·N + j)·N + k.
    var inputs: [Double]
    /// n·N + k.
    var finalDemand: [Double]
    /// n.
    var output: [Double]
    /// n, taxes included.
    var valueAdded: [Double]
    private var demandCells: [Double]  // Y by destination, i + r·n, negative cells removed
    /// Deliveries of intermediates, as `flows`.
    private let intermediates: [Double]

    init(_ table: MRIOTable) throws(ShockModelError) {
        self.table = table
        let layout = table.layout
        let (G, N, n) = (layout.regionCount, layout.sectorCount, layout.industryCount)
        (self.G, self.N) = (G, N)
        var flows = [Double](repeating: 0, count: N * G * G)
        var inputs = [Double](repeating: 0, count: G * N * N)
        var smallest = 0.0
        table.Z.withUnsafeElements { z in
            for user in 0..<n {
                let importer = user / N
                for i in 0..<G {
                    for k in 0..<N {
                        let value = z[i * N + k + user * n]
                        flows[(k * G + importer) * G + i] += value
                        inputs[user * N + k] += value
                        smallest = min(smallest, value)
                    }
                }
            }
        }
        guard smallest >= 0 else {
            throw .unsuitableTable(
                model: TradeEquilibrium.name,
                reason: "an intermediate delivery is \(smallest) \(table.unit)")
        }
        demandCells = table.demandByRegion.withUnsafeElements { Array($0) }
        intermediates = flows
        self.flows = flows
        finalDemand = []
        self.inputs = inputs
        output = table.x
        valueAdded = (0..<n).map { j in
            (0..<N).reduce(table.x[j]) { $0 - inputs[j * N + $1] }
        }
        addDemand()
    }

    /// Sums final demand, and adds it to the deliveries of intermediates. Summed anew, not less
    /// what is removed: of what is all removed nothing is left, not even rounding.
    private mutating func addDemand() {
        let n = G * N
        flows = intermediates
        finalDemand = [Double](repeating: 0, count: n)
        for r in 0..<G {
            for i in 0..<n {
                flows[(i % N * G + r) * G + i / N] += demandCells[i + r * n]
                finalDemand[r * N + i % N] += demandCells[i + r * n]
            }
        }
    }

    mutating func removeNegativeDemand() -> [Diagnostic] {
        let n = G * N
        var (count, total) = (0, 0.0)
        var byRegion = [Double](repeating: 0, count: G)
        for r in 0..<G {
            for i in 0..<n where demandCells[i + r * n] < 0 {
                let value = demandCells[i + r * n]
                count += 1
                total += value
                byRegion[r] += value
                demandCells[i + r * n] = 0
            }
        }
        guard let note = negativeDemandNote(count, total, byRegion, table) else { return [] }
        addDemand()
        return [note]
    }

    mutating func limitInputs(leastValueAddedShare least: Double) -> [Diagnostic] {
        var changed: [(code: String, amount: Double)] = []
        for j in 0..<(G * N) where output[j] > 0 && valueAdded[j] < least * output[j] {
            let range = (j * N)..<((j + 1) * N)
            let total = range.reduce(0) { $0 + inputs[$1] }
            let scale = (1 - least) * output[j] / total
            for k in range { inputs[k] *= scale }
            changed.append((table.layout.code(ofIndustry: j), total * (1 - scale)))
            valueAdded[j] = least * output[j]
        }
        guard let largest = changed.max(by: { $0.amount < $1.amount }) else { return [] }
        let total = changed.reduce(0) { $0 + $1.amount }
        return [
            Diagnostic(
                .note, "value-added-raised",
                """
                value added of \(changed.count) industries is raised to \(brief(100 * least)) \
                % of output, 
                """
                    + "\(brief(total)) \(table.unit) in all "
                    + "(most in \(largest.code): \(brief(largest.amount)))")
        ]
    }

    /// Makes outputs and values consistent with the shares and the final demand that are left.
    mutating func clear() throws(ShockModelError) {
        let trial = TradeEconomy(
            regions: table.regions.map(\.code), sectors: table.sectors.map(\.code),
            accounts: TradeEconomy.Accounts(
                flows: flows, tariffs: [Double](repeating: 0, count: flows.count),
                inputs: inputs, valueAdded: valueAdded, finalDemand: finalDemand,
                deficits: [Double](repeating: 0, count: G)),
            elasticities: [Double](repeating: 1, count: N))
        let demand = table.layout.sumByRegion(finalDemand)
        let state = try TradeProblem(
            trial, costs: TradeCosts(trial), caps: nil,
            deficits: zip(demand, trial.valueAdded).map { $0 - $1 }, mustBalance: false
        ).stateAtBasePrices()
        output = state.output
        for j in 0..<(G * N) {
            valueAdded[j] = trial.valueAddedShares[j] * output[j]
            for k in 0..<N { inputs[j * N + k] = trial.inputShares[j * N + k] * output[j] }
        }
        for j in 0..<N {
            for r in 0..<G {
                for i in 0..<G {
                    let cell = (j * G + r) * G + i
                    flows[cell] = trial.shares[cell] * state.unknowns.expenditure[r * N + j]
                }
            }
        }
    }
}
