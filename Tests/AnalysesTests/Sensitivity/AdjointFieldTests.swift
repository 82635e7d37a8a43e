import Analyses
import InputOutput
import LinearAlgebra
import TestSupport
import Testing

@Suite struct AdjointFieldTests {
    private func bilinear(_ A: [[Double]], _ u: [Double], _ y: [Double]) throws -> Double {
        hadamard(u, times(try PlainEconomy.inverse(A), y)).reduce(0, +)
    }

    @Test func gdpDerivativesMatchFiniteDifferences() throws {
        let table = try RandomTable.make(regions: 3, sectors: 3, seed: 3)
        let system = try LeontiefSystem(table)
        let field = try AdjointField.gdp(of: 1, system)
        assertClose(field.value, table.gdp[1], relative: 1e-12)
        let v = system.coefficients.valueAdded
        let u = (0..<9).map { $0 / 3 == 1 ? v[$0] : 0 }
        let plain = try PlainEconomy(table, content: v)
        let y = table.Y.rowSums()
        let step = 1e-6
        for i in 0..<9 {
            for j in 0..<9 {
                var (up, down) = (plain.A, plain.A)
                up[i][j] += step
                down[i][j] -= step
                let slope = (try bilinear(up, u, y) - bilinear(down, u, y)) / (2 * step)
                assertClose(
                    field.derivative(i, j), slope, absolute: 1e-7 * table.gdp[1], "\(i), \(j)")
                assertClose(
                    field.contribution(i, j), plain.A[i][j] * field.derivative(i, j),
                    absolute: 1e-12, relative: 1e-12)
            }
        }
    }

    @Test func shareDerivativesMatchFiniteDifferences() throws {
        let table = try RandomTable.make(regions: 3, sectors: 3, seed: 6)
        let system = try LeontiefSystem(table)
        let field = try AdjointField.valueAddedShare(of: 0, inFinalDemandOf: 2, system)
        let v = system.coefficients.valueAdded
        let u = (0..<9).map { $0 / 3 == 0 ? v[$0] : 0 }
        let y = table.demandByRegion.column(2)
        let plain = try PlainEconomy(table, content: v)
        func share(_ A: [[Double]]) throws -> Double {
            try bilinear(A, u, y) / bilinear(A, v, y)
        }
        assertClose(field.value, try share(plain.A), relative: 1e-12)
        let step = 1e-6
        for (i, j) in [(0, 0), (0, 7), (1, 5), (4, 2), (8, 8), (6, 1)] {
            var (up, down) = (plain.A, plain.A)
            up[i][j] += step
            down[i][j] -= step
            assertClose(
                field.derivative(i, j), (try share(up) - share(down)) / (2 * step), absolute: 1e-8,
                "\(i), \(j)")
        }
    }

    @Test func lookThroughShareMatchesExposureAndFiniteDifferences() throws {
        let table = try RandomTable.make(regions: 3, sectors: 3, seed: 15)
        let system = try LeontiefSystem(table)
        let (suppliers, users) = ([3, 4, 5], [0, 2])
        let field = try AdjointField.lookThroughShare(
            of: suppliers, inInputsOf: users, system)
        let exposure = try Exposure(of: users, in: system)
        assertClose(
            field.value, try #require(exposure.share(.lookThrough, of: suppliers)), relative: 1e-12)
        let plain = try PlainEconomy(table, content: system.coefficients.valueAdded)
        let weights = (0..<9).map { users.contains($0) ? table.x[$0] : 0 }
        func share(_ A: [[Double]]) throws -> Double {
            let bought = minus(times(try PlainEconomy.inverse(A), weights), weights)
            return suppliers.reduce(0) { $0 + bought[$1] } / bought.reduce(0, +)
        }
        let step = 1e-6
        for (i, j) in [(3, 0), (0, 0), (4, 2), (7, 4), (5, 8)] {
            var (up, down) = (plain.A, plain.A)
            up[i][j] += step
            down[i][j] -= step
            assertClose(
                field.derivative(i, j), (try share(up) - share(down)) / (2 * step), absolute: 1e-8,
                "\(i), \(j)")
        }
    }

    @Test func shapesThatDoNotFitAreRefused() async {
        await #expect(processExitsWith: .failure) {
            let system = try LeontiefSystem(RandomTable.make(regions: 2, sectors: 2, seed: 1))
            _ = try AdjointField(system, weights: [1, 2])
        }
        await #expect(processExitsWith: .failure) {
            let accounts = try ExportAccounts(
                LeontiefSystem(RandomTable.make(regions: 2, sectors: 2, seed: 1)))
            _ = WangWeiZhu.counterparts(accounts, exporter: 1, importer: 1)
        }
    }

    @Test func substitutionKeepsTheColumnSum() throws {
        let table = try RandomTable.make(regions: 3, sectors: 3, seed: 12)
        let system = try LeontiefSystem(table)
        let field = try AdjointField.gdp(of: 2, system)
        let v = system.coefficients.valueAdded
        let u = (0..<9).map { $0 / 3 == 2 ? v[$0] : 0 }
        let plain = try PlainEconomy(table, content: v)
        let y = table.Y.rowSums()
        let step = 1e-6
        for (i, k, j) in [(0, 3, 1), (6, 0, 4), (8, 2, 8)] {
            var (up, down) = (plain.A, plain.A)
            up[i][j] += step
            up[k][j] -= step
            down[i][j] -= step
            down[k][j] += step
            assertClose(
                field.substitution(to: i, from: k, user: j),
                (try bilinear(up, u, y) - bilinear(down, u, y)) / (2 * step),
                absolute: 1e-7 * table.gdp[2])
        }
    }

    @Test(arguments: [AdjointField.Order.derivative, .contribution])
    func rankingsMatchSortingAllCells(_ order: AdjointField.Order) throws {
        let table = try RandomTable.make(regions: 3, sectors: 4, seed: 21)
        let field = try AdjointField.gdp(of: 0, LeontiefSystem(table))
        for isTradeOnly in [false, true] {
            var all: [(Double, Int, Int)] = []
            for j in 0..<12 {
                for i in 0..<12 where !isTradeOnly || i / 4 != j / 4 {
                    let value =
                        order == .derivative ? field.derivative(i, j) : field.contribution(i, j)
                    all.append((abs(value), i, j))
                }
            }
            all.sort { $0.0 > $1.0 }
            for count in [0, 1, 7, 50] {
                let cells = field.largestCells(count, by: order, .init(isTradeOnly: isTradeOnly))
                #expect(cells.map(\.supplier) == all.prefix(count).map(\.1))
                #expect(cells.map(\.user) == all.prefix(count).map(\.2))
            }
        }
    }

    @Test(arguments: [true, false])
    func switchesAreTheBestOnes(_ raising: Bool) throws {
        let table = try RandomTable.make(regions: 4, sectors: 3, seed: 22)
        let field = try AdjointField.gdp(of: 1, LeontiefSystem(table))
        let found = field.largestSwitches(10, raising: raising)
        var best: [Double] = []
        for j in 0..<12 {
            for k in 0..<12 {
                let a = table.Z[k, j] / table.x[j]
                let changes = (0..<4).filter { $0 != k / 3 }.map {
                    a * field.substitution(to: 3 * $0 + k % 3, from: k, user: j)
                }
                if let change = raising ? changes.max() : changes.min() { best.append(change) }
            }
        }
        best.sort { raising ? $0 > $1 : $0 < $1 }
        assertClose(found.map(\.change), Array(best.prefix(10)), relative: 1e-11)
        for item in found {
            #expect(item.from % 3 == item.to % 3 && item.from / 3 != item.to / 3)
        }
    }
}
