import Analyses
import InputOutput
import LinearAlgebra
import TestSupport
import Testing

/// Numbers of PageRank and betweenness are those of networkx 3 on the same links.
@Suite struct NetworkTests {
    @Test func pageRankOfFiveIndustries() throws {
        let rank = PageRank(try FiveIndustries.table())
        assertClose(
            rank.asSupplier,
            [
                0.1981939121358804, 0.2912366844633149, 0.23336094650673714, 0.17242619619899102,
                0.10478226069507665,
            ], absolute: 1e-13)
        assertClose(
            rank.asBuyer,
            [
                0.18944994795680942, 0.2621262450325782, 0.16270187155431992, 0.20503456573174533,
                0.180687369724547,
            ], absolute: 1e-13)
    }

    @Test func pageRankSolvesItsEquation() throws {
        let table = try RandomTable.make(regions: 3, sectors: 3, seed: 51, emptyIndustry: 4)
        let rank = PageRank(table, damping: 0.6)
        assertClose(rank.asSupplier.reduce(0, +), 1, absolute: 1e-13)
        let totals = table.Z.columnSums()
        let ending = rank.asSupplier.indices.filter { totals[$0] == 0 }
            .reduce(0) { $0 + rank.asSupplier[$1] }
        for i in 0..<9 {
            var sum = 0.0
            for j in 0..<9 where totals[j] > 0 {
                sum += table.Z[i, j] / totals[j] * rank.asSupplier[j]
            }
            assertClose(
                rank.asSupplier[i], 0.6 * sum + (0.4 + 0.6 * ending) / 9, absolute: 1e-13)
        }
        // Nobody walks: all are the same.
        assertClose(
            PageRank(table, damping: 0).asBuyer, [Double](repeating: 1.0 / 9, count: 9),
            absolute: 1e-15)
    }

    @Test func betweennessOfTheNineLargestFlows() throws {
        let network = FlowNetwork(try FiveIndustries.table(), count: 9)
        assertClose(network.betweenness, [0, 5.0 / 12, 0, 0.25, 0], absolute: 1e-15)
        #expect(network.links.map(\.flow) == [500, 500, 400, 300, 250, 200, 200, 150, 100])
        let all = FiveIndustries.Z.enumerated().reduce(0) { sum, row in
            sum + row.element.reduce(0, +) - row.element[row.offset]
        }
        assertClose(try #require(network.coverage), 2600 / all, relative: 1e-14)
    }

    /// Two pairs of industries that hardly trade with each other.
    @Test func communitiesAreWhatTradesTogether() throws {
        let layout = try TableLayout(
            regions: [Region("A"), Region("B")], sectors: [Sector("1"), Sector("2")],
            finalDemand: [FinalDemandCategory("F")])
        let Z: [[Double]] = [[9, 1, 20, 1], [1, 9, 1, 20], [18, 1, 9, -3], [1, 15, 1, 9]]
        let table = try MRIOTable(
            name: "pairs", year: nil, unit: "USD", valuation: "basic prices",
            provenance: Provenance(), layout: layout, primaryInputs: [PrimaryInput("VA")],
            Z: Matrix(layout.industryAxis, layout.industryAxis, rowMajor: Z),
            Y: Matrix(
                layout.industryAxis, layout.demandAxis,
                rowMajor: [[50, 0], [50, 0], [0, 50], [0, 50]]),
            V: Matrix(Axis(["VA"]), layout.industryAxis, rowMajor: [[50, 50, 50, 50]]))
        let communities = Communities(table)
        #expect(communities.group == [0, 1, 0, 1])
        // Without the negative delivery: w₀₂ = 38, w₁₃ = 35, the four others 2, 2, 2, 1.
        let (d0, d1) = (2 * 38.0 + 7, 2 * 35.0 + 7)
        let W = d0 + d1
        let expected = (76 + 70) / W - (d0 * d0 + d1 * d1) / (W * W)
        assertClose(communities.modularity, expected, absolute: 1e-14)
        // A large resolution leaves everybody alone.
        #expect(Set(Communities(table, resolution: 5).group).count == 4)
    }

    /// No single industry gains by moving, and the value is that of the definition.
    @Test func communitiesAreALocalBest() throws {
        let table = try RandomTable.make(regions: 4, sectors: 4, seed: 61)
        let found = Communities(table)
        func modularity(_ group: [Int]) -> Double {
            var w = [[Double]](repeating: [Double](repeating: 0, count: 16), count: 16)
            for i in 0..<16 {
                for j in 0..<16 where i != j { w[i][j] = table.Z[i, j] + table.Z[j, i] }
            }
            let degrees = w.map { $0.reduce(0, +) }
            let all = degrees.reduce(0, +)
            var sum = 0.0
            for i in 0..<16 {
                for j in 0..<16 where group[i] == group[j] {
                    sum += w[i][j] / all - degrees[i] * degrees[j] / (all * all)
                }
            }
            return sum
        }
        let reached = modularity(found.group)
        assertClose(found.modularity, reached, absolute: 1e-13)
        // Home bias makes the regions the groups.
        #expect(found.modularity > 0.2 && Set(found.group).count == 4)
        for i in 0..<16 {
            for c in 0..<4 {
                var moved = found.group
                moved[i] = c
                #expect(modularity(moved) <= reached + 1e-12)
            }
        }
    }

    @Test func triangulationIsTheBestOfAllOrders() throws {
        let table = try FiveIndustries.table()
        let result = Triangulation(table.Z)
        #expect(result.order == [2, 0, 1, 3, 4] && result.isProved)
        assertClose(try #require(result.linearity), 0.6436420722135008, absolute: 1e-14)
        #expect(result.sales[0].later == 900 && result.sales[0].earlier == 0)
    }

    /// A chain that was shuffled is found again, also beyond the exact limit; and there the search
    /// stays below its bound.
    @Test func chainsAreFound() throws {
        for m in [6, 30] {
            var random = SplitMix64(seed: UInt64(m))
            var hidden = Array(0..<m)
            for k in stride(from: m - 1, to: 0, by: -1) {
                hidden.swapAt(k, Int(random.uniform() * Double(k + 1)))
            }
            let axis = Axis<OrdinalAxis>(count: m)
            var flows = Matrix(axis, axis)
            for a in 0..<m {
                for b in (a + 1)..<max(m, a + 1) { flows[hidden[a], hidden[b]] = 1 + Double(a) }
            }
            let result = Triangulation(flows)
            #expect(result.order == hidden && result.linearity == 1 && result.isProved)
        }
        var random = SplitMix64(seed: 3)
        let axis = Axis<OrdinalAxis>(count: 25)
        let noise = Matrix(axis, axis, columnMajor: (0..<625).map { _ in random.uniform() })
        let result = Triangulation(noise)
        let (linearity, bound) = (try #require(result.linearity), try #require(result.bound))
        #expect(linearity > 0.55 && linearity < bound && !result.isProved)
        #expect(Set(result.order).count == 25)
    }

    @Test func flowsAreAddedUp() throws {
        let table = try RandomTable.make(regions: 3, sectors: 2, seed: 71)
        let bySector = table.flowsBySector(among: [0, 2])
        assertClose(
            bySector[0, 1], table.Z[0, 1] + table.Z[0, 5] + table.Z[4, 1] + table.Z[4, 5],
            relative: 1e-14)
        let byCountry = table.flowsByCountry(among: [2, 0])
        var sum = 0.0
        for i in 4..<6 {
            for j in 0..<2 { sum += table.Z[i, j] }
        }
        assertClose(byCountry[0, 1], sum, relative: 1e-14)
        #expect(byCountry.rows.labels == ["R3", "R1"])
    }
}
