import Analyses
import InputOutput
import Reporting
import TestSupport
import Testing

@Suite struct ExposureReportTests {
    private func entries(
        _ user: String, _ users: [Int], year: Int = 2020, solved: Bool = true
    ) throws -> [ExposureReport.Entry] {
        let table = try RandomTable.make(regions: 4, sectors: 3, seed: 7)
        let exposure = try Exposure(of: users, in: try LeontiefSystem(table))
        let regions = table.layout.regions.indices.map { Array(table.layout.industries(of: $0)) }
        let found = exposure.dependences(on: regions)
        return regions.indices.map {
            ExposureReport.Entry(
                year: year, table: "t\(year)", user: user, supplier: "R\($0 + 1)",
                unit: table.unit, dependence: solved ? found[$0] : nil)
        }
    }

    @Test func dependencesAreTheSharesOfTheLibrary() throws {
        let table = try RandomTable.make(regions: 4, sectors: 3, seed: 7)
        let exposure = try Exposure(of: [[0, 1], [5]], in: try LeontiefSystem(table))
        let among = [0, 3, 4, 9]
        for group in 0..<2 {
            let counterparties = [[0, 4], [9], [1, 2]]
            let found = exposure.dependences(on: counterparties, among: among, group: group)
            for (members, item) in zip(counterparties, found) {
                for measure in ExposureMeasure.allCases {
                    let share = try #require(
                        exposure.share(measure, of: members, among: among, group: group))
                    assertClose(
                        try #require(item.part(measure).share), share, absolute: 1e-15)
                }
                #expect(
                    item.hiddenRatio
                        == exposure.hiddenRatio(of: members, among: among, group: group))
            }
        }
    }

    @Test func columnsAndRankingOfOneTable() throws {
        let all = try entries("R1/s1", [0])
        let table = ExposureReport.exposure(
            all, side: .input, rankedBy: .direct, isSeries: false, limit: nil)
        #expect(
            table.columns.map(\.name).prefix(6) == [
                "user", "supplier", "direct", "look_through", "value_added", "hidden_ratio",
            ])
        let direct = table.cells(of: 2).compactMap(\.number)
        #expect(direct == direct.sorted(by: >))
        for column in 2...4 {
            assertClose(
                table.cells(of: column).compactMap(\.number).reduce(0, +), 1, absolute: 1e-12)
        }
        let short = ExposureReport.exposure(
            all, side: .input, rankedBy: .direct, isSeries: false, limit: 1)
        #expect(short.rows.count == 1 && short.rows[0] == table.rows[0])
        #expect(short.notes == ["3 smaller rows are not shown; --top shows more for each user"])
    }

    @Test func yearsOfAPairStandTogetherAndAGapStays() throws {
        let all =
            try entries("R1", [0, 1, 2], year: 2000)
            + entries("R1", [0, 1, 2], year: 2001, solved: false)
            + entries("R1", [0, 1, 2], year: 2002)
        let table = ExposureReport.exposure(
            all, side: .sales, rankedBy: .lookThrough, isSeries: true, limit: 2)
        #expect(table.keyColumns == 3)
        #expect(table.cells(of: 2) == [2000, 2001, 2002, 2000, 2001, 2002])
        #expect(table.rows[1][3] == .missing && table.rows[1][8] == .missing)
        #expect(table.rows[0][1] == table.rows[2][1] && table.rows[0][1] != table.rows[3][1])
        let reading = ExposureReport.reading(all, side: .input, rankedBy: .lookThrough)
        #expect(reading.count == 1 && reading[0].contains("in 2002"))
        #expect(reading[0].contains("; in 2000 it was"))
        // Of several users the largest dependence abroad is told.
        let several = ExposureReport.reading(
            try entries("R1", [0, 1, 2]) + entries("R2", [3]), side: .input, rankedBy: .direct)
        #expect(several.count == 1)
        #expect(several[0].hasPrefix("The largest dependence on one place abroad is that of R"))
    }

    @Test func aUserWithoutInputsHasNoShares() throws {
        let table = try RandomTable.make(regions: 2, sectors: 2, seed: 3, emptyIndustry: 1)
        let exposure = try Exposure(of: [1], in: try LeontiefSystem(table))
        let entry = ExposureReport.Entry(
            year: nil, table: "t", user: "R1/s2", supplier: "R2", unit: table.unit,
            dependence: exposure.dependences(on: [[2, 3]])[0])
        let report = ExposureReport.exposure(
            [entry], side: .input, rankedBy: .direct, isSeries: false, limit: nil)
        #expect(report.rows[0][2...5].allSatisfy { $0 == .missing })
        #expect(
            ExposureReport.reading([entry], side: .input, rankedBy: .direct)
                == ["R1/s2 buys no inputs."])
    }
}
