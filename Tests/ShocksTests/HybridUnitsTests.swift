import InputOutput
import Shocks
import TestSupport
import Testing

/// Every model refuses a table whose sectors are in different units, and says why.
@Suite struct HybridUnitsTests {
    @Test func modelsRefuse() throws {
        let hybrid = try HybridTable(seed: 34)
        let shock = Shock(restrictions: [
            Restriction(exporter: 0, sectors: [0], importer: 1, cut: 0.3)
        ])
        let model = Extraction()
        let error = #expect(throws: ShockModelError.self) {
            try model.impact(of: shock, on: LeontiefSystem(hybrid.table))
        }
        guard case .unsuitableTable(let name, let reason) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(
            name == Extraction.name && reason.hasPrefix("its sectors are in different units"))
        #expect(throws: Never.self) {
            try model.impact(of: shock, on: LeontiefSystem(hybrid.money))
        }
    }
}
