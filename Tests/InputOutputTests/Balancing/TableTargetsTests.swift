import InputOutput
import LinearAlgebra
import TestSupport
import Testing

/// What follows from some known totals of another year.
@Suite struct TableTargetsTests {
    private let table: MRIOTable

    init() throws {
        table = try RandomTable.make(regions: 3, sectors: 4, seed: 31, emptyIndustry: 2, co2: true)
    }

    private func balanced(_ targets: TableTargets) throws -> MRIOTable {
        let plan = try targets.plan(for: table)
        return try table.rebalanced(
            to: plan.totals, V: plan.V, satellites: plan.satellites
        ).table
    }

    private func expectBalanced(_ new: MRIOTable) {
        let inputs = zip(new.Z.columnSums(), new.V.columnSums()).map { $0 + $1 }
        assertClose(inputs, new.x, absolute: 1e-8 * new.x.reduce(0, +), "columns")
    }

    @Test func nothingGivenChangesNothing() throws {
        let same = try balanced(TableTargets(for: table))
        assertClose(same.Z.elements, table.Z.elements, relative: 1e-9)
        #expect(same.satellites == table.satellites)
    }

    @Test func oneGrowthEverywhereScalesEverything() throws {
        var targets = TableTargets(for: table)
        targets.output = table.x.map { $0 * 1.25 }
        let grown = try balanced(targets)
        assertClose(grown.Z.elements, table.Z.elements.map { $0 * 1.25 }, relative: 1e-9)
        assertClose(grown.Y.elements, table.Y.elements.map { $0 * 1.25 }, relative: 1e-9)
        assertClose(grown.V.elements, table.V.elements.map { $0 * 1.25 }, relative: 1e-12)
        assertClose(
            grown.satellites[0].F.elements, table.satellites[0].F.elements.map { $0 * 1.25 },
            relative: 1e-12)
    }

    @Test func givenTotalsAreMetAndTheWorldCloses() throws {
        var targets = TableTargets(for: table)
        targets.output[0] = table.x[0] * 1.3
        targets.valueAdded[5] = table.valueAdded[5] * 0.9
        targets.finalDemand[0] = table.Y.columnSums()[0] * 1.1
        let new = try balanced(targets)
        expectBalanced(new)
        assertClose(new.x[0], table.x[0] * 1.3, relative: 1e-9)
        assertClose(new.valueAdded[0], table.valueAdded[0] * 1.3, relative: 1e-12)
        assertClose(new.valueAdded[5], table.valueAdded[5] * 0.9, relative: 1e-12)
        assertClose(new.x[5], table.x[5] * 0.9, relative: 1e-9)
        assertClose(new.Y.columnSums()[0], table.Y.columnSums()[0] * 1.1, relative: 1e-9)
        let income = IncomeIdentityCheck(new)
        assertClose(income.demand, income.primary, relative: 1e-9)
    }

    @Test func totalsOfAnotherTableAreMet() throws {
        var random = SplitMix64(seed: 2)
        let other = try table.perturbed { _, factors in
            for i in factors.indices { factors[i] = 0.8 + 0.4 * random.uniform() }
        }.table
        let plan = TableTargets.Plan(totalsOf: other, for: table)
        let same = try table.rebalanced(to: plan.totals, V: plan.V).table
        assertClose(same.Z.elements, table.Z.elements, relative: 1e-6)
        #expect(same.V == other.V)
    }

    @Test func whatCannotBeIsNamed() throws {
        var targets = TableTargets(for: table)
        targets.valueAdded[2] = 4
        targets.valueAdded[0] = table.x[0] * 2
        targets.output[0] = table.x[0]
        targets.output[1] = table.x[1]
        do {
            _ = try targets.plan(for: table)
            Issue.record("a plan was made")
        } catch {
            #expect(error.items.map(\.code) == ["inputs-negative", "nothing-to-scale"])
            #expect(error.items.map(\.location.place) == ["R1/s1", "R1/s3"])
        }
        targets = TableTargets(for: table)
        targets.finalDemand[0] = 1e12
        #expect { try targets.plan(for: table) } throws: {
            ($0 as? Diagnostics)?.items.map(\.code) == ["demand-not-closed"]
        }
    }

    private struct IncomeIdentityCheck {
        let demand: Double
        let primary: Double
        init(_ table: MRIOTable) {
            demand = table.Y.columnSums().reduce(0, +)
            primary = table.V.columnSums().reduce(0, +)
        }
    }
}
