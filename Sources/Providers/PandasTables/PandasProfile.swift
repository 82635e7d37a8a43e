import Containers
import InputOutput
import LinearAlgebra

/// What differs between those who publish or save tables as folders of pandas’ text files.
protocol PandasProfile: Sendable {
    /// How far stated output may be from the cells.
    var totalTolerance: StatedTolerance { get }
    /// How far costs may be from sales.
    var balanceTolerance: StatedTolerance { get }
    /// Whether sectors may have units of their own.
    var takesSectorUnits: Bool { get }
    /// The labels of the table, with codes and names.
    /// - Throws: `duplicate-code`, `empty-code`.
    func layout(
        _ industries: PandasTableReader.Industries, _ demand: RegionGrid, _ folder: PandasFolder,
        _ findings: inout [Diagnostic]
    ) throws(Diagnostics) -> TableLayout
    /// Name, year, unit, valuation and source.
    func facts(
        _ folder: PandasFolder, _ metadata: TableMetadata?,
        _ industries: PandasTableReader.Industries,
        _ findings: inout [Diagnostic]
    ) -> PandasFacts
    /// Whether an account may hold the primary inputs, so that it is read in any case.
    func mayHoldInputs(_ account: PandasFolder.Account, of folder: PandasFolder) -> Bool
    /// Whether an account without units is refused.
    func needsUnits(_ account: PandasFolder.Account) -> Bool
    /// Which rows of which account are primary inputs: its name and their numbers; nil when there
    /// are none.
    func inputRows(
        of accounts: [PandasAccount], unit: String?
    ) -> (account: PandasAccount, rows: [Int])?
}

/// Name, year, unit, valuation and source of a table.
struct PandasFacts {
    var name: String
    var year: Int?
    var unit: String
    var valuation: String
    var provenance: Provenance
}

/// The primary inputs of a table that keeps them in an account.
struct PandasInputs {
    /// The m rows.
    let inputs: [PrimaryInput]
    /// m×n.
    let V: Matrix<PrimaryInputAxis, IndustryAxis>
    /// Accounts that hold nothing else, so that they need not be kept as satellites.
    let usedUp: Set<String>
    /// Units of the sectors where they have their own, and the unit of V.
    var hybrid: (sectors: SectorUnits, money: String)?
}

extension PandasProfile {
    /// A table has one unit.
    var takesSectorUnits: Bool { false }

    /// V from the accounts; where no account holds it, one row that is output less intermediate
    /// inputs, which a warning says.
    /// - Throws: `empty-cell` for rows that are not complete; `no-primary-inputs` for sectors in
    ///   different units without primary inputs in money.
    func primaryInputs(
        of accounts: [PandasAccount], _ industries: PandasTableReader.Industries,
        _ layout: TableLayout, _ Z: Matrix<IndustryAxis, IndustryAxis>, output: [Double]?,
        sales: [Double], at path: String, _ findings: inout [Diagnostic]
    ) throws(Diagnostics) -> PandasInputs {
        guard let (account, usual) = inputRows(of: accounts, unit: industries.unit) else {
            if industries.sectorUnits != nil { throw SectorUnits.noInputs(in: path) }
            let residual = zip(output ?? sales, Z.columnSums()).map { $0 - $1 }
            findings.append(
                Diagnostic(
                    .warning, "no-primary-inputs",
                    "no account holds value added: it is output less intermediate inputs here, so "
                        + "that costs equal sales by construction",
                    at: .init(file: path),
                    remedy: "add the folder factor_inputs or satellite of the source"))
            let input = PrimaryInput("VA", name: "Output less intermediate inputs")
            return PandasInputs(
                inputs: [input],
                V: Matrix(
                    Axis([input.code]), layout.industryAxis, columnMajor: residual),
                usedUp: [])
        }
        var rows = usual
        var hybrid: (sectors: SectorUnits, money: String)?
        let own =
            industries.sectorUnits
            ?? (takesSectorUnits
                ? SectorUnits(
                    physical: industries.unit, sectors: layout.sectorCount,
                    inputs: account.stressors.map(\.unit)) : nil)
        if let own {
            let found = try own.rows(of: account.stressors, in: path)
            rows = found.rows
            hybrid = (own, found.unit)
            findings.append(own.finding(money: found.unit, in: path))
        }
        let blanks = PandasAccount.blanks(account.F)
        var problems = ProblemList()
        for row in rows where blanks[row] > 0 {
            problems.add(
                Diagnostic(
                    .error, "empty-cell",
                    """
                    \(blanks[row]) of \(layout.industryCount) cells of a row of value added \
                    are empty
                    """,
                    at: .init(
                        file: path,
                        place: "\(account.name)/F[\(account.stressors[row].code.shortened)]"),
                    remedy: "every cell must be a number; write 0 where nothing is paid"))
        }
        try problems.throwIfAny(file: path)
        let inputs = rows.map { row in
            let code = account.stressors[row].code
            return PrimaryInput(code, kind: Self.kind(of: code))
        }
        let coversDemand =
            account.FY.map { matrix in
                matrix.withUnsafeElements { $0.contains { $0 != 0 && !$0.isNaN } }
            } ?? false
        let isUsedUp = rows.count == account.stressors.count && !coversDemand
        findings.append(
            Diagnostic(
                .note, "primary-inputs",
                "value added and taxes are \(rows.count) of the \(account.stressors.count) rows of "
                    + "the account \(account.name)", at: .init(file: path)))
        return PandasInputs(
            inputs: inputs,
            V: PandasAccount.rows(rows, of: account.F, Axis(inputs.map(\.code))),
            usedUp: isUsedUp ? [account.name] : [], hybrid: hybrid)
    }

    /// Taxes for EXIOBASE’s row of taxes on products, else what the code conventionally stands for.
    private static func kind(of code: String) -> PrimaryInput.Kind {
        code.lowercased().hasPrefix("taxes less subsidies on products")
            ? .taxes : PrimaryInput.conventionalKind(of: code)
    }
}
