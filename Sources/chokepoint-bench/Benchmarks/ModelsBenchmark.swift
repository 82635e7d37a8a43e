import InputOutput
import Shocks

/// The dynamic and the general-equilibrium model on one restriction.
enum ModelsBenchmark: Benchmark {
    static let name = "models"
    static let about = "365 days of the shortage model, and trade equilibrium, on one restriction"

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
        return [
            Sample(Self.self, "shortage, 365 days", on: subject, days),
            Sample(Self.self, "trade-ge", on: subject, equilibrium),
        ]
    }
}
