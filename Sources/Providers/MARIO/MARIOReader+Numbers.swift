import Containers
import InputOutput
import LinearAlgebra

extension MARIOReader {
    private static let totalTolerance = StatedTolerance(
        warns: 1e-6, refuses: 0.01, absolute: 1e-6,
        source: "MARIO computes production as the sum of the rows")
    private static let balanceTolerance = StatedTolerance(
        warns: 1e-4, refuses: nil, absolute: 1e-3,
        source: "MARIO does not demand that costs equal sales")

    /// The whole table.
    /// - Throws: every problem of the files of numbers; when there are none, what `StatedTable`
    ///   finds.
    func reading(
        options: ReadOptions, progress: (Double) -> Void
    ) throws(Diagnostics) -> TableReading {
        let layout = try TableLayout(
            regions: industries.regions.map { Region($0) },
            sectors: industries.parts.map { Sector($0) },
            finalDemand: categories.parts.map { FinalDemandCategory($0) })
        var findings: [Diagnostic] = []
        var problems = ProblemCollector()
        let due = PandasLabels(flows.labels, source: flows.path)
        let read = problems.attempt(
            try flows.read(rows: due, columns: due) { progress(0.05 + 0.7 * $0) })
        let sold = problems.attempt(
            try demand.read(
                rows: due, columns: PandasLabels(demand.labels, source: demand.path)))
        let stated = problems.attempt(try output(due)) ?? nil
        let inputs = problems.attempt(try factors(layout)) ?? nil
        var account: PandasAccount?
        if options.keepsSatellites {
            account = problems.attempt(try satellite(layout)) ?? nil
        } else {
            findings.append(
                Diagnostic(
                    .note, "left-out", "satellite accounts are left out, as was asked",
                    at: .init(file: folder.files.path)))
        }
        try problems.throwIfAny()
        guard let read, let sold else { preconditionFailure("a part is missing") }
        progress(0.85)
        var Z = read.numbers.relabelled(layout.industryAxis, layout.industryAxis)
        let Y = sold.numbers.relabelled(layout.industryAxis, layout.demandAxis)
        var scale: [Double]?
        if folder.isCoefficients {
            let computed = try FlowsFromCoefficients.flows(
                Z, Y, output: stated, source: flows.path)
            (Z, scale) = (computed.Z, computed.x)
            findings.append(
                Diagnostic(
                    .note, "computed-flows",
                    """
                    the folder holds coefficients alone: flows are computed from them and from \
                    \(stated == nil ? "final demand, x = (I − z)⁻¹·Σ Y" : "the stated output")
                    """,
                    at: .init(file: flows.path)))
        }
        let parts = try primaryInputs(
            scaled(inputs, by: scale), layout, Z,
            output: stated ?? zip(Z.rowSums(), Y.rowSums()).map { $0 + $1 }, &findings)
        var satellites: [Satellite] = []
        for kept in [parts.kept, scaled(account, by: scale)].compactMap(\.self)
        where options.keepsSatellites && !kept.stressors.isEmpty {
            let (satellite, said) = kept.satellite(
                in: layout,
                place: .init(file: folder.files.path, place: "account \(kept.name)"))
            satellites.append(satellite)
            findings += said
        }
        let facts = try facts()
        let inUnits = parts.hybrid.map { layout.inUnits($0.units, money: parts.unit) } ?? layout
        let table = StatedTable(
            name: facts.name, year: facts.year, unit: parts.unit, valuation: facts.valuation,
            provenance: facts.provenance, layout: inUnits, primaryInputs: parts.inputs, Z: Z, Y: Y,
            V: parts.V, satellites: satellites, declaredOutput: stated,
            totals: stated.map { [StatedTotal("X", $0, of: .salesOfIndustries)] } ?? [],
            tolerance: Self.totalTolerance,
            balance: parts.hybrid == nil ? Self.balanceTolerance : nil, findings: findings)
        let result = try table.reading(from: folder.files.path)
        progress(1)
        return result
    }

    /// X, where it is in the folder.
    private func output(_ due: PandasLabels) throws(Diagnostics) -> [Double]? {
        guard let file = try folder.matrix("X", levels: 1) else { return nil }
        guard file.labels.count == 1 else {
            throw Diagnostics([
                Diagnostic(
                    .error, "wrong-header",
                    "the file has \(file.labels.count) columns of numbers where one is due",
                    at: .init(file: file.path, place: "X"),
                    remedy: "it is known with three labels a row and the column production")
            ])
        }
        let own = PandasLabels(file.labels, source: file.path)
        return try file.read(rows: due, columns: own).numbers.column(0)
    }

    /// An account whose rows stand for one unit of output, by the output.
    private func scaled(_ account: PandasAccount?, by scale: [Double]?) -> PandasAccount? {
        guard let account, let scale else { return account }
        var F = account.F
        F.scaleColumns(by: scale)
        return PandasAccount(
            name: account.name, title: account.title, stressors: account.stressors, F: F,
            FY: account.FY, findings: account.findings)
    }

    /// The primary inputs of a table.
    private struct Inputs {
        let inputs: [PrimaryInput]
        let V: Matrix<PrimaryInputAxis, IndustryAxis>
        /// The account of the rows, where it holds anything else.
        var kept: PandasAccount?
        /// The unit of V.
        let unit: String
        /// The units of the sectors, where they have their own.
        var hybrid: SectorUnits?
    }

    /// V from the rows of the factors of production that are in the unit of the flows; the account
    /// is kept where it holds anything else. Without factors value added is output less
    /// intermediate inputs, which a warning says.
    private func primaryInputs(
        _ account: PandasAccount?, _ layout: TableLayout,
        _ Z: Matrix<IndustryAxis, IndustryAxis>, output: [Double],
        _ findings: inout [Diagnostic]
    ) throws(Diagnostics) -> Inputs {
        guard let account, !account.stressors.isEmpty else {
            if sectorUnits != nil { throw SectorUnits.noInputs(in: folder.files.path) }
            findings.append(
                Diagnostic(
                    .warning, "no-primary-inputs",
                    """
                    there are no factors of production: value added is output less \
                    intermediate inputs here, so that costs equal sales by construction
                    """,
                    at: .init(file: folder.files.path), remedy: "add V as MARIO writes it"))
            let input = PrimaryInput("VA", name: "Output less intermediate inputs")
            let residual = zip(output, Z.columnSums()).map { $0 - $1 }
            return Inputs(
                inputs: [input],
                V: Matrix(Axis([input.code]), layout.industryAxis, columnMajor: residual),
                unit: unit)
        }
        let inUnit = account.stressors.indices.filter { account.stressors[$0].unit == unit }
        var rows = inUnit.isEmpty ? Array(account.stressors.indices) : inUnit
        var money = unit
        let hybrid =
            sectorUnits
            ?? SectorUnits(
                physical: unit, sectors: layout.sectorCount, inputs: account.stressors.map(\.unit))
        if let hybrid {
            (rows, money) = try hybrid.rows(of: account.stressors, in: folder.files.path)
            findings.append(hybrid.finding(money: money, in: folder.files.path))
        }
        let blanks = PandasAccount.blanks(account.F)
        var problems = ProblemList()
        for row in rows where blanks[row] > 0 {
            problems.add(
                Diagnostic(
                    .error, "empty-cell",
                    """
                    \(blanks[row]) of \(layout.industryCount) cells of a factor of production \
                    are empty
                    """,
                    at: .init(
                        file: folder.files.path,
                        place: "V[\(account.stressors[row].code.shortened)]"),
                    remedy: "every cell must be a number; write 0 where nothing is paid"))
        }
        try problems.throwIfAny(file: folder.files.path)
        let inputs = rows.map { row in
            let code = account.stressors[row].code
            return PrimaryInput(code, kind: PrimaryInput.conventionalKind(of: code))
        }
        let coversDemand =
            account.FY.map { matrix in
                matrix.withUnsafeElements { $0.contains { $0 != 0 && !$0.isNaN } }
            } ?? false
        let isUsedUp = rows.count == account.stressors.count && !coversDemand
        return Inputs(
            inputs: inputs, V: PandasAccount.rows(rows, of: account.F, Axis(inputs.map(\.code))),
            kept: isUsedUp ? nil : account, unit: money, hybrid: hybrid)
    }
}
