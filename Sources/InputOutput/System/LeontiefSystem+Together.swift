import LinearAlgebra

extension LeontiefSystem {
    /// Solves together what the parts of an answer are going to want, so that they share the passes
    /// over Z: `solution(of:)` then has it. Nothing happens unless the policy is `matrixFree`,
    /// where factors are at hand, and where any of the solutions is not found.
    /// - Parameter wanted: called only where it is of use.
    package func anticipate(_ wanted: () throws -> [ChangedSolve]) rethrows {
        guard isSolvedSingly else { return }
        var solves: [ChangedSolve] = []
        for solve in try wanted() where !solves.contains(solve) { solves.append(solve) }
        guard solves.count > 1, let found = solutions(of: solves) else { return }
        for (solve, solution) in zip(solves, found) {
            _ = try? derived(solve) { solution }
        }
    }

    /// The solution of a system with some changed cells, by Krylov steps on the table's own matrix;
    /// nil unless the policy is `matrixFree`, where factors are at hand, and where no solution is
    /// found: there may be none.
    /// - Complexity: some 10 to 20 passes over Z, unless it was anticipated.
    package func solution(of solve: ChangedSolve) -> [Double]? {
        precondition(
            solve.rightHandSide.count == table.industryCount,
            "\(solve.rightHandSide.count) elements for n=\(table.industryCount)")
        guard isSolvedSingly else { return nil }
        do {
            return try derived(solve) { () throws -> [Double] in
                guard let found = solutions(of: [solve]) else {
                    throw LinearAlgebraError.notConverged(iterations: 0, residual: .infinity)
                }
                return found[0]
            }
        } catch { return nil }
    }

    /// Whether single solutions are found on the changed equations themselves.
    private var isSolvedSingly: Bool {
        policy == .matrixFree && solver == nil && way(forColumns: 1) == .krylov
    }

    /// What `reciprocalCondition` solves for.
    package var conditionSolve: ChangedSolve { ChangedSolve(scale, .none) }

    /// Some solutions, in their order; nil where one of them is not found.
    private func solutions(of solves: [ChangedSolve]) -> [[Double]]? {
        let n = table.industryCount
        let order =
            solves.indices.filter { solves[$0].transposition == .none }
            + solves.indices.filter { solves[$0].transposition == .transposed }
        // As in `solve`: x = ŝ·M⁻¹·ŝ⁻¹f;  w = ŝ⁻¹·M⁻ᵀ·ŝu.
        var columns: [Double] = []
        columns.reserveCapacity(n * solves.count)
        for k in order {
            let before = solves[k].transposition == .none ? matrix.rowFactors : scale
            columns += zip(solves[k].rightHandSide, before).map { $0 * $1 }
        }
        let together = ChangedOperator(matrix, domesticBlocks(), order.map { solves[$0] })
        guard
            let outcome = try? GMRES().solve(
                &columns, of: together, tolerance: 4 * Double.ulpOfOne)
        else { return nil }
        record(
            SolveReport(
                solver: KrylovSolver.name, iterations: outcome.iterations,
                backwardError: outcome.backwardError))
        var found = [[Double]](repeating: [], count: solves.count)
        for (place, k) in order.enumerated() {
            let after = solves[k].transposition == .none ? scale : matrix.rowFactors
            found[k] = zip(columns[(place * n)..<((place + 1) * n)], after).map { $0 * $1 }
        }
        return found
    }
}
