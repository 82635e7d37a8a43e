import Foundation
import InputOutput
import Providers
import TestSupport
import Testing

/// Long files as this program writes and reads them.
@Suite struct LongFormatTests {
    /// The balanced table without what such a file does not keep, as one.
    let file: DamagedText

    init() throws {
        let text = try Samples.inFolder { folder in
            try TableFile.write(try Samples.balanced(), to: "\(folder)/t.csv")
            return try String(contentsOfFile: "\(folder)/t.csv", encoding: .utf8)
        }
        file = DamagedText(name: "t.csv", text: text)
    }

    @Test func text() throws {
        expectText(
            file.text,
            """
            year,region,sector,use_region,use_sector,value
            2020,A,s1,A,s1,1
            2020,A,s1,A,s2,2
            2020,A,s1,B,s1,3
            2020,A,s1,B,s2,4
            2020,A,s1,A,final_demand:C,10
            2020,A,s1,B,final_demand:C,1
            2020,A,s2,A,s1,5
            2020,A,s2,A,s2,6
            2020,A,s2,B,s1,7
            2020,A,s2,B,s2,8
            2020,A,s2,A,final_demand:C,20
            2020,A,s2,B,final_demand:C,2
            2020,B,s1,A,s1,1.5
            2020,B,s1,A,s2,0
            2020,B,s1,B,s1,2.5
            2020,B,s1,B,s2,1
            2020,B,s1,A,final_demand:C,3
            2020,B,s1,B,final_demand:C,30
            2020,B,s2,A,s1,0
            2020,B,s2,A,s2,1
            2020,B,s2,B,s1,0
            2020,B,s2,B,s2,2
            2020,B,s2,A,final_demand:C,-4
            2020,B,s2,B,final_demand:C,40
            2020,,taxes:TLS,A,s1,1
            2020,,taxes:TLS,A,s2,1
            2020,,taxes:TLS,B,s1,1
            2020,,taxes:TLS,B,s2,1
            2020,,value_added:VA,A,s1,12.5
            2020,,value_added:VA,A,s2,38
            2020,,value_added:VA,B,s1,24.5
            2020,,value_added:VA,B,s2,23

            """)
    }

    @Test func roundTrips() throws {
        let tables = [
            try Samples.tiny(), try Samples.balanced(), try Samples.odd(),
            try RandomTable.make(regions: 4, sectors: 5, seed: 3, emptyIndustry: 2),
        ]
        try Samples.inFolder { folder in
            for source in tables {
                let path = "\(folder)/again.csv"
                try TableFile.write(source, to: path)
                let table = try TableFile.read(path: path)
                func bits(_ values: [[Double]]) -> [[UInt64]] {
                    values.map { $0.map(\.bitPattern) }
                }
                #expect(bits(table.Z.rowArrays) == bits(source.Z.rowArrays))
                #expect(bits(table.Y.rowArrays) == bits(source.Y.rowArrays))
                #expect(bits(table.V.rowArrays) == bits(source.V.rowArrays))
                #expect(table.layout.industryAxis == source.layout.industryAxis)
                #expect(table.layout.demandAxis == source.layout.demandAxis)
                #expect(table.primaryInputs.map(\.code) == source.primaryInputs.map(\.code))
                #expect(table.primaryInputs.map(\.kind) == source.primaryInputs.map(\.kind))
                #expect(table.year == source.year)
                #expect(table.name == "again")
            }
        }
    }

    @Test func lossesAreSaid() throws {
        #expect(
            try TableFile.losses(of: try Samples.odd(), to: "x.csv").map(\.message) == [
                "a long CSV file does not keep the name, unit, valuation and sources",
                """
                a long CSV file does not keep the names beside the codes of regions, sectors, \
                primary inputs
                """,
                "a long CSV file does not keep the satellite accounts co2, a labour account",
                "a long CSV file does not keep output as the source states it",
            ])
    }

    @Test func years() throws {
        let two =
            file.text
            + file.text.split(separator: "\n").dropFirst().map {
                $0.replacingOccurrences(of: "2020,", with: "2021,") + "\n"
            }.joined()
        let both = DamagedText(name: "t.csv", text: two)
        expectText(
            try both.after { $0 },
            """
            year-needed: …: there are tables of several years: 2020, 2021 (choose one, such as \
            --year 2021)
            """)
        var chosen = both
        chosen.options.year = 2021
        #expect(try chosen.table().year == 2021)
        chosen.options.year = 2019
        expectText(
            try chosen.after { $0 },
            """
            no-such-year: …: there is no table of 2019 (there is 2020, 2021)
            """)
    }

    @Test func damaged() throws {
        expectText(
            try file.after("2020,A,s2,B,s1,7\n", ""),
            """
            missing-cell: …: Z[A/s2, B/s1]: no line gives the cell (every cell needs a line, with \
            0 where nothing flows; absent,zero in a mapping file says that the others are 0)
            """)
        expectText(
            try file.after("2020,A,s2,B,s1,7\n", "2020,A,s2,B,s1,n.a.\n"),
            """
            not-a-number: …:10:16: A/s2 to B/s1: ‘n.a.’ is not a number (every cell must be a \
            number such as 1234.5 or 1.2345e3)
            """)
        expectText(
            try file.after(
                "2020,A,s2,B,s1,7\n", "2020,A,s2,B,s1,7\n2020,A,s2,B,s1,7\n"),
            """
            duplicate-cell: …:11:16: A/s2 to B/s1 has a line already (every cell has one line)
            """)
        expectText(
            try file.after("2020,A,s2,B,s1,7\n", "2020,A,s2,B,s3,7\n"),
            """
            unknown-label: …:10:13: B/s3 is no industry, final demand or total that is known (did \
            you mean s1?)
            """)
        expectText(
            try file.after("2020,A,s2,B,s1,7\n", "2020,A,s2,B,s1\n"),
            """
            short-row: …:10:1: the line has 5 cells for 6 columns (where commas stand for decimal \
            points, write points)
            """)
        expectText(
            try file.after("2020,A,s2,B,s1,7\n", "abc,A,s2,B,s1,7\n"),
            """
            not-a-number: …:10:1: the year is not a whole number (write a year such as 2019)
            """)
        expectText(
            try file.after("final_demand:C", "C"),
            """
            no-final-demand: …: no line delivers to final demand (check the codes of final demand)
            """)
        var hinted = file
        hinted.format = "long"
        expectText(
            try hinted.after("region,sector,use_region", "from,what,user"),
            """
            unknown-columns: …:1: the columns are year, from, what, user, use_sector, value \
            (say with --mapping which of them are region, sector, use region, use sector and value)
            """)
        // A gap between rows and columns is said, as the file states no totals.
        expectText(
            try file.findings { $0.replacingOccurrences(of: "A,s2,B,s1,7", with: "A,s2,B,s1,9") },
            """
            balance-gap: …: the columns of 2 of 4 industries differ from their rows by more than \
            0.01 %; the most: B/s1 40 against 38 (5 %), A/s2 48 against 50 (4 %) (chokepoint check \
            says which industries do not balance)
            """)
    }
}
