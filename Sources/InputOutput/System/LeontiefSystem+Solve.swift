public import LinearAlgebra

extension LeontiefSystem {
    /// Output for a final demand: x with (I − A)·x = f; or, transposed, w with wᵀ(I − A) = uᵀ.
    ///
    /// f and x are in the table's unit; u and w in any unit per unit of output.
    /// - Throws: `singular(pivot:)` or `notConverged` when no solver reaches its tolerance.
    /// - Complexity: by solver; see `solve(_:_:)` for many right-hand sides.
    public func solve(
        _ rightHandSide: [Double], _ transposition: Transposition = .none
    ) throws(LinearAlgebraError) -> [Double] {
        precondition(
            rightHandSide.count == table.industryCount,
            "\(rightHandSide.count) elements for n=\(table.industryCount)")
        let column = Matrix<IndustryAxis, OrdinalAxis>(
            table.layout.industryAxis, Axis(count: 1), columnMajor: rightHandSide)
        return try solve(column, transposition).column(0)
    }

    /// The same with labels: f and x along the table's industries.
    public func solve(
        _ rightHandSide: Vector<IndustryAxis>, _ transposition: Transposition = .none
    ) throws(LinearAlgebraError) -> Vector<IndustryAxis> {
        precondition(rightHandSide.axis == table.layout.industryAxis, "industries of the table")
        return Vector(rightHandSide.axis, try solve(rightHandSide.values, transposition))
    }

    /// The same for every column of F at once: L·F, or Lᵀ·F.
    ///
    /// The policy decides, and what this system was asked for before: under `reusable`, and where
    /// factors or L were asked for, double-precision factors; under `cheapest`, GMRES while that
    /// costs less than a factorization, then single-precision factors with refinement. What a store
    /// holds, or others made, saves time and changes no digit. A solver that misses its tolerance
    /// hands over to the next more robust one.
    /// - Throws: `singular(pivot:)` when the last of them, double-precision factors, does not
    ///   exist.
    public func solve<Columns: AxisKind>(
        _ rightHandSides: Matrix<IndustryAxis, Columns>, _ transposition: Transposition = .none
    ) throws(LinearAlgebraError) -> Matrix<IndustryAxis, Columns> {
        precondition(
            rightHandSides.rows == table.layout.industryAxis, "right-hand sides have other labels")
        guard rightHandSides.count > 0 else { return rightHandSides }
        // x = ŝ·M⁻¹·ŝ⁻¹f;  w = ŝ⁻¹·M⁻ᵀ·ŝu.
        let (before, after) =
            transposition == .none ? (matrix.rowFactors, scale) : (scale, matrix.rowFactors)
        var solution = rightHandSides
        solution.scaleRows(by: before)
        solution = try solveScaled(solution, transposition)
        solution.scaleRows(by: after)
        return solution
    }

    /// True while GMRES for `columns` right-hand sides costs less than single-precision factors and
    /// refinement.
    ///
    /// With domestic blocks GMRES passes about 15 times over Z, without them about 25 times; a pass
    /// for 16 columns takes 3 to 5 times as long as one for a single column, and the factorization
    /// does 2/3·n³ single-precision operations. On one thread both took the same time for about
    /// n/130 columns at n = 1435, 2464 and 4900; products gain less from more threads than the
    /// factorization does, hence n/200. It is a matter of time only, never of the answer.
    static func prefersKrylov(columns: Int, n: Int, isPreconditioned: Bool) -> Bool {
        columns <= max(2, n / (isPreconditioned ? 200 : 400))
    }

    /// The ways to solve.
    package enum Way: Sendable {
        case keptFactors, newFactors, krylov, singleFactors
    }

    /// How so many right-hand sides would be solved now, where no solver from elsewhere is asked.
    package func way(forColumns columns: Int) -> Way {
        if usesFactors { return hasFactorization ? .keptFactors : .newFactors }
        if table.isImplicit { return .krylov }
        let n = table.industryCount
        let isPreconditioned = matrix.preconditionerPays(table.layout)
        let prefersKrylov = Self.prefersKrylov(
            columns: columns, n: n, isPreconditioned: isPreconditioned)
        return !usesMixedFactors && prefersKrylov ? .krylov : .singleFactors
    }

    private func solveScaled<Columns: AxisKind>(
        _ scaled: Matrix<IndustryAxis, Columns>, _ transposition: Transposition
    ) throws(LinearAlgebraError) -> Matrix<IndustryAxis, Columns> {
        let columns = scaled.columnCount
        if table.isImplicit, columns > Self.implicitColumnsAtOnce {
            return try solveInParts(scaled, transposition)
        }
        let B = scaled.relabelled(scaled.rows, Axis<OrdinalAxis>(count: columns))
        if let solver, let X = solution(of: B, transposition, by: solver) {
            return X.relabelled(scaled.rows, scaled.columns)
        }
        // Both columns are checked, so that factors from the store need no proof of their own.
        if usesFactors, columns <= 2, let factors = loadedFactorization() {
            let solver = FactorSolver(factors: factors)
            if let X = solution(of: B, transposition, by: solver) {
                return X.relabelled(scaled.rows, scaled.columns)
            }
            discardLoadedFactorization()
        }
        let way = way(forColumns: columns)
        if way == .krylov,
            let X = solution(
                of: B, transposition, by: KrylovSolver(preconditioner: domesticBlocks()))
        {
            return X.relabelled(scaled.rows, scaled.columns)
        }
        if (way == .krylov || way == .singleFactors) && !isTooLargeToFactor {
            // A matrix that is regular in double precision may be singular in single precision.
            if let factors = try? mixedFactorization(),
                let X = solution(of: B, transposition, by: RefiningSolver(factors: factors))
            {
                return X.relabelled(scaled.rows, scaled.columns)
            }
        }
        let solver = FactorSolver(factors: try factorization())
        let found = try solver.solve(B, transposition, of: matrix)
        record(found, error(of: found, B, transposition), by: solver)
        return found.X.relabelled(scaled.rows, scaled.columns)
    }

    /// Right-hand sides of which Krylov vectors are held at once.
    package var columnsSolvedAtOnce: Int {
        table.isImplicit ? Self.implicitColumnsAtOnce : .max
    }

    /// Krylov vectors of more right-hand sides than this would be larger than an implicit table.
    private static let implicitColumnsAtOnce = 32

    private func solveInParts<Columns: AxisKind>(
        _ scaled: Matrix<IndustryAxis, Columns>, _ transposition: Transposition
    ) throws(LinearAlgebraError) -> Matrix<IndustryAxis, Columns> {
        var all = scaled
        let step = Self.implicitColumnsAtOnce
        for first in stride(from: 0, to: scaled.columnCount, by: step) {
            let part = Array(first..<min(first + step, scaled.columnCount))
            let found = try solveScaled(scaled.selectingColumns(part), transposition)
            for (k, column) in part.enumerated() { all.setColumn(column, to: found.column(k)) }
        }
        return all
    }

    /// Whether factors would take the memory of all cells of a table that is implicit because there
    /// is none.
    var isTooLargeToFactor: Bool {
        table.isImplicit && table.industryCount > MRIOTable.largestMultipliedOut
    }

    /// What a solver finds; nil where it fails, or where what it says is no solution.
    private func solution(
        of B: Matrix<IndustryAxis, OrdinalAxis>, _ transposition: Transposition,
        by solver: any LeontiefSolver
    ) -> Matrix<IndustryAxis, OrdinalAxis>? {
        do throws(LinearAlgebraError) {
            let found = try solver.solve(B, transposition, of: matrix)
            precondition(
                found.X.rows == B.rows && found.X.columns == B.columns, "X in the shape of B")
            let reached = self.error(of: found, B, transposition)
            guard reached <= Self.largestKeptError else { return nil }
            record(found, reached, by: solver)
            return found.X
        } catch {
            return nil
        }
    }

    private func error(
        of found: LeontiefSolution, _ B: Matrix<IndustryAxis, OrdinalAxis>,
        _ transposition: Transposition
    ) -> Double {
        found.backwardError ?? checkedError(found.X, B, transposition)
    }

    private func record(
        _ found: LeontiefSolution, _ error: Double, by solver: any LeontiefSolver
    ) {
        record(
            SolveReport(
                solver: solver.name, iterations: found.iterations, backwardError: error))
    }

    /// Backward error of the first and the last column; checking all would cost as much as solving.
    private func checkedError<Columns: AxisKind>(
        _ solution: Matrix<IndustryAxis, Columns>, _ rightHandSide: Matrix<IndustryAxis, Columns>,
        _ transposition: Transposition
    ) -> Double {
        let columns = Array(Set([0, solution.columnCount - 1]))
        return matrix.backwardError(
            solution.selectingColumns(columns),
            rightHandSides: rightHandSide.selectingColumns(columns), transposition)
    }
}

extension LeontiefSystem {
    /// L·F, or Lᵀ·F, by the factors that `factorization()` has made, unchecked: for iterations that
    /// check their own result. Column-major, n × `columns`; before the first `factorization()` a
    /// precondition.
    package func solveByKeptFactors(
        _ rightHandSides: [Double], columns: Int, _ transposition: Transposition
    ) -> [Double] {
        guard let factors = availableFactorization() else {
            preconditionFailure("factors are made first")
        }
        let n = table.industryCount
        let (before, after) =
            transposition == .none ? (matrix.rowFactors, scale) : (scale, matrix.rowFactors)
        var columnsOfF = Matrix<IndustryAxis, OrdinalAxis>(
            table.layout.industryAxis, Axis(count: columns), columnMajor: rightHandSides)
        precondition(rightHandSides.count == n * columns, "n × \(columns) elements")
        columnsOfF.scaleRows(by: before)
        var solution = factors.solve(columnsOfF, transposition)
        solution.scaleRows(by: after)
        return solution.withUnsafeElements { Array($0) }
    }
}
