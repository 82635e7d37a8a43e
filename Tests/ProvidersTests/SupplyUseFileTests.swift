import Foundation
import InputOutput
import Providers
import TestSupport
import Testing

@Suite struct SupplyUseFileTests {
    static let folder: [String: String] = [
        "table.csv": "key,value\nname,two regions\nyear,2020\nunit,M EUR\nvaluation,basic prices\n",
        "regions.csv": "code,name\nN,North\nS,South\n",
        "products.csv": "code,name\ngoods,Goods\nservices,Services\n",
        "industries.csv": "code,name\nfactories,Factories\noffices,Offices\n",
        "final_demand.csv": "code,name\nfinal,Final demand\n",
        "primary_inputs.csv": "code,name,kind\nVA,Value added,value-added\n",
        "supply.csv": """
        product,factories,offices
        N/goods,90,30
        N/services,20,160
        S/goods,200,50
        S/services,70,80

        """,
        "use.csv": """
        product,N/factories,N/offices,S/factories,S/offices
        N/goods,20,10,15,3
        N/services,12,40,8,9
        S/goods,9,6,60,22
        S/services,4,12,30,25

        """,
        "Y.csv":
            "product,N/final,S/final\nN/goods,50,22\nN/services,120,-9\nS/goods,13,140\n"
            + "S/services,9,70\n",
        "V.csv": "primary_input,N/factories,N/offices,S/factories,S/offices\nVA,65,122,157,71\n",
    ]

    /// EXIOBASE's four files of the same numbers.
    static let exiobase: [String: String] = [
        "supply.csv": """
        \t\tN\tN\tS\tS
        \t\tfactories\toffices\tfactories\toffices
        N\tgoods\t90\t30\t0\t0
        N\tservices\t20\t160\t0\t0
        S\tgoods\t0\t0\t200\t50
        S\tservices\t0\t0\t70\t80

        """,
        "use.csv": """
        \t\tN\tN\tS\tS
        \t\tfactories\toffices\tfactories\toffices
        N\tgoods\t20\t10\t15\t3
        N\tservices\t12\t40\t8\t9
        S\tgoods\t9\t6\t60\t22
        S\tservices\t4\t12\t30\t25

        """,
        "final_demand.csv": """
        \t\tN\tS
        \t\tfinal\tfinal
        N\tgoods\t50\t22
        N\tservices\t120\t-9
        S\tgoods\t13\t140
        S\tservices\t9\t70

        """,
        "value_added.csv": """
        \tN\tN\tS\tS
        \tfactories\toffices\tfactories\toffices
        VA\t65\t122\t157\t71

        """,
    ]

    /// FIGARO's two matrices of numbers like them.
    static let figaro: [String: String] = [
        "matrix_eu-ic-supply_25ed_2020.csv": """
        rowLabels,AT_A01,AT_A02,DE_A01,DE_A02
        AT_CPA_A01,90,30,0,0
        AT_CPA_A02,20,160,0,0
        DE_CPA_A01,0,0,200,50
        DE_CPA_A02,0,0,70,80

        """,
        "matrix_eu-ic-use_25ed_2020.csv": """
        rowLabels,AT_A01,AT_A02,DE_A01,DE_A02,AT_P3_S13,AT_P3_S14,DE_P3_S13,DE_P3_S14
        AT_CPA_A01,20,10,15,3,50,0,22,0
        AT_CPA_A02,12,40,8,9,120,0,-9,0
        DE_CPA_A01,9,6,60,22,13,0,140,0
        DE_CPA_A02,4,12,30,25,9,0,70,0
        W2_D21X31,1,1,1,1,0,0,0,0
        W2_OP_RES,0,0,0,0,0,0,0,0
        W2_OP_NRES,0,0,0,0,0,0,0,0
        W2_D1,64,121,156,70,0,0,0,0
        W2_D29X39,0,0,0,0,0,0,0,0
        W2_B2A3G,0,0,0,0,0,0,0,0

        """,
    ]

    private func reading(
        _ files: [String: String], changing name: String? = nil, to text: String = ""
    ) throws -> Result<SupplyUseTable, Diagnostics> {
        try Samples.inFolder { (folder: String) throws -> Result<SupplyUseTable, Diagnostics> in
            for (file, content) in files {
                let content = file == name ? text : content
                try Data(content.utf8).write(to: URL(filePath: "\(folder)/\(file)"))
            }
            return Result { () throws(Diagnostics) in try SupplyUseFile.read(path: folder).table }
        }
    }

    private func codes(_ result: Result<SupplyUseTable, Diagnostics>) -> [String] {
        switch result {
        case .success: []
        case .failure(let problems): problems.items.map(\.code)
        }
    }

    @Test(arguments: [folder, exiobase, figaro]) func readsEveryLayout(
        _ files: [String: String]
    ) throws {
        let table = try reading(files).get()
        #expect(table.productOutput == [120, 180, 250, 150])
        #expect(table.industryOutput == [110, 190, 270, 130])
        #expect((0..<4).map { table.use.row($0)[2] } == [15, 8, 60, 30])
        #expect(SupplyUseAudit(table).findings(above: 0).isEmpty)
        // Model D of the same numbers is the same table, whatever the layout.
        let made = try table.symmetric(.d).table
        assertClose(made.Z[0, 0], 16.333333333333332, relative: 1e-14)
        assertClose(made.valueAdded.reduce(0, +) + made.taxes.reduce(0, +), 415, relative: 1e-14)
    }

    /// The workbook that MARIO 1.3.2 writes has this layout.
    static func workbook(_ change: (inout [[WorkbookFixture.Cell]]) -> Void = { _ in })
        -> WorkbookFixture
    {
        let (regions, products) = (["N", "S"], ["goods", "services"])
        let industries = ["factories", "offices"]
        var columns = regions.flatMap { r in products.map { [r, "Commodity", $0] } }
        columns += regions.flatMap { r in industries.map { [r, "Activity", $0] } }
        columns += regions.map { [$0, "Consumption category", "final"] }
        let numbers: [[Double]] = [
            [0, 0, 0, 0, 20, 10, 15, 3, 50, 22], [0, 0, 0, 0, 12, 40, 8, 9, 120, -9],
            [0, 0, 0, 0, 9, 6, 60, 22, 13, 140], [0, 0, 0, 0, 4, 12, 30, 25, 9, 70],
            [90, 20, 0, 0, 0, 0, 0, 0, 0, 0], [30, 160, 0, 0, 0, 0, 0, 0, 0, 0],
            [0, 0, 200, 70, 0, 0, 0, 0, 0, 0], [0, 0, 50, 80, 0, 0, 0, 0, 0, 0],
            [0, 0, 0, 0, 65, 122, 157, 71, 0, 0], [0, 0, 0, 0, 7, 3, 11, 5, 2, 4],
        ]
        let labels =
            columns.prefix(8) + [
                ["", "Factor of production", "VA"], ["", "Satellite account", "CO2"],
            ]
        func texts(_ labels: [String]) -> [WorkbookFixture.Cell] {
            labels.map { $0.isEmpty ? .blank : .text($0) }
        }
        var rows: [[WorkbookFixture.Cell]] = (0..<3).map { level in
            [.blank, .blank, .blank] + texts(columns.map { $0[level] })
        }
        rows += zip(labels, numbers).map { texts($0) + $1.map { .number($0) } }
        change(&rows)
        let units = [
            ["Commodity", "goods", "M EUR"], ["Commodity", "services", "M EUR"],
            ["Activity", "factories", "M EUR"], ["Activity", "offices", "M EUR"],
            ["Factor of production", "VA", "M EUR"], ["Satellite account", "CO2", "kt"],
        ]
        return WorkbookFixture([
            ("flows", rows), ("units", [[.blank, .blank, .text("unit")]] + units.map(texts)),
        ])
    }

    @Test func readsTheWorkbookOfMARIO() throws {
        try Samples.inFolder { (folder: String) throws -> Void in
            let path = "\(folder)/sut_2020.xlsx"
            try Self.workbook().writeXLSX(to: path)
            let table = try SupplyUseFile.read(path: path).table
            #expect(table.productOutput == [120, 180, 250, 150] && table.year == 2020)
            #expect(table.industryOutput == [110, 190, 270, 130] && table.unit == "M EUR")
            #expect(table.accounts.first?.stressors == [.init(code: "CO2", unit: "kt")])
            #expect(table.accounts.first?.FY.row(0) == [2, 4])
            #expect(SupplyUseAudit(table).findings(above: 0).isEmpty)
            try Self.workbook { $0[3][7] = .text("n.a.") }.writeXLSX(to: path)
            let refused = Result { () throws(Diagnostics) in
                try SupplyUseFile.read(path: path).table
            }
            #expect(codes(refused) == ["not-a-number"])
            if case .failure(let problems) = refused {
                #expect(problems.items.first?.location.place == "flows!H4")
            }
            for (cell, code, message) in [
                (
                    WorkbookFixture.Cell.formula("G4*2"), "damaged-cell",
                    "the cell holds a formula without its value"
                ), (.text("20"), "number-as-text", "the number ‘20’ is stored as text"),
                (.blank, "empty-cell", "the cell is empty"),
            ] {
                try Self.workbook { $0[3][7] = cell }.writeXLSX(to: path)
                let found = Result { () throws(Diagnostics) in
                    try SupplyUseFile.read(path: path).table
                }
                #expect(codes(found) == [code])
                if case .failure(let problems) = found {
                    #expect(problems.items.first?.message == message)
                }
            }
        }
    }

    @Test func whatIsWrongIsNamed() throws {
        #expect(
            codes(
                try reading(
                    Self.folder, changing: "supply.csv",
                    to: "product,factories,offices\nN/goods,90,x\nN/services,20,160\n")
            )
            .contains("not-a-number"))
        let abroad = Self.exiobase["supply.csv"]?.replacingOccurrences(
            of: "90\t30\t0\t0", with: "90\t30\t4\t0")
        let problems = try reading(Self.exiobase, changing: "supply.csv", to: abroad ?? "")
        guard case .failure(let found) = problems else {
            Issue.record("supply of another region was read")
            return
        }
        #expect(found.items.map(\.code) == ["supply-abroad"])
        #expect(found.items.first?.location.place == "supply[N/goods, S/factories]")
        let unequal = Self.figaro["matrix_eu-ic-use_25ed_2020.csv"]?.replacingOccurrences(
            of: "DE_CPA_A02,4", with: "DE_CPA_A03,4")
        #expect(
            codes(
                try reading(
                    Self.figaro, changing: "matrix_eu-ic-use_25ed_2020.csv", to: unequal ?? ""))
                == ["unequal-sectors"])
    }

    /// The folder of supply and use tables is no table, and the message says what makes one of it.
    @Test func analysesAreTold() throws {
        try Samples.inFolder { (folder: String) throws -> Void in
            for (file, content) in Self.folder {
                try Data(content.utf8).write(to: URL(filePath: "\(folder)/\(file)"))
            }
            let problems = Samples.problems(reading: folder, in: folder)
            #expect(problems.contains("supply-and-use") && problems.contains("symmetric"))
        }
    }
}
