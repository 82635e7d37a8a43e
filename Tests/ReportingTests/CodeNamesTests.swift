import InputOutput
import Reporting
import Testing

/// Names beside codes.
@Suite struct CodeNamesTests {
    private let names: CodeNames
    private let table = ReportTable(
        name: "impact", title: "Impact",
        columns: [
            Column(name: "region"), Column(name: "sector"), Column(name: "user"),
            Column(name: "value"),
        ],
        rows: [["KOR", "c14", "KOR/c14", 1.5], ["world", nil, "@eu", 2.5]])

    init() throws {
        var names = CodeNames()
        names.add(
            try TableLayout(
                regions: [Region("KOR"), Region("JPN")],
                sectors: [Sector("c14", name: "Electrical equipment")],
                finalDemand: [FinalDemandCategory("F")]))
        self.names = names
    }

    /// Machine formats keep their columns and gain names at the end.
    @Test func columnsOfNamesAreAdded() throws {
        let named = table.named(by: names)
        #expect(
            named.columns.map(\.name) == [
                "region", "sector", "user", "value", "region_name", "sector_name", "user_name",
            ])
        #expect(
            named.rows == [
                [
                    "KOR", "c14", "KOR/c14", 1.5, "South Korea", "Electrical equipment",
                    "South Korea, Electrical equipment",
                ],
                ["world", nil, "@eu", 2.5, nil, nil, nil],
            ])
        #expect(named.named(by: names) == named)
        #expect(table.named(by: CodeNames()) == table)
        let csv = try CSVExporter.render(
            ResultDocument(command: "shock", version: "0", tables: [named]),
            options: RenderOptions(names: .code))
        #expect(csv.hasPrefix("region,sector,user,value,region_name,sector_name,user_name\n"))
    }

    /// Texts of several codes: names in a column of their own, and a legend for people.
    @Test(arguments: [
        (
            "paths", "path", "JPN/c14 → KOR/c14",
            "Japan, Electrical equipment → South Korea, Electrical equipment",
            "JPN Japan; c14 Electrical equipment; KOR South Korea"
        ),
        (
            "summary", "metric", "ces:value_added_change_pct_gdp.JPN",
            "ces:value_added_change_pct_gdp.Japan", "JPN Japan"
        ),
        (
            "communities", "main_regions", "KOR 84.6 %, JPN 5.4 %",
            "South Korea 84.6 %, Japan 5.4 %", "KOR South Korea; JPN Japan"
        ),
    ])
    func textsOfSeveralCodesAreNamed(
        name: String, column: String, codes: String, meant: String, legend: String
    ) throws {
        let table = ReportTable(
            name: name, title: name, columns: [Column(name: column), Column(name: "value")],
            rows: [[.text(codes), 1]])
        let named = table.named(by: names)
        #expect(named.columns.map(\.name) == [column, "value", "\(column)_name"])
        #expect(named.rows == [[.text(codes), 1, .text(meant)]])
        let document = ResultDocument(command: "c", version: "0", tables: [named])
        for (style, has, lacks) in [
            (NameStyle.code, codes, legend), (.name, meant, codes), (.both, legend, meant),
        ] {
            let text = try TextExporter.render(document, options: RenderOptions(names: style))
            #expect(text.contains(has) && !text.contains(lacks), "\(text)")
        }
    }

    @Test(arguments: [
        (NameStyle.code, "KOR"), (.name, "South Korea"), (.both, "South Korea (KOR)"),
    ])
    func peopleChoose(style: NameStyle, cell: String) throws {
        let document = ResultDocument(
            command: "shock", version: "0", tables: [table.named(by: names)])
        let text = try TextExporter.render(document, options: RenderOptions(names: style))
        #expect(text.contains("\n\(cell) "))
        #expect(!text.contains("region name"))
        #expect(text.contains("\nworld"))
    }
}
