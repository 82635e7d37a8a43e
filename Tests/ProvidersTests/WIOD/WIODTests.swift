import Foundation
import InputOutput
import Providers
import TestSupport
import Testing

/// The releases of the WIOD and the ADB's tables: written by the tests, read back, damaged.
@Suite struct WIODTests {
    typealias Provider = WIODFixture.Provider

    /// What reading a workbook gives: the reading, or the findings with the file’s folder as `…`.
    func read(
        _ fixture: WIODFixture, binary: Bool = false, options: ReadOptions = ReadOptions(),
        edit: (String) throws -> Void = { _ in }
    ) throws -> (TableReading?, String) {
        try Samples.inFolder { folder in
            let path = "\(folder)/" + (binary ? "WIOT2011_Nov16_ROW.xlsb" : fixture.file)
            if binary {
                try fixture.workbook.writeXLSB(to: path)
            } else {
                try fixture.workbook.writeXLSX(to: path)
            }
            try edit(path)
            do throws(Diagnostics) {
                return (try TableFile.reading(path: path, options: options), "")
            } catch {
                return (nil, Samples.text(error, in: folder))
            }
        }
    }

    @Test(arguments: Provider.allCases, [false, true])
    func readBack(provider: Provider, binary: Bool) throws {
        let fixture = try WIODFixture(provider)
        let (found, problems) = try read(fixture, binary: binary)
        let reading = try #require(found, "\(problems)")
        let table = reading.table
        #expect(table.Z.elements == fixture.table.Z.elements)
        #expect(table.Y.elements == fixture.table.Y.elements)
        #expect(table.V.row(0) == fixture.table.V.row(0))
        #expect(table.V.row(4) == fixture.table.V.row(1))
        #expect(table.declaredOutput == fixture.table.x)
        #expect(table.regions.map(\.code) == ["R1", "R2"])
        #expect(
            table.sectors.map(\.code)
                == (provider == .wiod2016 ? ["S1", "S2", "S3"] : ["c1", "c2", "c3"]))
        #expect(table.sectors.map(\.name) == ["Sector 1", "Sector 2", "Sector 3"])
        #expect(table.layout.finalDemand.map(\.code) == WIODFixture.demandCodes(provider))
        #expect(table.valueAdded == fixture.table.V.row(1))
        #expect(table.taxes == fixture.table.V.row(0))
        #expect(table.year == 2011)
        #expect(table.unit == "million USD")
        let codes: [Provider: [String]] = [
            .wiod2013: ["r99", "r61", "r62", "r63", "r64", "r65"],
            .wiod2016: ["TXSP", "EXP_adj", "PURR", "PURNR", "VA", "IntTTM"],
            .adb: ["r99", "r61", "r62", "r63", "r64", "trs"],
        ]
        #expect(table.primaryInputs.map(\.code) == codes[provider])
        #expect(reading.findings.map(\.code) == ["unknown-edition"])
        #expect(table.provenance.history.count == 1)
    }

    @Test(arguments: Provider.allCases)
    func recognition(provider: Provider) throws {
        let fixture = try WIODFixture(provider)
        try Samples.inFolder { folder in
            let path = "\(folder)/\(fixture.file)"
            try fixture.workbook.writeXLSX(to: path)
            let found = try #require(TableFile.recognition(of: path))
            let formats: [Provider: String] = [
                .wiod2013: "WIOD 2013 release, 2011", .wiod2016: "WIOD 2016 release, 2011",
                .adb: "ADB MRIO, 2011",
            ]
            #expect(found.format == formats[provider])
            let summary = try TableFile.summary(path: path)
            #expect(summary.regionCount == 2)
            #expect(summary.sectorCount == 3)
            #expect(summary.year == 2011)
        }
    }

    /// A blank cell, or one that holds a blank, is 0 in these layouts, and that is said.
    @Test func blankCells() throws {
        var fixture = try WIODFixture(.adb)
        let position = try #require(fixture.table.Z.elements.firstIndex(of: 0))
        let (i, j) = (position % 6, position / 6)
        fixture.rows[fixture.first.row + i][4 + j] = .text(" ")
        let reading = try #require(try read(fixture).0)
        #expect(reading.table.Z.elements == fixture.table.Z.elements)
        let cell = "\(WorkbookFixture.column(4 + j))\(8 + i)"
        #expect(
            reading.findings.first?.message
                == """
                1 cells of the industries are blank, which means 0 in this layout; the first \
                is ADB MRIO 2011!\(cell)
                """
        )
        // A blank where there is a flow does not add up.
        fixture = try WIODFixture(.adb)
        fixture.rows[fixture.first.row][4] = .blank
        let (_, problems) = try read(fixture)
        #expect(problems.contains("wrong-total"))
    }

    /// Whole numbers may be half a unit off in every cell.
    @Test func wholeNumbers() throws {
        var fixture = try WIODFixture(.wiod2013)
        for row in fixture.first.row..<fixture.rows.count {
            for column in 4..<fixture.rows[row].count {
                if case .number(let value) = fixture.rows[row][column] {
                    fixture.rows[row][column] = .number((value * 10).rounded())
                }
            }
        }
        let (found, problems) = try read(fixture)
        let reading = try #require(found, "\(problems)")
        #expect(reading.findings.map(\.code) == ["unknown-edition"])
    }

    /// Every total is compared before it is dropped.
    @Test func wrongTotals() throws {
        for (row, label) in [(6, "row r60"), (13, "row r69")] {
            var fixture = try WIODFixture(.wiod2013)
            fixture.rows[6 + row][5] = .number(1)
            let (_, problems) = try read(fixture)
            #expect(
                problems.hasPrefix(
                    """
                    wrong-total: …/wiot11_row_sep12.xlsx: R1/c2: \(label) states 1, and the \
                    cells add up to 
                    """
                ))
        }
        var fixture = try WIODFixture(.wiod2013)
        fixture.rows[7][4 + 6 + 10] = .number(2)
        #expect(
            try read(fixture).1.hasPrefix(
                """
                wrong-total: …/wiot11_row_sep12.xlsx: R1/c2: the total column states 2, and \
                the cells add up to 
                """
            ))
    }

    /// Everything that is wrong with the cells comes in one go, each with its name and its labels.
    @Test func damagedCells() throws {
        var fixture = try WIODFixture(.wiod2016)
        fixture.rows[6][4] = .error("#REF!")
        fixture.rows[7][6] = .inline("1,5")
        fixture.rows[8][10] = .inline("n/a")
        fixture.rows[12][5] = .error("#N/A")
        fixture.rows[6].append(.number(7))
        let file = "…/WIOT2011_Nov16_ROW.xlsx"
        #expect(
            try read(fixture).1 == """
                error-cell: \(file): 2011!E7, column R1/S1: the cell holds the error #REF! \
                (calculate the workbook again, or get it again)
                extra-column: \(file): 2011!V7: 7.0 stands behind the total column (nothing may \
                stand there)
                decimal-comma: \(file): 2011!G8, column R1/S3: ‘1,5’ has a comma in the number \
                (write a decimal point, and nothing between thousands)
                not-a-number: \(file): 2011!K9, column R1/CONS_h: ‘n/a’ is not a number (every \
                cell must be a number such as 1234.5 or 1.2345e3)
                error-cell: \(file): 2011!F13, column R1/S2: the cell holds the error #N/A \
                (calculate the workbook again, or get it again)
                """)
    }

    @Test func damagedLabels() throws {
        let file = "…/wiot11_row_sep12.xlsx"
        var fixture = try WIODFixture(.wiod2013)
        fixture.rows.remove(at: 8)
        #expect(
            try read(fixture).1 == """
                missing-label: \(file): WIOT_2011: the row R1/c3 is missing (every row of the \
                columns must be there; write 0 where nothing flows)
                """)
        fixture = try WIODFixture(.wiod2013)
        fixture.rows.swapAt(7, 8)
        #expect(
            try read(fixture).1 == """
                label-order: \(file): WIOT_2011!D8: row 2 is R1/c3 where R1/c2 is expected (the \
                order must be that of the columns; nothing is reordered)
                """)
        fixture = try WIODFixture(.wiod2013)
        fixture.rows[5][8] = .text("c1")
        #expect(
            try read(fixture).1 == """
                duplicate-label: \(file): WIOT_2011!I6: the column label R2/c1 repeats (every \
                column must appear once)
                missing-label: \(file): industries: the column R2/c2 is missing (every column of \
                the first region must be there; write 0 where nothing flows)
                """)
        fixture = try WIODFixture(.wiod2013)
        fixture.rows.remove(at: 17)
        fixture.rows[16][1] = .text("Value added at basic prices")
        #expect(
            try read(fixture).1 == """
                contradicting-labels: \(file): WIOT_2011!D17: the row’s code is that of r63 and \
                its name, ‘Value added at basic prices’, that of r64 (mend the label that is wrong)
                missing-label: \(file): WIOT_2011: the row r64 (value added) is missing (a table \
                of WIOD 2013 release states it; get the file again)
                """)
        fixture = try WIODFixture(.wiod2013)
        fixture.rows.insert(
            [.blank, .text("Something else"), .text("TOT"), .text("r70"), .number(1)], at: 13)
        #expect(
            try read(fixture).1 == """
                unknown-label: \(file): WIOT_2011!D14: the row ‘TOT r70 Something else’ is neither \
                an industry nor a total (below the industries are known: r60, r99, r61, r63, r62, \
                r64, r65, r69)
                """)
    }

    @Test func headersThatDoNotFit() throws {
        let file = "…/wiot11_row_sep12.xlsx"
        let known =
            """
            (WIOD 2013 release has all industries, then final demand (c36, c37, c38, c39, c40, \
            c41, c42), then the total)
            """
        var fixture = try WIODFixture(.wiod2013)
        for row in fixture.rows.indices where fixture.rows[row].count == 21 {
            fixture.rows[row].removeLast()
        }
        #expect(
            try read(fixture).1
                == """
                missing-total: \(file): WIOT_2011!T6: the column of total output is missing \
                \(known)
                """
        )
        fixture = try WIODFixture(.wiod2013)
        fixture.rows[3][20] = .text("Discrepancy")
        #expect(
            try read(fixture).1
                == """
                unknown-column: \(file): WIOT_2011!U6: the column ‘Discrepancy’ is neither \
                final demand nor the total \(known)
                """
        )
        fixture = try WIODFixture(.wiod2013)
        fixture.rows = Array(fixture.rows.prefix(6))
        let (_, problems) = try read(fixture)
        #expect(problems.contains("unknown-format"))
    }

    /// The margins are known by their name, and a code that a later file gives them.
    @Test func marginsByName() throws {
        var fixture = try WIODFixture(.wiod2013)
        #expect(fixture.rows[18][3] == .blank)
        #expect(try read(fixture).0?.table.primaryInputs.last?.code == "r65")
        fixture.rows[18][3] = .text("r65")
        #expect(try read(fixture).0?.table.primaryInputs.last?.code == "r65")
    }

    @Test func yearsAndPrices() throws {
        let fixture = try WIODFixture(.wiod2013)
        let (_, problems) = try read(fixture, options: ReadOptions(year: 2010))
        #expect(
            problems
                == """
                no-such-year: …/wiot11_row_sep12.xlsx: the table is of 2011, not of 2010 \
                (leave the year out, or name another file)
                """
        )
        try Samples.inFolder { folder in
            try fixture.workbook.writeXLSX(to: "\(folder)/wiot10_row_apr12.xlsx")
            let reading = try TableFile.reading(path: "\(folder)/wiot10_row_apr12.xlsx")
            #expect(
                reading.findings.contains {
                    $0.message
                        == "the sheet says that it is of 2011, and the file’s name 2010"
                })
        }
        // An archive of several years, as the release was published.
        try Samples.inFolder { folder in
            var members: [(name: String, content: [UInt8])] = []
            for (name, year) in [("WIOT95_ROW_Apr12.xlsx", 1995), ("WIOT96_ROW_Apr12.xlsx", 1996)] {
                var one = try WIODFixture(.wiod2013, seed: UInt64(year))
                one.rows[0][0] = .text("World Input-Output Table, \(year)")
                try WorkbookFixture("WIOT_\(year)", one.rows).writeXLSX(to: "\(folder)/one.xlsx")
                let content = try Data(contentsOf: URL(filePath: "\(folder)/one.xlsx"))
                members.append((name, Array(content)))
            }
            let path = "\(folder)/WIOTS_in_EXCEL.zip"
            try ZipFixture.write(members, to: path)
            #expect(try TableFile.read(path: path, options: ReadOptions(year: 1996)).year == 1996)
            #expect(
                Samples.problems(reading: path, in: folder)
                    == """
                    year-needed: …/WIOTS_in_EXCEL.zip: there are tables of several years: \
                    1995, 1996 (choose one, such as --year 1996)
                    """
            )
        }
        var constant = try WIODFixture(.adb)
        constant.rows[1][0] = .text("at constant 2010 prices")
        #expect(
            try read(constant).0?.table.unit == "million USD at prices of 2010")
    }

    @Test func archiveCutShort() throws {
        let fixture = try WIODFixture(.wiod2016)
        let (_, problems) = try read(fixture) { path in
            let data = try Data(contentsOf: URL(filePath: path))
            try data.prefix(data.count / 2).write(to: URL(filePath: path))
        }
        #expect(
            problems.hasPrefix(
                "damaged-archive: …/WIOT2011_Nov16_ROW.xlsx: the zip archive cannot be"))
    }

    /// A header whose labels would make a grid far larger than its columns.
    @Test func labelsWithoutCells() throws {
        var fixture = try WIODFixture(.wiod2013)
        let count = 2000
        var header = [[WorkbookFixture.Cell]](
            repeating: [WorkbookFixture.Cell](repeating: .blank, count: 4 + 2 * count), count: 6)
        for j in 0..<(2 * count) {
            header[4][4 + j] = .text(j < count ? "A" : "R\(j)")
            header[5][4 + j] = .text("c\(100 + j)")
        }
        for row in 0..<6 { header[row] += fixture.rows[row][10...] }
        fixture.rows.replaceSubrange(0..<6, with: header)
        #expect(
            try read(fixture).1.hasPrefix(
                """
                missing-columns: …/wiot11_row_sep12.xlsx: WIOT_2011!E6: 4000 columns of \
                industries are no grid: there are 2001 regions, and the first has 2000 of them \
                (every region has the same columns)
                """
            ))
    }
}
