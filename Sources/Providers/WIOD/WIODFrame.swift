import Containers
import InputOutput
import LinearAlgebra

/// Makes a table of the rows of WIOD's data frames, as its Stata and R files hold them: columns
/// `IndustryCode`, `IndustryDescription`, `Country`, `RNr`, `Year`, then `AUS1` … `ROW56`, `AUS57`
/// … `ROW61` and `TOT`, the numbers behind a `v` in Stata.
///
/// Sectors have running numbers in the columns and codes in the rows; the codes are those of the
/// table.
struct WIODFrame {
    private enum LabelColumn: String, CaseIterable {
        case code = "industrycode"
        case name = "industrydescription"
        case region = "country"
        case number = "rnr"
        case year = "year"
    }

    private let file: String
    private let names: [String]
    /// For each column of the frame, which label it is.
    private let labelColumns: [LabelColumn?]
    /// For each column of the frame its position among the numbers; −1 for labels.
    private let positions: [Int]
    private var builder: WIODTableBuilder
    private var labels: [LabelColumn: String] = [:]
    private var content: WIODTableBuilder.Row
    private var row = 0
    private var rowProblems = ProblemList()
    /// Code and name of the sector of each running number.
    private var sectors: [String: (code: String, name: String)] = [:]
    private var years: Set<String> = []

    /// A frame from the names of its columns.
    /// - Throws: `missing-columns`, and what `WIODColumns` throws.
    init(names: [String], file: String) throws(Diagnostics) {
        self.file = file
        self.names = names
        let labelColumns = names.map { LabelColumn(rawValue: $0.lowercased()) }
        self.labelColumns = labelColumns
        let missing = LabelColumn.allCases.filter { !labelColumns.contains($0) && $0 != .year }
        if !missing.isEmpty {
            throw Diagnostics([
                Diagnostic(
                    .error, "missing-columns",
                    "there is no column \(missing.map(\.rawValue).joined(separator: ", "))",
                    at: .init(file: file),
                    remedy: "a file of \(WIOD2016.layout.title) has IndustryCode, "
                        + "IndustryDescription, Country, RNr and Year before its numbers")
            ])
        }
        var next = 0
        var positions: [Int] = []
        var columns: [WIODColumns.Label] = []
        for (name, label) in zip(names, labelColumns) {
            if label != nil {
                positions.append(-1)
                continue
            }
            positions.append(next)
            next += 1
            columns.append(Self.label(name))
        }
        self.positions = positions
        builder = WIODTableBuilder(
            try WIODColumns(columns, layout: WIOD2016.layout, file: file),
            layout: WIOD2016.layout, file: file)
        content = WIODTableBuilder.Row(
            values: [Double](repeating: 0, count: builder.columns.cellCount + 1),
            isBlank: [Bool](repeating: true, count: builder.columns.cellCount + 1))
        guard next == builder.columns.cellCount + 1 else {
            throw Diagnostics([
                Diagnostic(
                    .error, "unknown-column", "there are columns behind the total",
                    at: .init(file: file), remedy: "the column TOT is the last")
            ])
        }
    }

    /// Whether the names are those of such a frame.
    static func isFrame(_ names: [String]) -> Bool {
        let lower = Set(names.map { $0.lowercased() })
        return LabelColumn.allCases.allSatisfy { lower.contains($0.rawValue) }
            && names.contains { label($0).demandCode == "c57" }
    }

    /// The label of a column of numbers: region and running number of `vAUS57`.
    private static func label(_ name: String) -> WIODColumns.Label {
        let digits = name.reversed().prefix { $0.isASCII && $0.isNumber }.count
        guard digits > 0 else {
            return .init(code: name, name: "", region: "", demandCode: name, place: name)
        }
        var region = name.dropLast(digits)
        if region.count == 4, region.first == "v" { region = region.dropFirst() }
        let number = "c\(name.suffix(digits))"
        return .init(
            code: number, name: "", region: String(region), demandCode: number, place: name)
    }

    /// The text of a column of the current row.
    mutating func set(_ column: Int, _ text: String) {
        if let label = labelColumns[column] {
            labels[label] = text.trimmingBlanks
        } else {
            let problem = CellText.problem(with: text)
            refuse(column, problem.code, problem.message, problem.remedy)
        }
    }

    /// The number of a column of the current row.
    mutating func set(_ column: Int, _ number: Double) {
        let position = positions[column]
        if position < 0 {
            if let label = labelColumns[column] {
                labels[label] = Int(exactly: number).map(String.init) ?? "\(number)"
            }
        } else if number.isFinite {
            content.values[position] = number
            content.isBlank[position] = false
        } else {
            refuse(
                column, "not-finite", "the cell is \(number)",
                "every cell must be a finite number")
        }
    }

    /// A column of the current row is marked as missing.
    mutating func setMissing(_ column: Int) {
        if positions[column] < 0 { return }
        refuse(
            column, "empty-cell", "the cell is marked as missing",
            "the published files have no missing cells: get the file again")
    }

    /// Ends the current row.
    mutating func endRow() {
        let number = labels[.number] ?? ""
        let label = WIODTableBuilder.RowLabel(
            code: "c\(number)", name: labels[.name] ?? "", region: labels[.region] ?? "",
            number: labels[.code] ?? "", place: "row \(row + 1)")
        if let year = labels[.year] { years.insert(year) }
        do throws(Diagnostics) {
            builder.problems.add(rowProblems)
            switch try builder.kind(of: label) {
            case .industry:
                note(sector: "c\(number)", label)
                let (names, row) = (cellNames, row)
                builder.add(industry: label, content) { "row \(row + 1), column \(names()[$0])" }
            case .tail(let kind):
                builder.add(tail: kind, label, content)
            case .other:
                builder.problems.add(
                    Diagnostic(
                        .error, "unknown-label",
                        """
                        the row ‘\(label.region) \(label.number)’ is neither an industry nor a \
                        total
                        """,
                        at: .init(file: file, place: label.place),
                        remedy: "below the industries are known: "
                            + WIOD2016.layout.tail.map(\.code).joined(separator: ", ")))
            }
        } catch {
            for item in error.items { builder.problems.add(item) }
        }
        row += 1
        rowProblems = ProblemList()
        labels.removeAll(keepingCapacity: true)
        for k in content.values.indices {
            content.values[k] = 0
            content.isBlank[k] = true
        }
    }

    /// The codes and names of sectors must be the same in every region.
    private mutating func note(sector number: String, _ label: WIODTableBuilder.RowLabel) {
        let found = (code: label.number, name: label.name)
        if let first = sectors[number] {
            if first == found { return }
            builder.problems.add(
                Diagnostic(
                    .error, "contradicting-labels",
                    """
                    the sector \(number.dropFirst()) is \(found.code) here and \(first.code) \
                    above
                    """,
                    at: .init(file: file, place: label.place), remedy: "get the file again"))
        } else {
            sectors[number] = found
        }
    }

    /// Names of the columns of numbers.
    private var cellNames: () -> [String] {
        let (names, positions) = (names, positions)
        return { zip(names, positions).filter { $0.1 >= 0 }.map(\.0) }
    }

    private mutating func refuse(
        _ column: Int, _ code: String, _ message: String, _ remedy: String?
    ) {
        let place = "row \(row + 1), column \(names[column])"
        let file = file
        rowProblems.add(
            Diagnostic(
                .error, code, message, at: .init(file: file, place: place), remedy: remedy))
    }

    /// The table, when all rows have come.
    /// - Throws: everything that was found.
    mutating func reading(fileName: String) throws(Diagnostics) -> TableReading {
        let stated = years.count == 1 ? years.first.flatMap(Int.init) : nil
        let year = stated ?? YearText.first(in: fileName)
        let known = WIOD2016.layout
        let unit = Self.unit(fileName)
        if years.count > 1 {
            builder.problems.add(
                Diagnostic(
                    .error, "several-years",
                    """
                    the rows are of \(years.count) years: \
                    \(years.sorted().prefix(5).joined(separator: ", "))
                    """,
                    at: .init(file: file), remedy: "keep the rows of one year"))
        }
        var table = try builder.table(
            .init(
                name: known.title + (year.map { ", \($0)" } ?? ""), year: year, unit: unit),
            place: "its rows")
        let layout: TableLayout
        do throws(Diagnostics) {
            layout = try TableLayout(
                regions: table.layout.regions,
                sectors: table.layout.sectors.map { sector in
                    sectors[sector.code].map { Sector($0.code, name: $0.name) } ?? sector
                },
                finalDemand: table.layout.finalDemand.map { category in
                    Self.demand[category.code].map { FinalDemandCategory($0.code, name: $0.name) }
                        ?? category
                })
        } catch {
            throw error.located(in: file)
        }
        table.Z = table.Z.relabelled(layout.industryAxis, layout.industryAxis)
        table.Y = table.Y.relabelled(layout.industryAxis, layout.demandAxis)
        table.V = table.V.relabelled(table.V.rows, layout.industryAxis)
        table.layout = layout
        return try table.reading(from: file)
    }

    /// What can be said by the names of the columns.
    func summary(fileName: String, format: String) -> TableSummary {
        let year = YearText.first(in: fileName)
        let layout = builder.columns.layout
        return TableSummary(
            name: WIOD2016.layout.title + (year.map { ", \($0)" } ?? ""), year: year,
            unit: Self.unit(fileName),
            source: WIOD2016.layout.provenance.first { $0.key == "source" }?.value,
            regionCount: layout.regionCount, sectorCount: layout.sectorCount, format: format)
    }

    private static func unit(_ fileName: String) -> String {
        fileName.lowercased().contains("pyp")
            ? "million USD at previous year’s prices" : "million USD"
    }

    /// Final demand has numbers only; the codes are those of the workbooks.
    private static let demand: [String: (code: String, name: String)] = [
        "c57": ("CONS_h", "Final consumption expenditure by households"),
        "c58": (
            "CONS_np",
            "Final consumption expenditure by non-profit organisations serving households (NPISH)"
        ),
        "c59": ("CONS_g", "Final consumption expenditure by government"),
        "c60": ("GFCF", "Gross fixed capital formation"),
        "c61": ("INVEN", "Changes in inventories and valuables"),
    ]
}
