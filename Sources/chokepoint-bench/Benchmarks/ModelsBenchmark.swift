import Dispatch
import InputOutput
import Shocks

/// The dynamic and the general-equilibrium model on one restriction.
enum ModelsBenchmark: Benchmark {
    static let name = "models"
    static let about = "365 days of the shortage model, and trade equilibrium, on one restriction"
    static let shortage = "shortage, 365 days"
    static let reading = "reading the deliveries 730 times in single precision"

    static func run(_ subject: Subject, _ settings: Settings) throws -> [Sample] {
        guard let (exporter, importer) = ExampleRestriction.pair(in: subject.table.layout) else {
            return []
        }
        let shock = Shock(restrictions: [
            Restriction(exporter: exporter, sectors: [0], importer: importer, cut: 0.3)
        ])
        let system = try LeontiefSystem(subject.table)
        let (days, _) = try Timing.best(settings) {
            try Shortage().path(of: shock, on: system)
        }
        let (equilibrium, _) = try Timing.best(settings) {
            try TradeEquilibrium().impact(of: shock, on: system)
        }
        let solves = try rents.map { rent in
            let (solve, iterations) = try counterfactual(
                rent, exporter, importer, subject.table, settings)
            return Sample(
                Self.self, Self.solve(of: rent), on: subject, solve, iterations: iterations)
        }
        return [
            Sample(Self.self, shortage, on: subject, days),
            Sample(Self.self, reading, on: subject, try readingTime(subject, settings)),
            Sample(Self.self, "trade-ge", on: subject, equilibrium),
        ] + solves
    }

    /// The rents in the order in which they are timed.
    static let rents: [Restriction.Rent] = [.lost, .exporter, .importer]

    /// The name of one solve of the trade model from its base.
    static func solve(of rent: Restriction.Rent) -> String {
        "trade-ge, one solve, rent \(rent.rawValue)"
    }

    private static func counterfactual(
        _ rent: Restriction.Rent, _ exporter: Int, _ importer: Int, _ table: MRIOTable,
        _ settings: Settings
    ) throws -> (Timing, Int) {
        let model = TradeEquilibrium()
        let economy = try TableTradeEconomy(
            table, elasticities: [Double](repeating: 4, count: table.sectorCount)
        ).economy
        var notes: [Diagnostic] = []
        let base = try model.base(of: economy, &notes, unit: table.unit)
        let cap = TradeCaps.Cap(
            cell: importer * table.regionCount + exporter, most: 0.7, rent: rent)
        let caps = TradeCaps([cap], base: base)
        let costs = TradeCosts(base.economy)
        let (timing, solution) = try Timing.best(settings) {
            try model.solver.solve(
                base.economy, costs: costs, caps: caps, deficits: base.economy.deficits)
        }
        return (timing, solution.innerIterations)
    }

    /// What a daily model that did no more than look at every delivery twice a day would take.
    private static func readingTime(_ subject: Subject, _ settings: Settings) throws -> Timing {
        let layout = subject.table.layout
        let (n, days) = (layout.industryCount, 365)
        let columns = n + layout.regionCount
        let flows = [Float](repeating: 0.5, count: n * columns)
        let blocks = 16
        let (timing, sum) = try Timing.best(settings) {
            var total: Float = 0
            flows.withUnsafeBufferPointer { flows in
                for _ in 0..<(2 * days) {
                    var sums = [Float](repeating: 0, count: blocks)
                    sums.withUnsafeMutableBufferPointer { sums in
                        nonisolated(unsafe) let (own, all) = (sums, flows)
                        DispatchQueue.concurrentPerform(iterations: blocks) { block in
                            let first = block * columns / blocks * n
                            let last = (block + 1) * columns / blocks * n
                            var sum = SIMD16<Float>(repeating: 0)
                            var k = first
                            guard let start = all.baseAddress else { return }
                            let base = UnsafeRawPointer(start)
                            while k + 16 <= last {
                                sum += base.loadUnaligned(
                                    fromByteOffset: 4 * k, as: SIMD16<Float>.self)
                                k += 16
                            }
                            own[block] = sum.sum()
                        }
                    }
                    total += sums.reduce(0, +)
                }
            }
            return total
        }
        precondition(sum > 0, "the deliveries were read")
        return timing
    }
}
