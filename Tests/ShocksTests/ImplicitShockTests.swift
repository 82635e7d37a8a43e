import InputOutput
import LinearAlgebra
import Shocks
import TestSupport
import Testing

/// The models that only solve give the same on technology × trade shares as on the cells.
@Suite struct ImplicitShockTests {
    @Test func modelsAgree() throws {
        let table = try ImplicitTable(regions: 8, sectors: 5, seed: 41).table
        let shock = Shock(restrictions: [
            Restriction(exporter: 0, sectors: [1, 4], importer: 1, cut: 0.4),
            Restriction(exporter: 3, sectors: [2], importer: 0, users: [0, 1], cut: 1),
        ])
        for model: any ShockModel in [
            Extraction(), Extraction(replacement: .proRata),
            Extraction(replacement: .proRata, spareCapacity: 0.01), CostPush(markUp: 0.7),
        ] {
            func values(_ system: LeontiefSystem) throws -> [Double] {
                try model.impact(of: shock, on: system).measures.flatMap {
                    $0.values.compactMap { $0 }
                }
            }
            let implicit = try LeontiefSystem(table, policy: .matrixFree)
            let found = try values(implicit)
            let expected = try values(LeontiefSystem(table.multipliedOut(), policy: .reusable))
            #expect(implicit.reports.map(\.solver) == ["GMRES on I−A"])
            assertClose(
                found, expected, absolute: 1e-12 * (expected.map { abs($0) }.max() ?? 0))
            #expect(expected.contains { $0 != 0 })
        }
    }
}
