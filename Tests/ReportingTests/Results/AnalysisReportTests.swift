import Analyses
import InputOutput
import Reporting
import TestSupport
import Testing

/// Tables of origins, concentration, position, decompositions and paths.
@Suite struct AnalysisReportTests {
    private let system: LeontiefSystem
    private var table: MRIOTable { system.table }
    private var layout: TableLayout { system.table.layout }
    private var everyRegion: [Int] { Array(layout.regions.indices) }

    init() throws {
        system = try LeontiefSystem(
            RandomTable.make(regions: 3, sectors: 4, seed: 11, emptyIndustry: 5))
    }

    private func numbers(_ report: ReportTable, _ column: String) -> [Double] {
        let index = report.columns.firstIndex { $0.name == column }
        return index.map { report.cells(of: $0).compactMap(\.number) } ?? []
    }

    @Test func originsAddUpToValueAdded() throws {
        let origins = try ValueAddedOrigins(system)
        let regions = OriginsReport.origins(
            origins, in: table, industries: nil, regions: everyRegion, destinations: everyRegion)
        let industries = OriginsReport.origins(
            origins, in: table, industries: Array(0..<12), regions: [], destinations: everyRegion)
        let gdp = table.gdp.reduce(0, +)
        #expect(regions.rows.count == 9 && industries.rows.count == 36)
        for report in [regions, industries] {
            let values = numbers(report, "value_added")
            assertClose(values.reduce(0, +), gdp, relative: 1e-12)
            #expect(values == values.sorted(by: >))
            assertClose(numbers(report, "share_of_destination").reduce(0, +), 3, relative: 1e-12)
        }
        let one = OriginsReport.origins(
            origins, in: table, industries: [2], regions: [], destinations: [1])
        #expect(one.rows[0].prefix(2) == ["R1/s3", "R2"])
        let exports = OriginsReport.exports(
            origins, try ValueAddedInExports(system), in: table)
        #expect(numbers(exports, "value_added_exports").count == 3)
        #expect(OriginsReport.reading(origins).count == 1)
        // What was asked about is answered with the number of the table.
        let words = AnalysisWords(layout)
        let asked = OriginsReport.answer(
            origins, in: layout, from: Array(layout.industries(of: 0)), to: [1], words)
        let part = origins.byRegion[0, 1]
        let share = part / origins.byRegion.columnSums()[1]
        #expect(asked.first?.hasSuffix(" % of all value added in it.") == true, "\(asked)")
        let told = asked[0].split(separator: ", ").last?.split(separator: " ").first
        assertClose(
            try #require(told.flatMap { Double($0) }, "\(asked)"), 100 * share, relative: 0.006)
        let open = OriginsReport.answer(origins, in: layout, from: nil, to: [1], words)
        #expect(open.first?.contains("is earned there; the largest other part, ") == true)
    }

    @Test func concentrationHasNoIndexWithoutInputs() throws {
        let field = try ExposureField(system)
        let entries = [
            ConcentrationReport.Entry("R2/s2", of: [5], in: field),
            ConcentrationReport.Entry("R1", of: [0, 1, 2, 3], in: field),
        ]
        let report = ConcentrationReport.concentration(entries, side: .input, layout: layout)
        #expect(report.rows.map { $0[0] } == ["R1", "R2/s2"])
        #expect(report.rows[1][1] == .missing && report.rows[1][7] == .missing)
        let index = numbers(report, "hhi_direct_foreign")
        #expect(index.count == 1 && index[0] >= 0.5 && index[0] <= 1)
    }

    @Test func positionIsRankedAndUndefinedComesLast() throws {
        let position = try ChainPosition(system, inventories: [1])
        let report = PositionReport.industries(
            position, industries: Array(0..<12), in: layout)
        let upstreamness = numbers(report, "upstreamness")
        #expect(upstreamness.count == 11 && upstreamness == upstreamness.sorted(by: >))
        #expect(report.rows[11].prefix(3) == ["R2", "s2", .missing])
        let few = PositionReport.industries(position, industries: [3], in: layout)
        #expect(few.rows.count == 1)
        #expect(PositionReport.regions(position, regions: [2], in: layout).rows.count == 1)
    }

    @Test(arguments: ExportDecompositionMethods.all.map(\.name))
    func decompositionsAddUpInEveryDetail(name: String) throws {
        let method = try #require(ExportDecompositionMethods.named(name))
        let result = try method.decompose(try ExportAccounts(system))
        let details: [DecompositionReport.Detail] =
            method.isBilateral ? [[], .partner, .sector, [.partner, .sector]] : [[], .sector]
        let exports = result.byExporter(.EXGR).reduce(0, +)
        for detail in details {
            let report = DecompositionReport.decomposition(
                result, title: method.title, exporters: everyRegion, by: detail)
            for symbol in ["EXGR", "DVA", "FVA"] {
                let aggregate = try #require(ExportAggregate(rawValue: symbol))
                assertClose(
                    numbers(report, symbol).reduce(0, +),
                    result.byExporter(aggregate).reduce(0, +), absolute: 1e-9 * exports, symbol)
            }
            let pairs = zip(numbers(report, "DC"), numbers(report, "FC")).map { $0 + $1 }
            assertClose(pairs, numbers(report, "EXGR"), absolute: 1e-9 * exports)
        }
        #expect(DecompositionReport.findings(result).isEmpty)
        let terms = DecompositionReport.terms(result).cells(of: 0)
        let columns = DecompositionReport.decomposition(result, title: "", exporters: [1]).columns
        #expect(terms == columns.dropFirst().map { .text($0.name) })
    }

    @Test func pathsSayTheirShare() throws {
        let result = try SupplyPaths(from: [0], to: [7], depth: 3, top: 4, in: system)
        let report = PathsReport.paths(result, in: layout)
        #expect(report.rows.count == 4)
        let shares = numbers(report, "share_of_total")
        #expect(shares == shares.sorted(by: >))
        assertClose(
            try #require(numbers(report, "cumulated_share").last), shares.reduce(0, +),
            relative: 1e-12)
        let none = try SupplyPaths(from: [5], to: [7], in: system)
        #expect(
            PathsReport.reading(none, in: layout) == [
                "No path leads from the suppliers to the users."
            ])
    }
}
