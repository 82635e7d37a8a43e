import Containers
import InputOutput
import LinearAlgebra

extension EoraReader {
    /// The satellite account Q with QY; nil, with a finding, where it is not complete or not
    /// wanted.
    /// - Throws: every problem of its files.
    func account(
        _ labels: Labels, _ options: ReadOptions, _ findings: inout [Diagnostic]
    ) throws(Diagnostics) -> Satellite? {
        guard files.parts["Q"] != nil else { return nil }
        let file = files.numbers.path
        if !options.keepsSatellites {
            findings.append(
                Diagnostic(
                    .note, "left-out", "the satellite account Q is left out, as was asked",
                    at: .init(file: file)))
            return nil
        }
        guard try files.labels("Q") != nil else {
            findings.append(
                Diagnostic(
                    .warning, "no-labels",
                    "there is no labels_Q.txt, so that the satellite account Q is left out",
                    at: .init(file: file), remedy: "it may be in the provider’s indices.zip"))
            return nil
        }
        let list = try list("Q", cells: 2)
        let stressors = Self.stressors(list, &findings)
        let axis = Satellite.axis(of: stressors)
        let layout = labels.layout
        var problems = ProblemCollector()
        let Q = problems.attempt(
            try grid("Q", rows: axis.labels, columns: labels.rows, list.text.path)
                .corner(axis, layout.industryAxis))
        var QY: NumberGrid.Corner<StressorAxis, DemandAxis>?
        if files.parts["QY"] != nil {
            QY = problems.attempt(
                try grid("QY", rows: axis.labels, columns: labels.demand, list.text.path)
                    .corner(axis, layout.demandAxis))
        } else {
            findings.append(
                Diagnostic(
                    .note, "no-demand-account",
                    "there is no QY: the account Q does not cover final demand itself, which is 0 "
                        + "there", at: .init(file: file)))
        }
        try problems.throwIfAny()
        guard let Q else { preconditionFailure("Q is missing without a problem") }
        let lost = (Q.rightSums + (QY?.rightSums ?? [])).count { $0 != 0 }
        if lost > 0, let region = labels.discrepancy {
            findings.append(
                Diagnostic(
                    .warning, "dropped-discrepancy",
                    "what \(lost) rows of the account Q hold for the region \(region) is dropped",
                    at: .init(file: file)))
        }
        return Satellite(
            name: "Q", stressors: stressors, F: Q.kept,
            FY: QY?.kept ?? Matrix(axis, layout.demandAxis), provenance: Provenance())
    }

    /// Rows with the unit in brackets; a label that repeats gets a number behind it.
    private static func stressors(
        _ list: EoraLabels, _ findings: inout [Diagnostic]
    ) -> [Satellite.Stressor] {
        var uses: [String: Int] = [:]
        var repeated = 0
        let stressors = list.lines.map { line in
            let code = line.cells.joined(separator: "/")
            let use = uses[code, default: 0] + 1
            uses[code] = use
            if use > 1 { repeated += 1 }
            return Satellite.Stressor(
                code: use == 1 ? code : "\(code) (\(use))", unit: EoraLabels.unit(line.cells[0]))
        }
        if repeated > 0 {
            findings.append(
                Diagnostic(
                    .warning, "repeated-label",
                    "\(repeated) labels of the account Q repeat: each but the first has its number "
                        + "behind it", at: .init(file: list.text.path)))
        }
        let without = stressors.count { $0.unit.isEmpty }
        if without > 0 {
            findings.append(
                Diagnostic(
                    .note, "no-units",
                    "\(without) of \(stressors.count) labels of the account Q state no unit in "
                        + "brackets", at: .init(file: list.text.path)))
        }
        return stressors
    }
}
