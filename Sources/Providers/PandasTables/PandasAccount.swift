import Containers
import InputOutput
import LinearAlgebra

/// An account as its folder holds it: the numbers of every row, and which rows have empty cells.
struct PandasAccount {
    /// Name of its folder.
    let name: String
    /// How the account calls itself, where that differs.
    let title: String?
    /// The rows with their units.
    let stressors: [Satellite.Stressor]
    /// k×n; NaN for empty cells.
    let F: Matrix<StressorAxis, IndustryAxis>
    /// k×G·K; NaN for empty cells; nil where the account does not cover final demand.
    let FY: Matrix<StressorAxis, DemandAxis>?
    /// What was accepted though it is odd.
    private(set) var findings: [Diagnostic]

    /// Where the table’s labels are stated.
    struct Table {
        let layout: TableLayout
        let industries: PandasLabels
        let demand: PandasLabels
    }

    /// Reads an account.
    /// - Parameter needsUnits: an account without units is refused.
    /// - Returns: nil, with a finding, for an account without `F`.
    /// - Throws: every problem of its files.
    static func read(
        _ account: PandasFolder.Account, of folder: PandasFolder, in table: Table, needsUnits: Bool
    ) throws(Diagnostics) -> PandasAccount? {
        var problems = ProblemCollector()
        let F = problems.attempt(try folder.part(["F"], in: account))
        let FY = problems.attempt(try folder.part(["F_Y", "FY", "F_hh"], in: account))
        let unit = problems.attempt(try folder.part(["unit"], in: account))
        try problems.throwIfAny()
        guard let F = F ?? nil else { return nil }
        let title = account.parameters?.name.flatMap { $0 == account.folder ? nil : $0 }
        let reader = Reader(folder: folder, account: account, table: table)
        guard let unit = unit ?? nil else {
            if needsUnits {
                throw Diagnostics.missingFile(
                    folder.files.shown("\(account.prefix)unit.txt"),
                    "it holds the units of the rows of \(folder.files.shown(F.name))")
            }
            return try reader.account(title, F: F, FY: FY ?? nil)
        }
        return try reader.account(title, F: F, FY: FY ?? nil, unit: unit)
    }

    private struct Reader {
        let folder: PandasFolder
        let account: PandasFolder.Account
        let table: Table

        func account(
            _ title: String?, F: PandasFolder.Part, FY: PandasFolder.Part?, unit: PandasFolder.Part
        ) throws(Diagnostics) -> PandasAccount {
            // Its own header decides: what is stated of it elsewhere is often wrong.
            let units = try folder.texts(unit, labelColumns: nil)
            let stressors = units.rows.map {
                Satellite.Stressor(code: $0.labels.joined(separator: "/"), unit: $0.value)
            }
            var problems = ProblemList()
            var seen: Set<String> = []
            for (row, stressor) in stressors.enumerated()
            where !seen.insert(stressor.code).inserted {
                problems.add(
                    Diagnostic(
                        .error, "duplicate-label",
                        "the row label \(stressor.code.shortened) repeats",
                        at: units.location(ofRow: row), remedy: "every row must appear once"))
            }
            try problems.throwIfAny(file: units.path)
            return try content(title, stressors, source: units.path, F, FY)
        }

        /// An account without units: its rows are those of `F`.
        func account(
            _ title: String?, F: PandasFolder.Part, FY: PandasFolder.Part?
        ) throws(Diagnostics) -> PandasAccount {
            let file = try matrixFile(F, "F")
            let stressors = try file.rowLabels().map { Satellite.Stressor(code: $0, unit: "") }
            var result = try content(title, stressors, source: file.path, F, FY)
            result.findings.append(
                Diagnostic(
                    .warning, "no-units", "the units of the account are not stated",
                    at: .init(file: folder.files.shown(account.prefix), place: account.folder)))
            return result
        }

        private func matrixFile(
            _ part: PandasFolder.Part, _ name: String
        ) throws(Diagnostics) -> any PandasMatrix {
            try folder.matrix(
                part, name: "\(account.folder)/\(name)", levels: 2,
                labelColumns: part.labelColumns)
        }

        private func content(
            _ title: String?, _ stressors: [Satellite.Stressor], source: String,
            _ F: PandasFolder.Part, _ FY: PandasFolder.Part?
        ) throws(Diagnostics) -> PandasAccount {
            let rows = PandasLabels(stressors.map(\.code), source: source)
            var problems = ProblemCollector()
            let flows = problems.attempt(
                try matrixFile(F, "F").read(
                    rows: rows, columns: table.industries, anyRowOrder: true, keepsBlanks: true
                ) { _ in })
            // The rows stand in the order of F.
            let order = PandasLabels(
                flows?.rows ?? rows.labels, source: folder.files.shown(F.name))
            var demand: PandasContent?
            if let FY {
                demand = problems.attempt(
                    try matrixFile(FY, "F_Y").read(
                        rows: order, columns: table.demand, anyRowOrder: false, keepsBlanks: true
                    ) { _ in })
            }
            try problems.throwIfAny()
            guard let flows else { preconditionFailure("a part is missing without a problem") }
            let units = Dictionary(
                stressors.map { ($0.code, $0.unit) }, uniquingKeysWith: { first, _ in first })
            let ordered = flows.rows.map { Satellite.Stressor(code: $0, unit: units[$0] ?? "") }
            let axis = Satellite.axis(of: ordered)
            return PandasAccount(
                name: account.folder, title: title, stressors: ordered,
                F: flows.numbers.relabelled(axis, table.layout.industryAxis),
                FY: demand.map { $0.numbers.relabelled(axis, table.layout.demandAxis) },
                findings: [])
        }
    }
}
