import Analyses
import InputOutput
import LinearAlgebra
import TestSupport
import Testing

/// Analyses of a table of technology × trade shares agree with those of its cells.
@Suite struct ImplicitTableTests {
    private func agree(
        _ a: [Double], _ b: [Double], _ what: String,
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        let size = b.reduce(0) { max($0, abs($1)) }
        assertClose(a, b, absolute: 1e-12 * size, what, sourceLocation: sourceLocation)
    }

    @Test func scanOfImporters() throws {
        let table = try ImplicitTable(regions: 12, sectors: 4, seed: 21).table
        let parameters = RestrictionScan.Parameters(cut: 0.4, markUp: 2)
        let scan = try RestrictionScan(
            LeontiefSystem(table, policy: .matrixFree), parameters, importers: [2, 7])
        let whole = try RestrictionScan(LeontiefSystem(table.multipliedOut()), parameters)
        for r in [2, 7] {
            agree(scan.flow.column(r), whole.flow.column(r), "flow")
            agree(scan.feedback.column(r), whole.feedback.column(r), "feedback")
            agree(scan.factor.column(r), whole.factor.column(r), "factor")
            agree(scan.importerCost.column(r), whole.importerCost.column(r), "cost")
        }
        agree(scan.worldValueAdded, whole.worldValueAdded, "value added")
        for grouping in RestrictionScan.Grouping.allCases {
            var filter = RestrictionScan.Filter()
            filter.importers = [2, 7]
            let (a, b) = (
                try scan.rows(filter, grouping: grouping),
                try whole.rows(filter, grouping: grouping)
            )
            #expect(a.count == b.count && !a.isEmpty)
            for column in ScanColumn.allCases {
                agree(
                    a.map { column.value($0) ?? 0 }, b.map { column.value($0) ?? 0 },
                    "\(grouping) \(column)")
            }
        }
    }

    @Test(arguments: ExposureSide.allCases) func exposure(_ side: ExposureSide) throws {
        let table = try ImplicitTable(regions: 6, sectors: 5, seed: 22).table
        let groups = [[3], [0, 7, 29], Array(10..<15)]
        let a = try Exposure(
            of: groups, side: side, in: LeontiefSystem(table, policy: .matrixFree))
        let b = try Exposure(of: groups, side: side, in: LeontiefSystem(table.multipliedOut()))
        for measure in ExposureMeasure.allCases {
            for g in groups.indices {
                agree(a.amounts(measure, group: g), b.amounts(measure, group: g), "\(measure)")
            }
        }
    }

    @Test func footprintAndMultipliers() throws {
        let table = try ImplicitTable(regions: 7, sectors: 4, seed: 23).table
        let implicit = try LeontiefSystem(table, policy: .matrixFree)
        let stored = try LeontiefSystem(table.multipliedOut())
        let a = try Footprint(table.satellites[0], in: implicit).accounts[0]
        let b = try Footprint(table.satellites[0], in: stored).accounts[0]
        agree(a.consumption, b.consumption, "consumption")
        agree(a.production, b.production, "production")
        agree(a.multipliers, b.multipliers, "multipliers")
        let (m, k) = (try Multipliers(implicit), try Multipliers(stored))
        agree(m.output.values, k.output.values, "output")
        agree(m.domesticValueAdded.values, k.domesticValueAdded.values, "value added")
    }
}
