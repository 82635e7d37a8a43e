import InputOutput
import LinearAlgebra

/// A table as the daily model sees it: who buys what from whom, and what a shock does to it.
///
/// Buyers are the n industries and, after them, the G regions' final demand. Every buyer wants
/// products. The table's own deliveries are read in place: orders are these deliveries times how
/// much a buyer wants of a product relative to baseline. Money is the table's unit a year.
struct ShortageEconomy {
    let table: MRIOTable
    let n: Int
    let N: Int
    let G: Int
    /// n + G.
    var buyers: Int { n + G }
    /// Final demand by region without its negative cells, n×G.
    let finalDemand: Matrix<OrdinalAxis, OrdinalAxis>
    /// What buyer b buys of product p at baseline, p + b·N.
    let wants: [Double]
    /// One over `wants`; 0 where they are 0.
    let inverseWants: [Double]
    /// Output at baseline, n, never negative.
    let output: [Double]
    /// Sales out of stock, n: negative final demand with the sign turned.
    let withdrawals: [Double]
    /// Days of use that industry j keeps of every input, n; 0 for those that keep none.
    let targetDays: [Double]
    /// Ratings of the half-critical rule, p + j·N by user sector.
    let ratings: [Double]
    /// Restricted deliveries, ordered by buyer, product and supplier.
    let caps: [DeliveryCap]
    /// Products of which a buyer has restricted deliveries, in the order of `caps`.
    let splits: [Split]
    /// The splits of each buyer, n + G.
    let splitRanges: [Range<Int>]
    /// Factor on the wants of final demand during the shock, p + r·N.
    let demandFactors: [Double]
    /// Factor on capacity during the shock, n.
    let capacityFactors: [Double]
    /// What had to be interpreted.
    let diagnostics: [Diagnostic]

    /// A delivery that is capped during the shock: a variety of its own in the buyer's stock.
    struct DeliveryCap {
        let row: Int
        let buyer: Int
        /// Share that may still be delivered, relative to baseline.
        let keep: Double
        /// The delivery at baseline.
        let flow: Double
    }

    /// A product that a buyer stocks as varieties: each restricted delivery, and the rest.
    struct Split {
        let buyer: Int
        let product: Int
        /// Its restricted deliveries.
        let caps: Range<Int>
        /// Deliveries of the others at baseline; 0 where all are restricted.
        let rest: Double
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
        for j in negative where table.Z.column(j).contains(where: { $0 != 0 }) {
            throw .unsuitableTable(
                model: Shortage.name,
                reason: "\(layout.code(ofIndustry: j)) has inputs and a negative output")
        }
        let demand = table.demandByRegion
        var withdrawals = [Double](repeating: 0, count: n)
        let final = Matrix(Axis<OrdinalAxis>(count: n), Axis<OrdinalAxis>(count: G)) { target in
            demand.withUnsafeElements { y in
                for r in 0..<G {
                    for i in 0..<n {
                        target[i + r * n] = max(y[i + r * n], 0)
                        withdrawals[i] += max(-y[i + r * n], 0)
                    }
                }
            }
        }
        var wants = [Double](repeating: 0, count: N * (n + G))
        let smallest = Self.addProducts(of: table.Z, N, to: &wants, at: 0)
        guard smallest >= 0 else {
            throw .unsuitableTable(
                model: Shortage.name, reason: "an intermediate delivery is \(brief(smallest))")
        }
        _ = Self.addProducts(of: final, N, to: &wants, at: n)
        finalDemand = final
        self.withdrawals = withdrawals
        self.wants = wants
        inverseWants = wants.map { $0 > 0 ? 1 / $0 : 0 }
        output = table.x.map { max($0, 0) }
        let standard = InputStocks.byUser(layout).days
        targetDays = (0..<n).map {
            let days =
                options.inventoryDaysByUser[$0 % N] ?? options.inventoryDays ?? standard[$0 % N]
            return days < 1 ? 0 : days
        }
        ratings = (options.criticality ?? .ownAndEnergy(layout)).ratings
        precondition(ratings.count == N * N, "N·N ratings")
        let caps = Self.caps(shock.restrictions, table, final)
        self.caps = caps
        (splits, splitRanges) = Self.splits(caps, wants, N, buyers: n + G)
        demandFactors = Self.demandFactors(shock.demandChanges, layout)
        capacityFactors = shock.capacityFactors(industryCount: n)
        diagnostics = Self.notes(withdrawals.reduce(0, +), negative, table)
    }

    /// Adds the deliveries to each buyer by product, over origins: p + (first + b)·N for column b.
    /// - Returns: the smallest delivery, at most 0.
    private static func addProducts<Rows, Columns>(
        of flows: Matrix<Rows, Columns>, _ N: Int, to wants: inout [Double], at first: Int
    ) -> Double {
        let (n, columns) = (flows.rowCount, flows.columnCount)
        return flows.withUnsafeElements { flows in
            wants.withUnsafeMutableBufferPointer { wants in
                var smallest = 0.0
                for b in 0..<columns {
                    for start in stride(from: 0, to: n, by: N) {
                        for p in 0..<N {
                            let value = flows[start + p + b * n]
                            smallest = min(smallest, value)
                            wants[p + (first + b) * N] += value
                        }
                    }
                }
                return smallest
            }
        }
    }

    private static func notes(
        _ withdrawn: Double, _ negative: [Int], _ table: MRIOTable
    ) -> [Diagnostic] {
        var notes: [Diagnostic] = []
        if withdrawn != 0 {
            notes.append(
                Diagnostic(
                    .note, "negative-demand-supplied",
                    "negative final demand of \(brief(withdrawn)) \(table.unit) "
                        + "a year is kept as sales out of stocks that go on at the same rate"))
        }
        if !negative.isEmpty {
            let codes = negative.map { table.layout.code(ofIndustry: $0) }
            notes.append(
                Diagnostic(
                    .note, "negative-output-zeroed",
                    "negative output of \(codes.joined(separator: ", ")), "
                        + "\(brief(negative.reduce(0) { $0 + table.x[$1] })) \(table.unit) in all, "
                        + "is taken as 0: these sell out of stocks only"))
        }
        return notes
    }

    private static func caps(
        _ restrictions: [Restriction], _ table: MRIOTable,
        _ final: Matrix<OrdinalAxis, OrdinalAxis>
    ) -> [DeliveryCap] {
        let layout = table.layout
        let n = layout.industryCount
        let flows = RestrictedFlows(restrictions, in: layout)
        var caps = flows.intermediate.map {
            DeliveryCap(
                row: $0.row, buyer: $0.column, keep: 1 - $0.share,
                flow: table.Z[$0.row, $0.column])
        }
        // All final-demand columns of a region are cut by the same share.
        var seen: Set<Int> = []
        for cell in flows.final {
            let region = layout.region(ofDemandColumn: cell.column)
            if seen.insert(cell.row + region * n).inserted {
                caps.append(
                    DeliveryCap(
                        row: cell.row, buyer: n + region, keep: 1 - cell.share,
                        flow: final[cell.row, region]))
            }
        }
        let N = layout.sectorCount
        return caps.filter { $0.flow > 0 && $0.keep < 1 }
            .sorted { ($0.buyer, $0.row % N, $0.row) < ($1.buyer, $1.row % N, $1.row) }
    }

    private static func splits(
        _ caps: [DeliveryCap], _ wants: [Double], _ N: Int, buyers: Int
    ) -> (splits: [Split], ranges: [Range<Int>]) {
        var splits: [Split] = []
        var ranges: [Range<Int>] = []
        var next = 0
        for b in 0..<buyers {
            let first = splits.count
            while next < caps.count, caps[next].buyer == b {
                let (start, p) = (next, caps[next].row % N)
                var restricted = 0.0
                while next < caps.count, caps[next].buyer == b, caps[next].row % N == p {
                    restricted += caps[next].flow
                    next += 1
                }
                let rest = wants[p + b * N] - restricted
                // What is left of the sum of all flows less the restricted ones may be rounding.
                splits.append(
                    Split(
                        buyer: b, product: p, caps: start..<next,
                        rest: rest > 1e-12 * wants[p + b * N] ? rest : 0))
            }
            ranges.append(first..<splits.count)
        }
        return (splits, ranges)
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
