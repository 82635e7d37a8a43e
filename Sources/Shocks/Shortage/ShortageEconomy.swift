import InputOutput
import LinearAlgebra

/// A table as the daily model sees it: who orders what from whom, and what a shock does to it.
///
/// Buyers are the n industries and, after them, the G regions' final demand. Every buyer wants products;
/// the share matrix says from which industries.
struct ShortageEconomy {
    let table: MRIOTable
    let n: Int
    let N: Int
    let G: Int
    /// n + G.
    var buyers: Int { n + G }
    /// Share of industry i in what buyer b buys of i's product, n×(n+G), column-major.
    let shares: Matrix<OrdinalAxis, OrdinalAxis>
    /// Daily wants of product p by buyer b at baseline, p + b·N.
    let baselineWants: [Double]
    /// a_pj, use of product p per unit of output, p + j·N.
    let coefficients: [Double]
    /// Daily output at baseline, n.
    let output: [Double]
    /// Daily sales out of stock, n: negative final demand with the sign turned.
    let withdrawals: [Double]
    /// Days of use that industry j keeps of every input, n.
    let targetDays: [Double]
    /// Ratings of the half-critical rule, p + j·N by user sector.
    let ratings: [Double]
    /// Restricted cells, ordered by buyer.
    let caps: [DeliveryCap]
    /// Factor on the wants of final demand during the shock, p + r·N.
    let demandFactors: [Double]
    /// Factor on capacity during the shock, n.
    let capacityFactors: [Double]
    /// What had to be interpreted.
    let diagnostics: [Diagnostic]

    /// A cell whose deliveries are capped during the shock.
    struct DeliveryCap {
        let row: Int
        let buyer: Int
        /// Share that may still be delivered, relative to baseline.
        let keep: Double
    }

    static let daysPerYear = 365.0

    init(
        _ technical: TechnicalCoefficients, _ options: Shortage.Options, _ shock: Shock
    ) throws(ShockModelError) {
        let table = technical.table
        let layout = table.layout
        let (n, N, G) = (layout.industryCount, layout.sectorCount, layout.regionCount)
        self.table = table
        (self.n, self.N, self.G) = (n, N, G)
        let negative = (0..<n).filter { table.x[$0] < 0 }
        for j in negative where technical.table.Z.column(j).contains(where: { $0 != 0 }) {
            throw .unsuitableTable(
                model: Shortage.name,
                reason: "\(layout.code(ofIndustry: j)) has inputs and a negative output")
        }
        let demand = table.demandByRegion
        var withdrawals = [Double](repeating: 0, count: n)
        var wants = [Double](repeating: 0, count: N * (n + G))
        var smallest = 0.0
        let perDay = 1 / Self.daysPerYear
        let axis = Axis<OrdinalAxis>(count: n)
        shares = table.Z.withUnsafeElements { z in
            demand.withUnsafeElements { y in
                Matrix(axis, Axis(count: n + G)) { target in
                    for b in 0..<(n + G) {
                        for r in 0..<G {
                            for p in 0..<N {
                                let i = r * N + p
                                let value = b < n ? z[i + b * n] : y[i + (b - n) * n]
                                if b < n { smallest = min(smallest, value) }
                                if value > 0 {
                                    target[i + b * n] = value
                                    wants[p + b * N] += value * perDay
                                } else if value < 0 {
                                    withdrawals[i] -= value * perDay
                                }
                            }
                        }
                        for i in 0..<n where target[i + b * n] != 0 {
                            target[i + b * n] *= perDay / wants[i % N + b * N]
                        }
                    }
                }
            }
        }
        guard smallest >= 0 else {
            throw .unsuitableTable(
                model: Shortage.name, reason: "an intermediate delivery is \(brief(smallest))")
        }
        self.withdrawals = withdrawals
        baselineWants = wants
        output = table.x.map { max($0, 0) * perDay }
        var coefficients = [Double](repeating: 0, count: N * n)
        for j in 0..<n where technical.inverseOutput[j] > 0 {
            for p in 0..<N { coefficients[p + j * N] = wants[p + j * N] / output[j] }
        }
        self.coefficients = coefficients
        targetDays = (0..<n).map { options.inventoryDaysByUser[$0 % N] ?? options.inventoryDays }
        ratings = (options.criticality ?? .ownAndEnergy(layout)).ratings
        precondition(ratings.count == N * N, "N·N ratings")
        caps = Self.caps(shock.restrictions, table)
        demandFactors = Self.demandFactors(shock.demandChanges, layout)
        var capacity = [Double](repeating: 1, count: n)
        for change in shock.capacityChanges { capacity[change.industry] *= 1 + change.change }
        capacityFactors = capacity
        var notes: [Diagnostic] = []
        let total = withdrawals.reduce(0, +)
        if total != 0 {
            notes.append(
                Diagnostic(
                    .note, "negative-demand-supplied",
                    "negative final demand of \(brief(total * Self.daysPerYear)) \(table.unit) "
                        + "a year is kept as sales out of stocks that go on at the same rate"))
        }
        if !negative.isEmpty {
            let codes = negative.map { layout.code(ofIndustry: $0) }.joined(separator: ", ")
            notes.append(
                Diagnostic(
                    .note, "negative-output-zeroed",
                    "negative output of \(codes), "
                        + "\(brief(negative.reduce(0) { $0 + table.x[$1] })) \(table.unit) in all, "
                        + "is taken as 0: these sell out of stocks only"))
        }
        diagnostics = notes
    }

    private static func caps(_ restrictions: [Restriction], _ table: MRIOTable) -> [DeliveryCap] {
        let layout = table.layout
        let flows = RestrictedFlows(restrictions, in: layout)
        var caps = flows.intermediate.map {
            DeliveryCap(row: $0.row, buyer: $0.column, keep: 1 - $0.share)
        }
        // All final-demand columns of a region are cut by the same share.
        var seen: Set<[Int]> = []
        for cell in flows.final {
            let buyer = layout.industryCount + layout.region(ofDemandColumn: cell.column)
            if seen.insert([cell.row, buyer]).inserted {
                caps.append(DeliveryCap(row: cell.row, buyer: buyer, keep: 1 - cell.share))
            }
        }
        return caps.sorted { ($0.buyer, $0.row) < ($1.buyer, $1.row) }
    }

    private static func demandFactors(
        _ changes: [Shock.DemandChange], _ layout: TableLayout
    ) -> [Double] {
        let N = layout.sectorCount
        var factors = [Double](repeating: 1, count: N * layout.regionCount)
        for change in changes {
            for p in change.sectors ?? Array(0..<N) {
                factors[p + change.region * N] *= 1 + change.change
            }
        }
        return factors
    }
}
