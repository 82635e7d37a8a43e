import Foundation
import InputOutput
import LinearAlgebra

/// Writes a table as EXIOBASE 3 publishes it. The first primary input stands for taxes on products,
/// the second for operating surplus.
struct EXIOBASELayout {
    /// Which releases.
    enum Edition: CaseIterable { case satellite, factorInputs, coefficients }

    var edition = Edition.satellite
    /// Whether matrices have the line with the names of the row labels.
    var namesLine = true
    /// Whether there are lists of codes.
    var hasLists = true

    static let inputNames = [
        "Taxes less subsidies on products purchased: Total",
        "Operating surplus: Remaining net operating surplus",
    ]
    static let categories = [
        "Final consumption expenditure by households", "Gross fixed capital formation",
    ]

    /// Writes the folder.
    func write(_ table: MRIOTable, to folder: String) throws {
        let layout = table.layout
        let sectors = layout.sectors.map(\.name)
        let industries = FolderLayouts.levels(layout.regions, sectors, "sector")
        let categories = Array(Self.categories.prefix(layout.finalDemandCount))
        let demand = FolderLayouts.levels(layout.regions, categories, "category")
        func matrix(
            _ cells: [[Double]], _ rows: [(name: String, labels: [String])],
            _ columns: [(name: String, labels: [String])], _ name: String
        ) throws {
            try FolderLayouts.write(
                FolderLayouts.pandas(cells, rows: rows, columns: columns, namesLine: namesLine),
                to: "\(folder)/\(name)")
        }
        let x = table.x
        let A = table.Z.rowArrays.map { row in zip(row, x).map { $1 == 0 ? 0 : $0 / $1 } }
        try matrix(A, industries, industries, "A.txt")
        try matrix(table.Y.rowArrays, industries, demand, "Y.txt")
        try FolderLayouts.write(
            FolderLayouts.column(
                "unit", x.map { _ in "M.EUR" }, rows: industries), to: "\(folder)/unit.txt")
        if hasLists {
            try FolderLayouts.write(
                Self.list(layout.sectors.map { ($0.name, $0.code) }), to: "\(folder)/industries.txt"
            )
            try FolderLayouts.write(
                Self.list(zip(categories, layout.finalDemand).map { ($0, $1.code) }),
                to: "\(folder)/finaldemands.txt")
        }
        if edition == .coefficients { return }
        try matrix(table.Z.rowArrays, industries, industries, "Z.txt")
        try FolderLayouts.write(
            FolderLayouts.column("indout", x.map(FolderLayouts.text), rows: industries),
            to: "\(folder)/x.txt")
        let inputs = zip(Self.inputNames, table.V.rowArrays).map { ($0, "M.EUR", $1) }
        let zeros = [Double](repeating: 0, count: layout.demandAxis.count)
        var accounts: [(String, [(String, String, [Double])])] = []
        let others = table.satellites.map { satellite in
            zip(satellite.stressors, satellite.F.rowArrays).map { ($0.code, $0.unit, $1) }
        }
        if edition == .satellite {
            accounts = [("satellite", inputs + others.flatMap { $0 })]
        } else {
            accounts = [("factor_inputs", inputs)]
            accounts += zip(table.satellites, others).map { ($0.name, $1) }
        }
        for (name, rows) in accounts {
            let stressors = [("stressor", rows.map(\.0))]
            try matrix(rows.map(\.2), stressors, industries, "\(name)/F.txt")
            try matrix(rows.map { _ in zeros }, stressors, demand, "\(name)/F_Y.txt")
            try FolderLayouts.write(
                FolderLayouts.column("unit", rows.map(\.1), rows: stressors),
                to: "\(folder)/\(name)/unit.txt")
        }
    }

    private static func list(_ entries: [(name: String, code: String)]) -> String {
        let lines = entries.enumerated().map { "\($0 + 1)\t\($1.name)\t\($1.code)\tX_\($0)" }
        return (["Number\tName\tCodeNr\tCodeTxt"] + lines).joined(separator: "\n") + "\n"
    }
}
