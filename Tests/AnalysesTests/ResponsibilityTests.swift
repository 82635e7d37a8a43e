import Analyses
import InputOutput
import LinearAlgebra
import TestSupport
import Testing

@Suite struct ResponsibilityTests {
    private let table: MRIOTable
    private let satellite: Satellite
    private let account: Responsibility.Account

    init() throws {
        table = try RandomTable.make(regions: 4, sectors: 3, seed: 77, co2: true)
        satellite = try #require(table.satellites.first)
        account = try Responsibility(satellite, in: LeontiefSystem(table)).accounts[0]
    }

    @Test func everyAccountAddsUpToTheWorld() throws {
        let world = satellite.F.rowSums()[0] + satellite.FY.rowSums()[0]
        for regions in [
            account.production, account.consumption, account.income, account.bilateralTrade,
        ] {
            assertClose(regions.reduce(0, +), world, relative: 1e-12)
        }
        assertClose(
            account.tradeExports.reduce(0, +), account.tradeImports.reduce(0, +), relative: 1e-12)
        // EEBT is production less what is sold plus what is bought.
        for r in 0..<4 {
            assertClose(
                account.production[r] - account.tradeExports[r] + account.tradeImports[r],
                account.bilateralTrade[r], relative: 1e-11)
        }
    }

    /// Income-based: v·(I − B)⁻¹·s with Ghosh's own matrix, by Gaussian elimination.
    @Test func incomeFollowsGhosh() throws {
        let n = table.industryCount
        var rows = (0..<n).map { i in
            (0..<n).map { j in (i == j ? 1.0 : 0) - table.Z[i, j] / table.x[i] }
                + [satellite.F[0, i] / table.x[i]]
        }
        for c in 0..<n {
            for r in 0..<n where r != c {
                let factor = rows[r][c] / rows[c][c]
                for k in c...n { rows[r][k] -= factor * rows[c][k] }
            }
        }
        let h = (0..<n).map { rows[$0][n] / rows[$0][$0] }
        assertClose(account.downstream, h, relative: 1e-10)
        for r in 0..<4 {
            let own = table.layout.industries(of: r).reduce(0.0) { sum, i in
                sum + (table.x[i] - table.Z.columnSum(i)) * h[i]
            }
            let direct = table.layout.demandColumns(of: r).reduce(0.0) {
                $0 + satellite.FY[0, $1]
            }
            assertClose(account.income[r], own + direct, relative: 1e-10)
        }
    }

    /// One region has nobody to trade with: all accounts are the same.
    @Test func aloneAllAreTheSame() throws {
        let alone = try RandomTable.make(regions: 1, sectors: 5, seed: 3, co2: true)
        let own = try #require(alone.satellites.first)
        let account = try Responsibility(own, in: LeontiefSystem(alone)).accounts[0]
        for regions in [account.consumption, account.income, account.bilateralTrade] {
            assertClose(regions, account.production, relative: 1e-11)
        }
        #expect(account.tradeExports == [0])
    }
}
