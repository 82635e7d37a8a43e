import Foundation
import InputOutput
import Providers
import TestSupport
import Testing

/// Tables of anyone’s own, explained by a mapping file.
@Suite struct MappingTests {
    /// The balanced table as some office might publish it: columns of its own, semicolons, totals.
    let long: DamagedText
    /// The same with a label for every row and column.
    let wide: DamagedText
    /// The same as numbers only.
    let numbers: DamagedText

    init() throws {
        let table = try Samples.balanced()
        let industries = ["A", "B"].flatMap { region in ["s1", "s2"].map { (region, $0) } }
        let buyers = industries + [("A", "cons"), ("B", "cons")]
        var lines = ["from;good;amount;to;use"]
        var rows = ["x," + buyers.map { "\($0)-\($1)" }.joined(separator: ",") + ",total"]
        var cells: [String] = []
        for (i, (region, sector)) in industries.enumerated() {
            let values = table.Z.row(i) + table.Y.row(i)
            for (buyer, value) in zip(buyers, values) where value != 0 {
                lines.append("\(region);\(sector);\(value);\(buyer.0);\(buyer.1)")
            }
            lines.append("\(region);\(sector);\(table.x[i]);all;output")
            let text = (values + [table.x[i]]).map(FolderLayouts.text).joined(separator: ",")
            rows.append("\(region)-\(sector)," + text)
            cells.append(text)
        }
        for (name, values) in [
            ("tax", table.V.row(0)), ("wages", table.V.row(1)), ("sum", table.x),
        ] {
            for (buyer, value) in zip(industries, values) {
                lines.append("home;\(name);\(value);\(buyer.0);\(buyer.1)")
            }
            let text = (values + [0, 0, 0]).map(FolderLayouts.text).joined(separator: ",")
            rows.append("\(name)," + text)
            cells.append(text)
        }
        let facts = """
            key,value,name
            name,Our table,
            year,2019,
            unit,million EUR,
            valuation,producer prices,
            source,Statistics Office,
            final_demand,cons,Consumption
            taxes,tax,
            value_added,wages,Wages
            output_row,sum,

            """
        long = DamagedText(
            name: "own.csv", text: lines.joined(separator: "\n") + "\n",
            mapping: facts + """
                layout,long,
                delimiter,semicolon,
                region_column,from,
                sector_column,good,
                use_region_column,to,
                use_sector_column,use,
                value_column,amount,
                output_column,output,
                absent,zero,

                """)
        wide = DamagedText(
            name: "own.csv", text: rows.joined(separator: "\n") + "\n",
            mapping: facts + """
                layout,wide,
                label_separator,-,
                region,A,Alpha
                sector,s2,Services
                output_column,total,

                """)
        numbers = DamagedText(
            name: "own.csv", text: cells.joined(separator: "\n") + "\n",
            mapping: facts + """
                layout,wide,
                region,A,Alpha
                region,B,
                sector,s1,
                sector,s2,Services
                output_column,total,

                """)
    }

    @Test func readBack() throws {
        let source = try Samples.balanced()
        for file in [long, wide, numbers] {
            let table = try file.table()
            #expect(table.Z.rowArrays == source.Z.rowArrays)
            #expect(table.Y.rowArrays == source.Y.rowArrays)
            #expect(table.V.rowArrays == source.V.rowArrays)
            #expect(table.declaredOutput == source.x)
            #expect(table.name == "Our table")
            #expect(table.year == 2019)
            #expect(table.unit == "million EUR")
            #expect(table.valuation == "producer prices")
            #expect(table.provenance["source"] == "Statistics Office")
            #expect(table.layout.industryAxis.labels == ["A/s1", "A/s2", "B/s1", "B/s2"])
            #expect(table.layout.demandAxis.labels == ["A/cons", "B/cons"])
            #expect(table.layout.finalDemand.map(\.name) == ["Consumption"])
            #expect(table.primaryInputs.map(\.code) == ["tax", "wages"])
            #expect(table.primaryInputs.map(\.name) == ["tax", "Wages"])
            #expect(table.primaryInputs.map(\.kind) == [.taxes, .valueAdded])
        }
        #expect(try wide.table().regions.map(\.name) == ["Alpha", "B"])
        #expect(try numbers.table().sectors.map(\.name) == ["s1", "Services"])
        expectText(
            try long.findings(),
            """
            absent-cells: …: 3 of 32 cells have no line and were taken as 0
            """)
        expectText(try wide.findings(), "")
        expectText(try numbers.findings(), "")
    }

    /// Without a line that says so, cells without a line are missing.
    @Test func absentCells() throws {
        var strict = long
        strict.mapping = strict.mapping?.replacingOccurrences(of: "absent,zero,\n", with: "")
        expectText(
            try strict.after { $0 },
            """
            missing-cell: …: Z[B/s2, A/s1]: no line gives the cell (every cell needs a line, with \
            0 where nothing flows; absent,zero in a mapping file says that the others are 0)
            missing-cell: …: Z[B/s1, A/s2]: no line gives the cell (every cell needs a line, with \
            0 where nothing flows; absent,zero in a mapping file says that the others are 0)
            missing-cell: …: Z[B/s2, B/s1]: no line gives the cell (every cell needs a line, with \
            0 where nothing flows; absent,zero in a mapping file says that the others are 0)
            """)
    }

    @Test func damagedLong() throws {
        expectText(
            try long.after("A;s2;7.0;B;s1\n", "A;s2;9.0;B;s1\n"),
            """
            wrong-total: …: B/s1: row of output states 38, and the cells add up to 40 (a gap above \
            1 % means damage: get the file again)
            wrong-total: …: A/s2: column of output states 48, and the cells add up to 50 (a gap \
            above 1 % means damage: get the file again)
            """)
        expectText(
            try long.after("A;s2;7.0;B;s1\n", "A;s2;7,0;B;s1\n"),
            """
            mixed-decimals: …:11:6: the number has a comma, and one in line 2 has a point (write \
            all decimals with points or all with commas, and nothing between thousands)
            """)
        expectText(
            try long.after("A;s2;7.0;B;s1\n", "A;s4;7.0;B;s1\n"),
            """
            unknown-label: …:11:3: A/s4 is no industry, primary input or total that is known (did \
            you mean s1?)
            """)
        expectText(
            try long.after("from;good;", "form;goods;"),
            """
            missing-column: …:1: there is no column from (did you mean form? The key region_column \
            of the mapping says it)
            missing-column: …:1: there is no column good (did you mean goods? The key \
            sector_column of the mapping says it)
            """)
        expectText(
            try long.after("from;good;", "from;use;"),
            """
            missing-column: …:1: there is no column good (the key sector_column of the mapping \
            says which column it is)
            duplicate-column: …:1: 2 columns are called use (the key use_sector_column of the \
            mapping says which column it is)
            """)
        expectText(
            try long.after { $0.replacingOccurrences(of: ";", with: ",") },
            """
            wrong-delimiter: …:1: cells seem to be separated by commas, not by semicolons (export \
            the file again with semicolons, and with decimal points)
            """)
        expectText(
            try long.after("cons", "consumption"),
            """
            no-final-demand: …: no line delivers to final demand (check the codes of final demand)
            """)
    }

    @Test func damagedWide() throws {
        expectText(
            try wide.after("A-s2,5,6,7,8,20", "A-s2,5,6,9,8,20"),
            """
            wrong-total: …: B/s1: row of output states 38, and the cells add up to 40 (a gap above \
            1 % means damage: get the file again)
            wrong-total: …: A/s2: column of output states 48, and the cells add up to 50 (a gap \
            above 1 % means damage: get the file again)
            """)
        expectText(
            try wide.after("A-s2,5,6,7,8,20", "A-s2,5,6,,8,20"),
            """
            empty-cell: …:3:10: table[A-s2, B-s1]: the cell is empty (write 0 where nothing flows)
            """)
        expectText(
            try wide.after("\nB-s1,", "\nB-s3,"),
            """
            unknown-label: …:4:1: rows: the row label B-s3 is not known (did you mean B-s1?)
            missing-label: …: rows: the row B-s1 is missing (every row of the first line must be \
            there; write 0 where nothing flows)
            """)
        expectText(
            try wide.after("\ntax,", "\ntaxes,"),
            """
            unknown-label: …:6:1: rows: the row label taxes is not known (the mapping says which \
            there are)
            missing-label: …: rows: the row tax is missing (every row of the mapping must be \
            there; write 0 where nothing flows)
            """)
        expectText(
            try wide.after("B-cons,total", "B-inv,total"),
            """
            unknown-label: …:1:30: columns: the column label B-inv is not known (2 regions × 2 \
            categories say which there are)
            missing-label: …: columns: the column B-cons is missing (every column of 2 regions × 2 \
            categories must be there; write 0 where nothing flows)
            """)
        expectText(
            try wide.after("A-cons,B-cons", "A_cons,B_cons"),
            """
            no-final-demand: …:1: no column has a label of a region and a code of final demand, \
            such as A-cons (name the codes of final demand in the mapping, a line \
            final_demand,CODE each, and label_separator where it is not _)
            """)
        expectText(
            try wide.after(",total\n", ",sum\n"),
            """
            unknown-label: …:1:37: columns: the column label sum is not known (3 regions × 2 \
            categories say which there are)
            missing-label: …: columns: the column total is missing (every column of the mapping \
            must be there; write 0 where nothing flows)
            """)
    }

    @Test func damagedNumbers() throws {
        expectText(
            try numbers.after("5,6,7,8,20", "5,6,9,8,20"),
            """
            wrong-total: …: B/s1: row of output states 38, and the cells add up to 40 (a gap above \
            1 % means damage: get the file again)
            wrong-total: …: A/s2: column of output states 48, and the cells add up to 50 (a gap \
            above 1 % means damage: get the file again)
            """)
        expectText(
            try numbers.after("5,6,7,8,20", "5,6,x,8,20"),
            """
            not-a-number: …:2:5: table[A/s2, B/s1]: ‘x’ is not a number (every cell must be a \
            number such as 1234.5 or 1.2345e3)
            """)
        expectText(
            try numbers.after("5,6,7,8,20,2,48\n", "5,6,7,8,20,2\n"),
            """
            short-row: …:2:1: table[A/s2]: the row has 6 of 7 numbers (the first that is missing \
            is total)
            """)
        expectText(
            try numbers.after("5,6,7,8,20,2,48\n", ""),
            """
            wrong-size: …: the file has 6 rows where 4 industries and 3 more are expected (check \
            the regions and sectors of the mapping, and name every row below the industries \
            (value_added, taxes, intermediate_row, output_row))
            """)
        var other = numbers
        other.mapping = other.mapping?.replacingOccurrences(of: "output_column,total,\n", with: "")
        expectText(
            try other.after { $0 },
            """
            wrong-size: …: 7 columns are not 4 industries and final demand of 2 regions × 1 \
            categories (check the regions, the sectors, final_demand and output_column of the \
            mapping)
            """)
        other.mapping = "key,value\nlayout,wide\nregions,3\n"
        expectText(
            try other.after { $0 },
            """
            wrong-size: …: 7 rows, 0 of them no industries, do not divide into 3 regions (check \
            the regions, and name every row below the industries (value_added, taxes, \
            intermediate_row, output_row))
            """)
        other.mapping = "key,value\nlayout,wide\n"
        expectText(
            try other.after { $0 },
            """
            wrong-size: …: the mapping does not say which regions there are (add a line \
            region,CODE for each, or regions,NUMBER)
            """)
        other.mapping = nil
        other.format = "wide"
        expectText(
            try other.after { $0 },
            """
            mapping-needed: …: what the rows and columns of a wide file are must be said (name \
            with --mapping a file with the lines key,value and layout,wide and the keys that the \
            README explains)
            """)
    }

    @Test func damagedMappings() throws {
        var file = long
        func after(_ mapping: String) throws -> String {
            file.mapping = mapping
            return try file.after { $0 }
        }
        expectText(
            try after(""),
            """
            empty-file: …/mapping.csv: the file is empty (write it again, or get it again)
            """)
        expectText(
            try after("name,what\n"),
            """
            wrong-header: …/mapping.csv:1: the first line is ‘name,what’, not ‘key,value’ or \
            ‘key,value,name’
            """)
        expectText(
            try after(
                """
                key,value
                layout,tall
                delimiter,space
                year,about 2019
                unit,EUR
                unit,USD
                final_demnd,cons
                taxes,tax
                value_added,tax
                regions,3

                """),
            """
            duplicate-key: …/mapping.csv:6:1: the key unit repeats (state it once)
            unknown-key: …/mapping.csv:7:1: the key final_demnd is not known (did you mean \
            final_demand?)
            duplicate-code: …/mapping.csv:9:13: the code tax repeats (name every code once)
            wrong-value: …/mapping.csv:2:8: layout is ‘tall’ (it is one of long, wide)
            wrong-value: …/mapping.csv:3:11: delimiter is ‘space’ (it is one of comma, semicolon, \
            tab)
            not-a-number: …/mapping.csv:4:6: year is ‘about 2019’ (it is a whole number from 1 to \
            9999)
            wrong-layout: …/mapping.csv:10:9: the key regions has no meaning for a long file \
            (state layout,wide, or leave the line out)
            """)
        file.format = "wide"
        expectText(
            try after("key,value\nlayout,long\n"),
            """
            wrong-layout: …/mapping.csv: the mapping is of a long file, and the format asked for \
            is wide (leave the format out, or state layout,wide)
            """)
        file.format = nil
        file.options.keepsSplitRegions = true
        expectText(
            try after("key,value\nlayout,long\n"),
            """
            unused-option: …: --keep-split has no meaning for this format, long CSV (region, \
            sector, use_region, use_sector, value; others with --mapping) (leave it out; it is for \
            oecd)
            """)
    }

    /// Labels that are of no grid, and numbers that cannot be all there, take no memory to speak
    /// of.
    @Test func labelsWithoutGrid() throws {
        var file = wide
        let labels = (1...3000).map { "r\($0)-s\($0)" }
        file.mapping = file.mapping?.replacingOccurrences(of: "output_column,total,\n", with: "")
        let header = "x," + labels.joined(separator: ",") + ",r1-cons\n"
        let answer = try file.after { _ in header }.split(separator: "\n")
        #expect(
            answer.first
                == """
                unknown-label: …:1:9: columns: the column label r2-s2 is not known (1 regions \
                × 1 industries say which there are)
                """
        )
        #expect(answer.count == 21)
        file = long
        let lines = (1...3000).flatMap { k in
            let next = k % 3000 + 1
            return ["r\(k);s\(next);1;r\(next);s\(k)", "r\(k);s\(k);1;r1;cons"]
        }
        expectText(
            try file.after { _ in
                "from;good;amount;to;use\n" + lines.joined(separator: "\n")
                    + "\nr;tax;1;r1;s1\nr;wages;1;r1;s1\n"
            },
            """
            grid-too-sparse: …: 3000 regions × 3000 codes are more than a table can have \
            (check which columns hold regions and sectors)
            """
        )
        file = numbers
        file.mapping = "key,value\nlayout,wide\nregions,1\nsector,a\nsector,b\n"
        expectText(
            try file.after { _ in "1,2,3\n" },
            """
            wrong-size: …: 2 rows of 3 numbers do not fit into 6 bytes (the file is cut short, \
            or the mapping is of another)
            """
        )
    }

    /// A mapping decides, whatever else the file looks like.
    @Test func knownFormats() throws {
        var file = DamagedText(
            name: "2020_SML.csv", text: OECDText.edition2023(try Samples.balanced()))
        file.mapping = "key,value\nlayout,long\n"
        #expect(try file.after { $0 }.hasPrefix("missing-column: …:1: there is no column region"))
    }
}
