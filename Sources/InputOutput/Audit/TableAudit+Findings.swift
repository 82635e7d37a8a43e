extension TableAudit {
    /// The findings in the order in which a reader should look at them: what stops a model, then what
    /// distorts it, then what is merely good to know.
    func makeFindings() -> [Diagnostic] {
        outputFindings() + numericFindings() + balanceFindings() + negativeFindings()
    }

    private func outputFindings() -> [Diagnostic] {
        var found: [Diagnostic] = []
        for industry in inputsWithoutOutput {
            found.append(
                Diagnostic(
                    .error, "inputs-without-output",
                    "inputs of \(industry.value) \(unit), but no output",
                    at: .init(place: industry.code),
                    remedy: "correct its row or column, or aggregate it with another industry"))
        }
        if !negativeOutput.isEmpty {
            found.append(
                Diagnostic(
                    .warning, "negative-output",
                    "\(counted(negativeOutput.count, "industry has", "industries have")) negative "
                        + "output: \(names(negativeOutput))",
                    at: .init(place: "x"),
                    remedy: "negative final demand exceeds all sales; aggregate where it matters"))
        }
        if !columnSumsAboveOne.isEmpty {
            found.append(
                Diagnostic(
                    .warning, "inputs-exceed-output",
                    "\(counted(columnSumsAboveOne.count, "industry uses", "industries use")) more "
                        + "intermediate inputs than it makes output: \(names(columnSumsAboveOne))",
                    at: .init(place: "A"),
                    remedy: "value added and taxes together are negative there"))
        }
        if !zeroOutput.isEmpty {
            found.append(
                Diagnostic(
                    .note, "zero-output",
                    "\(counted(zeroOutput.count, "industry has", "industries have")) neither output "
                        + "nor inputs: \(names(zeroOutput))", at: .init(place: "x")))
        }
        return found
    }

    private func numericFindings() -> [Diagnostic] {
        guard let numerics else { return [] }
        var found: [Diagnostic] = []
        let radius = numerics.spectralRadius
        switch radius.isBelowOne {
        case false?:
            found.append(
                Diagnostic(
                    .error, "not-productive", "the spectral radius of A is \(radius.value)",
                    at: .init(place: "A"),
                    remedy: "no non-negative Leontief inverse exists; see the column sums above 1"))
        case nil:
            found.append(
                Diagnostic(
                    .warning, "spectral-radius-unknown",
                    "power iteration did not settle in \(radius.iterations) steps; the last "
                        + "estimate is \(radius.value)", at: .init(place: "A")))
        case true?: break
        }
        if let failure = numerics.failure {
            found.append(
                Diagnostic(
                    .error, "not-solvable", "I − A cannot be solved with: \(failure)",
                    at: .init(place: "I − A")))
        }
        if let value = numerics.reciprocalCondition, !(value >= thresholds.reciprocalCondition) {
            found.append(
                Diagnostic(
                    .warning, "ill-conditioned", "the reciprocal condition number is \(value)",
                    at: .init(place: "I − A"),
                    remedy: "relative errors may reach the backward error divided by it"))
        }
        if let value = numerics.backwardError, !(value <= thresholds.backwardError) {
            found.append(
                Diagnostic(
                    .warning, "inaccurate-solution", "the backward error is \(value)",
                    at: .init(place: "I − A")))
        }
        return found
    }

    private func balanceFindings() -> [Diagnostic] {
        var found: [Diagnostic] = []
        if let rowBalance {
            found += finding(rowBalance, "row", "row sums differ from the stated output", "x")
        }
        found += finding(
            columnBalance, "column", "inputs and primary inputs differ from output", "Z, V")
        if let relative = income.relative, relative > thresholds.incomeIdentity {
            found.append(
                Diagnostic(
                    .warning, "income-identity",
                    "value added and taxes differ from final demand by \(income.difference) \(unit)",
                    at: .init(place: "V, Y"),
                    remedy: "a primary input, a tax row or a region may be missing"))
        }
        return found
    }

    private func finding(
        _ balance: Balance, _ kind: String, _ message: String, _ place: String
    ) -> [Diagnostic] {
        let isLarge = balance.totalShare.map { $0 > thresholds.totalImbalance }
        guard isLarge ?? (balance.totalDifference > 0) || balance.aboveThreshold > 0 else {
            return []
        }
        let worst = balance.worstRelative.map { entry in
            "\(entry.code) by \(entry.difference) \(unit)"
        }
        return [
            Diagnostic(
                isLarge ?? true ? .error : .warning, "\(kind)-imbalance",
                "\(message) in \(counted(balance.aboveThreshold, "industry", "industries"))"
                    + (worst.isEmpty ? "" : ": \(worst.joined(separator: ", "))"),
                at: .init(place: place),
                remedy: "check that all rows and columns of the source were read")
        ]
    }

    private func negativeFindings() -> [Diagnostic] {
        negatives.map { block in
            let cell = block.worst.first.map {
                "; the largest is \($0.value) at [\($0.row), \($0.column)]"
            }
            return Diagnostic(
                block.block == .intermediate ? .warning : .note, "negative-cells",
                "\(counted(block.count, "cell is", "cells are")) negative, \(block.total) \(unit) "
                    + "in all\(cell ?? "")", at: .init(place: block.block.description))
        }
    }

    private func counted(_ count: Int, _ one: String, _ many: String) -> String {
        "\(count) \(count == 1 ? one : many)"
    }

    /// The first ten names, then how many more.
    private func names(_ industries: [IndustryValue]) -> String {
        let shown = industries.prefix(10).map(\.code).joined(separator: ", ")
        return industries.count > 10 ? "\(shown) and \(industries.count - 10) more" : shown
    }
}
