import InputOutput
import LinearAlgebra
import TestSupport
import Testing

/// Tables of technology × trade shares give what the tables give that they stand for.
@Suite struct TradedTechnologyTests {
    /// The cells, multiplied out here.
    private func cells(_ made: ImplicitTable) -> Matrix<IndustryAxis, IndustryAxis> {
        let (G, N) = (made.table.regionCount, made.table.sectorCount)
        let axis = made.table.layout.industryAxis
        var Z = Matrix(axis, axis)
        for r in 0..<G {
            for s in 0..<G {
                for i in 0..<N {
                    for j in 0..<N {
                        Z[r * N + i, s * N + j] =
                            made.shares[(i * G + r) * G + s] * made.use[(s * N + i) * N + j]
                    }
                }
            }
        }
        return Z
    }

    private func largest(_ values: [Double]) -> Double { values.reduce(0) { max($0, abs($1)) } }

    @Test(arguments: [(5, 3, false), (3, 7, true), (1, 4, false), (6, 1, true)])
    func cellsSumsAndProducts(_ G: Int, _ N: Int, _ negative: Bool) throws {
        let made = try ImplicitTable(
            regions: G, sectors: N, seed: UInt64(G), negative: negative && N > 1)
        let Z = made.table.Z
        let due = cells(made)
        for i in 0..<(G * N) {
            assertClose(
                Z.columnMagnitude(i), due.columnMagnitude(i), relative: 1e-14, "column \(i)")
            #expect(Z.maximumMagnitude(ofRow: i) == due.maximumMagnitude(ofRow: i))
        }
        #expect(made.table.isImplicit)
        #expect(made.table.tradedTechnology?.use == made.use)
        for i in 0..<(G * N) {
            #expect(Z.row(i) == due.row(i))
            #expect(Z.column(i) == due.column(i))
            for j in 0..<(G * N) { #expect(Z[i, j] == due[i, j]) }
        }
        let size = 1e-13 * largest(due.rowMagnitudes())
        assertClose(Z.rowSums(), due.rowSums(), absolute: size)
        assertClose(Z.columnSums(), due.columnSums(), absolute: size)
        assertClose(Z.rowMagnitudes(), due.rowMagnitudes(), absolute: size)
        assertClose(
            Z.rowMagnitudes(of: [G * N - 1, 0]), due.rowMagnitudes(of: [G * N - 1, 0]),
            absolute: size)
        let x = (0..<(G * N)).map { 1 + Double($0 % 5) }
        assertClose(Z.times(x), due.times(x), absolute: 5 * size)
        assertClose(Z.transposedTimes(x), due.transposedTimes(x), absolute: 5 * size)
        let several = Matrix<IndustryAxis, OrdinalAxis>(
            Z.rows, Axis(count: 4),
            columnMajor: (0..<(4 * G * N)).map { 1 / (1 + Double($0 % 11)) })
        for (a, b) in [
            (Z * several, due * several),
            (Z.transposedTimes(several), due.transposedTimes(several)),
        ] {
            for c in 0..<4 { assertClose(a.column(c), b.column(c), absolute: size) }
        }
        // Whoever asks for the memory gets it, and the table has not changed.
        #expect(Z.transposed() == due.transposed())
        #expect(made.table.multipliedOut().Z == due)
        #expect(!made.table.multipliedOut().isImplicit)
        #expect(made.table.isImplicit)
    }

    @Test func equality() throws {
        let made = try ImplicitTable(regions: 4, sectors: 3, seed: 1)
        #expect(try ImplicitTable(regions: 4, sectors: 3, seed: 1).table == made.table)
        #expect(try ImplicitTable(regions: 4, sectors: 3, seed: 2).table != made.table)
        #expect(made.table.multipliedOut() == made.table)
    }

    /// More right-hand sides than are solved at once, of both sides.
    @Test(arguments: [Transposition.none, .transposed])
    func solutions(_ transposition: Transposition) throws {
        let table = try ImplicitTable(regions: 9, sectors: 5, seed: 3).table
        let implicit = try LeontiefSystem(table, policy: .matrixFree)
        let stored = try LeontiefSystem(table.multipliedOut(), policy: .reusable)
        let F = Matrix<IndustryAxis, OrdinalAxis>(
            table.layout.industryAxis, Axis(count: 70),
            columnMajor: (0..<(45 * 70)).map { Double(($0 * 7) % 13) })
        let (found, expected) = (
            try implicit.solve(F, transposition), try stored.solve(F, transposition)
        )
        for c in 0..<70 {
            assertClose(
                found.column(c), expected.column(c), absolute: 1e-12 * largest(expected.column(c)))
        }
        #expect(implicit.reports.map(\.solver) == ["GMRES on I−A"])
        assertClose(
            try implicit.reciprocalCondition(), try stored.reciprocalCondition(), relative: 1e-6)
    }

    @Test(arguments: [false, true]) func auditsAgree(negative: Bool) throws {
        let table = try ImplicitTable(regions: 6, sectors: 4, seed: 4, negative: negative).table
        let (a, b) = (TableAudit(table), TableAudit(table.multipliedOut()))
        #expect(a.findings.items.map(\.code) == b.findings.items.map(\.code))
        #expect(a.negatives == b.negatives)
        #expect(a.negatives.isEmpty == !negative)
        assertClose(
            a.numerics?.spectralRadius.value ?? 0, b.numerics?.spectralRadius.value ?? 1,
            relative: 1e-7)
        #expect(AuditVerdict(table) == AuditVerdict(table.multipliedOut()))
    }

    /// A region that is the sum of all others is found without all cells in memory.
    @Test func keptTotal() throws {
        let layout = try TableLayout(
            regions: ["A", "B", "C", "W"].map { Region($0) }, sectors: [Sector("s")],
            finalDemand: [.init("F")])
        // Everybody buys from A, B and C, and as much again from W, which is all of them together.
        let use = [10.0, 20, 30, 60]
        let origins = [0.1, 0.15, 0.25, 0.5]
        let shares = (0..<16).map { origins[$0 / 4] }
        let table = try MRIOTable(
            name: "t", year: nil, unit: "u", valuation: "v", provenance: Provenance(),
            layout: layout, primaryInputs: [PrimaryInput("VA", kind: .valueAdded)],
            technology: TradedTechnology(
                regionCount: 4, sectorCount: 1, use: use, shares: shares),
            Y: Matrix(
                layout.industryAxis, layout.demandAxis,
                columnMajor: (0..<16).map { origins[$0 % 4] * use[$0 / 4] }),
            V: Matrix(Axis(["VA"]), layout.industryAxis, columnMajor: use))
        #expect(
            TableAudit(table).keptTotals == TableAudit(table.multipliedOut()).keptTotals)
        #expect(TableAudit(table).keptTotals.contains { $0.code == "W" })
    }

    @Test func aggregatesTheSame() throws {
        let table = try ImplicitTable(regions: 6, sectors: 5, seed: 5).table
        let map = try Concordance(
            ["X", "Y", "X", "R4", "R5", "R6"].enumerated().map {
                .init(old: "R\($0 + 1)", new: $1)
            },
            from: table.regions.map(\.code), place: "test")
        let a = try table.aggregated(regions: map)
        let b = try table.multipliedOut().aggregated(regions: map)
        #expect(a == b)
        #expect(!a.isImplicit && a.regionCount == 5)
    }

    /// More industries than are multiplied out unasked: what would need factors fails instead.
    @Test func largeOnesAreNotFactored() throws {
        let table = try ImplicitTable(regions: 81, sectors: 50, categories: 1, seed: 6).table
        let system = try LeontiefSystem(table, policy: .matrixFree)
        #expect(throws: LinearAlgebraError.self) { _ = try system.factorization() }
        #expect(throws: LinearAlgebraError.self) { _ = try system.inverse() }
        let x = try system.solve(table.Y.rowSums())
        assertClose(x, table.x, relative: 1e-10)
    }
}
