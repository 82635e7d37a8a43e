import InputOutput
import LinearAlgebra
import TestSupport
import Testing

/// Two tables side by side.
@Suite struct TableComparisonTests {
    private let table: MRIOTable

    init() throws { table = try RandomTable.make(regions: 3, sectors: 4, seed: 61, co2: true) }

    @Test func aTableAgreesWithItself() {
        let comparison = TableComparison(table, table)
        #expect(comparison.agrees && comparison.statements.isEmpty)
        #expect(comparison.families.map(\.title).contains("cells of co2"))
        #expect(comparison.families.allSatisfy { $0.different == 0 && $0.worst.isEmpty })
        #expect(comparison.families.first { $0.title == "cells of Z" }?.compared == 144)
        assertClose(comparison.world[0].first, table.x.reduce(0, +), relative: 1e-13)
    }

    @Test func oneCellIsFoundWithAllItsTotals() throws {
        var Z = table.Z
        Z[1, 6] += 5
        let comparison = TableComparison(table, try table.replacing(Z: Z))
        #expect(!comparison.agrees)
        let different = comparison.families.filter { $0.different > 0 }
        #expect(
            different.map(\.title) == [
                "output by region", "exports by region", "imports by region", "output by sector",
                "exports by sector", "cells of Z",
            ])
        let cell = try #require(different.last?.worst.first)
        #expect(cell.label == "R1/s2 → R2/s3")
        assertClose(cell.difference, 5, relative: 1e-12)
        #expect(different[2].worst.map(\.label) == ["R2"])
        #expect(
            TableComparison(table, try table.replacing(Z: Z), tolerance: .init(absolute: 6)).agrees)
    }

    @Test func orderAndMissingLabelsAreStated() throws {
        let turned = TableComparison(table, try permuted(table, [2, 0, 1]))
        #expect(turned.statements.map(\.what) == ["order of regions"])
        #expect(turned.families.allSatisfy { $0.different == 0 })
        let merged = try table.aggregated(
            regions: Concordance.blocs([("X", ["R2", "R3"])], of: table.layout))
        let comparison = TableComparison(table, merged)
        #expect(
            comparison.statements.map { [$0.what, $0.first ?? "none", $0.second ?? "none"] } == [
                ["region", "R2", "none"], ["region", "R3", "none"], ["region", "none", "X"],
            ])
        #expect(comparison.families.first { $0.title == "output by region" }?.compared == 1)
        assertClose(comparison.world[0].difference, 0, absolute: 1e-9 * comparison.world[0].first)
    }

    @Test func onlyTheLargestAreKept() throws {
        var Z = table.Z
        for k in 0..<6 { Z[k, k] += Double(k + 1) }
        let comparison = TableComparison(table, try table.replacing(Z: Z), worst: 2)
        let cells = try #require(comparison.families.first { $0.title == "cells of Z" })
        #expect(cells.different == 6)
        #expect(cells.worst.map(\.label) == ["R2/s2 → R2/s2", "R2/s1 → R2/s1"])
    }
}
