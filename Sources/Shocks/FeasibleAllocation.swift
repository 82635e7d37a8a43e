public import InputOutput
import LinearAlgebra

/// The best feasible allocation: how little world value added has to be lost when what is left is
/// allotted as well as possible. **For reference**, a lower bound on the loss of any model with the
/// same fixed technology and fixed origins.
///
///   max v_c'x  subject to  0 ≤ (I − A)x ≤ f^max,  0 ≤ x ≤ x^max
///
/// (Pichler & Farmer 2022 compare rationing rules with it.) Losses of capacity lower x^max; falls
/// of demand and cut deliveries to final users lower f^max, increases raise it; a user whose
/// deliveries of one input are cut by κφ can make no more than 1 − κφ of its output, for no other
/// origin counts as the same input. Solved with Clp.
public struct FeasibleAllocation: ShockModel {
    /// `feasible`.
    public static let name = "feasible"
    /// 4.5 n² doubles at its peak.
    public static let squares = 4.5
    /// Origins are fixed: other models let buyers turn elsewhere.
    public static let condition: String? = "with fixed origins"
    /// What its numbers mean.
    public static let meaning =
        "for reference: the least that must be lost when every input is needed from its own origin"
    /// What it cannot say.
    public static let limits =
        "leaves out substitution among origins and markets: it assumes a planner"

    /// Everything but trade costs.
    public static let takes: Set<ShockPart> = [.restrictions, .demand, .capacity]

    /// The model; it has no parameters.
    public init() {}

    /// The model; it has no parameters.
    public init(_ values: ParameterValues) {}

    /// Δx and Δv of the best allocation.
    /// - Throws: `unsuitableTable` for negative outputs with inputs, `infeasible` or `notConverged`
    ///   when the solver finds no optimum.
    /// - Complexity: a linear programme of n rows and n variables; from the baseline it takes a
    ///   number of dual simplex steps that grows with the number of industries hit.
    public func effects(of shock: Shock, on system: LeontiefSystem) throws -> Impact {
        let table = system.table
        let n = table.industryCount
        let flows = RestrictedFlows(shock.restrictions, in: table.layout)
        // Variables are outputs as shares of baseline.
        var most = shock.capacityFactors(industryCount: n)
        for cell in flows.intermediate where table.Z[cell.row, cell.column] > 0 {
            most[cell.column] = min(most[cell.column], 1 - cell.share)
        }
        var demandChange = [Double](repeating: 0, count: n)
        addDemand(shock.demandChanges, table, to: &demandChange)
        for cell in flows.final {
            demandChange[cell.row] -= table.Y[cell.row, cell.column] * cell.share
        }
        let demand = table.Y.rowSums()
        var inflows = 0.0
        // Industries without positive output have no inputs to save and stay what they are.
        let scales = system.coefficients.inverseOutput.map { max($0, 0) }
        let bounds = (0..<n).map { i in
            let scale = scales[i]
            let base = demand[i] * scale
            inflows += min(demand[i], 0)
            let highest = base + demandChange[i] * scale
            return min(0, base, highest)...max(highest, min(0, base))
        }
        let columns = (0..<n).map { j in
            (0..<n).compactMap { i -> (row: Int, value: Double)? in
                let value = (i == j && scales[i] > 0 ? 1 : 0) - table.Z[i, j] * scales[i]
                return value == 0 ? nil : (i, value)
            }
        }
        let world = max(table.gdp.reduce(0, +), .leastNormalMagnitude)
        let programme = LinearProgram(
            objective: zip(table.valueAdded, scales).map { $1 > 0 ? $0 / world : 0 },
            upperBounds: most, rowBounds: bounds, columns: columns)
        let solution: LinearProgram.Solution
        do {
            solution = try programme.maximize()
        } catch LinearProgram.Failure.noSolver {
            throw Diagnostics([
                Diagnostic(
                    .error, "solver-missing",
                    "the model \(Self.name) needs the solver Clp, which is not installed",
                    remedy: "install it (Debian: apt-get install coinor-libclp1)")
            ])
        } catch LinearProgram.Failure.infeasible {
            throw ShockModelError.infeasible(
                model: Self.name, reason: "no output satisfies all bounds")
        } catch LinearProgram.Failure.stopped(let iterations) {
            throw ShockModelError.notConverged(
                model: Self.name, iterations: iterations, residual: .infinity)
        }
        var diagnostics = [
            Diagnostic(
                .note, "reference-only",
                "the best feasible allocation is shown for reference: a lower bound on the loss "
                    + "where every input is needed from its own origin")
        ]
        if inflows < 0 {
            diagnostics.append(
                Diagnostic(
                    .note, "negative-demand-kept",
                    "\(brief(-inflows)) \(table.unit) of negative final demand stay available as "
                        + "supply out of stocks"))
        }
        let change = (0..<n).map { scales[$0] > 0 ? (solution.values[$0] - 1) * table.x[$0] : 0 }
        return Impact(
            model: Self.name,
            measures: [
                .outputChange(change),
                .valueAddedChange(zip(system.coefficients.valueAdded, change).map { $0 * $1 }),
            ],
            numerics: [
                "simplex iterations": Double(solution.iterations),
                "largest violation": solution.violation,
            ], diagnostics: diagnostics)
    }
}
