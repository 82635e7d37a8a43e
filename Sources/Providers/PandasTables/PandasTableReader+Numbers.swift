import Containers
import InputOutput
import LinearAlgebra

extension PandasTableReader {
    /// The whole table.
    /// - Throws: every problem of the labels; when there are none, every problem of the files of
    ///   numbers; when there are none, what `StatedTable` finds.
    func reading(
        options: ReadOptions, progress: (Double) -> Void
    ) throws(Diagnostics) -> TableReading {
        let head = try head()
        var findings: [Diagnostic] = []
        let layout = try profile.layout(head.industries, head.demand, folder, &findings)
        progress(0.02)
        var parts = try numbers(head, layout, options, &findings, progress)
        guard var Z = parts.flows.take() else { preconditionFailure("Z is missing") }
        var output = parts.output
        if head.isComputed {
            let computed = try FlowsFromCoefficients.flows(
                Z, parts.Y, output: output, source: folder.files.shown(head.flows.name))
            (Z, output) = (computed.Z, computed.x)
            findings.append(computed.finding)
        } else if let unused = try folder.part(["A"]) {
            findings.append(
                Diagnostic(
                    .note, "not-read",
                    "A.txt is not read: the coefficients follow from Z.txt and the output",
                    at: .init(file: folder.files.shown(unused.name))))
        }
        let inputs = try profile.primaryInputs(
            of: parts.accounts, head.industries, layout, Z, output: output,
            sales: zip(Z.rowSums(), parts.Y.rowSums()).map { $0 + $1 }, at: folder.files.path,
            &findings)
        let satellites =
            options.keepsSatellites
            ? self.satellites(parts.accounts, without: inputs.usedUp, layout, &findings) : []
        var facts = profile.facts(folder, head.metadata, head.industries, &findings)
        var inUnits = layout
        if let (sectors, money) = inputs.hybrid {
            facts.unit = money
            inUnits = layout.inUnits(sectors.units, money: money)
        }
        let stated = StatedTable(
            name: facts.name, year: facts.year, unit: facts.unit, valuation: facts.valuation,
            provenance: facts.provenance, layout: inUnits, primaryInputs: inputs.inputs, Z: Z,
            Y: parts.Y, V: inputs.V, satellites: satellites, declaredOutput: parts.output,
            totals: parts.output.map { [StatedTotal("x.txt", $0, of: .salesOfIndustries)] } ?? [],
            tolerance: profile.totalTolerance,
            balance: inputs.hybrid == nil ? profile.balanceTolerance : nil,
            findings: findings)
        let result = try stated.reading(from: folder.files.path)
        progress(1)
        return result
    }

    /// The numbers of all files.
    private struct Numbers {
        /// Z, or A where there is no Z; taken out once.
        var flows: Matrix<IndustryAxis, IndustryAxis>?
        let Y: Matrix<IndustryAxis, DemandAxis>
        let output: [Double]?
        let accounts: [PandasAccount]
    }

    private func numbers(
        _ head: Head, _ layout: TableLayout, _ options: ReadOptions,
        _ findings: inout [Diagnostic], _ progress: (Double) -> Void
    ) throws(Diagnostics) -> Numbers {
        var problems = ProblemCollector()
        let due = head.industries.labels
        let dueDemand = PandasLabels(
            head.demand.labels, source: head.demandFile.path)
        let flows = problems.attempt(
            try matrixFile(head.flows, head.isComputed ? "A" : "Z")
                .read(rows: due, columns: due) { progress(0.1 + 0.6 * $0) })
        progress(0.7)
        let demand = problems.attempt(try head.demandFile.read(rows: due, columns: dueDemand))
        let output = problems.attempt(try output(due))
        progress(0.75)
        let table = PandasAccount.Table(layout: layout, industries: due, demand: dueDemand)
        let accounts = problems.attempt(try accounts(in: table, options, &findings))
        try problems.throwIfAny()
        guard let flows, let demand, let output, let accounts else {
            preconditionFailure("a part is missing without a problem")
        }
        progress(0.9)
        return Numbers(
            flows: flows.numbers.relabelled(layout.industryAxis, layout.industryAxis),
            Y: demand.numbers.relabelled(layout.industryAxis, layout.demandAxis), output: output,
            accounts: accounts)
    }

    /// x.txt, where there is one.
    private func output(_ due: PandasLabels) throws(Diagnostics) -> [Double]? {
        guard let part = try folder.part(["x"]) else { return nil }
        let file = try folder.matrix(part, name: "x", levels: 1, labelColumns: 2)
        guard file.labels.count == 1 else {
            throw Diagnostics([
                Diagnostic(
                    .error, "wrong-header",
                    "the file has \(file.labels.count) columns of numbers where one is expected",
                    at: .init(file: file.path, line: 1, place: "x"),
                    remedy: "it is known with the columns region, sector and indout")
            ])
        }
        let own = PandasLabels(file.labels, source: file.path)
        return try file.read(rows: due, columns: own).numbers.column(0)
    }

    private func accounts(
        in table: PandasAccount.Table, _ options: ReadOptions, _ findings: inout [Diagnostic]
    ) throws(Diagnostics) -> [PandasAccount] {
        if !options.keepsSatellites, !folder.accounts.isEmpty {
            findings.append(
                Diagnostic(
                    .note, "left-out",
                    "satellite accounts are left out, as was asked: "
                        + folder.accounts.map(\.folder).joined(separator: ", "),
                    at: .init(file: folder.files.path)))
        }
        var problems = ProblemCollector()
        var accounts: [PandasAccount] = []
        for account in folder.accounts {
            if !options.keepsSatellites, !profile.mayHoldInputs(account, of: folder) { continue }
            let read = problems.attempt(
                try PandasAccount.read(
                    account, of: folder, in: table, needsUnits: profile.needsUnits(account)))
            guard let read else { continue }
            if let content = read {
                accounts.append(content)
            } else {
                findings.append(
                    Diagnostic(
                        .warning, "no-flows-account",
                        "the account \(account.folder) has no F and is left out",
                        at: .init(file: folder.files.shown(account.prefix)),
                        remedy: "save it again after pymrio’s calc_all"))
            }
        }
        try problems.throwIfAny()
        return accounts
    }

    private func satellites(
        _ accounts: [PandasAccount], without usedUp: Set<String>, _ layout: TableLayout,
        _ findings: inout [Diagnostic]
    ) -> [Satellite] {
        var satellites: [Satellite] = []
        for account in accounts where !usedUp.contains(account.name) {
            let place = Diagnostic.Location(
                file: folder.files.path, place: "account \(account.name)")
            let (satellite, said) = account.satellite(in: layout, place: place)
            satellites.append(satellite)
            findings += said
        }
        return satellites
    }
}
