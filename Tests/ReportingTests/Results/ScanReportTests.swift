import Analyses
import InputOutput
import Reporting
import TestSupport
import Testing

/// Tables of the scan, of sensitivities, of footprints and of a carbon price.
@Suite struct ScanReportTests {
    private let system: LeontiefSystem
    private var table: MRIOTable { system.table }
    private var layout: TableLayout { system.table.layout }

    init() throws {
        system = try LeontiefSystem(RandomTable.make(regions: 3, sectors: 4, seed: 5, co2: true))
    }

    private func numbers(_ report: ReportTable, _ column: String) -> [Double] {
        let index = report.columns.firstIndex { $0.name == column }
        return index.map { report.cells(of: $0).compactMap(\.number) } ?? []
    }

    @Test func scanHasTheColumnsOfEveryRankingColumn() throws {
        let scan = try RestrictionScan(system)
        for column in ScanColumn.allCases {
            let rows = try scan.rows(rankedBy: column)
            let report = ScanReport.scan(rows, of: table, rankedBy: column, limit: 5)
            #expect(report.rows.count == 5)
            #expect(report.notes[0].hasPrefix("First 5 of \(rows.count) restrictions"))
            let values = numbers(report, column.rawValue)
            #expect(values == rows.prefix(5).compactMap(column.value), "\(column.rawValue)")
        }
    }

    @Test func scanSaysWhoLosesInWords() throws {
        let scan = try RestrictionScan(system, .init(cut: 0.3))
        let single = ScanReport.reading(try scan.rows(), of: table, cut: 0.3)
        #expect(single[0].contains(" cuts 30 % of its exports of sector "))
        let joint = ScanReport.reading(try scan.rows(grouping: .sector), of: table, cut: 1)
        #expect(joint[0].contains("all other regions stop their exports of sector "))
        let exporter = ScanReport.scan(
            try scan.rows(grouping: .exporter), of: table, rankedBy: .flow, limit: nil)
        #expect(exporter.cells(of: 1).allSatisfy { $0 == "*" })
        #expect(ScanReport.reading([], of: table, cut: 1).isEmpty)
    }

    @Test func sensitivityOfAnExposureIsThatOfTheExposure() throws {
        let (users, suppliers) = ([0, 2], [4, 5, 6, 7])
        let field = try AdjointField.valueAddedExposure(of: users, to: suppliers, system)
        let exposure = try Exposure(of: users, in: system)
        assertClose(
            field.value, try #require(exposure.share(.valueAdded, of: suppliers)), relative: 1e-12)
        let target = SensitivityReport.Target(name: "exposure of R1 to R2", unit: "share")
        let cells = field.largestCells(4)
        let report = SensitivityReport.cells(cells, of: target, in: layout)
        assertClose(
            numbers(report, "contribution"),
            zip(numbers(report, "coefficient"), numbers(report, "derivative")).map { $0 * $1 },
            relative: 1e-12)
        let reading = SensitivityReport.reading(field, of: target)
        #expect(reading[0].hasPrefix("The exposure of R1 to R2 is ") && reading[0].hasSuffix(" %."))
        let switches = SensitivityReport.switches(
            field.largestSwitches(2), field.largestSwitches(2, raising: false), of: target,
            in: layout)
        let changes = numbers(switches, "change")
        #expect(changes.count == 4 && changes[0] > 0 && changes[3] < 0)
    }

    @Test func footprintTablesBalance() throws {
        let footprint = try Footprint(table.satellites[0], in: system)
        let report = FootprintReport.regions(
            footprint.accounts, name: "co2", regions: [0, 1, 2], in: layout)
        assertClose(
            numbers(report, "production").reduce(0, +),
            numbers(report, "consumption").reduce(0, +), relative: 1e-12)
        assertClose(
            numbers(report, "imports").reduce(0, +), numbers(report, "exports").reduce(0, +),
            relative: 1e-12)
        let bilateral = FootprintReport.bilateral(
            footprint.accounts, regions: [1], in: layout)
        #expect(bilateral.rows.count == 5)
        #expect(bilateral.columns[2].unit == "kt")
        let multipliers = FootprintReport.multipliers(
            footprint.accounts, tableUnit: table.unit, regions: [1], in: layout)
        #expect(multipliers.rows.count == 4)
        #expect(multipliers.rows[0][4] == "kt per million USD")
    }

    @Test func carbonChargesOfIndustriesAddUpToThoseOfRegions() throws {
        let charge = try CarbonBorderExposure(
            table.satellites[0], price: .init(80, currency: "USD"), importers: [0],
            sectors: [1, 2], in: system)
        let industries = CarbonBorderReport.industries(charge, in: layout)
        let regions = CarbonBorderReport.regions(charge, in: table)
        #expect(industries.cells(of: 0).allSatisfy { $0 != "R1" })
        for column in ["flow", "cost"] {
            assertClose(
                numbers(industries, column).reduce(0, +), numbers(regions, column).reduce(0, +),
                relative: 1e-12, column)
        }
        #expect(CarbonBorderReport.reading(charge, in: layout)[0].hasPrefix("The charge on"))
    }
}
