import Foundation
import InputOutput
import Providers
import Testing

/// One file of a table in EXIOBASE’s layout is damaged; the whole answer is asserted.
///
/// Z.txt, for reference, with tabs for blanks:
///
///     region     A     A        B     B
///     sector     Goods Services Goods Services
///     region sector
///     A Goods    1   2   3   4
///     A Services 5   6   7   8
///     B Goods    1.5 0   2.5 1
///     B Services 0   1   0   2
@Suite struct EXIOBASEMalformedTests {
    let folder = DamagedFolder { folder in
        try EXIOBASELayout().write(try Samples.balanced(), to: folder)
    }

    @Test func undamaged() throws {
        #expect(try folder.after { _ in } == "read without a problem")
        expectText(
            try folder.findings { _ in },
            """
            not-read: …/A.txt: A.txt is not read: the coefficients follow from Z.txt and the \
            output
            primary-inputs: …: value added and taxes are 2 of the 3 rows of the account \
            satellite
            """)
    }

    @Test func missingFiles() throws {
        expectText(
            try folder.without("Y.txt"),
            """
            missing-file: …/Y.txt: there is no such file (a table needs it)
            """)
        expectText(
            try folder.without("Z.txt", "A.txt"),
            """
            missing-file: …/Z.txt: there is no such file (a table needs Z.txt, or A.txt to \
            compute it from)
            """)
        expectText(
            try folder.without("satellite/unit.txt"),
            """
            missing-file: …/satellite/unit.txt: there is no such file (it holds the units of the \
            rows of …/satellite/F.txt)
            """)
    }

    @Test func headers() throws {
        let sectors = "sector\t\tGoods\tServices\tGoods\tServices\n"
        expectText(
            try folder.after("Z.txt", sectors, ""),
            """
            wrong-header: …/Z.txt:2: Z: the line has ‘sector’ in the columns of row labels (it \
            is known with 2 lines of column labels, regions first, each behind the columns of \
            row labels)
            """)
        expectText(
            try folder.after("Z.txt", "region\t\tA\tA\tB\tB\n", "region\t\tA\tA\tB\n"),
            """
            wrong-header: …/Z.txt:2: Z: the line has 6 cells where line 1 has 5 (it is known \
            with 2 lines of column labels, regions first, each behind the columns of row \
            labels)
            """)
        expectText(
            try folder.after("Z.txt", sectors + "region\tsector\t\t\t\t\n", ""),
            """
            wrong-header: …/Z.txt:2: Z: the line has ‘Goods’ in the columns of row labels (it is \
            known with 2 lines of column labels, regions first, each behind the columns of row \
            labels)
            """)
        expectText(
            try folder.after("Z.txt", "\t", ","),
            """
            wrong-delimiter: …/Z.txt:1: cells seem to be separated by commas, not by tabs \
            (export the file again with tabs, and with decimal points)
            """)
        expectText(
            try folder.after("x.txt", "\tindout", "\tindout\tmore"),
            """
            wrong-header: …/x.txt:1: x: the file has 2 columns of numbers where one is expected \
            (it is known with the columns region, sector and indout)
            """)
    }

    @Test func labels() throws {
        expectText(
            try folder.after("Z.txt", "A\tServices\t5", "A\tGoods\t5"),
            """
            duplicate-label: …/Z.txt:5:1: Z: the row label A/Goods repeats (every row must appear \
            once)
            missing-label: …/Z.txt: Z: the row A/Services is missing (every row of \
            …/unit.txt must be there; write 0 where nothing flows)
            """)
        expectText(
            try folder.after(
                "Z.txt", "A\tGoods\t1\t2\t3\t4\nA\tServices\t5\t6\t7\t8\n",
                "A\tServices\t5\t6\t7\t8\nA\tGoods\t1\t2\t3\t4\n"),
            """
            label-order: …/Z.txt:4:1: Z: row 1 is A/Services where A/Goods is expected (the \
            order must be that of …/unit.txt; nothing is reordered)
            """)
        expectText(
            try folder.after(
                "Z.txt", "B\tGoods\t1.5\t0\t2.5\t1\nB\tServices\t0\t1\t0\t2\n", ""),
            """
            missing-label: …/Z.txt: Z: the row B/Goods is missing (every row of \
            …/unit.txt must be there; write 0 where nothing flows)
            missing-label: …/Z.txt: Z: the row B/Services is missing (every row of \
            …/unit.txt must be there; write 0 where nothing flows)
            """)
        expectText(
            try folder.after("Y.txt", "Services", "Servces"),
            """
            unknown-label: …/Y.txt:5:1: Y: the row label A/Servces is not known (did you mean \
            A/Services?)
            unknown-label: …/Y.txt:7:1: Y: the row label B/Servces is not known (did you mean \
            B/Services?)
            missing-label: …/Y.txt: Y: the row A/Services is missing (every row of …/unit.txt \
            must be there; write 0 where nothing flows)
            missing-label: …/Y.txt: Y: the row B/Services is missing (every row of …/unit.txt \
            must be there; write 0 where nothing flows)
            """)
        expectText(
            try folder.after("unit.txt", "B\tServices\tM.EUR\n", ""),
            """
            missing-label: …/unit.txt: the sector B/Services is missing (every sector of the \
            other regions must be there; write 0 where nothing flows)
            """)
        expectText(
            try folder.after("unit.txt", "B\tServices", "A\tServices"),
            """
            missing-label: …/unit.txt: the sector B/Services is missing (every sector of the \
            other regions must be there; write 0 where nothing flows)
            split-region: …/unit.txt:5:1: the region A stands in two places (all of a region \
            must stand together)
            """)
        expectText(
            try folder.after("unit.txt", "B\tServices\tM.EUR", "B\tServices\tkg"),
            """
            mixed-units: …/unit.txt:5:1: the unit of Services is ‘kg’ here and ‘M.EUR’ in the \
            first region (a sector has one unit in all regions)
            """)
        expectText(
            try folder.after("Y.txt", "region\t\tA\tB", "region\t\tA\tC"),
            """
            unknown-label: …/Y.txt:1: Y: the region label C is not known (did you mean A?)
            missing-label: …/Y.txt: Y: the region B is missing (every region of …/unit.txt must \
            be there; write 0 where nothing flows)
            """)
        expectText(
            try folder.after("satellite/F.txt", "CO2", "CO"),
            """
            unknown-label: …/satellite/F.txt:6:1: satellite/F: the row label CO is not known \
            (did you mean CO2?)
            missing-label: …/satellite/F.txt: satellite/F: the row CO2 is missing (every row of \
            …/satellite/unit.txt must be there; write 0 where nothing flows)
            """)
        expectText(
            try folder.after("satellite/unit.txt", "CO2\tkt", "CO2\tkt\nCO2\tkt"),
            """
            duplicate-label: …/satellite/unit.txt:5:1: the row label CO2 repeats (every row \
            must appear once)
            """)
    }

    @Test func cells() throws {
        expectText(
            try folder.after("Z.txt", "A\tServices\t5\t6\t7\t8", "A\tServices\t5\t6\t7"),
            """
            short-row: …/Z.txt:5:1: Z[A/Services]: the row has 3 of 4 numbers (the first \
            that is missing is B/Services)
            """)
        expectText(
            try folder.after("Z.txt", "A\tServices\t5\t6\t7\t8", "A\tServices\t5\t6\t7\t8\t9"),
            """
            long-row: …/Z.txt:5:1: Z[A/Services]: the row has 5 numbers for 4 columns (where \
            commas stand for decimal points, write points)
            """)
        expectText(
            try folder.after("Z.txt", "\t5\t6", "\t\tNaN"),
            """
            empty-cell: …/Z.txt:5:12: Z[A/Services, A/Goods]: the cell is empty (write 0 where \
            there is no flow)
            not-finite: …/Z.txt:5:13: Z[A/Services, A/Services]: the cell is ‘NaN’ (every cell \
            must be a finite number; write 0 where there is no flow)
            """)
        expectText(
            try folder.after("Z.txt", "\t5\t6", "\t1e400\tinf"),
            """
            out-of-range: …/Z.txt:5:12: Z[A/Services, A/Goods]: 1e400 is too large or too small \
            for a double (check the unit)
            not-finite: …/Z.txt:5:18: Z[A/Services, A/Services]: the cell is ‘inf’ (every cell \
            must be a finite number; write 0 where there is no flow)
            """)
        expectText(
            try folder.after("Z.txt", "\t5\t6", "\tfive\t6,5"),
            """
            not-a-number: …/Z.txt:5:12: Z[A/Services, A/Goods]: ‘five’ is not a number (every \
            cell must be a number such as 1234.5 or 1.2345e3)
            decimal-comma: …/Z.txt:5:17: Z[A/Services, A/Services]: ‘6,5’ has a comma in the \
            number (write a decimal point, and nothing between thousands)
            """)
        expectText(
            try folder.after("Z.txt", "B\tServices\t0\t1\t0\t2\n", "B\tServices\t0\t1"),
            """
            short-row: …/Z.txt:7:1: Z[B/Services]: the row has 2 of 4 numbers (the first \
            that is missing is B/Goods)
            """)
        expectText(
            try folder.after("satellite/F.txt", "Total\t1", "Total\t"),
            """
            empty-cell: …: satellite/F[Taxes less subsidies on products purchas…]: 1 of 4 cells \
            of a row of value added are empty (every cell must be a number; write 0 where \
            nothing is paid)
            """)
        expectText(
            try folder.after { try FolderLayouts.write("", to: "\($0)/Z.txt") },
            """
            empty-file: …/Z.txt: the file is empty (write it again, or get it again)
            """)
    }

    @Test func totals() throws {
        expectText(
            try folder.after("x.txt", "A\tServices\t48", "A\tServices\t49"),
            """
            wrong-total: …: A/s2: x.txt states 49, and the cells add up to 48 (a gap above 1 % \
            means damage: get the file again)
            """)
        expectText(
            try folder.after("Z.txt", "\t5\t6", "\t5\t60"),
            """
            wrong-total: …: A/s2: x.txt states 48, and the cells add up to 102 (a gap above 1 % \
            means damage: get the file again)
            """)
        expectText(
            try folder.after("satellite/F.txt", "\t38\t", "\t39\t"),
            """
            not-balanced: …: A/s2: the column adds up to 49, and the row to 48 (a gap above 1 % \
            means damage: get the file again)
            """)
    }

    @Test func warnings() throws {
        expectText(
            try folder.findings { folder in
                let file = "\(folder)/x.txt"
                let text = try String(contentsOfFile: file, encoding: .utf8)
                try FolderLayouts.write(
                    text.replacingOccurrences(of: "\t48\n", with: "\t48.2\n"), to: file)
                try FileManager.default.removeItem(atPath: "\(folder)/unit.txt")
            },
            """
            not-read: …/A.txt: A.txt is not read: the coefficients follow from Z.txt and the \
            output
            primary-inputs: …: value added and taxes are 2 of the 3 rows of the account \
            satellite
            no-units: …: there is no unit.txt: the unit is taken to be EXIOBASE’s, million EUR
            total-gap: …: 1 of the 4 totals of x.txt differs from the sums of the cells by \
            more than 0.01 %; the most: A/s2 48.2 against 48 (0.41 %) (x.txt of release \
            3.8.2 fits its rows to 2e-6)
            """)
    }
}
