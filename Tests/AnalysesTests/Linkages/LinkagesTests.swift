import Analyses
import InputOutput
import LinearAlgebra
import TestSupport
import Testing

/// Numbers were computed from the definitions with numpy, the pure linkages and extractions by
/// partitioned inverses.
@Suite struct LinkagesTests {
    @Test func definitionsOnFiveIndustries() throws {
        let linkages = try Linkages(LeontiefSystem(FiveIndustries.table()))
        let items = linkages.industries.compactMap { $0 }
        assertClose(
            items.map(\.powerOfDispersion),
            [1.135688320533, 0.991928899256, 0.944885635785, 0.878920501059, 1.048576643367],
            absolute: 1e-11)
        assertClose(
            items.map(\.sensitivityOfDispersion),
            [0.976844807001, 1.312306040431, 1.121808141955, 0.931983882763, 0.657057127850],
            absolute: 1e-11)
        assertClose(
            items.map(\.forwardIndex),
            [1.133957810812, 0.910709776556, 1.308157833773, 0.882249451410, 0.764925127449],
            absolute: 1e-11)
        assertClose(
            items.compactMap(\.backwardSpread),
            [0.801511410287, 0.966830029523, 0.979620600421, 1.013145340373, 0.684901664616],
            absolute: 1e-11)
        assertClose(
            items.compactMap(\.forwardSpread),
            [0.857610426124, 1.037162775579, 0.663021050634, 0.99971362989, 1.121528010772],
            absolute: 1e-11)
        assertClose(
            items.map(\.pureBackward),
            [
                278.85150348860526, 955.9741493487107, 49.29397244371852, 491.63583143797376,
                663.647410431449,
            ], relative: 1e-11)
        assertClose(
            items.map(\.pureForward),
            [
                591.22198890622, 426.13110996982647, 735.1179521983846, 456.13589418625554,
                214.92369391764095,
            ], relative: 1e-11)
        #expect(items.map(\.role) == [.key, .weak, .forward, .weak, .backward])
    }

    @Test func industriesWithoutOutputHaveNoLinkages() throws {
        let table = try RandomTable.make(regions: 2, sectors: 3, seed: 4, emptyIndustry: 2)
        let linkages = try Linkages(LeontiefSystem(table))
        #expect(linkages.industries[2] == nil)
        let items = linkages.industries.compactMap { $0 }
        #expect(items.count == 5)
        // Indices are relative to their mean.
        assertClose(items.reduce(0) { $0 + $1.powerOfDispersion } / 5, 1, absolute: 1e-13)
        assertClose(items.reduce(0) { $0 + $1.forwardIndex } / 5, 1, absolute: 1e-13)
        assertClose(items.reduce(0) { $0 + $1.sensitivityOfDispersion } / 5, 1, absolute: 1e-13)
    }

    @Test func industriesTakenOutOfFive() throws {
        let table = try FiveIndustries.table()
        let extraction = try IndustryExtraction(LeontiefSystem(table))
        let expected: [IndustryExtraction.Kind: [Double]] = [
            .whole: [
                2185.1188898265723, 3816.35088376255, 1936.5854764306523, 2154.6326824038324,
                1832.340416226698,
            ],
            .purchases: [
                1482.5801992562851, 2411.5263292912146, 1188.2234218421868, 1259.5194372486192,
                1194.282184048762,
            ],
            .sales: [
                1748.0951118612575, 1908.1754418812748, 1839.7562026091193, 1229.9361562055208,
                801.6489320991801,
            ],
        ]
        for kind in IndustryExtraction.Kind.allCases {
            let losses = try #require(extraction.losses[kind])
            assertClose(losses.output, try #require(expected[kind]), relative: 1e-11)
            // One region: all that is lost is lost at home.
            assertClose(losses.homeValueAdded, losses.valueAdded, relative: 1e-13)
        }
        #expect(extraction.worldGDP == extraction.homeGDP[0])
    }

    /// Miller & Blair 2022, chapter 12: taking out sector 1 of the example of chapter 2 costs
    /// 1210.53.
    @Test func millerBlairExtraction() throws {
        let layout = try TableLayout(
            regions: [Region("A")], sectors: [Sector("1"), Sector("2")],
            finalDemand: [FinalDemandCategory("F")])
        let table = try MRIOTable(
            name: "two sectors", year: nil, unit: "USD", valuation: "basic prices",
            provenance: Provenance(), layout: layout, primaryInputs: [PrimaryInput("VA")],
            Z: Matrix(
                layout.industryAxis, layout.industryAxis, rowMajor: [[150, 500], [200, 100]]),
            Y: Matrix(layout.industryAxis, layout.demandAxis, rowMajor: [[350], [1700]]),
            V: Matrix(Axis(["VA"]), layout.industryAxis, rowMajor: [[650, 1400]]))
        let extraction = try IndustryExtraction(LeontiefSystem(table))
        assertClose(try #require(extraction.losses[.whole]?.output[0]), 1210.53, absolute: 0.005)
    }

    @Test func industriesTakenOutByBruteForce() throws {
        let table = try RandomTable.make(regions: 3, sectors: 3, seed: 8, emptyIndustry: 4)
        let system = try LeontiefSystem(table)
        let extraction = try IndustryExtraction(system)
        let A = system.coefficients.matrix()
        for kind in IndustryExtraction.Kind.allCases {
            let losses = try #require(extraction.losses[kind])
            for j in 0..<9 {
                var (changed, y) = (A, table.Y.rowSums())
                for i in 0..<9 {
                    if kind != .sales { changed[i, j] = 0 }
                    if kind != .purchases { changed[j, i] = 0 }
                }
                if kind == .whole { y[j] = 0 }
                let lost = zip(table.x, try output(changed, y)).map { $0 - $1 }
                let worth = zip(lost, system.coefficients.valueAdded).map { $0 * $1 }
                let home = table.layout.industries(of: j / 3)
                assertClose(losses.output[j], lost.reduce(0, +), absolute: 1e-10)
                assertClose(losses.valueAdded[j], worth.reduce(0, +), absolute: 1e-10)
                assertClose(
                    losses.homeValueAdded[j], worth[home].reduce(0, +), absolute: 1e-10)
            }
        }
    }

    @Test func regionsTakenOutByBruteForce() throws {
        let table = try RandomTable.make(regions: 4, sectors: 3, seed: 9)
        let system = try LeontiefSystem(table)
        let extraction = try RegionExtraction(system)
        let A = system.coefficients.matrix()
        let Y = table.demandByRegion
        for kind in RegionExtraction.Kind.allCases {
            let worth = try #require(extraction.valueAddedLost[kind])
            let outputs = try #require(extraction.outputLost[kind])
            for s in 0..<4 {
                let block = table.layout.industries(of: s)
                var (changed, demand) = (A, Y)
                for i in 0..<12 {
                    for j in 0..<12 {
                        let (sells, buys) = (block.contains(i), block.contains(j))
                        let isCut =
                            switch kind {
                            case .whole: sells || buys
                            case .importedInputs: !sells && buys
                            case .exportedInputs, .exports: sells && !buys
                            }
                        if isCut { changed[i, j] = 0 }
                    }
                    for r in 0..<4 where block.contains(i) {
                        if kind == .whole || (kind == .exports && r != s) { demand[i, r] = 0 }
                    }
                }
                let lost = zip(table.x, try output(changed, demand.rowSums())).map { $0 - $1 }
                let value = zip(lost, system.coefficients.valueAdded).map { $0 * $1 }
                assertClose(worth.column(s), table.layout.sumByRegion(value), absolute: 1e-9)
                assertClose(outputs.column(s), table.layout.sumByRegion(lost), absolute: 1e-9)
            }
        }
    }

    /// Without its exports a region loses the domestic value added in them: two codes, one answer.
    @Test func exportsTakenOutAreDomesticValueAdded() throws {
        let table = try RandomTable.make(regions: 4, sectors: 3, seed: 10)
        let system = try LeontiefSystem(table)
        let lost = try #require(try RegionExtraction(system).valueAddedLost[.exports])
        let accounts = try ExportAccounts(system, content: .valueAdded)
        let dva = try BorinMancini().decompose(accounts).byExporter(.DVA)
        assertClose((0..<4).map { lost[$0, $0] }, dva, relative: 1e-10)
    }

    /// x of an economy with other coefficients.
    private func output(
        _ A: Matrix<IndustryAxis, IndustryAxis>, _ y: [Double]
    ) throws -> [Double] {
        var M = Matrix.identity(A.rows)
        for i in 0..<A.rowCount {
            for j in 0..<A.rowCount { M[i, j] -= A[i, j] }
        }
        return try LUFactorization(M).solve(y)
    }
}
