import InputOutput
import LinearAlgebra
import TestSupport
import Testing

@Suite struct AggregationTests {
    private typealias Pair = Concordance.Pair

    private func table() throws -> MRIOTable {
        let table = try RandomTable.make(regions: 4, sectors: 3, categories: 2, seed: 9, co2: true)
        return try table.replacing(declaredOutput: table.x.map { 1.01 * $0 })
    }

    @Test func everyCellGoesWhereItsCodesGo() throws {
        let table = try table()
        let regions = try Concordance.blocs([("EU", ["R2", "R4"])], of: table.layout)
        let sectors = try Concordance(
            [
                Pair(old: "s3", new: "other", newName: "All else"), Pair(old: "s1", new: "s1"),
                Pair(old: "s2", new: "other"),
            ], from: ["s1", "s2", "s3"])
        let demand = try Concordance(
            [Pair(old: "F1", new: "F"), Pair(old: "F2", new: "F")], from: ["F1", "F2"])
        let small = try table.aggregated(
            regions: regions, sectors: sectors, finalDemand: demand, name: "small")
        #expect(small.name == "small")
        #expect(small.regions.map(\.code) == ["R1", "EU", "R3"])
        #expect(small.regions.map(\.name) == ["Region 1", "EU", "Region 3"])
        #expect(small.sectors.map(\.code) == ["other", "s1"])
        #expect(small.sectors.map(\.name) == ["All else", "Sector 1"])
        #expect(small.layout.finalDemandCount == 1)
        #expect(small.primaryInputs == table.primaryInputs)
        // Brute force from the labels.
        func newIndustry(_ old: Int) -> Int {
            let region = [0, 1, 2, 1][old / 3]
            return region * 2 + [1, 0, 0][old % 3]
        }
        var Z = [Double](repeating: 0, count: 36)
        var Y = [Double](repeating: 0, count: 18)
        var V = [Double](repeating: 0, count: 12)
        var F = [Double](repeating: 0, count: 6)
        for j in 0..<12 {
            for i in 0..<12 { Z[newIndustry(i) + 6 * newIndustry(j)] += table.Z[i, j] }
            for k in 0..<2 { V[k + 2 * newIndustry(j)] += table.V[k, j] }
            F[newIndustry(j)] += table.satellites[0].F[0, j]
            for c in 0..<8 { Y[newIndustry(j) + 6 * [0, 1, 2, 1][c / 2]] += table.Y[j, c] }
        }
        assertClose(small.Z.elements, Z, relative: 1e-14)
        assertClose(small.Y.elements, Y, absolute: 1e-12)
        assertClose(small.V.elements, V, relative: 1e-14)
        assertClose(small.satellites[0].F.elements, F, relative: 1e-14)
    }

    @Test func totalsAndBalancesAreKept() throws {
        let table = try table()
        let small = try table.aggregated(
            regions: Concordance.blocs(
                [("A", ["R1", "R2"]), ("B", ["R3", "R4"])], of: table.layout),
            sectors: Concordance.merging([("all", ["s1", "s2", "s3"])], among: table.sectors))
        func total(_ values: [Double]) -> Double { values.reduce(0, +) }
        #expect(small.industryCount == 2)
        assertClose(total(small.Z.elements), total(table.Z.elements), relative: 1e-13)
        assertClose(total(small.Y.elements), total(table.Y.elements), relative: 1e-13)
        assertClose(total(small.V.elements), total(table.V.elements), relative: 1e-13)
        assertClose(total(small.x), total(table.x), relative: 1e-13)
        assertClose(
            total(small.declaredOutput ?? []), total(table.declaredOutput ?? []), relative: 1e-13)
        let (old, new) = (table.satellites[0], small.satellites[0])
        assertClose(total(new.F.elements), total(old.F.elements), relative: 1e-13)
        assertClose(total(new.FY.elements), total(old.FY.elements), relative: 1e-13)
        assertClose(total(small.gdp), total(table.gdp), relative: 1e-13)
        #expect(TableAudit(small).columnBalance.totalShare ?? 1 < 1e-14)
        let system = try LeontiefSystem(small)
        assertClose(try system.solve(small.Y.rowSums()), small.x, relative: 1e-12)
    }

    @Test func historySaysWhatWasMerged() throws {
        let table = try table()
        let small = try table.aggregated(
            regions: Concordance.blocs([("EU", ["R2", "R4"])], of: table.layout),
            sectors: Concordance.merging([("s", ["s1", "s2"])], among: table.sectors))
        let sentence = "Aggregated 4 regions into 3 (EU = R2 R4), 3 sectors into 2 (s = s1 s2)."
        #expect(small.provenance.history == [sentence])
        #expect(small.satellites[0].provenance.history == [sentence])
        #expect(small.name == "\(table.name), aggregated to 3 regions × 2 sectors")
    }

    @Test func withoutAConcordanceNothingChanges() throws {
        let table = try table()
        #expect(try table.aggregated() == table)
    }

    @Test func aFullyMergedTableIsOneNumberEach() throws {
        let table = try table()
        let world = try table.aggregated(
            regions: Concordance.merging(
                [("WLD", table.regions.map(\.code))], among: table.regions),
            sectors: Concordance.merging([("T", table.sectors.map(\.code))], among: table.sectors))
        #expect(world.industryCount == 1)
        assertClose(world.Z[0, 0], table.Z.elements.reduce(0, +), relative: 1e-13)
        #expect(world.layout.code(ofIndustry: 0) == "WLD/T")
    }

    @Test func regionOrderDoesNotMatter() throws {
        let table = try table()
        let order = [3, 1, 0, 2]
        let blocs = [(name: "EU", codes: ["R2", "R4"])]
        let a = try table.aggregated(regions: Concordance.blocs(blocs, of: table.layout))
        let other = try permuted(table, order)
        let b = try other.aggregated(regions: Concordance.blocs(blocs, of: other.layout))
        #expect(b.regions.map(\.code) == ["EU", "R1", "R3"])
        let back = try permuted(b, [1, 0, 2])
        assertClose(back.Z.elements, a.Z.elements, relative: 1e-14)
        assertClose(back.x, a.x, relative: 1e-14)
        assertClose(back.declaredOutput ?? [], a.declaredOutput ?? [], relative: 1e-14)
    }

    @Test func anotherTablesConcordanceStopsTheProcess() async {
        await #expect(processExitsWith: .failure) {
            let table = try RandomTable.make(regions: 2, sectors: 2, seed: 1)
            _ = try table.aggregated(
                regions: Concordance([.init(old: "X", new: "Y")], from: ["X"]))
        }
    }
}
