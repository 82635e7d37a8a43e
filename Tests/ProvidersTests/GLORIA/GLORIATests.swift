import Foundation
import InputOutput
import LinearAlgebra
import Providers
import TestSupport
import Testing

/// Writes a table as GLORIA publishes it: a supply and use table without labels, labels in a
/// workbook.
struct GLORIALayout {
    var year = 2015
    var markup = 1

    /// Name of a file of numbers.
    func name(_ matrix: String) -> String {
        "20231117_120secMother_AllCountries_002_\(matrix)-Results_\(year)_059_"
            + "Markup00\(markup)(full).csv"
    }

    /// Writes numbers, accounts and the workbook into one folder.
    func write(_ table: MRIOTable, to folder: String) throws {
        let layout = table.layout
        let (G, N) = (layout.regionCount, layout.sectorCount)
        let n = G * N
        func row(_ i: Int, _ product: Bool) -> Int { i / N * 2 * N + i % N + (product ? N : 0) }
        var T = [[Double]](repeating: [Double](repeating: 0, count: 2 * n), count: 2 * n)
        var Y = [[Double]](
            repeating: [Double](repeating: 0, count: layout.demandAxis.count), count: 2 * n)
        var V = [[Double]](
            repeating: [Double](repeating: 0, count: 2 * n), count: G * table.V.rowCount)
        for i in 0..<n {
            T[row(i, false)][row(i, true)] = table.x[i]
            Y[row(i, true)] = table.Y.row(i)
            for j in 0..<n { T[row(i, true)][row(j, false)] = table.Z[i, j] }
            for v in 0..<table.V.rowCount {
                V[i / N * table.V.rowCount + v][row(i, false)] = table.V[v, i]
            }
        }
        var parts = [("T", T), ("Y", Y), ("V", V)]
        if let account = table.satellites.first {
            let TQ = account.F.rowArrays.map { values in
                var cells = [Double](repeating: 0, count: 2 * n)
                for i in 0..<n { cells[row(i, false)] = values[i] }
                return cells
            }
            parts += [("TQ", TQ), ("YQ", account.FY.rowArrays)]
        }
        for (matrix, cells) in parts {
            try FolderLayouts.write(
                FolderLayouts.numbers(cells, separator: ","), to: "\(folder)/\(name(matrix))")
        }
        try Self.workbook(table).write(to: URL(filePath: "\(folder)/GLORIA_ReadMe_059.xlsx"))
    }

    /// The workbook of labels.
    static func workbook(_ table: MRIOTable) -> Data {
        let layout = table.layout
        let sequence = layout.regions.flatMap { r in
            ["industry", "product"].flatMap { kind in
                layout.sectors.map { "\(r.name) (\(r.code)) \($0.name) \(kind)" }
            }
        }
        let stressors = table.satellites.flatMap(\.stressors)
        return TinyWorkbook.data([
            (
                "Regions",
                [["Lfd_Nr", "Region_acronyms", "Region_names"]]
                    + layout.regions.enumerated().map { ["\($0 + 1)", $1.code, $1.name] }
            ),
            (
                "Sectors",
                [["Lfd_Nr", "Sector_names"]]
                    + layout.sectors.enumerated().map { ["\($0 + 1)", $1.name] }
            ),
            (
                "Value added and final demand",
                [["Lfd_Nr", "Value_added_names", "Final_demand_names"]]
                    + (0..<max(table.primaryInputs.count, layout.finalDemandCount)).map { k in
                        [
                            "\(k + 1)",
                            k < table.primaryInputs.count ? table.primaryInputs[k].name : "",
                            k < layout.finalDemandCount ? layout.finalDemand[k].name : "",
                        ]
                    }
            ),
            (
                "Sequential region-sector labels",
                [["Lfd_Nr", "Sequential_regionSector_labels"]]
                    + sequence.enumerated().map { ["\($0 + 1)", $1] }
            ),
            (
                "Satellites",
                [["Lfd_Nr", "Sat_head_indicator", "Sat_indicator", "Sat_unit"]]
                    + stressors.map { ["1", "Emissions", "'\($0.code)'", $0.unit] }
            ),
        ])
    }
}

/// A workbook of texts, as few parts as Excel needs.
enum TinyWorkbook {
    static func data(_ sheets: [(name: String, rows: [[String]])]) -> Data {
        func escaped(_ text: String) -> String {
            text.replacingOccurrences(of: "&", with: "&amp;")
                .replacingOccurrences(of: "<", with: "&lt;")
        }
        let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
        let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        let package = "http://schemas.openxmlformats.org/package/2006"
        let list = sheets.enumerated().map {
            "<sheet name=\"\(escaped($1.name))\" sheetId=\"\($0 + 1)\" r:id=\"rId\($0 + 1)\"/>"
        }
        let links = sheets.indices.map {
            "<Relationship Id=\"rId\($0 + 1)\" Type=\"\(office)/worksheet\" "
                + "Target=\"worksheets/sheet\($0 + 1).xml\"/>"
        }
        var files = [
            (
                "[Content_Types].xml",
                "<Types xmlns=\"\(package)/content-types\"><Default Extension=\"xml\" "
                    + "ContentType=\"application/xml\"/><Default Extension=\"rels\" ContentType="
                    + "\"application/vnd.openxmlformats-package.relationships+xml\"/></Types>"
            ),
            (
                "_rels/.rels",
                "<Relationships xmlns=\"\(package)/relationships\"><Relationship Id=\"rId1\" "
                    + """
                    Type=\"\(office)/officeDocument\" \
                    Target=\"xl/workbook.xml\"/></Relationships>
                    """
            ),
            (
                "xl/workbook.xml",
                """
                <workbook xmlns=\"\(main)\" \
                xmlns:r=\"\(office)\"><sheets>\(list.joined())</sheets>
                """
                    + "</workbook>"
            ),
            (
                "xl/_rels/workbook.xml.rels",
                """
                <Relationships \
                xmlns=\"\(package)/relationships\">\(links.joined())</Relationships>
                """
            ),
        ]
        for (index, sheet) in sheets.enumerated() {
            let rows = sheet.rows.map { row in
                "<row>"
                    + row.map { "<c t=\"inlineStr\"><is><t>\(escaped($0))</t></is></c>" }.joined()
                    + "</row>"
            }
            files.append(
                (
                    "xl/worksheets/sheet\(index + 1).xml",
                    """
                    <worksheet \
                    xmlns=\"\(main)\"><sheetData>\(rows.joined())</sheetData></worksheet>
                    """
                ))
        }
        return StoredZip.data(files.map { ($0.0, Data($0.1.utf8)) })
    }
}

@Suite struct GLORIATests {
    @Test(
        .enabled("the samples of layouts are not there") { SampleTruth.isPresent("gloria") },
        arguments: ["", "/GLORIA_MRIOs_59_2011"])
    func sample(_ folder: String) throws {
        let truth = try SampleTruth("gloria")
        let table = try TableFile.read(path: truth.folder.path + folder)
        truth.expectSame(table)
        #expect(table.name == "GLORIA release 59, 2011, industry by industry")
        #expect(table.unit == "thousand USD")
        #expect(table.regions.map(\.code) == ["XAS", "CHN", "MEX"])
        #expect(
            table.regions.flatMap { r in table.sectors.map { "\(r.code)\t\($0.name)" } }
                == truth.labels)
        #expect(table.primaryInputs.map(\.name) == truth.valueAdded)
        let account = try #require(table.satellites.first)
        #expect(
            account.stressors[0]
                == .init(
                    code: "Emissions (EDGAR)/GHG_total_EDGAR_consistent",
                    unit: "kilotonnes CO2-equivalent"))
        #expect(account.F[0, 1] == 10403301.675)
        #expect(account.F[0, 4] == 649123.256)
    }

    @Test func foldersAndArchives() throws {
        let table = try RandomTable.make(
            regions: 3, sectors: 4, seed: 51, emptyIndustry: 3, co2: true)
        try Samples.inFolder { folder in
            try GLORIALayout().write(table, to: "\(folder)/t")
            try StoredZip.pack(folder: "\(folder)/t", to: "\(folder)/t.zip")
            for source in ["t", "t.zip"] {
                for view in [nil, "industry", "product"] {
                    let read = try TableFile.read(
                        path: "\(folder)/\(source)", options: ReadOptions(view: view))
                    #expect(read.Z.rowArrays == table.Z.rowArrays)
                    #expect(read.Y.rowArrays == table.Y.rowArrays)
                    #expect(read.V.rowArrays == table.V.rowArrays)
                    #expect(read.satellites[0].F.rowArrays == table.satellites[0].F.rowArrays)
                    #expect(read.satellites[0].FY.rowArrays == table.satellites[0].FY.rowArrays)
                    #expect(read.declaredOutput == table.x)
                    #expect(read.regions == table.regions)
                    let kind = view ?? "industry"
                    #expect(read.name == "GLORIA release 59, 2015, \(kind) by \(kind)")
                    #expect(read.provenance["view"] == "\(kind) by \(kind)")
                }
                let path = "\(folder)/\(source)"
                #expect(try TableFile.summary(path: path).sectorCount == 4)
                #expect(
                    TableFile.recognition(of: path)?.reason
                        == "it has \(GLORIALayout().name("T"))")
            }
        }
    }

    @Test func emptyRegionsAreKept() throws {
        let table = try Samples.balanced()
        let layout = table.layout
        let zero = Matrix(layout.industryAxis, layout.industryAxis)
        let empty = try table.replacing(
            Z: zero,
            Y: Matrix(
                layout.industryAxis, layout.demandAxis,
                rowMajor: [[4, 0], [5, 0], [0, 0], [0, 0]]),
            V: Matrix(
                table.V.rows, layout.industryAxis, rowMajor: [[0, 0, 0, 0], [4, 5, 0, 0]]))
        try Samples.inFolder { folder in
            try GLORIALayout().write(empty, to: "\(folder)/t")
            let reading = try TableFile.reading(path: "\(folder)/t")
            #expect(reading.table.regionCount == 2)
            expectText(
                Samples.text(Diagnostics(reading.findings), in: folder),
                """
                view: …/t: the supply and use table is read as flows industry by industry: each \
                industry makes its own product only, so that every assumption on technology \
                gives the same numbers
                empty-regions: …/t: regions that supply nothing in this year are kept: B
                """)
        }
    }

    let folder = DamagedFolder { folder in
        try GLORIALayout().write(try Samples.balanced(), to: folder)
    }

    @Test func malformed() throws {
        let names = GLORIALayout()
        let supply = "0,0,21,0,0,0,0,0\n"
        expectText(
            try folder.after(names.name("T"), supply, "0,0,20,1,0,0,0,0\n"),
            """
            supply-not-diagonal: \
            …/20231117_120secMother_AllCountries_002_T-Results_2015_059_Markup001(full).csv: \
            T[A/Goods (industry), A/Services (product)]: an industry supplies 1 of another than \
            its own product (only a supply table in which each industry makes its own product is \
            turned into flows: others depend on the technology that is assumed, \
            which ‘chokepoint symmetric’ takes as --model)
            """)
        expectText(
            try folder.after(names.name("T"), supply, "1,0,21,0,0,0,2,0\n"),
            """
            supply-not-diagonal: \
            …/20231117_120secMother_AllCountries_002_T-Results_2015_059_Markup001(full).csv: \
            T[A/Goods (industry), A/Goods (industry)]: an industry supplies 1 of another than its \
            own product (only a supply table in which each industry makes its own product is \
            turned into flows: others depend on the technology that is assumed, \
            which ‘chokepoint symmetric’ takes as --model)
            supply-not-diagonal: \
            …/20231117_120secMother_AllCountries_002_T-Results_2015_059_Markup001(full).csv: \
            T[A/Goods (industry), B/Goods (product)]: an industry supplies 2 of another than its \
            own product (only a supply table in which each industry makes its own product is \
            turned into flows: others depend on the technology that is assumed, \
            which ‘chokepoint symmetric’ takes as --model)
            """)
        expectText(
            try folder.after(names.name("T"), "1,2,0,0,3,4,0,0\n", "1,2,0,9,3,4,0,0\n"),
            """
            unexpected-cell: \
            …/20231117_120secMother_AllCountries_002_T-Results_2015_059_Markup001(full).csv: \
            T[A/Goods (product), A/Services (product)]: the cell is 9 where 0 is expected (of a \
            supply and use table this block is empty)
            """)
        expectText(
            try folder.after(names.name("T"), supply, "0,0,21,0,0,0,0\n"),
            """
            short-row: \
            …/20231117_120secMother_AllCountries_002_T-Results_2015_059_Markup001(full).csv:1:1: \
            T[A/Goods (industry)]: the row has 7 of 8 numbers (the first that is missing is \
            B/Services (product))
            """)
        expectText(
            try folder.after(names.name("T"), supply, ""),
            """
            wrong-row-count: \
            …/20231117_120secMother_AllCountries_002_T-Results_2015_059_Markup001(full).csv: T: \
            the file has 7 rows where …/GLORIA_ReadMe_059.xlsx lists 8 (it is cut short, or the \
            labels belong to another release)
            """)
        expectText(
            try folder.after(names.name("T"), supply, "0,0,,NaN,1e400,x,0,0\n"),
            """
            empty-cell: \
            …/20231117_120secMother_AllCountries_002_T-Results_2015_059_Markup001(full).csv:1:5: \
            T[A/Goods (industry), A/Goods (product)]: the cell is empty (write 0 where there is no \
            flow)
            not-finite: \
            …/20231117_120secMother_AllCountries_002_T-Results_2015_059_Markup001(full).csv:1:6: \
            T[A/Goods (industry), A/Services (product)]: the cell is ‘NaN’ (every cell must be a \
            finite number; write 0 where there is no flow)
            out-of-range: \
            …/20231117_120secMother_AllCountries_002_T-Results_2015_059_Markup001(full).csv:1:10: \
            T[A/Goods (industry), B/Goods (industry)]: 1e400 is too large or too small for a \
            double (check the unit)
            not-a-number: \
            …/20231117_120secMother_AllCountries_002_T-Results_2015_059_Markup001(full).csv:1:16: \
            T[A/Goods (industry), B/Services (industry)]: ‘x’ is not a number (every cell must be \
            a number such as 1234.5 or 1.2345e3)
            """)
        expectText(
            try folder.findings { folder in
                let file = "\(folder)/\(names.name("T"))"
                let text = try String(contentsOfFile: file, encoding: .utf8)
                try FolderLayouts.write(
                    text.replacingOccurrences(of: supply, with: "0,0,30,0,0,0,0,0\n"), to: file)
            },
            """
            view: …: the supply and use table is read as flows industry by industry: each \
            industry makes its own product only, so that every assumption on technology gives \
            the same numbers
            total-gap: …: 1 of the 4 totals of supply of products differs from the sums of the \
            cells by more than 0.1 %; the most: A/Goods 30 against 21 (30 %) (how well GLORIA’s \
            tables balance is not published)
            total-gap: …: 1 of the 4 totals of supply of industries differs from the sums of the \
            cells by more than 0.1 %; the most: A/Goods 30 against 21 (30 %) (how well GLORIA’s \
            tables balance is not published)
            """)
        expectText(
            try folder.after(names.name("V"), "0,0,0,0,1,1,0,0\n", "1,0,0,0,1,1,0,0\n"),
            """
            unexpected-cell: \
            …/20231117_120secMother_AllCountries_002_V-Results_2015_059_Markup001(full).csv: \
            V[B/Taxes less subsidies, A/Goods (industry)]: the cell is 1 where 0 is expected (of a \
            supply and use table this block is empty)
            """)
        expectText(
            try folder.without("GLORIA_ReadMe_059.xlsx"),
            """
            missing-file: …/GLORIA_ReadMe_059.xlsx: there is no such file (the provider’s \
            workbook holds the labels: put it beside the files)
            """)
        expectText(
            try folder.without(names.name("Y")),
            """
            missing-file: …/…_Y-Results_2015_…_Markup001(full).csv: there is no such file (a \
            table needs it)
            """)
        expectText(
            try folder.after { folder in
                try TinyWorkbook.data([
                    (
                        "Regions",
                        [["Region_acronyms", "Region_names"], ["B", "Beta"], ["A", "Alpha"]]
                    ),
                    ("Sectors", [["Sector_names"], ["Goods"], ["Services"]]),
                    (
                        "Value added and final demand",
                        [["Value_added_names", "Final_demand"], ["Taxes", "C"]]
                    ),
                ]).write(to: URL(filePath: "\(folder)/GLORIA_ReadMe_059.xlsx"))
            },
            """
            missing-column: …/GLORIA_ReadMe_059.xlsx: sheet Value added and final demand: \
            the first row has no Final_demand_names (releases 053 to 059 are known with the \
            columns Final_demand_names)
            """)
        expectText(
            try folder.after { folder in
                let file = "\(folder)/\(names.name("T"))"
                try FileManager.default.moveItem(
                    atPath: file, toPath: "\(folder)/\(GLORIALayout(markup: 3).name("T"))")
            },
            """
            not-basic-prices: …: there is Markup 3 only: a layer of margins, taxes or \
            subsidies, and no table (Markup001 is the table in basic prices)
            """)
        try Samples.inFolder { parent in
            try GLORIALayout().write(try Samples.balanced(), to: "\(parent)/t")
            #expect(throws: Diagnostics.self) {
                try TableFile.read(path: "\(parent)/t", options: ReadOptions(view: "both"))
            }
        }
    }
}
