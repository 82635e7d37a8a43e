import Foundation
import InputOutput
import LinearAlgebra
import Providers
import TestSupport
import Testing

/// Supply and use tables as GLORIA, Eora, the OECD and EXIOBASE’s hybrid release publish them: the
/// two regions of `SupplyUseFileTests`, or the first of them with its foreign trade.
@Suite struct SupplyUseProvidersTests {
    // MARK: GLORIA

    /// Supply, use, final demand and value added of the two regions.
    struct Gloria {
        var T: [[Double]]
        var Y: [[Double]] = [
            [0, 0], [0, 0], [50, 22], [120, -9], [0, 0], [0, 0], [13, 140], [9, 70],
        ]
        var V: [[Double]] = [[65, 122, 0, 0, 0, 0, 0, 0], [0, 0, 0, 0, 157, 71, 0, 0]]
        var TQ: [[Double]] = [[7, 3, 0, 0, 11, 5, 0, 0]]
        var YQ: [[Double]] = [[2, 4]]
        var years = [2020]

        init() {
            // Of each region: industries in rows 0 and 1, products in rows 2 and 3.
            T = [[Double]](repeating: [Double](repeating: 0, count: 8), count: 8)
            let supply = [[90.0, 30], [20, 160], [200, 50], [70, 80]]
            let use: [[Double]] = [
                [20, 10, 15, 3], [12, 40, 8, 9], [9, 6, 60, 22], [4, 12, 30, 25],
            ]
            for p in 0..<4 {
                let home = p / 2 * 4
                for i in 0..<2 { T[home + i][home + 2 + p % 2] = supply[p][i] }
                for j in 0..<4 { T[home + 2 + p % 2][j / 2 * 4 + j % 2] = use[p][j] }
            }
        }

        static func name(_ matrix: String, _ year: Int) -> String {
            "20231117_120secMother_AllCountries_002_"
                + "\(matrix)-Results_\(year)_059_Markup001(full).csv"
        }

        func write(to folder: String) throws {
            for year in years {
                for (matrix, cells) in [("T", T), ("Y", Y), ("V", V), ("TQ", TQ), ("YQ", YQ)] {
                    try FolderLayouts.write(
                        FolderLayouts.numbers(cells, separator: ","),
                        to: "\(folder)/\(Self.name(matrix, year))")
                }
            }
            let lists: [(String, [String], [[String]])] = [
                (
                    "Regions", ["Region_acronyms", "Region_names"],
                    [["N", "North"], ["S", "South"]]
                ),
                ("Sectors", ["Sector_names"], [["Goods"], ["Services"]]),
                (
                    "Value added and final demand", ["Value_added_names", "Final_demand_names"],
                    [["Value added", "Final demand"]]
                ),
                (
                    "Satellites", ["Sat_head_indicator", "Sat_indicator", "Sat_unit"],
                    [["Emissions", "CO2", "kt"]]
                ),
            ]
            try TinyWorkbook.data(lists.map { ($0.0, [$0.1] + $0.2) })
                .write(to: URL(filePath: "\(folder)/GLORIA_ReadMe_059.xlsx"))
        }
    }

    /// Writes a sample of each layout for the fuzzer.
    static func writeSamples(to folder: String) throws {
        try FileManager.default.createDirectory(
            atPath: "\(folder)/gloria", withIntermediateDirectories: true)
        try Gloria().write(to: "\(folder)/gloria")
        try FolderLayouts.write(
            eora.map { $0.joined(separator: "\t") + "\n" }.joined(),
            to: "\(folder)/eora/IO_NNN_2017_BasicPrice.txt")
        try FolderLayouts.write(OECD().text, to: "\(folder)/oecd/sut.csv")
    }

    private func reading(
        year: Int? = nil, _ write: (String) throws -> Void
    ) throws -> Result<SupplyUseReading, Diagnostics> {
        try Samples.inFolder { (parent: String) throws -> Result<SupplyUseReading, Diagnostics> in
            let folder = "\(parent)/t"
            try FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true)
            try write(folder)
            return Result { () throws(Diagnostics) in
                try SupplyUseFile.reading(path: folder, year: year)
            }
        }
    }

    private func codes(_ result: Result<SupplyUseReading, Diagnostics>) -> [String] {
        switch result {
        case .success: []
        case .failure(let problems): problems.items.map(\.code)
        }
    }

    /// The same numbers as a folder of CSV files.
    private func ownFolder() throws -> SupplyUseTable {
        try reading { folder in
            for (file, content) in SupplyUseFileTests.folder {
                try FolderLayouts.write(content, to: "\(folder)/\(file)")
            }
        }.get().table
    }

    @Test func gloria() throws {
        let read = try reading { try Gloria().write(to: $0) }.get()
        let table = read.table
        #expect(table.name == "GLORIA release 59, 2020, supply and use")
        #expect(table.unit == "thousand USD" && table.year == 2020)
        #expect(table.supply.rowArrays == [[90, 30], [20, 160], [200, 50], [70, 80]])
        #expect(table.use.rowArrays[3] == [4, 12, 30, 25])
        #expect(table.Y.rowArrays[1] == [120, -9])
        #expect(table.V.rowArrays == [[65, 122, 157, 71]])
        #expect(table.accounts.first?.F.rowArrays == [[7, 3, 11, 5]])
        #expect(table.accounts.first?.FY.rowArrays == [[2, 4]])
        #expect(SupplyUseAudit(table).findings(above: 0).isEmpty)
        // The four models make of them what they make of the same numbers in a folder of CSV files.
        let same = try ownFolder()
        for model in SymmetricModel.allCases {
            let (made, known) = (try table.symmetric(model), try same.symmetric(model))
            #expect(made.table.Z.rowArrays == known.table.Z.rowArrays)
            #expect(made.table.Y.rowArrays == known.table.Y.rowArrays)
            #expect(made.table.V.rowArrays == known.table.V.rowArrays)
        }
    }

    @Test func gloriaIsChecked() throws {
        var odd = Gloria()
        odd.T[0][6] = 4  // an industry of N makes a product of S
        odd.T[0][1] = 2  // an industry pays an industry
        odd.T[2][3] = 5  // a product is made of a product
        #expect(
            codes(try reading { try odd.write(to: $0) })
                == ["unexpected-cell", "unexpected-cell", "unexpected-cell"])
        var years = Gloria()
        years.years = [2019, 2020]
        #expect(codes(try reading { try years.write(to: $0) }) == ["several-tables"])
        #expect(try reading(year: 2019) { try years.write(to: $0) }.get().table.year == 2019)
        // The reader of tables does not take what depends on a technology, and says who does.
        try Samples.inFolder { folder in
            try Gloria().write(to: folder)
            let problems = Samples.problems(reading: folder, in: folder)
            #expect(problems.contains("supply-not-diagonal"))
            #expect(problems.contains("chokepoint symmetric"))
        }
    }

    // MARK: Eora

    /// The first region alone: what it sells abroad is exports, what it buys there imports.
    static let eora: [[String]] = [
        ["", "", "", "", "North", "North", "North", "North", "North", "South"],
        ["", "", "", "", "NNN", "NNN", "NNN", "NNN", "NNN", "SSS"],
        [
            "", "", "", "", "Industries", "Industries", "Commodities", "Commodities",
            "Final Demand", "ExportsTo",
        ],
        ["", "", "", "", "Factories", "Offices", "Seafood", "Seafood", "Household", "Total"],
        ["North", "NNN", "Industries", "Factories", "0", "0", "90", "20", "0", "0"],
        ["North", "NNN", "Industries", "Offices", "0", "0", "30", "160", "0", "0"],
        ["North", "NNN", "Commodities", "Seafood", "20", "10", "0", "0", "50", "40"],
        ["North", "NNN", "Commodities", "Seafood", "12", "40", "0", "0", "120", "8"],
        ["North", "NNN", "Primary Inputs", "Compensation D.1", "65", "122", "0", "0", "0", "0"],
        ["South", "SSS", "ImportsFrom", "Total", "13", "18", "0", "0", "22", "0"],
        ["1", "I-ENERGY", "Energy Usage (TJ)", "Natural Gas", "7", "3", "0", "0", "2", "0"],
    ]

    private func readEora(
        _ name: String = "IO_NNN_2017_BasicPrice.txt",
        _ change: (inout [[String]]) -> Void = { _ in }
    ) throws -> Result<SupplyUseReading, Diagnostics> {
        var cells = Self.eora
        change(&cells)
        let text = cells.map { $0.joined(separator: "\t") + "\n" }.joined()
        return try reading { try FolderLayouts.write(text, to: "\($0)/\(name)") }
    }

    @Test func eora() throws {
        let read = try readEora().get()
        let table = read.table
        #expect(table.name == "Eora, North, 2017" && table.unit == "thousand USD")
        #expect(table.layout.products.map(\.code) == ["Seafood", "Seafood [2]"])
        #expect(table.layout.finalDemand.map(\.code) == ["Household", "Exports to SSS"])
        #expect(table.supply.rowArrays == [[90, 30], [20, 160]])
        #expect(table.primaryInputs.map(\.kind) == [.valueAdded, .imports])
        #expect(table.V.rowArrays == [[65, 122], [13, 18]])
        #expect(
            table.accounts.first?.stressors == [.init(code: "Natural Gas (I-ENERGY)", unit: "TJ")])
        #expect(read.findings.map(\.code) == ["repeated-names", "outside-the-tables"])
        #expect(SupplyUseAudit(table).findings(above: 0).isEmpty)
        // By hand: T = V·q̂⁻¹ of model D, so that z₁₁ = 90/120·20 + 20/180·12.
        let made = try table.symmetric(.d).table
        assertClose(made.Z[0, 0], 0.75 * 20 + 12.0 / 9, relative: 1e-14)
    }

    @Test func eoraIsChecked() throws {
        #expect(codes(try readEora { $0[4][4] = "3" }) == ["unexpected-cell"])
        #expect(codes(try readEora { $0[6][5] = "" }) == ["empty-cell"])
        #expect(codes(try readEora { $0[2][9] = "Somewhere" }) == ["unknown-group"])
        #expect(codes(try readEora { $0[5].removeLast() }) == ["short-row"])
        #expect(codes(try readEora { $0[5][3] = "Shops" }) == ["label-order"])
        #expect(codes(try readEora { $0.removeSubrange(6...7) }) == ["no-supply-table"])
        let eora26 = try reading {
            try EoraLayout().write(try Samples.balanced(), to: $0)
        }
        #expect(codes(eora26) == ["no-supply-table"])
    }

    // MARK: OECD

    /// Lines of the OECD's service: the same region, with aggregates, totals and margins.
    struct OECD {
        var lines: [[String]] = []
        static let header =
            "DATAFLOW,FREQ,REF_AREA,TRANSACTION,ACTIVITY,PRODUCT,VALUATION,PRICE_BASE,TIME_PERIOD,"
            + "OBS_VALUE,CURRENCY,UNIT_MULT"

        mutating func add(
            _ table: String, _ transaction: String, _ product: String, _ activity: String,
            _ value: Double, valuation: String = "B"
        ) {
            lines.append([
                "OECD.SDD.NAD:DSD_NASU@\(table)(2.0)", "A", "NNN", transaction, activity,
                product == "_Z" ? product : "CPA08_\(product)", valuation, "V", "2020", "\(value)",
                "EUR", "6",
            ])
        }

        /// Supply at basic prices with imports, margins and taxes; use at purchasers' prices, and
        /// at basic prices where it is wanted.
        init(basic: Bool = true) {
            let (products, industries) = (["A01", "G47"], ["A01", "G"])
            let made: [[Double]] = [[90, 30], [20, 160]]
            // Trade, the second product, is a margin of 10 on the first, which pays a tax of 6.
            let (imports, margins, taxes) = ([6.0, 19], [10.0, -10], [6.0, 0])
            let use: [[Double]] = [[29, 16, 65, 32], [15, 50, 110, 14]]
            // Of each use of the first product a tenth is margin, and some is tax.
            let margin: [[Double]] = [[3, 2, 5, 0], [-3, -2, -5, 0]]
            let tax: [[Double]] = [[1, 2, 3, 0], [0, 0, 0, 0]]
            let users = ["P2", "P2", "P3S14", "P6"]
            for p in 0..<2 {
                for i in 0..<2 {
                    add("DF_SUPPLY_T1500", "P1", products[p], industries[i], made[p][i])
                }
                add("DF_SUPPLY_T1500", "P1", products[p], "_T", made[p][0] + made[p][1])
                add("DF_SUPPLY_T1500", "P7", products[p], "_Z", imports[p], valuation: "C")
                add("DF_SUPPLY_T1500", "OTTM", products[p], "_Z", margins[p])
                add("DF_SUPPLY_T1500", "D21X31", products[p], "_Z", taxes[p])
                for j in 0..<4 {
                    let activity = j < 2 ? industries[j] : "_Z"
                    add(
                        "DF_USEPP_T1600", users[j], products[p], activity, use[p][j], valuation: "U"
                    )
                    if basic {
                        add(
                            "DF_USEBP_T1610", users[j], products[p], activity,
                            use[p][j] - margin[p][j] - tax[p][j])
                    }
                }
                // Government buys nothing here; the section of the first product repeats it.
                add("DF_USEPP_T1600", "P3S13", products[p], "_Z", 0, valuation: "U")
                if basic { add("DF_USEBP_T1610", "P3S13", products[p], "_Z", 0) }
                add("DF_USEPP_T1600", "TU", products[p], "_T", use[p].reduce(0, +), valuation: "U")
            }
            add("DF_SUPPLY_T1500", "P1", "A", "A01", 90)
            add("DF_SUPPLY_T1500", "P1", "_T", "A01", 110)
            add("DF_USEPP_T1600", "P2", "_T", "A", 44, valuation: "U")
            for (code, values) in [
                ("D1", [30.0, 60]), ("D29X39", [1.0, 2]), ("B2A3G", [35.0, 62]),
            ] {
                for i in 0..<2 { add("DF_USEVA_T1600", code, "_Z", industries[i], values[i]) }
            }
            add("DF_USEVA_T1600", "B1G", "_Z", "G", 124)
        }

        var text: String {
            ([Self.header] + lines.map { $0.joined(separator: ",") }).joined(separator: "\n") + "\n"
        }
    }

    private func readOECD(
        _ oecd: OECD, year: Int? = nil, _ change: (String) -> String = { $0 }
    ) throws -> Result<SupplyUseReading, Diagnostics> {
        try reading(year: year) {
            try FolderLayouts.write(change(oecd.text), to: "\($0)/sut.csv")
        }
    }

    @Test func oecdAtBasicPrices() throws {
        let read = try readOECD(OECD()).get()
        let table = read.table
        #expect(table.name == "OECD supply and use tables, NNN, 2020")
        #expect(table.unit == "million EUR" && table.valuation == "basic prices")
        #expect(table.layout.products.map(\.code) == ["A01", "G47"])
        #expect(table.layout.industries.map(\.code) == ["A01", "G"])
        #expect(table.layout.finalDemand.map(\.code) == ["P3S14", "P3S13", "P6"])
        #expect(table.supply.rowArrays == [[90, 30], [20, 160]])
        #expect(table.use.rowArrays == [[25, 12], [18, 52]])
        #expect(table.Y.rowArrays == [[57, 0, 32], [115, 0, 14]])
        #expect(table.primaryInputs.map(\.code) == ["D21X31", "D1", "D29X39", "B2A3G"])
        #expect(table.V.rowArrays == [[1, 2], [30, 60], [1, 2], [35, 62]])
        #expect(table.adjustments.map(\.code) == ["P7"])
        let audit = SupplyUseAudit(table)
        // Supply of the first product is 120 + 6, its use 25 + 12 + 57 + 32.
        #expect(audit.products.map(\.gap) == [0, 0])
        #expect(audit.industries.map(\.gap) == [0, 0])
        #expect(read.findings.map(\.code) == ["taxes-of-final-demand"])
        #expect(read.findings.first?.message.hasPrefix("final demand pays 3 million EUR") == true)
    }

    @Test func oecdAtPurchasersPrices() throws {
        let table = try readOECD(OECD(basic: false)).get().table
        #expect(table.valuation == "purchasers’ prices")
        #expect(table.use.rowArrays == [[29, 16], [15, 50]])
        #expect(table.adjustments.map(\.kind) == [.imports, .margins, .taxes])
        #expect(throws: Diagnostics.self) { try table.symmetric(.d) }
        // 120 + 6 + 10 + 6 are supplied; 29 + 16 + 65 + 32 are used.
        #expect(SupplyUseAudit(table).products.map(\.gap) == [0, 0])
    }

    @Test func oecdIsChecked() throws {
        var years = OECD()
        let later = years.lines.map { line in
            line.enumerated().map { $0 == 8 ? "2021" : $1 }
        }
        years.lines += later
        #expect(codes(try readOECD(years)) == ["year-needed"])
        #expect(try readOECD(years, year: 2021).get().table.year == 2021)
        #expect(codes(try readOECD(years, year: 1999)) == ["no-such-year"])
        func changed(_ old: String, _ new: String) throws -> [String] {
            codes(
                try readOECD(OECD()) {
                    #expect($0.contains(old))
                    return $0.replacing(old, with: new)
                })
        }
        // A cell that a total misses, a cell that is no number, two numbers for one cell.
        #expect(
            try changed("P1,G,CPA08_A01,B,V,2020,30.0", "P1,G,CPA08_A01,B,V,2020,20.0")
                == ["stated-total"])
        #expect(
            try changed("P1,G,CPA08_A01,B,V,2020,30.0", "P1,G,CPA08_A01,B,V,2020,n.a.")
                == ["not-a-number"])
        #expect(
            try changed("P1,_T,CPA08_A01,B,V,2020,120.0", "P1,G,CPA08_A01,B,V,2020,31.0")
                == ["repeated-cell"])
        #expect(try changed("DF_USEPP_T1600", "DF_USEPP_T1602") == ["missing-table"])
        #expect(try changed("DF_SUPPLY_T1500", "DF_VALUATION_T1620") == ["missing-table"])
        var two = OECD()
        two.lines[0][2] = "MMM"
        #expect(codes(try readOECD(two)) == ["several-countries"])
        two = OECD()
        two.lines[0][11] = "3"
        #expect(codes(try readOECD(two)) == ["mixed-units"])
        // A number that was not published is missed by its total.
        #expect(
            try changed("P1,G,CPA08_A01,B,V,2020,30.0", "P1,G,CPA08_A01,B,V,2020,")
                == ["stated-total"])
    }

    // MARK: Products in different units

    @Test func productsInDifferentUnits() throws {
        try Samples.inFolder { (folder: String) throws -> Void in
            let path = "\(folder)/sut_2020.xlsx"
            var workbook = SupplyUseFileTests.workbook()
            workbook.sheets[1].rows[2][2] = .text("kt")
            for row in [3, 4] { workbook.sheets[1].rows[row][2] = .text("None") }
            try workbook.writeXLSX(to: path)
            let table = try SupplyUseFile.read(path: path).table
            #expect(table.layout.products.map(\.unit) == [nil, "kt"] && table.unit == "M EUR")
            #expect(table.isHybrid && table.unit(ofProduct: 3) == "kt")
            let audit = SupplyUseAudit(table)
            #expect(audit.products.map(\.gap) == [0, 0, 0, 0] && audit.industries.isEmpty)
            for model in [SymmetricModel.b, .c, .d] {
                let error = #expect(throws: Diagnostics.self) { try table.symmetric(model) }
                #expect(error?.items.map(\.code) == ["mixed-units"])
            }
            // Model A has no sum over products: the same numbers as in money.
            let made = try table.symmetric(.a).table
            #expect(made.isHybrid && made.unit(ofIndustry: 1) == "kt")
            #expect(made.Z.rowArrays == (try ownFolder().symmetric(.a).table.Z.rowArrays))
            #expect(throws: Diagnostics.self) {
                try table.projected(to: SupplyUseTotals(of: table))
            }
            workbook.sheets[1].rows[5][2] = .text("kt")
            try workbook.writeXLSX(to: path)
            let error = #expect(throws: Diagnostics.self) { try SupplyUseFile.read(path: path) }
            #expect(error?.items.map(\.code) == ["hybrid-units"])
        }
    }
}
