import InputOutput
import LinearAlgebra
import TestSupport
import Testing

@Suite struct TableAuditTests {
    private func table(empty: Int? = nil) throws -> MRIOTable {
        try RandomTable.make(regions: 2, sectors: 3, seed: 4, emptyIndustry: empty)
    }

    private func codes(_ audit: TableAudit) -> [String] {
        audit.findings.items.map { "\($0.severity.rawValue) \($0.code)" }
    }

    @Test func aSoundTableHasNothingButNotes() throws {
        let table = try table()
        let audit = TableAudit(table)
        #expect(!audit.findings.hasErrors)
        // Inventories of RandomTable are negative.
        #expect(codes(audit) == ["note negative-cells"])
        #expect(audit.isProductive == true)
        #expect(audit.rowBalance == nil)
        #expect(audit.columnBalance.aboveThreshold == 0)
        #expect((audit.columnBalance.totalShare ?? 1) < 1e-14)
        #expect((audit.income.relative ?? 1) < 1e-13)
        let numerics = try #require(audit.numerics)
        #expect((numerics.backwardError ?? 1) < 1e-15)
        #expect((numerics.reciprocalCondition ?? 0) > 0.01)
        #expect(numerics.solvers.map(\.solver) == ["GMRES on I−A"])
        #expect(numerics.failure == nil)
        #expect(numerics.spectralRadius.isConverged)
        #expect(audit.unit == "million USD")
    }

    @Test func aGivenSystemIsUsed() throws {
        let system = try LeontiefSystem(try table(), policy: .reusable)
        let audit = TableAudit(system.table, system: system)
        #expect(audit.numerics?.solvers.map(\.solver) == ["LU, double precision"])
    }

    @Test func columnImbalanceNamesTheWorst() throws {
        let table = try table()
        var V = table.V
        V[1, 3] += 0.002 * table.x[3]
        V[1, 5] -= 0.5 * table.x[5]
        let audit = TableAudit(try table.replacing(V: V), worst: 2)
        let balance = audit.columnBalance
        #expect(balance.aboveThreshold == 2)
        #expect(balance.worstRelative.map(\.code) == ["R2/s3", "R2/s1"])
        assertClose(balance.worstRelative[0].relative ?? 0, 0.5, relative: 1e-12)
        assertClose(balance.worstRelative[0].difference, 0.5 * table.x[5], relative: 1e-12)
        assertClose(balance.worstRelative[1].difference, -0.002 * table.x[3], relative: 1e-9)
        assertClose(
            balance.totalDifference, 0.5 * table.x[5] + 0.002 * table.x[3], relative: 1e-9)
        #expect(balance.largestAbsolute == abs(balance.worstAbsolute[0].difference))
        #expect(codes(audit).prefix(2) == ["error column-imbalance", "warning income-identity"])
        #expect(audit.findings.items[0].message.contains("2 industries"))
        #expect(audit.findings.items[0].message.contains("R2/s3 by "))
        assertClose(
            audit.income.difference, 0.002 * table.x[3] - 0.5 * table.x[5], relative: 1e-9)
    }

    @Test func aSmallImbalanceIsAWarning() throws {
        let table = try table()
        var V = table.V
        V[1, 3] += 0.002 * table.x[3]
        #expect(codes(TableAudit(try table.replacing(V: V))).first == "warning column-imbalance")
        var limits = TableAudit.Thresholds()
        limits.industryImbalance = 0.01
        limits.incomeIdentity = 1
        let audit = TableAudit(try table.replacing(V: V), thresholds: limits)
        #expect(codes(audit) == ["note negative-cells"])
        #expect(audit.thresholds == limits)
    }

    @Test func statedOutputIsComparedWithRowSums() throws {
        let table = try table()
        var declared = table.x
        declared[2] *= 1.5
        let audit = TableAudit(try table.replacing(declaredOutput: declared))
        let balance = try #require(audit.rowBalance)
        #expect(balance.worstAbsolute.map(\.code) == ["R1/s3"])
        assertClose(balance.worstAbsolute[0].difference, 0.5 * table.x[2], relative: 1e-12)
        #expect(codes(audit).first == "error row-imbalance")
        let exact = TableAudit(try table.replacing(declaredOutput: table.x))
        #expect(exact.rowBalance?.totalDifference == 0)
    }

    @Test func negativesAreCountedByBlock() throws {
        let table = try table()
        var (Z, Y, V) = (table.Z, table.Y, table.V)
        let before = TableAudit(table).negatives.first { $0.block == .finalDemand("F2") }
        Z[1, 4] = -3
        Z[0, 2] = -5
        Y[3, 2] = -7
        V[0, 1] = -2
        let audit = TableAudit(try table.replacing(Z: Z, Y: Y, V: V), worst: 1)
        let found = audit.negatives
        #expect(found.map(\.block.description) == ["Z", "Y[F1]", "Y[F2]", "V[TLS]"])
        #expect(found[0].count == 2 && found[0].total == -8)
        #expect(found[0].worst.map(\.row) == ["R1/s1"])
        #expect(found[0].worst.map(\.column) == ["R1/s3"])
        #expect(found[0].worst.map(\.value) == [-5])
        #expect(found[1].worst.map(\.row) == ["R2/s1"])
        #expect(found[1].worst.map(\.column) == ["R2/F1"])
        #expect(found[1].worst.map(\.value) == [-7])
        #expect(found[2].count == before?.count)
        #expect(found[3].worst.map(\.row) == ["TLS"])
        #expect(found[3].worst.map(\.column) == ["R1/s2"])
        #expect(found[3].worst.map(\.value) == [-2])
        #expect(
            audit.findings.items.filter { $0.code == "negative-cells" }.map(\.severity)
                == [.warning, .note, .note, .note])
    }

    @Test func industriesWithoutOutputAreNamed() throws {
        let audit = TableAudit(try table(empty: 4))
        #expect(audit.zeroOutput.map(\.code) == ["R2/s2"])
        #expect(audit.inputsWithoutOutput.isEmpty && audit.negativeOutput.isEmpty)
        #expect(codes(audit).contains("note zero-output"))
        #expect(audit.isProductive == true)
        #expect(audit.columnBalance.worstRelative.allSatisfy { $0.relative != nil })
    }

    @Test func inputsWithoutOutputAreAnErrorEach() throws {
        let table = try table(empty: 4)
        var (Z, V) = (table.Z, table.V)
        Z[0, 4] = 2
        V[1, 4] = -1
        let audit = TableAudit(try table.replacing(Z: Z, V: V))
        #expect(audit.inputsWithoutOutput.map(\.code) == ["R2/s2"])
        #expect(audit.inputsWithoutOutput.map(\.value) == [3])
        #expect(audit.zeroOutput.isEmpty)
        #expect(audit.numerics == nil)
        #expect(audit.isProductive == false)
        #expect(
            audit.findings.items.first?.sentence
                == "R2/s2: inputs of 3.0 million USD, but no output "
                + "(correct its row or column, or aggregate it with another industry)")
        #expect(audit.columnBalance.worstRelative.first?.code == "R2/s2")
        #expect(audit.columnBalance.worstRelative.first?.relative == nil)
    }

    @Test func negativeOutputIsNamed() throws {
        let table = try table(empty: 4)
        var (Y, V) = (table.Y, table.V)
        Y[4, 3] = -1
        V[1, 4] = -1
        let audit = TableAudit(try table.replacing(Y: Y, V: V))
        #expect(audit.negativeOutput.map(\.code) == ["R2/s2"])
        #expect(audit.negativeOutput.map(\.value) == [-1])
        #expect(audit.zeroOutput.isEmpty)
        #expect(codes(audit).first == "warning negative-output")
        #expect(audit.isProductive == true)
    }

    @Test func columnsOfAAboveOneAreNamed() throws {
        let table = try table()
        var (Z, V) = (table.Z, table.V)
        Z[0, 1] += table.x[1]
        V[1, 1] -= table.x[1]
        let audit = TableAudit(try table.replacing(Z: Z, V: V))
        #expect(audit.columnSumsAboveOne.map(\.code) == ["R1/s2"])
        #expect((audit.columnSumsAboveOne.first?.value ?? 0) > 1)
        #expect(codes(audit).contains("warning inputs-exceed-output"))
    }

    @Test func anUnproductiveTableIsAnError() throws {
        let unproductive = try TextbookTables.table(
            regions: ["R"], sectors: ["1", "2"], Z: [[90, 20], [30, 90]], output: [100, 100])
        let audit = TableAudit(unproductive)
        #expect(audit.isProductive == false)
        #expect(codes(audit).contains("error not-productive"))
        let singular = try TextbookTables.table(
            regions: ["R"], sectors: ["1", "2"], Z: [[1, 1], [1, 1]], output: [2, 2])
        let failed = TableAudit(singular)
        #expect(failed.numerics?.failure == .singular(pivot: 1))
        #expect(codes(failed).contains("error not-solvable"))
        #expect(failed.isProductive == false)
    }

    @Test func anEmptyTableIsSound() throws {
        let none = try TextbookTables.table(regions: [], sectors: [], Z: [], output: [])
        let audit = TableAudit(none)
        #expect(audit.findings.items.isEmpty)
        #expect(audit.columnBalance.totalShare == nil)
        #expect(audit.income.relative == nil)
    }

    @Test func longListsOfNamesAreCounted() throws {
        let layout = try RandomTable.make(regions: 4, sectors: 4, seed: 1)
        let zero = try layout.replacing(
            Z: Matrix(layout.layout.industryAxis, layout.layout.industryAxis),
            Y: Matrix(layout.layout.industryAxis, layout.layout.demandAxis),
            V: Matrix(layout.V.rows, layout.layout.industryAxis))
        let audit = TableAudit(zero)
        #expect(audit.zeroOutput.count == 16)
        #expect(audit.findings.items.map(\.code) == ["zero-output"])
        #expect(audit.findings.items[0].message.hasSuffix("and 6 more"))
    }

    @Test func illegalUseStopsTheProcess() async {
        await #expect(processExitsWith: .failure) {
            _ = TableAudit(try TextbookTables.oneRegion(), worst: -1)
        }
        await #expect(processExitsWith: .failure) {
            _ = TableAudit(
                try TextbookTables.oneRegion(),
                system: try LeontiefSystem(try TextbookTables.regionL()))
        }
    }
}
