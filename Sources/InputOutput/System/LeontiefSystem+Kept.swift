import LinearAlgebra

/// Factors and inverses that an earlier run kept: none is used that does not solve the equations.
extension LeontiefSystem {
    func keptInverse(_ state: inout State) -> Matrix<IndustryAxis, IndustryAxis>? {
        if let (matrix, report) = state.inverse {
            record(report)
            return matrix
        }
        guard let store, let kept = store.inverse() else { return nil }
        let axis = table.layout.industryAxis
        // One that does not solve the table's own system is thrown away.
        guard kept.rows == axis, kept.columns == axis, error(of: kept) <= Self.largestKeptError
        else {
            store.discardInverse()
            return nil
        }
        adopt(kept, &state)
        return kept
    }

    /// Factors from the store that are proven; those that do not solve the system are thrown away.
    /// One solve with the same numbers everywhere tells: factors of another matrix fail at it.
    static func keptFactorization(
        _ state: inout State, _ matrix: LeontiefOperator, _ store: (any FactorStore)?
    ) -> LUFactorization<IndustryAxis>? {
        guard let kept = loadedFactorization(&state, matrix, store) else { return nil }
        state.loaded = nil
        let probe = Matrix<IndustryAxis, OrdinalAxis>(
            kept.axis, Axis(count: 1),
            columnMajor: (0..<kept.count).map { 1 + Double($0 % 7) / 8 })
        let error = matrix.backwardError(
            kept.solve(probe, .none), rightHandSides: probe, .none)
        if error <= largestKeptError { return kept }
        store?.discardFactorization()
        return nil
    }

    /// Factors of the right size from the store, of which nothing is proven.
    private static func loadedFactorization(
        _ state: inout State, _ matrix: LeontiefOperator, _ store: (any FactorStore)?
    ) -> LUFactorization<IndustryAxis>? {
        if let loaded = state.loaded { return loaded }
        guard let store, let kept = store.factorization() else { return nil }
        guard kept.axis == matrix.axis else {
            store.discardFactorization()
            return nil
        }
        state.loaded = kept
        return kept
    }

    /// Factors from the store for a caller that checks all that it solves by them; nil where there
    /// are none, or where factors that need no check exist.
    func loadedFactorization() -> LUFactorization<IndustryAxis>? {
        shared.state.withLock { state in
            state.factorization == nil
                ? Self.loadedFactorization(&state, matrix, store) : nil
        }
    }

    /// Throws factors from the store away that failed at a check.
    func discardLoadedFactorization() {
        shared.state.withLock { state in
            guard state.loaded != nil else { return }
            state.loaded = nil
            store?.discardFactorization()
        }
    }

    /// Whether there are factors, proven or not.
    var hasFactorization: Bool {
        shared.state.withLock { state in
            state.factorization != nil
                || Self.loadedFactorization(&state, matrix, store) != nil
        }
    }

    /// The largest normwise backward error with which what was kept, or made elsewhere, is used.
    static let largestKeptError = 1e-10

    func availableFactorization() -> LUFactorization<IndustryAxis>? {
        shared.state.withLock { state in
            if state.factorization == nil {
                state.factorization = Self.keptFactorization(&state, matrix, store)
            }
            return state.factorization
        }
    }

    /// How well L solves the table's own system.
    private func error(of L: Matrix<IndustryAxis, IndustryAxis>) -> Double {
        let demand = table.Y.rowSums()
        let scaled = zip(L.times(demand), matrix.rowFactors).map { $0 * $1 }
        return matrix.backwardError(
            scaled, rightHandSide: zip(demand, matrix.rowFactors).map { $0 * $1 })
    }

    /// Takes an inverse into use and notes how well it solves the table's own system.
    func adopt(_ L: Matrix<IndustryAxis, IndustryAxis>, _ state: inout State) {
        let report = SolveReport(
            solver: "explicit inverse, double precision", iterations: nil,
            backwardError: error(of: L))
        state.inverse = (L, report)
        record(report)
    }
}
