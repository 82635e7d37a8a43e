import InputOutput
import TestSupport

/// Sheets in the layouts of the WIOD's releases and of the ADB, made of a balanced table.
struct WIODFixture {
    enum Provider: String, CaseIterable, Sendable { case wiod2013, wiod2016, adb }

    let provider: Provider
    let table: MRIOTable
    /// The rows of the sheet; tests damage them.
    var rows: [[WorkbookFixture.Cell]]

    private typealias Cell = WorkbookFixture.Cell

    /// Name of the sheet.
    var sheet: String {
        switch provider {
        case .wiod2013: "WIOT_2011"
        case .wiod2016: "2011"
        case .adb: "ADB MRIO 2011"
        }
    }

    /// Row, from 0, and column of the first cell.
    var first: (row: Int, column: Int) { (provider == .adb ? 7 : 6, 4) }

    /// Codes of final demand as they stand in the table that is read.
    static func demandCodes(_ provider: Provider) -> [String] {
        switch provider {
        case .wiod2013: ["c37", "c38", "c39", "c41", "c42"]
        case .wiod2016: ["CONS_h", "CONS_np", "CONS_g", "GFCF", "INVEN"]
        case .adb: ["F1", "F2", "F3", "F4", "F5"]
        }
    }

    /// A sheet with 2 regions × 3 sectors, whose first primary input is the taxes and second value
    /// added.
    init(_ provider: Provider, seed: UInt64 = 3) throws {
        try self.init(
            provider, try RandomTable.make(regions: 2, sectors: 3, categories: 5, seed: seed))
    }

    init(_ provider: Provider, _ table: MRIOTable) throws {
        self.provider = provider
        self.table = table
        let n = table.industryCount
        let d = table.layout.demandAxis.count
        let k = table.layout.finalDemandCount
        let demand = Self.demandCodes(provider)
        let isADB = provider == .adb
        var header = [[Cell]](
            repeating: [Cell](repeating: .blank, count: 4 + n + d + 1), count: isADB ? 7 : 6)
        header[0][0] = .text("World Input-Output Table, 2011")
        header[isADB ? 2 : 3][0] = .text("(millions of US$)")
        // Rows of codes, names, regions and running codes.
        let place = (
            code: isADB ? 3 : 2, name: isADB ? 4 : 3, region: isADB ? 5 : 4, number: isADB ? 6 : 5
        )
        for j in 0..<n {
            let sector = table.layout.sector(ofIndustry: j)
            header[place.code][4 + j] = .text("S\(sector + 1)")
            header[place.name][4 + j] = .text("Sector \(sector + 1)")
            header[place.region][4 + j] = .text(
                table.regions[table.layout.region(ofIndustry: j)].code)
            header[place.number][4 + j] = .text("c\(sector + 1)")
        }
        for j in 0..<d {
            let category = j % k
            let column = 4 + n + j
            if provider == .wiod2016 { header[place.code][column] = .text(demand[category]) }
            header[place.name][column] = .text("Use \(category + 1)")
            header[place.region][column] = .text(
                table.regions[table.layout.region(ofDemandColumn: j)].code)
            header[place.number][column] = .text(
                provider == .wiod2016 ? "c\(57 + category)" : demand[category])
        }
        header[place.name][4 + n + d] = .text(isADB ? "TOTAL" : "Total output")
        rows = header
        for i in 0..<n {
            let sector = table.layout.sector(ofIndustry: i)
            let number = (provider == .wiod2016 ? "r" : "c") + "\(sector + 1)"
            let labels = [
                "S\(sector + 1)", "Sector \(sector + 1)",
                table.regions[table.layout.region(ofIndustry: i)].code, number,
            ]
            let numbers = table.Z.row(i) + table.Y.row(i) + [table.x[i]]
            rows.append(labels.map(Cell.text) + numbers.map(Cell.number))
        }
        let inputs = table.Z.columnSums()
        let none = [Double](repeating: 0, count: n)
        let tail: [(String, String, String, [Double])] = [
            ("II_fob", "r60", "Total intermediate consumption", inputs),
            ("TXSP", "r99", "taxes less subsidies on products", table.V.row(0)),
            ("EXP_adj", "r61", "Cif/ fob adjustments on exports", none),
            ("PURR", "r62", "Direct purchases abroad by residents", none),
            ("PURNR", "r63", "Purchases on the domestic territory by non-residents", none),
            ("VA", "r64", "Value added at basic prices", table.V.row(1)),
            ("IntTTM", isADB ? "trs" : "", "International Transport Margins", none),
            ("GO", "r69", "Output at basic prices", table.x),
        ]
        for (index, (code, number, name, values)) in tail.enumerated() {
            let numbers = ["r65", "r66", "r67", "r68", "r69", "r70", "r71", "r73"]
            let labels =
                provider == .wiod2016
                ? [code, name, "TOT", numbers[index]] : ["", name, "TOT", number]
            rows.append(
                labels.map { $0.isEmpty ? Cell.blank : .text($0) } + values.map(Cell.number))
        }
        if isADB { rows.append([.blank, .text("Note: CIF adjustments are estimates.")]) }
    }

    /// The sheet as spreadsheet programs save it as CSV: every line as long as the longest.
    var csv: String {
        let width = rows.map(\.count).max() ?? 0
        return rows.map { row in
            let cells = row.map { cell in
                switch cell {
                case .blank, .formula: ""
                case .number(let number): "\(number)"
                case .text(let text), .inline(let text), .error(let text):
                    text.contains(",") ? "\"\(text)\"" : text
                }
            }
            let padding = [String](repeating: "", count: width - cells.count)
            return (cells + padding).joined(separator: ",") + "\n"
        }.joined()
    }

    /// The workbook, with a legend in front of ADB's sheet.
    var workbook: WorkbookFixture {
        provider == .adb
            ? WorkbookFixture([("Legend", [[.text("c1"), .text("Agriculture")]]), (sheet, rows)])
            : WorkbookFixture(sheet, rows)
    }

    /// Name of the file.
    var file: String {
        switch provider {
        case .wiod2013: "wiot11_row_sep12.xlsx"
        case .wiod2016: "WIOT2011_Nov16_ROW.xlsx"
        case .adb: "ADB-MRIO62-2011_Dec2022.xlsx"
        }
    }
}
