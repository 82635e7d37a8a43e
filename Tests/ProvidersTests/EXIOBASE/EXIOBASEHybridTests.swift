import Foundation
import InputOutput
import LinearAlgebra
import Providers
import TestSupport
import Testing

/// Writes tables as EXIOBASE’s hybrid release publishes them: own code, apart from the program’s.
struct EXIOBASEHybridLayout {
    /// Products and activities of one region: name, code, unit (empty for activities).
    typealias Label = (name: String, code: String, unit: String)

    static func csv(
        _ cells: [[Double]], rows: [(region: String, label: Label)],
        columns: [(region: String, label: Label)]
    ) -> String {
        let blanks = ",,,,"
        let head = [
            columns.map(\.region), columns.map(\.label.name), columns.map(\.label.code),
            columns.map { "\($0.label.code)_2" },
        ]
        let lines =
            head.map { blanks + "," + $0.joined(separator: ",") }
            + zip(rows, cells).map { row, values in
                let (region, label) = row
                return "\(region),\(label.name),\(label.code),\(label.code)_2,\(label.unit),"
                    + values.map(FolderLayouts.text).joined(separator: ",")
            }
        return lines.joined(separator: "\n") + "\n"
    }

    static func spread(_ regions: [String], _ labels: [Label]) -> [(region: String, label: Label)] {
        regions.flatMap { region in labels.map { (region, $0) } }
    }

    /// A sheet of extensions.
    static func sheet(
        _ cells: [[Double]], labels: [[String]], columns: [(region: String, label: Label)]
    ) -> [[WorkbookFixture.Cell]] {
        let blanks = [WorkbookFixture.Cell](repeating: .blank, count: labels[0].count)
        let head = [
            columns.map(\.region), columns.map(\.label.name), columns.map(\.label.code),
            columns.map { "\($0.label.code)_2" },
        ]
        return head.map { blanks + $0.map { .text($0) } }
            + zip(labels, cells).map { $0.map { .text($0) } + $1.map { .number($0) } }
    }

    /// The workbooks: value added in a row of taxes and one of wages, hours, and one account.
    static func workbooks(
        _ V: [[Double]], account: (F: [[Double]], FY: [[Double]]),
        columns: [(region: String, label: Label)], demand: [(region: String, label: Label)],
        names: [String], to folder: String
    ) throws {
        let hours = V[0].map { _ in 2.0 }
        let books = [
            ("VA_act", sheet(V + [hours], labels: [["T1"], ["W1"], ["H1"]], columns: columns))
        ]
        let accounts = [
            ("Emiss_act", sheet(account.F, labels: [["CO2", "tonnes", "air"]], columns: columns)),
            ("Emiss_FD", sheet(account.FY, labels: [["CO2", "tonnes", "air"]], columns: demand)),
        ]
        for name in names {
            let all = name.contains("HIOT") ? books + accounts : accounts
            try WorkbookFixture(all).writeXLSX(
                to: "\(folder)/MR_\(name)_2011_v3_3_18_extensions.xlsx")
        }
        let rows = [
            ["Category name", "Code 1", "Unit"],
            ["Taxes less subsidies on products purchased: Total", "T1", "Meuro"],
            ["Compensation of employees", "W1", "Meuro"], ["Hours worked", "H1", "M.hr"],
        ]
        try WorkbookFixture("Value_added", rows.map { $0.map { .text($0) } })
            .writeXLSX(to: "\(folder)/Classifications_v_3_3_18.xlsx")
    }

    /// Writes a table in hybrid units; its units of money become Meuro.
    static func write(_ table: MRIOTable, to folder: String) throws {
        let layout = table.layout
        let regions = layout.regions.map(\.code)
        let products = layout.sectors.map { ($0.name, "C_\($0.code)", $0.unit ?? "Meuro") }
        let activities = layout.sectors.map { ("Making \($0.name)", "A_\($0.code)", "") }
        let categories = layout.finalDemand.map { ($0.name, "F_\($0.code)", "") }
        let rows = spread(regions, products)
        let columns = spread(regions, activities)
        let demand = spread(regions, categories)
        let stem = "\(folder)/MR_HIOT_2011_v3_3_18"
        try FolderLayouts.write(
            csv(table.Z.rowArrays, rows: rows, columns: columns),
            to: "\(stem)_by_product_technology.csv")
        try FolderLayouts.write(
            csv(table.Y.rowArrays, rows: rows, columns: demand), to: "\(stem)_FD.csv")
        let principal = [
            columns.map(\.region), columns.map(\.label.name), columns.map(\.label.code),
            columns.map { "\($0.label.code)_2" }, rows.map(\.label.name), rows.map(\.label.code),
            rows.map { "\($0.label.code)_2" }, rows.map(\.label.unit),
        ]
        try FolderLayouts.write(
            principal.map { $0.joined(separator: ",") + "\n" }.joined(),
            to: "\(stem)_principal_production.csv")
        try workbooks(
            table.V.rowArrays,
            account: (table.satellites[0].F.rowArrays, table.satellites[0].FY.rowArrays),
            columns: columns, demand: demand, names: ["HIOT"], to: folder)
    }

    /// Writes supply and use of two regions, services in kt.
    static func writeSupplyUse(to folder: String) throws {
        let products: [Label] = [("Goods", "C1", "Meuro"), ("Services", "C2", "kt")]
        let activities: [Label] = [("Factories", "A1", ""), ("Offices", "A2", "")]
        let (regions, final): ([String], [Label]) = (["N", "S"], [("Final", "F1", "")])
        let rows = spread(regions, products)
        let columns = spread(regions, activities)
        let demand = spread(regions, final)
        for (name, cells, columns) in [
            (
                "MR_HSUP_2011_v3_3_18",
                [[90, 30, 0, 0], [20, 160, 0, 0], [0, 0, 200, 50], [0, 0, 70, 80]], columns
            ),
            (
                "MR_HUSE_2011_v3_3_18",
                [[20.0, 10, 15, 3], [12, 40, 8, 9], [9, 6, 60, 22], [4, 12, 30, 25]], columns
            ),
            ("MR_HSUTs_2011_v3_3_18_FD", [[50.0, 22], [120, -9], [13, 140], [9, 70]], demand),
        ] {
            try FolderLayouts.write(
                csv(cells, rows: rows, columns: columns), to: "\(folder)/\(name).csv")
        }
        try workbooks(
            [[0, 0, 0, 0], [65, 122, 157, 71]], account: ([[7, 3, 11, 5]], [[2, 4]]),
            columns: columns, demand: demand, names: ["HIOT", "HSUTs"], to: folder)
    }
}

@Suite struct EXIOBASEHybridTests {
    @Test func readsTheTable() throws {
        let table = try HybridTable(seed: 41).table
        try Samples.inFolder { folder in
            try EXIOBASEHybridLayout.write(table, to: "\(folder)/t")
            let reading = try TableFile.reading(path: "\(folder)/t")
            let read = reading.table
            #expect(read.name == "EXIOBASE 3 hybrid, 2011" && read.unit == "million EUR")
            #expect(read.sectors.map(\.unit) == [nil, "TJ", "t", nil])
            #expect(read.sectors.map(\.name) == table.sectors.map(\.name))
            #expect(read.Z.rowArrays == table.Z.rowArrays)
            #expect(read.Y.rowArrays == table.Y.rowArrays)
            #expect(read.V.rowArrays == table.V.rowArrays)
            #expect(read.primaryInputs.map(\.kind) == [.taxes, .valueAdded])
            #expect(read.satellites.map(\.name) == ["factors", "Emiss"])
            #expect(read.satellites[0].stressors == [.init(code: "Hours worked", unit: "M.hr")])
            #expect(read.satellites[1].stressors == [.init(code: "CO2 (air)", unit: "tonnes")])
            #expect(read.satellites[1].FY.rowArrays == table.satellites[0].FY.rowArrays)
            #expect(reading.findings.map(\.code) == ["mixed-units"])
            let summary = try TableFile.summary(path: "\(folder)/t")
            #expect(summary.unit == "mixed units" && summary.sectorCount == 4)
            let lean = try TableFile.read(
                path: "\(folder)/t", options: ReadOptions(keepsSatellites: false))
            #expect(lean.satellites.isEmpty)
        }
    }

    @Test func malformed() throws {
        let folder = DamagedFolder { folder in
            try EXIOBASEHybridLayout.write(try HybridTable(seed: 41).table, to: folder)
        }
        let stem = "MR_HIOT_2011_v3_3_18"
        let other = try folder.after("\(stem)_principal_production.csv", "C_s2,", "C_s9,")
        #expect(other.contains("label-order") && other.contains("column 2 stands for"))
        #expect(
            try folder.after("\(stem)_by_product_technology.csv", ",TJ,", ",GJ,")
                .contains("label-order"))
        #expect(
            try folder.without("\(stem)_extensions.xlsx").contains("missing-file"))
        #expect(try folder.without("Classifications_v_3_3_18.xlsx").contains("missing-file"))
        #expect(try folder.without("\(stem)_FD.csv").contains("missing-file"))
        #expect(
            try folder.after("\(stem)_FD.csv", "R1,", "R9,").contains("label-order"))
        let empty = try folder.findings { folder in
            let path = "\(folder)/\(stem)_FD.csv"
            let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
            let last = lines.last?.split(separator: ",", omittingEmptySubsequences: false) ?? []
            let changed = lines.dropLast() + [(last.dropLast() + [""]).joined(separator: ",")[...]]
            try FolderLayouts.write(changed.joined(separator: "\n") + "\n", to: path)
        }
        #expect(empty.contains("empty-cells: …/\(stem)_FD.csv: 1 cell is empty"))
    }

    @Test func readsSupplyAndUse() throws {
        try Samples.inFolder { (folder: String) throws -> Void in
            try EXIOBASEHybridLayout.writeSupplyUse(to: folder)
            let reading = try SupplyUseFile.reading(path: folder)
            let table = reading.table
            #expect(table.unit == "million EUR" && table.year == 2011)
            #expect(table.layout.products.map(\.unit) == [nil, "kt"])
            #expect(table.supply.rowArrays == [[90, 30], [20, 160], [200, 50], [70, 80]])
            #expect(table.V.rowArrays == [[0, 0, 0, 0], [65, 122, 157, 71]])
            #expect(table.accounts.map(\.name) == ["factors", "Emiss"])
            #expect(SupplyUseAudit(table).findings(above: 0).isEmpty)
            #expect(try table.symmetric(.a).table.isHybrid)
            let path = "\(folder)/MR_HSUP_2011_v3_3_18.csv"
            let text = try String(contentsOfFile: path, encoding: .utf8)
            try FolderLayouts.write(text.replacing("90,30,0,0", with: "90,30,1,0"), to: path)
            let error = #expect(throws: Diagnostics.self) { try SupplyUseFile.read(path: folder) }
            #expect(error?.items.map(\.code) == ["supply-abroad"])
        }
    }
}
