import Analyses
import InputOutput
import LinearAlgebra
import TestSupport
import Testing

@Suite struct ChainPositionTests {
    @Test func withoutCorrectionIsTheDefinition() throws {
        let table = try RandomTable.make(regions: 3, sectors: 4, seed: 71, emptyIndustry: 6)
        let system = try LeontiefSystem(table)
        let position = try ChainPosition(system, inventories: [])
        #expect(position.system === system)
        let L = try system.inverse()
        let Gh = try system.ghoshInverse()
        let y = table.Y.rowSums()
        for i in 0..<12 {
            if i == 6 {
                #expect(position.industries[i].upstreamness == nil)
                #expect(position.industries[i].downstreamness == nil)
                continue
            }
            let p = position.industries[i]
            assertClose(try #require(p.upstreamness), Gh.row(i).reduce(0, +), relative: 1e-11)
            assertClose(try #require(p.downstreamness), L.column(i).reduce(0, +), relative: 1e-11)
            assertClose(try #require(p.finalShare), y[i] / table.x[i], relative: 1e-12)
            assertClose(
                try #require(p.valueAddedShare),
                (table.valueAdded[i] + table.taxes[i]) / table.x[i], relative: 1e-11)
        }
        #expect(position.diagnostics.isEmpty)
    }

    /// Miller & Blair 2022, ch. 2: Z = [[150, 500], [200, 100]], x = (1000, 2000).
    @Test func millerBlairColumnSums() throws {
        let table = try twoSectors(
            Z: [[150, 500], [200, 100]], Y: [[350, 0], [1700, 0]], x: [1000, 2000])
        let position = try ChainPosition(LeontiefSystem(table), inventories: [])
        assertClose(
            position.industries.compactMap(\.downstreamness), [1.5181, 1.4521], absolute: 1e-4)
        assertClose(
            position.industries.compactMap(\.upstreamness), [1.9142, 1.2541], absolute: 1e-4)
    }

    @Test func correctionRescalesRows() throws {
        // Inventories of 100 in x = 1000 and of −500 in x = 2000: factors 10/9 and 4/5.
        let table = try twoSectors(
            Z: [[150, 500], [200, 100]], Y: [[250, 100], [2200, -500]], x: [1000, 2000])
        let position = try ChainPosition(LeontiefSystem(table), inventories: [1])
        let corrected = try twoSectors(
            Z: [[150 / 0.9, 500 / 0.9], [160, 80]], Y: [[250 / 0.9, 0], [1760, 0]],
            x: [1000, 2000])
        let expected = try ChainPosition(LeontiefSystem(corrected), inventories: [])
        // How well it was solved is known of the corrected system.
        assertClose(position.system.table.Z.elements, corrected.Z.elements, relative: 1e-14)
        #expect(try #require(position.system.largestBackwardError) < 1e-14)
        for (a, b) in zip(position.industries, expected.industries) {
            assertClose(
                try #require(a.upstreamness), try #require(b.upstreamness), relative: 1e-13)
            assertClose(
                try #require(a.downstreamness), try #require(b.downstreamness), relative: 1e-13)
            assertClose(try #require(a.finalShare), try #require(b.finalShare), relative: 1e-13)
            assertClose(
                try #require(a.valueAddedShare), try #require(b.valueAddedShare), relative: 1e-13)
        }
        // One region: its collapsed table has ΔN = −400 in 3000 and final use 2450·3000/3400.
        assertClose(
            try #require(position.regions[0].finalShare), 2450.0 / 3400, relative: 1e-13)
        assertClose(try #require(position.regions[0].upstreamness), 3400.0 / 2450, relative: 1e-13)
    }

    @Test func onlyInventoriesCannotBeCorrected() throws {
        let table = try twoSectors(
            Z: [[0, 0], [200, 100]], Y: [[0, 1000], [1700, 0]], x: [1000, 2000])
        let position = try ChainPosition(LeontiefSystem(table), inventories: [1])
        #expect(position.diagnostics.map(\.code) == ["not-corrected"])
        #expect(position.diagnostics.first?.location.place == "A/s1")
        assertClose(
            try #require(position.industries[0].upstreamness), 1, absolute: 1e-15)
        #expect(position.industries[0].finalShare == 1)
    }

    @Test func finalUseWeightsUpstreamnessToOutput() throws {
        // Fally: the value-added-weighted mean of U is world output over world final use.
        let table = try RandomTable.make(regions: 4, sectors: 3, seed: 5)
        let position = try ChainPosition(LeontiefSystem(table), inventories: [])
        let all = zip(table.valueAdded, table.taxes).map { $0 + $1 }
        let weighted = zip(position.industries, all).reduce(0) {
            $0 + ($1.0.upstreamness ?? .nan) * $1.1
        }
        assertClose(weighted, table.x.reduce(0, +), relative: 1e-11)
        let down = zip(position.industries, table.Y.rowSums()).reduce(0) {
            $0 + ($1.0.downstreamness ?? .nan) * $1.1
        }
        assertClose(down, table.x.reduce(0, +), relative: 1e-11)
    }

    @Test func knownInventoryCodes() throws {
        func positions(_ codes: [(String, String)]) throws -> [Int] {
            try InventoryCategories.positions(
                in: TableLayout(
                    regions: [Region("A")], sectors: [Sector("s")],
                    finalDemand: codes.map { FinalDemandCategory($0.0, name: $0.1) }))
        }
        #expect(try positions([("CONS_h", "x"), ("INVNT", "x"), ("invented", "x")]) == [1])
        #expect(try positions([("P51G", "x"), ("P5M", "x")]) == [1])
        #expect(try positions([("y05", "Changes in inventories"), ("y06", "x")]) == [0])
        #expect(try positions([("C", "C"), ("I", "I"), ("Cx", "Cx")]) == [])
    }

    private func twoSectors(
        Z: [[Double]], Y: [[Double]], x: [Double]
    ) throws -> MRIOTable {
        let layout = try TableLayout(
            regions: [Region("A")], sectors: [Sector("s1"), Sector("s2")],
            finalDemand: [FinalDemandCategory("C"), FinalDemandCategory("INVNT")])
        let value = (0..<2).map { j in x[j] - Z[0][j] - Z[1][j] }
        return try MRIOTable(
            name: "two sectors", year: nil, unit: "million USD", valuation: "basic prices",
            provenance: Provenance(), layout: layout, primaryInputs: [PrimaryInput("VA")],
            Z: Matrix(layout.industryAxis, layout.industryAxis, rowMajor: Z),
            Y: Matrix(layout.industryAxis, layout.demandAxis, rowMajor: Y),
            V: Matrix(Axis(["VA"]), layout.industryAxis, rowMajor: [value]))
    }
}
