import Analyses
import InputOutput
import LinearAlgebra
import TestSupport
import Testing

@Suite struct RestrictionScanTests {
    /// Every pair re-solved from scratch, with the cells cut.
    @Test(arguments: [0.3, 1.0], [(2, 1), (3, 4), (5, 2)])
    func matchesResolving(_ cut: Double, _ shape: (Int, Int)) throws {
        let table = try RandomTable.make(regions: shape.0, sectors: shape.1, seed: 13)
        let scan = try RestrictionScan(LeontiefSystem(table), .init(cut: cut))
        let (n, G, N) = (table.industryCount, table.regionCount, table.sectorCount)
        let plain = try PlainEconomy(
            table, content: TechnicalCoefficients(table).valueAdded)
        for i in 0..<n {
            for r in 0..<G where r != i / N {
                var A = plain.A
                var demand = (0..<n).map { plain.Y[$0].reduce(0, +) }
                for j in (r * N)..<((r + 1) * N) { A[i][j] *= 1 - cut }
                demand[i] -= cut * plain.Y[i][r]
                let change = minus(times(try PlainEconomy.inverse(A), demand), table.x)
                let expected = table.layout.sumByRegion(hadamard(change, plain.c))
                let scale = 1e-12 * table.gdp.reduce(0, +)
                assertClose(
                    scan.valueAddedChanges(exporterIndustry: i, importer: r), expected,
                    absolute: scale, "\(i)→\(r)")
                assertClose(
                    scan.worldValueAddedChange(exporterIndustry: i, importer: r),
                    expected.reduce(0, +), absolute: scale)
                assertClose(
                    scan.valueAddedChange(exporterIndustry: i, importer: r, region: r), expected[r],
                    absolute: scale)
            }
        }
    }

    /// The importer's cost is the derivative of what its final demand costs in the price model
    /// p' = v'(I − A∘Θ)⁻¹ when only the restricted cells get dearer.
    @Test func importerCostIsTheSlopeOfThePriceModel() throws {
        let table = try RandomTable.make(regions: 4, sectors: 3, seed: 17)
        let scan = try RestrictionScan(LeontiefSystem(table), .init(cut: 0.5, markUp: 0.2))
        let coefficients = try TechnicalCoefficients(table)
        let primary = plus(coefficients.valueAdded, coefficients.taxes)
        let plain = try PlainEconomy(table, content: primary)
        func expenditure(_ i: Int, _ r: Int, markUp: Double) throws -> Double {
            var A = plain.A
            for j in (3 * r)..<(3 * r + 3) { A[i][j] *= 1 + markUp }
            let p = times(primary, try PlainEconomy.inverse(A))
            return (0..<12).reduce(0) {
                $0 + p[$1] * plain.Y[$1][r] * ($1 == i ? 1 + markUp : 1)
            }
        }
        let step = 1e-5
        for (i, r) in [(0, 1), (0, 3), (4, 0), (7, 3), (11, 2)] {
            let slope =
                (try expenditure(i, r, markUp: step) - expenditure(i, r, markUp: -step))
                / (2 * step)
            assertClose(scan.importerCost[i, r], 0.5 * 0.2 * slope, relative: 1e-7, "\(i)→\(r)")
        }
    }

    /// Without L, from rows of it: the same numbers for the importers that are asked for, whatever
    /// is restricted together, and no others.
    @Test(arguments: RestrictionScan.Grouping.allCases)
    func someImportersAloneAreAsInTheWhole(_ grouping: RestrictionScan.Grouping) throws {
        let table = try RandomTable.make(regions: 7, sectors: 4, seed: 41)
        let parameters = RestrictionScan.Parameters(cut: 0.6, markUp: 0.5)
        let whole = try RestrictionScan(LeontiefSystem(table), parameters)
        let system = try LeontiefSystem(table)
        let some = try RestrictionScan(system, parameters, importers: [2, 5])
        #expect(system.availableInverse() == nil)
        let found = try some.rows(grouping: grouping)
        let expected = try whole.rows(.init(importers: [2, 5]), grouping: grouping)
        #expect(!found.isEmpty && found.count == expected.count)
        for (a, b) in zip(found, expected) {
            #expect(
                a.exporter == b.exporter && a.sector == b.sector && a.importer == b.importer)
            for column in ScanColumn.allCases {
                let (x, y) = (column.value(a), column.value(b))
                #expect((x == nil) == (y == nil), "\(column)")
                if let x, let y { assertClose(x, y, absolute: 1e-13, relative: 1e-9, "\(column)") }
            }
        }
        #expect(try some.rows(.init(importers: [0]), grouping: grouping).isEmpty)
    }

    @Test func rowsStateWhatTheFieldHolds() throws {
        let table = try RandomTable.make(regions: 4, sectors: 3, seed: 29)
        let scan = try RestrictionScan(LeontiefSystem(table))
        let rows = try scan.rows(rankedBy: .exporterChangePercentOfGDP)
        #expect(rows.count <= 12 * 3)
        for row in rows {
            let s = try #require(row.exporter)
            let p = try #require(row.sector)
            let (i, r) = (3 * s + p, row.importer)
            #expect(s != r)
            let intermediate = (3 * r..<3 * r + 3).reduce(0) { $0 + table.Z[i, $1] }
            assertClose(row.flow, intermediate + table.demandByRegion[i, r], relative: 1e-13)
            let inputs = (3 * r..<3 * r + 3).reduce(0) { $0 + table.Z.columnSums()[$1] }
            assertClose(
                row.flowShareOfImporterInputs ?? .nan, intermediate / inputs, relative: 1e-12)
            let loss = scan.valueAddedChange(exporterIndustry: i, importer: r, region: s)
            assertClose(row.exporterValueAddedChange, loss, relative: 0)
            assertClose(
                row.exporterChangePercentOfGDP ?? .nan, 100 * loss / table.gdp[s], relative: 1e-13)
            assertClose(
                row.importerCostPercentOfGDP ?? .nan, 100 * scan.importerCost[i, r] / table.gdp[r],
                relative: 1e-13)
            assertClose(
                row.asymmetry ?? .nan,
                (row.importerCostPercentOfGDP ?? .nan) / -(row.exporterChangePercentOfGDP ?? .nan),
                relative: 1e-13)
            let origins = (0..<4).map { scan.flow[3 * $0 + p, r] }
            let total = origins.reduce(0, +)
            if origins.allSatisfy({ $0 >= 0 }) {
                assertClose(
                    row.concentration ?? .nan,
                    origins.reduce(0) { $0 + ($1 / total) * ($1 / total) }, relative: 1e-12)
            }
            let concentration = try #require(row.foreignConcentration)
            #expect(concentration >= 1.0 / 3 - 1e-12 && concentration <= 1)
        }
        let order = rows.compactMap(\.exporterChangePercentOfGDP)
        #expect(order == order.sorted())
        let byCost = try scan.rows(rankedBy: .importerCost, limit: 5)
        #expect(byCost.count == 5)
        #expect(byCost[0].importerCost == rows.map(\.importerCost).max())
    }

    @Test func filtersLetOnlyTheirOwnPass() throws {
        let table = try RandomTable.make(regions: 4, sectors: 3, seed: 37)
        let scan = try RestrictionScan(LeontiefSystem(table))
        let some = try scan.rows(.init(exporters: [1, 2], sectors: [0], importers: [3]))
        #expect(Set(some.map(\.exporter)) == [1, 2])
        #expect(some.allSatisfy { $0.sector == 0 && $0.importer == 3 })
        let flows = try scan.rows().map(\.flow).sorted()
        let large = try scan.rows(.init(minimumFlow: flows[20]))
        #expect(large.count == flows.count - 21)
        let group = try scan.rows(
            .init(exporters: [0, 1], sectors: [2], importers: [3]), grouping: .sector)
        #expect(group.count == 1)
        assertClose(group[0].flow, scan.flow[2, 3] + scan.flow[5, 3], relative: 1e-14)
        #expect(try scan.rows(.init(exporters: [3], importers: [3])).isEmpty)
    }

    /// Joint restrictions re-solved from scratch.
    @Test(arguments: [RestrictionScan.Grouping.sector, .exporter], [0.4, 1.0])
    func groupsAreExact(_ grouping: RestrictionScan.Grouping, _ cut: Double) throws {
        let table = try RandomTable.make(regions: 4, sectors: 3, seed: 37)
        let scan = try RestrictionScan(LeontiefSystem(table), .init(cut: cut))
        let plain = try PlainEconomy(table, content: TechnicalCoefficients(table).valueAdded)
        let groups = try scan.rows(.init(minimumFlow: -.infinity), grouping: grouping)
        let single = try scan.rows(.init(minimumFlow: -.infinity))
        #expect(groups.count == 12)
        for group in groups {
            let r = group.importer
            let members = single.filter {
                $0.importer == r && ($0.exporter == group.exporter || $0.sector == group.sector)
            }
            #expect(members.count == 3)
            var A = plain.A
            var demand = plain.Y.map { $0.reduce(0, +) }
            for member in members {
                let i = 3 * (member.exporter ?? 0) + (member.sector ?? 0)
                for j in (3 * r)..<(3 * r + 3) { A[i][j] *= 1 - cut }
                demand[i] -= cut * plain.Y[i][r]
            }
            let x = times(try PlainEconomy.inverse(A), demand)
            let change = table.layout.sumByRegion(hadamard(minus(x, table.x), plain.c))
            let world = change.reduce(0, +)
            let scale = 1e-12 * table.gdp.reduce(0, +)
            assertClose(group.worldValueAddedChange, world, absolute: scale)
            assertClose(group.importerValueAddedChange, change[r], absolute: scale)
            assertClose(
                group.exporterValueAddedChange,
                group.exporter.map { change[$0] } ?? world - change[r],
                absolute: scale)
            assertClose(
                group.importerCost, members.reduce(0) { $0 + $1.importerCost }, relative: 1e-12)
            assertClose(group.flow, members.reduce(0) { $0 + $1.flow }, relative: 1e-12)
            // Less than the sum of its parts.
            #expect(world > members.reduce(0) { $0 + $1.worldValueAddedChange })
        }
    }

    @Test func oneImportersSliceOfTheField() throws {
        let table = try RandomTable.make(regions: 3, sectors: 2, seed: 4)
        let scan = try RestrictionScan(LeontiefSystem(table))
        let slice = scan.valueAddedChanges(importer: 1)
        for i in 0..<6 {
            #expect(slice.row(i) == scan.valueAddedChanges(exporterIndustry: i, importer: 1))
        }
    }

    @Test func orderOfRegionsDoesNotMatter() throws {
        let order = [3, 1, 0, 2]
        let table = try RandomTable.make(regions: 4, sectors: 3, seed: 43)
        let base = try RestrictionScan(LeontiefSystem(table))
        let other = try RestrictionScan(LeontiefSystem(permuted(table, order)))
        for (s, oldS) in order.enumerated() {
            for p in 0..<3 {
                for (r, oldR) in order.enumerated() {
                    let (i, oldI) = (3 * s + p, 3 * oldS + p)
                    let old = base.valueAddedChanges(exporterIndustry: oldI, importer: oldR)
                    assertClose(
                        other.valueAddedChanges(exporterIndustry: i, importer: r),
                        order.map { old[$0] }, relative: 1e-11)
                    assertClose(
                        other.importerCost[i, r], base.importerCost[oldI, oldR], relative: 1e-11)
                }
            }
        }
    }

    /// With κ·m = 1 the cost lies between nothing and the flow, and is the whole flow when the
    /// importer exports nothing.
    @Test func costIsThePartOfTheFlowThatStays() throws {
        let table = try RandomTable.make(regions: 4, sectors: 3, categories: 1, seed: 47)
        let scan = try RestrictionScan(LeontiefSystem(table))
        for i in 0..<12 {
            for r in 0..<4 {
                #expect(scan.importerCost[i, r] <= scan.flow[i, r] * (1 + 1e-12))
                #expect(scan.importerCost[i, r] >= 0)
            }
        }
        // Region 0 exports nothing any more.
        var (Z, Y) = (table.Z, table.Y)
        for i in 0..<3 {
            for j in 3..<12 { Z[i, j] = 0 }
            for k in 1..<4 { Y[i, k] = 0 }
        }
        let closed = try MRIOTable(
            name: "closed", year: nil, unit: table.unit, valuation: table.valuation,
            provenance: Provenance(), layout: table.layout, primaryInputs: table.primaryInputs,
            Z: Z, Y: Y, V: table.V)
        let other = try RestrictionScan(LeontiefSystem(closed))
        for i in 3..<12 {
            assertClose(other.importerCost[i, 0], other.flow[i, 0], relative: 1e-11)
        }
    }

    @Test func parametersOutsideTheirRangesAreRefused() async {
        await #expect(processExitsWith: .failure) { _ = RestrictionScan.Parameters(cut: 0) }
        await #expect(processExitsWith: .failure) { _ = RestrictionScan.Parameters(cut: 1.2) }
        await #expect(processExitsWith: .failure) { _ = RestrictionScan.Parameters(markUp: -1) }
        await #expect(processExitsWith: .failure) {
            let table = try RandomTable.make(regions: 2, sectors: 2, seed: 1)
            _ = try RestrictionScan(LeontiefSystem(table)).jointFactors([0, 1], importer: 0)
        }
    }
}
