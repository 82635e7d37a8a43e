import CClp

/// A linear programme with bounds on variables and rows, maximized by the dual simplex method of
/// Clp.
///
///   max c'x  subject to  l ≤ Mx ≤ u,  0 ≤ x ≤ b
struct LinearProgram {
    /// c, one a variable.
    var objective: [Double]
    /// b, one a variable.
    var upperBounds: [Double]
    /// l and u, one a row.
    var rowBounds: [ClosedRange<Double>]
    /// Non-zero elements by column: row and value.
    var columns: [[(row: Int, value: Double)]]

    /// What the solver found.
    struct Solution {
        let values: [Double]
        let objective: Double
        let iterations: Int
        /// Largest violation of a row or a bound, from the values themselves.
        let violation: Double
    }

    /// How a solve can end without an optimum.
    enum Failure: Error {
        /// The solver is not installed.
        case noSolver
        case infeasible
        case stopped(iterations: Int)
    }

    /// The optimum.
    /// - Throws: `noSolver`, `infeasible`, or `stopped` when the solver gave up.
    func maximize() throws(Failure) -> Solution {
        let (m, n) = (rowBounds.count, columns.count)
        precondition(objective.count == n && upperBounds.count == n, "one element a variable")
        var starts: [CoinBigIndex] = [0]
        var rows: [Int32] = []
        var values: [Double] = []
        for column in columns {
            for element in column {
                rows.append(Int32(element.row))
                values.append(element.value)
            }
            starts.append(CoinBigIndex(rows.count))
        }
        guard cp_clp_library() != nil else { throw .noSolver }
        guard let model = cp_Clp_newModel() else { throw .stopped(iterations: 0) }
        defer { cp_Clp_deleteModel(model) }
        cp_Clp_setLogLevel(model, 0)
        cp_Clp_loadProblem(
            model, Int32(n), Int32(m), starts, rows, values, [Double](repeating: 0, count: n),
            upperBounds, objective, rowBounds.map(\.lowerBound), rowBounds.map(\.upperBound))
        cp_Clp_setOptimizationDirection(model, -1)
        cp_Clp_setPrimalTolerance(model, 1e-9)
        cp_Clp_setDualTolerance(model, 1e-9)
        _ = cp_Clp_dual(model, 0)
        let iterations = Int(cp_Clp_numberIterations(model))
        switch cp_Clp_status(model) {
        case 0: break
        case 1: throw .infeasible
        default: throw .stopped(iterations: iterations)
        }
        guard let solution = cp_Clp_primalColumnSolution(model) else {
            throw .stopped(iterations: iterations)
        }
        let x = Array(UnsafeBufferPointer(start: solution, count: n))
        var activity = [Double](repeating: 0, count: m)
        var violation = 0.0
        for (j, column) in columns.enumerated() {
            for element in column { activity[element.row] += element.value * x[j] }
            violation = max(violation, -x[j], x[j] - upperBounds[j])
        }
        for (value, bounds) in zip(activity, rowBounds) {
            violation = max(violation, bounds.lowerBound - value, value - bounds.upperBound)
        }
        return Solution(
            values: x, objective: zip(objective, x).reduce(0) { $0 + $1.0 * $1.1 },
            iterations: iterations, violation: violation)
    }
}
