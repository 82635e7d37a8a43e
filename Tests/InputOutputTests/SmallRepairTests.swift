import InputOutput
import LinearAlgebra
import TestSupport
import Testing

/// Repairs of small faults, and amounts told in another currency.
@Suite struct SmallRepairTests {
    /// A table of which industry 4 (R2/s2) has no output but buys `size` of its neighbour.
    private func faulty(_ size: Double) throws -> MRIOTable {
        let table = try RandomTable.make(
            regions: 2, sectors: 3, seed: 41, emptyIndustry: 4, co2: true)
        var (Z, V) = (table.Z, table.V)
        Z[3, 4] = size
        V[0, 4] = -size
        return try table.replacing(Z: Z, V: V)
    }

    @Test func inputsWithoutOutputBecomeFinalDemand() throws {
        let table = try faulty(1e-4)
        #expect(throws: TableModelError.self) { try LeontiefSystem(table) }
        let (repaired, findings) = try table.repairingSmallFaults()
        #expect(findings.map(\.code) == ["repaired"])
        #expect(findings.first?.location.place == "R2/s2")
        #expect(repaired.provenance.history.count == table.provenance.history.count + 1)
        #expect(repaired.provenance.history.last?.contains("R2/s2") == true)
        assertClose(repaired.x, table.x, relative: 1e-14)
        #expect(repaired.Z.column(4).allSatisfy { $0 == 0 })
        #expect(repaired.V.column(4).allSatisfy { $0 == 0 })
        // The world's value added and taxes are its final demand, as before.
        func gap(_ table: MRIOTable) -> Double {
            table.Y.rowSums().reduce(0, +) - table.V.columnSums().reduce(0, +)
        }
        #expect(abs(gap(repaired) - gap(table)) < 1e-9)
        let demand = repaired.Y.columnSums()
        let before = table.Y.columnSums()
        let grown = demand.indices.filter { abs(demand[$0] - before[$0]) > 1e-12 }
        #expect(grown.count == 1 && table.layout.demandColumns(of: 1).contains(grown[0]))
        assertClose(demand[grown[0]] - before[grown[0]], 1e-4, relative: 1e-6)
        let system = try LeontiefSystem(repaired)
        assertClose(try system.solve(repaired.Y.rowSums()), repaired.x, relative: 1e-10)
    }

    @Test func largeFaultsStay() throws {
        let table = try faulty(5)
        let (same, findings) = try table.repairingSmallFaults()
        #expect(findings.map(\.code) == ["not-small"] && same == table)
    }

    @Test func soundTablesStay() throws {
        let table = try RandomTable.make(regions: 2, sectors: 3, seed: 7, emptyIndustry: 1)
        let (same, findings) = try table.repairingSmallFaults()
        #expect(findings.map(\.code) == ["nothing-to-repair"] && same == table)
    }

    @Test func ratesTellAnotherCurrency() throws {
        let table = try RandomTable.make(regions: 2, sectors: 3, seed: 3)
        let rate = try CurrencyRate("eur = 1.25")
        #expect(rate.currency == "EUR" && rate.price == 1.25)
        guard table.unit == "million USD" else {
            Issue.record("the random table is in \(table.unit)")
            return
        }
        let told = try rate.converted(table)
        #expect(told.unit == "million EUR")
        #expect(told.provenance.history.last?.contains("1 EUR = 1.25 USD") == true)
        assertClose(told.x, table.x.map { $0 / 1.25 }, relative: 1e-14)
        for bad in ["EUR", "EUR=0", "EURO=1", "EUR=x", "=1"] {
            #expect(throws: Diagnostics.self, "\(bad)") { try CurrencyRate(bad) }
        }
        #expect(throws: Diagnostics.self) { try CurrencyRate("USD=2").converted(table) }
    }
}
