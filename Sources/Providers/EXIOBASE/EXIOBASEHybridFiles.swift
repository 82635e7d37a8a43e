import Containers
import InputOutput
import LinearAlgebra

/// The files of EXIOBASE’s hybrid release, version 3.3.18 and its neighbours, by their names.
///
///     MR_HIOT_2011_v3_3_18_by_product_technology.csv   Z, product by product
///     MR_HIOT_2011_v3_3_18_FD.csv                      Y
///     MR_HIOT_2011_v3_3_18_principal_production.csv    the product that each column stands for
///     MR_HIOT_2011_v3_3_18_extensions.xlsx             VA_act, and accounts X_act with X_FD
///     MR_HSUP_…csv  MR_HUSE_…csv  MR_HSUTs_…_FD.csv    supply, use, final demand
///     Classifications_v_3_3_18.xlsx                    sheet Value_added: units of VA_act’s rows
///
/// (Layout: MARIO’s and bw_exiobase’s readers of release 3.3.18; a real file was not at hand.)
struct EXIOBASEHybridFiles {
    let files: SourceFiles

    /// The one file whose name begins and ends so, whatever its folder; nil without one.
    func name(_ beginning: String, _ ending: String) -> String? {
        files.names.first { name in
            let last = SourceFiles.lastComponent(of: name).lowercased()
            return last.hasPrefix(beginning.lowercased()) && last.hasSuffix(ending.lowercased())
        }
    }

    /// A matrix.
    /// - Throws: `missing-file`, and what is wrong with its labels.
    func matrix(
        _ beginning: String, _ ending: String, _ title: String
    ) throws(Diagnostics) -> EXIOBASEHybridCSV {
        guard let name = name(beginning, ending) else {
            throw Diagnostics.missingFile(
                files.shown("\(beginning)2011_v3_3_18\(ending)"), "the hybrid tables need it")
        }
        return try EXIOBASEHybridCSV(try files.text(of: name), name: title)
    }

    /// The product of each column: four lines of the column’s labels, then name, code, code, unit.
    /// - Throws: `missing-file`, `short-file`.
    func principalProducts() throws(Diagnostics) -> (
        labels: [EXIOBASEHybridCSV.Label], path: String
    ) {
        let (beginning, ending) = ("MR_HIOT_", "_principal_production.csv")
        guard let name = name(beginning, ending) else {
            throw Diagnostics.missingFile(
                files.shown("\(beginning)2011_v3_3_18\(ending)"),
                "it says which product each column stands for")
        }
        let text = try files.text(of: name)
        var lines: [[String]] = []
        var position = text.start
        while position < text.count, lines.count < 8 {
            let line = DelimitedLine(text, at: position, delimiter: UInt8(ascii: ","))
            try line.problems.throwIfAny(file: text.path)
            lines.append(line.cells)
            position = line.end
        }
        guard lines.count == 8, lines.allSatisfy({ $0.count == lines[0].count }) else {
            throw Diagnostics([
                Diagnostic(
                    .error, "short-file",
                    """
                    the file has \(lines.count) lines, or lines of different lengths, where eight \
                    are expected
                    """, at: .init(file: text.path),
                    remedy: "four lines of column labels, then the product’s name, codes and unit")
            ])
        }
        return (
            lines[0].indices.map {
                .init(
                    region: lines[0][$0], name: lines[4][$0], code: lines[5][$0], unit: lines[7][$0]
                )
            }, text.path
        )
    }

    /// Value added and accounts of the columns of a matrix, from the workbook of extensions.
    struct Extensions {
        /// Rows of VA_act in money.
        let inputs: [PrimaryInput]
        /// Row by row, m×columns.
        let values: [[Double]]
        /// The unit of money.
        let money: String
        /// Accounts: name, rows, values of the columns and of final demand.
        let accounts: [Account]

        struct Account {
            let name: String
            let stressors: [Satellite.Stressor]
            let F: [[Double]]
            let FY: [[Double]]
        }
    }

    /// Reads the extensions.
    /// - Parameters:
    ///   - beginning: `MR_HIOT_` or `MR_HSUTs_` for the accounts; value added is with HIOT.
    ///   - keepsAccounts: whether accounts are wanted.
    /// - Throws: `missing-file`, `missing-sheet`, `no-primary-inputs`, `label-order`, and every
    ///   problem of the numbers.
    func extensions(
        _ beginning: String, columns: [EXIOBASEHybridCSV.Label],
        demand: [EXIOBASEHybridCSV.Label], keepsAccounts: Bool, _ findings: inout [Diagnostic]
    ) throws(Diagnostics) -> Extensions {
        let workbook = try self.workbook("MR_HIOT_", "_extensions")
        let classes = try self.workbook("Classifications_v", "")
        let facts = try Self.valueAdded(classes)
        let added = try EXIOBASEHybridSheet(workbook, "VA_act")
        let rows = try added.values(of: columns, &findings)
        let codes = added.labels.map { $0.first ?? "" }
        func unit(_ code: String) -> String { facts[code]?.unit ?? "" }
        // ‘Meuro’ is how the release writes a million euro.
        func isMoney(_ code: String) -> Bool { unit(code).lowercased() == "meuro" }
        let money = codes.indices.filter { isMoney(codes[$0]) }
        guard !money.isEmpty else { throw SectorUnits.noInputs(in: workbook.path) }
        let rest = codes.indices.filter { !isMoney(codes[$0]) }
        var accounts: [Extensions.Account] = []
        if !rest.isEmpty, keepsAccounts {
            accounts.append(
                .init(
                    name: "factors",
                    stressors: rest.map {
                        .init(code: facts[codes[$0]]?.name ?? codes[$0], unit: unit(codes[$0]))
                    }, F: rest.map { rows[$0] },
                    FY: rest.map { _ in [Double](repeating: 0, count: demand.count) }))
        }
        if keepsAccounts {
            let book =
                beginning == "MR_HIOT_" ? workbook : try self.workbook(beginning, "_extensions")
            for sheet in book.sheets where sheet.name.lowercased().hasSuffix("_act") {
                let stem = String(sheet.name.dropLast(4))
                if stem.lowercased() == "va" { continue }
                accounts.append(try account(stem, book, columns, demand, &findings))
            }
        }
        return Extensions(
            inputs: money.map { row in
                let name = facts[codes[row]]?.name ?? codes[row]
                return PrimaryInput(
                    codes[row], name: name,
                    kind: name.lowercased().hasPrefix("taxes less subsidies on products")
                        ? .taxes : .valueAdded)
            }, values: money.map { rows[$0] }, money: "million EUR", accounts: accounts)
    }

    private func account(
        _ stem: String, _ book: Workbook, _ columns: [EXIOBASEHybridCSV.Label],
        _ demand: [EXIOBASEHybridCSV.Label], _ findings: inout [Diagnostic]
    ) throws(Diagnostics) -> Extensions.Account {
        let own = try EXIOBASEHybridSheet(book, "\(stem)_act")
        let F = try own.values(of: columns, &findings)
        var FY = [[Double]](
            repeating: [Double](repeating: 0, count: demand.count), count: own.labels.count)
        if let sheet = book.sheets.first(where: {
            $0.name.lowercased() == "\(stem)_fd".lowercased()
        }) {
            let final = try EXIOBASEHybridSheet(book, sheet.name)
            guard final.labels == own.labels else {
                throw Diagnostics([
                    Diagnostic(
                        .error, "label-order", "the rows differ from those of \(stem)_act",
                        at: .init(file: book.path, place: "sheet \(sheet.name)"),
                        remedy: "take the workbook of the release as it is published")
                ])
            }
            FY = try final.values(of: demand, &findings)
        }
        return Extensions.Account(
            name: stem,
            stressors: own.labels.map { cells in
                let compartment = cells.count > 2 ? " (\(cells[2]))" : ""
                return .init(
                    code: (cells.first ?? "") + compartment, unit: cells.count > 1 ? cells[1] : "")
            }, F: F, FY: FY)
    }

    private func workbook(_ beginning: String, _ stem: String) throws(Diagnostics) -> Workbook {
        for ending in [".xlsx", ".xlsb"] {
            if let name = name(beginning, stem + ending) {
                return try Workbook(try files.bytes(of: name), path: files.shown(name))
            }
        }
        let shown =
            stem.isEmpty ? "\(beginning)_3_3_18.xlsx" : "\(beginning)2011_v3_3_18\(stem).xlsx"
        throw Diagnostics.missingFile(
            files.shown(shown), "value added and its units stand in it")
    }

    /// Names and units of the rows of VA_act, by code.
    private static func valueAdded(
        _ workbook: Workbook
    ) throws(Diagnostics) -> [String: (name: String, unit: String)] {
        let name = "Value_added"
        guard let sheet = workbook.sheet(named: name) else {
            throw Diagnostics([
                Diagnostic(
                    .error, "missing-sheet", "there is no such sheet",
                    at: .init(file: workbook.path, place: "sheet \(name)"),
                    remedy: "take the workbook of classifications of the release")
            ])
        }
        let grid = try workbook.grid(of: sheet)
        let header = (0..<grid.columnCount(ofRow: 0)).map { grid.text(0, $0) }
        func column(_ title: String) -> Int? {
            header.firstIndex { $0.lowercased() == title.lowercased() }
        }
        guard let code = column("Code 1"), let title = column("Category name"),
            let unit = column("Unit")
        else {
            throw Diagnostics([
                Diagnostic(
                    .error, "missing-column",
                    "the first row is \(header.prefix(6).joined(separator: ", "))",
                    at: .init(file: workbook.path, place: "sheet \(name)"),
                    remedy: "release 3.3.18 has the columns Code 1, Category name and Unit")
            ])
        }
        var found: [String: (name: String, unit: String)] = [:]
        for row in 1..<max(1, grid.rowCount) where !grid.text(row, code).isEmpty {
            found[grid.text(row, code)] = (grid.text(row, title), grid.text(row, unit))
        }
        return found
    }
}
