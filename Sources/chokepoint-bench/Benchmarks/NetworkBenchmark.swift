import InputOutput
import Shocks

/// The network equilibrium on one restriction and, where there are the EU and Russia, on Bachmann
/// et al.'s case, with the factors of the table made before and without.
enum NetworkBenchmark: Benchmark {
    static let name = "network"
    static let about = "network equilibrium on one restriction, and of EU–Russia trade on WIOD"

    static func run(_ subject: Subject, _ settings: Settings) throws -> [Sample] {
        let table = subject.table
        guard let (exporter, importer) = ExampleRestriction.pair(in: table.layout) else {
            return []
        }
        let shock = Shock(restrictions: [
            Restriction(
                exporter: exporter, sectors: [0], importer: importer, cut: 0.3, rent: .exporter)
        ])
        let model = NetworkEquilibrium(
            origins: .uniform(NetworkEquilibrium.shortRunOrigins))
        let (first, _) = try Timing.best(settings) {
            try model.outcome(of: shock, on: try LeontiefSystem(table))
        }
        // The base and its derivative are there already.
        let system = try LeontiefSystem(table)
        _ = try model.outcome(of: shock, on: system)
        let (next, outcome) = try Timing.best(settings) {
            try model.outcome(of: shock, on: system)
        }
        var samples = [
            Sample(Self.self, alone, on: subject, first),
            Sample(
                Self.self, again, on: subject, next, iterations: outcome.solution.products),
        ]
        if let embargo = embargo(table.layout) {
            let (time, found) = try Timing.best(settings) {
                try model.outcome(of: embargo, on: system)
            }
            samples.append(
                Sample(
                    Self.self, embargoed, on: subject, time, iterations: found.solution.products))
        }
        return samples
    }

    /// One restriction with everything that it needs.
    static let alone = "one restriction, nothing kept"
    /// A further restriction of the same answer.
    static let again = "one restriction, base and derivative kept"
    /// Bachmann et al.'s case.
    static let embargoed = "EU–Russia"

    private static let members = [
        "AUT", "BEL", "BGR", "CYP", "CZE", "DEU", "DNK", "ESP", "EST", "FIN", "FRA", "GBR", "GRC",
        "HUN", "IRL", "ITA", "LTU", "LUX", "LVA", "MLT", "NLD", "POL", "PRT", "ROM", "SVK", "SVN",
        "SWE",
    ]

    /// All Russian sales to the EU cost 2.5 times as much.
    private static func embargo(_ layout: TableLayout) -> Shock? {
        let codes = layout.regions.map(\.code)
        let importers = members.compactMap { codes.firstIndex(of: $0) }
        guard let russia = codes.firstIndex(of: "RUS"), importers.count == members.count else {
            return nil
        }
        return Shock(
            tradeCosts: importers.map { .init(exporter: russia, importer: $0, iceberg: 2.5) })
    }
}
