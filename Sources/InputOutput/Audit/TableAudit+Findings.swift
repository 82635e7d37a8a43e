import LinearAlgebra

extension TableAudit {
    /// The findings in the order in which a reader should look at them: what stops a model, then
    /// what distorts it, then what is merely good to know.
    func makeFindings() -> [Diagnostic] {
        totalFindings() + outputFindings() + numericFindings() + balanceFindings()
            + negativeFindings()
    }

    private func totalFindings() -> [Diagnostic] {
        keptTotals.map { total in
            let what = total.isRow ? "rows" : "columns"
            return Diagnostic(
                .error, "kept-total",
                """
                the \(what) of the \(total.kind.rawValue) \(total.code) are the sum of all \
                others: 
                """
                    + "everything counts twice", at: .init(place: total.code),
                remedy: "leave the total out of the table")
        }
    }

    private func outputFindings() -> [Diagnostic] {
        var found: [Diagnostic] = []
        for industry in inputsWithoutOutput {
            found.append(
                Diagnostic(
                    .error, "inputs-without-output",
                    checksMoney
                        ? "inputs of \(brief(industry.value)) \(unit), but no output"
                        : "inputs, but no output",
                    at: .init(place: industry.code),
                    remedy: "correct its row or column, or aggregate it with another industry"))
        }
        if !nearZeroOutput.isEmpty {
            found.append(
                Diagnostic(
                    .warning, "near-zero-output",
                    """
                    \(counted(nearZeroOutput.count, "industry has", "industries have")) next \
                    to no 
                    """
                        + "output beside the inputs: \(names(nearZeroOutput))",
                    at: .init(place: "output x"),
                    remedy:
                        "what follows per unit of their output is rounding and left out "
                        + "of rankings; set their cells to 0, or aggregate them with others"))
        }
        if !negativeOutput.isEmpty {
            found.append(
                Diagnostic(
                    .warning, "negative-output",
                    "\(counted(negativeOutput.count, "industry has", "industries have")) negative "
                        + "output: \(names(negativeOutput))",
                    at: .init(place: "output x"),
                    remedy: "negative final demand exceeds all sales; aggregate where it matters"))
        }
        if !columnSumsAboveOne.isEmpty {
            found.append(
                Diagnostic(
                    .warning, "inputs-exceed-output",
                    "\(counted(columnSumsAboveOne.count, "industry uses", "industries use")) more "
                        + "intermediate inputs than output: \(names(columnSumsAboveOne))",
                    at: .init(place: "coefficients A"),
                    remedy: "value added and taxes together are negative there"))
        }
        if !zeroOutput.isEmpty {
            found.append(
                Diagnostic(
                    .note, "zero-output",
                    """
                    \(counted(zeroOutput.count, "industry has", "industries have")) neither \
                    output 
                    """
                        + "nor inputs: \(names(zeroOutput))", at: .init(place: "output x")))
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
                    .error, "not-productive", "the spectral radius of A is \(brief(radius.value))",
                    at: .init(place: "coefficients A"),
                    remedy: "no non-negative Leontief inverse exists; see the column sums above 1"))
        case nil:
            found.append(
                Diagnostic(
                    .warning, "spectral-radius-unknown",
                    "the power iteration did not converge in \(radius.iterations) steps; the last "
                        + "estimate is \(brief(radius.value))", at: .init(place: "coefficients A")))
        case true?: break
        }
        let isSingular = numerics.reciprocalCondition.map { !($0 >= 1e-15) } ?? false
        if let failure = numerics.failure, !isSingular {
            found.append(
                Diagnostic(
                    .error, "not-solvable", words(failure),
                    remedy: "some industries use up all that they make; see the column sums above 1"
                ))
        }
        if let value = numerics.reciprocalCondition, isSingular {
            found.append(
                Diagnostic(
                    .error, "not-solvable",
                    """
                    I − A is singular: its reciprocal condition number \(brief(value)) is \
                    rounding
                    """,
                    remedy: "some industries use up all that they make; see the column sums above 1"
                ))
        } else if let value = numerics.reciprocalCondition,
            !(value >= thresholds.reciprocalCondition)
        {
            found.append(
                Diagnostic(
                    .warning, "ill-conditioned",
                    "the reciprocal condition number is \(brief(value))",
                    at: .init(place: "I − A"),
                    remedy: "relative errors may reach the backward error divided by it"))
        }
        if let value = numerics.backwardError, !(value <= thresholds.backwardError) {
            found.append(
                Diagnostic(
                    .warning, "inaccurate-solution", "the backward error is \(brief(value))",
                    at: .init(place: "I − A")))
        }
        return found
    }

    private func balanceFindings() -> [Diagnostic] {
        var found: [Diagnostic] = []
        if let rowBalance {
            found += finding(rowBalance, "row", "row sums differ from the stated output", "x")
        }
        guard checksMoney else {
            found.append(
                Diagnostic(
                    .warning, "mixed-units",
                    """
                    the sectors are in different units: whether costs equal sales and value added \
                    equals final demand is not checked, and nothing is added up over products
                    """, at: .init(place: "Z, Y")))
            return found
        }
        found += finding(
            columnBalance, "column", "inputs and primary inputs differ from output", "Z, V")
        if let relative = income.relative, relative > thresholds.incomeIdentity {
            found.append(
                Diagnostic(
                    .warning, "income-identity",
                    """
                    value added and taxes differ from final demand by \
                    \(brief(income.difference)) \(unit)
                    """,
                    at: .init(place: "V, Y"),
                    remedy: "a primary input, a tax row or a region may be missing"))
        }
        return found
    }

    private func finding(
        _ balance: Balance, _ kind: String, _ message: String, _ place: String
    ) -> [Diagnostic] {
        let share = checksMoney ? balance.totalShare : balance.worstRelative.first?.relative
        let isLarge = share.map { $0 > thresholds.totalImbalance }
        guard isLarge ?? (balance.totalDifference > 0) || balance.aboveThreshold > 0 else {
            return []
        }
        let worst = balance.worstRelative.map { entry in
            let ownUnit = checksMoney ? " \(unit)" : " of \(brief(entry.output))"
            return "\(entry.code) by \(brief(entry.difference))\(ownUnit)"
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
                "; the largest is \(brief($0.value)) at [\($0.row), \($0.column)]"
            }
            let total = sums(block.block) ? ", \(brief(block.total)) \(unit) in all" : ""
            return Diagnostic(
                block.block == .intermediate ? .warning : .note, "negative-cells",
                """
                \(counted(block.count, "cell is", "cells are")) negative\(total)\(cell ?? "")
                """, at: .init(place: block.block.description))
        }
    }

    /// Whether the cells of a block are in one unit.
    package func sums(_ block: NegativeCells.Block) -> Bool {
        if case .primaryInput = block { return true }
        return checksMoney
    }

    private func words(_ failure: LinearAlgebraError) -> String {
        switch failure {
        case .singular(let pivot): "I − A is singular (pivot \(pivot))"
        case .notConverged(let iterations, let residual):
            """
            I − A was not solved: the solver stopped after \(iterations) iterations at a \
            residual of 
            """
                + brief(residual)
        case .illegalArgument(let routine, let position):
            "LAPACK's \(routine) refused argument \(position)"
        }
    }

    /// The first ten names, then how many more.
    private func names(_ industries: [IndustryValue]) -> String {
        let shown = industries.prefix(10).map(\.code).joined(separator: ", ")
        return industries.count > 10 ? "\(shown) and \(industries.count - 10) more" : shown
    }
}
