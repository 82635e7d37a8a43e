import Containers
import InputOutput
import LinearAlgebra

/// Flows of a source that states coefficients and final demand only.
enum FlowsFromCoefficients {
    /// Z = A·diag(x), with x as stated, or x = (I − A)⁻¹·Y·1 when it is not.
    /// - Parameters:
    ///   - coefficients: A, n×n.
    ///   - source: the file of A, for messages.
    /// - Throws: `singular-coefficients`; `negative-output`, the first 20 and how many more.
    /// - Complexity: n²; 2/3·n³ operations and the memory of a second n×n matrix when x is not
    ///   stated.
    static func flows(
        _ coefficients: consuming Matrix<IndustryAxis, IndustryAxis>,
        _ Y: Matrix<IndustryAxis, DemandAxis>, output: [Double]?, source: String
    ) throws(Diagnostics) -> (
        Z: Matrix<IndustryAxis, IndustryAxis>, x: [Double], finding: Diagnostic
    ) {
        var Z = coefficients
        let x: [Double]
        if let output { x = output } else { x = try solved(Z, Y, source) }
        let n = Z.rowCount
        Z.withUnsafeMutableElements { p in
            for j in 0..<n {
                for i in 0..<n { p[i + j * n] *= x[j] }
            }
        }
        let origin =
            output == nil
            ? "x = (I − A)⁻¹·Σ Y, and Z = A·diag(x)" : "Z = A·diag(x) with the output of x.txt"
        return (
            Z, x,
            Diagnostic(
                .note, "computed-flows",
                "the source has no Z.txt: flows are computed from A.txt, \(origin)",
                at: .init(file: source))
        )
    }

    private static func solved(
        _ A: Matrix<IndustryAxis, IndustryAxis>, _ Y: Matrix<IndustryAxis, DemandAxis>,
        _ source: String
    ) throws(Diagnostics) -> [Double] {
        let n = A.rowCount
        let leontief = Matrix<IndustryAxis, IndustryAxis>(A.rows, A.columns) { target in
            A.withUnsafeElements { p in
                for k in p.indices { target[k] = -p[k] }
            }
            for i in 0..<n { target[i * (n + 1)] += 1 }
        }
        let x: [Double]
        do {
            x = try LUFactorization(leontief).solve(Y.rowSums())
        } catch {
            throw Diagnostics([
                Diagnostic(
                    .error, "singular-coefficients",
                    "I − A is singular, so that the coefficients have no output",
                    at: .init(file: source), remedy: "a coefficient is wrong: get the file again")
            ])
        }
        var problems = ProblemList()
        let scale = x.reduce(0) { max($0, $1.magnitude) }
        for (index, value) in x.enumerated() where !(value >= -1e-9 * scale) {
            problems.add(
                Diagnostic(
                    .error, "negative-output",
                    "the output that follows from A.txt and Y.txt is \(ShortNumber.text(value))",
                    at: .init(file: source, place: A.rows[index]),
                    remedy: "a coefficient is wrong: get the file again"))
        }
        try problems.throwIfAny(file: source)
        return x
    }
}
