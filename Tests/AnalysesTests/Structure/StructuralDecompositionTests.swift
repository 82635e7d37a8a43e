import Analyses
import InputOutput
import LinearAlgebra
import TestSupport
import Testing

@Suite struct StructuralDecompositionTests {
    /// Miller & Blair 2022, section 13.1: three sectors in two years.
    private static let first: ([[Double]], [Double]) = (
        [[10, 20, 25], [15, 5, 30], [30, 40, 5]], [45, 30, 25]
    )
    private static let second: ([[Double]], [Double]) = (
        [[12, 15, 35], [24, 11, 30], [36, 50, 8]], [50, 35, 26]
    )

    private func system(_ data: ([[Double]], [Double])) throws -> LeontiefSystem {
        let (Z, f) = data
        let layout = try TableLayout(
            regions: [Region("A")], sectors: ["1", "2", "3"].map { Sector($0) },
            finalDemand: [FinalDemandCategory("F")])
        let x = (0..<3).map { Z[$0].reduce(f[$0], +) }
        let value = (0..<3).map { j in x[j] - Z.reduce(0) { $0 + $1[j] } }
        return try LeontiefSystem(
            MRIOTable(
                name: "three sectors", year: nil, unit: "USD", valuation: "basic prices",
                provenance: Provenance(), layout: layout, primaryInputs: [PrimaryInput("VA")],
                Z: Matrix(layout.industryAxis, layout.industryAxis, rowMajor: Z),
                Y: Matrix(layout.industryAxis, layout.demandAxis, rowMajor: f.map { [$0] }),
                V: Matrix(Axis(["VA"]), layout.industryAxis, rowMajor: [value])))
    }

    /// The mean of the two polar orders: ½ΔL·(f⁰ + f¹) for technology, ½(L⁰ + L¹)·Δf for final
    /// demand, which the book prints as (.84, 9.14, 9.49) and (11.16, 10.86, 10.51).
    @Test func millerBlairPolar() throws {
        let (a, b) = (try system(Self.first), try system(Self.second))
        let ones = [Double](repeating: 1, count: 3)
        let result = try StructuralDecomposition(
            from: a, to: b, target: .industries, intensities: (ones, ones), average: .polar)
        assertClose(result.changes.map { $0.end - $0.start }, [12, 20, 20], absolute: 1e-11)
        assertClose(
            result.changes.map { $0.contributions[1].mean },
            [0.84150772917145, 9.14132563285854, 9.48693263828691], absolute: 1e-11)
        assertClose(
            result.changes.map { $0.contributions[4].mean + $0.contributions[5].mean },
            [11.15849227082853, 10.85867436714144, 10.51306736171306], absolute: 1e-11)
    }

    /// All orders of technology, mix and level, enumerated with numpy; with one region trade cannot
    /// change.
    @Test func allOrdersOfThreeFactors() throws {
        let (a, b) = (try system(Self.first), try system(Self.second))
        let ones = [Double](repeating: 1, count: 3)
        let result = try StructuralDecomposition(
            from: a, to: b, target: .industries, intensities: (ones, ones))
        let expected: [(Int, [Double])] = [
            (1, [0.84501992941904, 9.13983537706866, 9.4875464538487]),
            (4, [0.10191832078379, 1.50669992376625, -0.93410621535646]),
            (5, [11.05306174979715, 9.35346469916507, 11.44655976150773]),
            (0, [0, 0, 0]), (2, [0, 0, 0]), (3, [0, 0, 0]),
        ]
        for (factor, values) in expected {
            assertClose(
                result.changes.map { $0.contributions[factor].mean }, values, absolute: 1e-11)
        }
        for change in result.changes {
            #expect(abs(change.residual) < 1e-11)
            for part in change.contributions {
                #expect(part.low <= part.mean + 1e-12 && part.mean <= part.high + 1e-12)
            }
        }
    }

    /// Every subject against the definition: all 720 orders, each state computed anew.
    @Test(arguments: [1, 2, 3])
    func equalsTheMeanOverAllOrders(_ subject: Int) throws {
        let (a, b) = try pair()
        let (v0, v1) = (a.coefficients.valueAdded, b.coefficients.valueAdded)
        let target: StructuralDecomposition.Target =
            switch subject {
            case 1: .production
            case 2: .consumption
            default: .dependence(suppliers: [2, 3], regions: [0])
            }
        let result = try StructuralDecomposition(
            from: a, to: b, target: target, intensities: (v0, v1))
        var sums = [[Double]](repeating: [Double](repeating: 0, count: 6), count: 3)
        var states: [Int: [Double]] = [:]
        func state(_ mask: Int) throws -> [Double] {
            if let known = states[mask] { return known }
            let found = try value(mask, a, b, subject)
            states[mask] = found
            return found
        }
        for mask in 0..<64 {
            for factor in 0..<6 where mask & (1 << factor) == 0 {
                let (before, after) = (try state(mask), try state(mask | 1 << factor))
                // Of all 720 orders those in which just these factors have changed before.
                let done = mask.nonzeroBitCount
                let weight = factorial(done) * factorial(5 - done) / 720
                for k in before.indices { sums[k][factor] += weight * (after[k] - before[k]) }
            }
        }
        for change in result.changes {
            assertClose(
                change.contributions.map(\.mean), sums[change.position], absolute: 1e-9,
                relative: 1e-9)
            #expect(abs(change.residual) < 1e-10)
        }
    }

    private func factorial(_ k: Int) -> Double { (0..<k).reduce(1) { $0 * Double($1 + 1) } }

    /// Two years of a random world of three regions and two sectors, with an industry that starts
    /// to be bought, negative inventories and taxes.
    private func pair() throws -> (LeontiefSystem, LeontiefSystem) {
        let first = try RandomTable.make(regions: 3, sectors: 2, seed: 81)
        let second = try RandomTable.make(regions: 3, sectors: 2, seed: 82)
        return (try LeontiefSystem(first), try LeontiefSystem(second))
    }

    /// The subject's value where factor k is of the second year when bit k is set.
    private func value(
        _ mask: Int, _ a: LeontiefSystem, _ b: LeontiefSystem, _ subject: Int
    ) throws -> [Double] {
        func year(_ factor: Int) -> LeontiefSystem { mask & (1 << factor) == 0 ? a : b }
        func split(
            _ value: (LeontiefSystem, Int, Int) -> Double, _ s: LeontiefSystem, _ i: Int, _ j: Int
        ) -> (sum: Double, share: Double) {
            let sum = stride(from: i % 2, to: 6, by: 2).reduce(0) { $0 + abs(value(s, $1, j)) }
            return (sum, sum == 0 ? .nan : value(s, i, j) / sum)
        }
        func share(
            _ value: (LeontiefSystem, Int, Int) -> Double, _ s: LeontiefSystem, _ i: Int, _ j: Int
        ) -> Double {
            let own = split(value, s, i, j).share
            if !own.isNaN { return own }
            let other = split(value, s === a ? b : a, i, j).share
            return other.isNaN ? 0 : other
        }
        let A = { (s: LeontiefSystem, i: Int, j: Int) in s.coefficients[i, j] }
        let Y = { (s: LeontiefSystem, i: Int, r: Int) in s.table.demandByRegion[i, r] }
        func level(_ s: LeontiefSystem, _ r: Int) -> Double {
            s.table.demandByRegion.column(r).reduce(0, +)
        }
        let axis = a.table.layout.industryAxis
        var M = Matrix<IndustryAxis, IndustryAxis>.identity(axis)
        for i in 0..<6 {
            for j in 0..<6 { M[i, j] -= split(A, year(1), i, j).sum * share(A, year(2), i, j) }
        }
        var y: [[Double]] = []
        for r in 0..<3 {
            var demand: [Double] = []
            for i in 0..<6 {
                let part: Double = split(Y, year(4), i, r).sum / level(year(4), r)
                demand.append(part * share(Y, year(3), i, r) * level(year(5), r))
            }
            y.append(demand)
        }
        let v = year(0).coefficients.valueAdded
        let factors = try LUFactorization(M)
        func earned(_ demand: [Double]) -> [Double] {
            zip(v, factors.solve(demand)).map { $0 * $1 }
        }
        switch subject {
        case 1:
            var all = [Double](repeating: 0, count: 6)
            for demand in y {
                for i in 0..<6 { all[i] += demand[i] }
            }
            let value = earned(all)
            return (0..<3).map { value[2 * $0] + value[2 * $0 + 1] }
        case 2:
            return y.map { demand in earned(demand).reduce(0, +) }
        default:
            let value = earned(y[0])
            return [(value[2] + value[3]) / value.reduce(0, +)]
        }
    }

    /// The value added of the world is earned and bought: each factor contributes the same.
    @Test func productionAndConsumptionAgreeForTheWorld() throws {
        let (a, b) = try pair()
        let values = (a.coefficients.valueAdded, b.coefficients.valueAdded)
        let earned = try StructuralDecomposition(
            from: a, to: b, target: .production, intensities: values)
        let bought = try StructuralDecomposition(
            from: a, to: b, target: .consumption, intensities: values)
        assertClose(earned.changes.map(\.start), a.table.gdp, relative: 1e-11)
        assertClose(earned.changes.map(\.end), b.table.gdp, relative: 1e-11)
        for factor in 0..<6 {
            let sums = [earned, bought].map { result in
                result.changes.reduce(0) { $0 + $1.contributions[factor].mean }
            }
            assertClose(sums[0], sums[1], absolute: 1e-9)
        }
    }

    /// When only final demand grows, all of the change is its level.
    @Test func growthOfDemandIsLevelAlone() throws {
        let table = try RandomTable.make(regions: 3, sectors: 2, seed: 83, co2: true)
        func scaled<R: AxisKind, C: AxisKind>(_ matrix: Matrix<R, C>) -> Matrix<R, C> {
            var result = matrix
            result.withUnsafeMutableElements { p in
                for k in p.indices { p[k] *= 1.5 }
            }
            return result
        }
        let grown = try table.replacing(
            Z: scaled(table.Z), Y: scaled(table.Y), V: scaled(table.V))
        let (a, b) = (try LeontiefSystem(table), try LeontiefSystem(grown))
        let values = (a.coefficients.valueAdded, b.coefficients.valueAdded)
        let result = try StructuralDecomposition(
            from: a, to: b, target: .production, intensities: values)
        let index = try LogMeanDecomposition(
            from: a, to: b, byConsumer: false, intensities: values)
        for (r, change) in result.changes.enumerated() {
            assertClose(change.contributions[5].mean, table.gdp[r] / 2, relative: 1e-10)
            for factor in 0..<5 {
                assertClose(change.contributions[factor].mean, 0, absolute: 1e-10 * table.gdp[r])
            }
            assertClose(index.changes[r].contributions[3], table.gdp[r] / 2, relative: 1e-10)
        }
        // What final demand emits itself is a change of its own.
        let direct = ([1.0, 2, 3], [2.0, 2, 5])
        let used = try StructuralDecomposition(
            from: a, to: b, target: .consumption, intensities: values, direct: direct)
        #expect(used.changes.map(\.direct) == [1, 0, 2])
        #expect(used.changes.allSatisfy { abs($0.residual) < 1e-9 })
    }

    /// LMDI of both subjects adds up exactly, with cells that are zero in one year and negative
    /// inventories.
    @Test(arguments: [true, false])
    func logMeanAddsUp(byConsumer: Bool) throws {
        let first = try RandomTable.make(regions: 3, sectors: 3, seed: 84, emptyIndustry: 4)
        let second = try RandomTable.make(regions: 3, sectors: 3, seed: 85)
        let (a, b) = (try LeontiefSystem(first), try LeontiefSystem(second))
        let result = try LogMeanDecomposition(
            from: a, to: b, byConsumer: byConsumer,
            intensities: (a.coefficients.valueAdded, b.coefficients.valueAdded))
        for change in result.changes {
            #expect(abs(change.residual) < 1e-10 * abs(change.end))
        }
        let starts = result.changes.map(\.start)
        if byConsumer {
            assertClose(starts.reduce(0, +), first.gdp.reduce(0, +), relative: 1e-11)
        } else {
            assertClose(starts, first.gdp, relative: 1e-11)
        }
    }

    /// One product, one region: the textbook's index of two factors and nothing else.
    @Test func logMeanOfOneProduct() throws {
        func one(_ v: Double, _ y: Double) throws -> LeontiefSystem {
            let layout = try TableLayout(
                regions: [Region("A")], sectors: [Sector("1")],
                finalDemand: [FinalDemandCategory("F")])
            return try LeontiefSystem(
                MRIOTable(
                    name: "one", year: nil, unit: "USD", valuation: "basic prices",
                    provenance: Provenance(), layout: layout, primaryInputs: [PrimaryInput("VA")],
                    Z: Matrix(layout.industryAxis, layout.industryAxis),
                    Y: Matrix(layout.industryAxis, layout.demandAxis, rowMajor: [[y]]),
                    V: Matrix(Axis(["VA"]), layout.industryAxis, rowMajor: [[y]])))
        }
        // 2·10 = 20 becomes 3·20 = 60: 40/ln 3·ln 1.5 and 40/ln 3·ln 2.
        let result = try LogMeanDecomposition(
            from: one(0, 10), to: one(0, 20), byConsumer: true, intensities: ([2], [3]))
        assertClose(
            result.changes[0].contributions, [14.7628098571417, 0, 0, 25.237190142858292],
            absolute: 1e-12)
    }
}
