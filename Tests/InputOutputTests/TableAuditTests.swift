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
                == "R2/s2: inputs of 3 million USD, but no output "
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

    /// A sector, a region, a category or a primary input that is the sum of the others counts
    /// twice.
    @Test func totalsThatWereKeptAreNamed() throws {
        let table = try RandomTable.make(regions: 3, sectors: 3, seed: 8)
        let layout = table.layout
        #expect(TableAudit(table).keptTotals.isEmpty)
        func found(_ table: MRIOTable) -> [String] {
            TableAudit(table).findings.items.filter { $0.code == "kept-total" }.map(\.sentence)
        }
        func doubled(
            _ regions: [Region], _ sectors: [Sector], _ categories: [FinalDemandCategory],
            _ old: (_ r: Int, _ s: Int) -> [(Int, Int)], _ demand: (_ r: Int, _ k: Int) -> [Int]
        ) throws -> MRIOTable {
            let new = try TableLayout(
                regions: regions, sectors: sectors, finalDemand: categories)
            let members = (0..<new.industryCount).map { i in
                old(new.region(ofIndustry: i), new.sector(ofIndustry: i)).map {
                    layout.industry(region: $0.0, sector: $0.1)
                }
            }
            let columns = (0..<new.demandAxis.count).map {
                demand($0 / categories.count, $0 % categories.count)
            }
            var Z = Matrix(new.industryAxis, new.industryAxis)
            var Y = Matrix(new.industryAxis, new.demandAxis)
            var V = Matrix<PrimaryInputAxis, IndustryAxis>(table.V.rows, new.industryAxis)
            for i in members.indices {
                for j in members.indices {
                    for a in members[i] { for b in members[j] { Z[i, j] += table.Z[a, b] } }
                }
                for k in columns.indices {
                    for a in members[i] { for b in columns[k] { Y[i, k] += table.Y[a, b] } }
                }
                for k in 0..<2 { for a in members[i] { V[k, i] += table.V[k, a] } }
            }
            return try MRIOTable(
                name: "t", year: nil, unit: table.unit, valuation: "", provenance: Provenance(),
                layout: new, primaryInputs: table.primaryInputs, Z: Z, Y: Y, V: V)
        }
        let sector = try doubled(
            layout.regions, layout.sectors + [Sector("TOTAL")], layout.finalDemand,
            { r, s in s < 3 ? [(r, s)] : (0..<3).map { (r, $0) } }, { r, k in [2 * r + k] })
        #expect(
            found(sector) == [
                "TOTAL: the rows of the sector TOTAL are the sum of all others: everything counts "
                    + "twice (leave the total out of the table)"
            ])
        let region = try doubled(
            layout.regions + [Region("World")], layout.sectors, layout.finalDemand,
            { r, s in r < 3 ? [(r, s)] : (0..<3).map { ($0, s) } },
            { r, k in r < 3 ? [2 * r + k] : [k, 2 + k, 4 + k] })
        #expect(found(region).map { $0.prefix(39) } == ["World: the rows of the region World are"])
        let category = try doubled(
            layout.regions, layout.sectors, layout.finalDemand + [FinalDemandCategory("FD")],
            { r, s in [(r, s)] }, { r, k in k < 2 ? [2 * r + k] : [2 * r, 2 * r + 1] })
        #expect(
            found(category).map { $0.prefix(47) }
                == ["FD: the columns of the category of final demand"])
        var V = Matrix<PrimaryInputAxis, IndustryAxis>(
            Axis(["TLS", "VA", "SUM"]), layout.industryAxis)
        for j in 0..<9 {
            (V[0, j], V[1, j]) = (table.V[0, j], table.V[1, j])
            V[2, j] = V[0, j] + V[1, j]
        }
        let primary = try MRIOTable(
            name: "t", year: nil, unit: table.unit, valuation: "", provenance: Provenance(),
            layout: layout, primaryInputs: table.primaryInputs + [PrimaryInput("SUM")], Z: table.Z,
            Y: table.Y, V: V)
        #expect(found(primary).map { $0.prefix(32) } == ["SUM: the rows of the primary inp"])
        // Every result carries it.
        let verdict = AuditVerdict(sector)
        #expect(verdict.refusal == nil)
        #expect(verdict.warnings.contains { $0.code == "kept-total" && $0.severity == .warning })
    }

    /// Coefficients by an output that is next to nothing are made of rounding.
    @Test func nextToNoOutputIsNamed() throws {
        let table = try table()
        var (Z, Y, V) = (table.Z, table.Y, table.V)
        for j in 0..<6 { Z[4, j] = 0 }
        for k in 0..<Y.columnCount { Y[4, k] = k == 0 ? 1e-12 : 0 }
        V[1, 4] = -Z.columnSum(4) - V[0, 4]
        let tiny = try table.replacing(Z: Z, Y: Y, V: V)
        let audit = TableAudit(tiny)
        #expect(audit.nearZeroOutput.map(\.code) == ["R2/s2"])
        #expect((audit.nearZeroOutput.first?.value ?? 0) > 1e12)
        #expect(codes(audit).contains("warning near-zero-output"))
        #expect(audit.columnBalance.worstRelative.first?.code != "R2/s2")
        #expect(try TechnicalCoefficients(tiny).nearZeroOutput == [4])
        #expect(try TechnicalCoefficients(table).nearZeroOutput.isEmpty)
    }

    @Test func theVerdictOnASoundTableIsEmpty() throws {
        let verdict = AuditVerdict(try RandomTable.make(regions: 4, sectors: 4, seed: 1))
        #expect(verdict.refusal == nil && verdict.warnings.isEmpty)
        #expect(AuditVerdict(try table(empty: 4)).warnings.isEmpty)
    }

    @Test func theVerdictRefusesWhatHasNoSolution() throws {
        let singular = AuditVerdict(
            try TextbookTables.table(
                regions: ["R"], sectors: ["1", "2"], Z: [[1, 1], [1, 1]], output: [2, 2]))
        #expect(singular.refusal?.code == "not-solvable")
        #expect(singular.refusal?.message == "I − A is singular (pivot 1)")
        // Three thirds add up to a little less than 1, which proves nothing.
        let thirds = AuditVerdict(
            try TextbookTables.table(
                regions: ["R"], sectors: ["1", "2", "3"],
                Z: [[10, 10, 10], [10, 10, 10], [10, 10, 10]], output: [30, 30, 30]))
        #expect(thirds.refusal?.code == "not-solvable")
        let table = try table(empty: 4)
        var (Z, V) = (table.Z, table.V)
        Z[0, 4] = 2
        V[1, 4] = -1
        let verdict = AuditVerdict(try table.replacing(Z: Z, V: V))
        #expect(verdict.refusal?.code == "inputs-without-output")
    }

    @Test func theVerdictWarnsOfWhatDistorts() throws {
        let unproductive = AuditVerdict(
            try TextbookTables.table(
                regions: ["R"], sectors: ["1", "2"], Z: [[90, 20], [30, 90]], output: [100, 100]))
        #expect(unproductive.refusal == nil)
        #expect(unproductive.warnings.map(\.code).contains("not-productive"))
        let table = try table()
        var V = table.V
        V[1, 5] -= 0.5 * table.x[5]
        #expect(
            AuditVerdict(try table.replacing(V: V)).warnings.map(\.code) == ["column-imbalance"])
        // Below the limit for the whole table nothing is said.
        V = table.V
        V[1, 3] += 0.002 * table.x[3]
        #expect(AuditVerdict(try table.replacing(V: V)).warnings.isEmpty)
        // Inputs above output alone distort nothing: other prices prove the table productive.
        var Z = table.Z
        Z[0, 1] += table.x[1]
        V = table.V
        V[1, 1] -= table.x[1]
        let above = try table.replacing(Z: Z, V: V)
        #expect(!TableAudit(above).columnSumsAboveOne.isEmpty)
        #expect(!AuditVerdict(above).warnings.contains { $0.code == "not-productive" })
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
