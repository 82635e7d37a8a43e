import InputOutput
import LinearAlgebra
import TableStore

/// The ranks as the solver of one table's equations.
struct ClusterSolver: DistributedSolver {
    let cluster: Cluster
    let stored: StoredTable
    /// The system without the cluster.
    let system: LeontiefSystem

    private var engine: Engine { cluster.engine }
    /// Right-hand sides that go out at once.
    private static let columnsAtOnce = 256

    var name: String {
        let what = engine.content == .inverse ? "explicit inverse" : "LU"
        return """
            \(what), double precision with refinement, ScaLAPACK on \
            \(engine.grid.rows)×\(engine.grid.columns) ranks
            """
    }

    func solve(
        _ rightHandSides: Matrix<IndustryAxis, OrdinalAxis>, _ transposition: Transposition,
        of matrix: any LinearOperator
    ) throws(LinearAlgebraError) -> LeontiefSolution {
        try cluster.factor(stored, system)
        let (n, columns) = (rightHandSides.rowCount, rightHandSides.columnCount)
        let norm = matrix.infinityNorm(transposition)
        var X: [Double] = []
        X.reserveCapacity(n * columns)
        var (error, steps) = (0.0, 0)
        for first in stride(from: 0, to: columns, by: Self.columnsAtOnce) {
            let count = min(Self.columnsAtOnce, columns - first)
            let sides = rightHandSides.withUnsafeElements {
                Array($0[(first * n)..<((first + count) * n)])
            }
            let order = Order(.solve, n: n, first: count, second: transposition == .none ? 0 : 1)
            let found = cluster.run(order, sides + [norm]).numbers
            X += found[..<(n * count)]
            error = max(error, found[n * count])
            steps = max(steps, Int(found[n * count + 1]))
        }
        return LeontiefSolution(
            Matrix(rightHandSides.rows, rightHandSides.columns, columnMajor: X), iterations: nil,
            backwardError: error)
    }

    func reciprocalCondition() throws(LinearAlgebraError) -> Double {
        try cluster.factor(stored, system)
        return cluster.facts?.reciprocalCondition ?? 0
    }

    func formInverse() throws(LinearAlgebraError) { try cluster.invert(stored, system) }

    func feedback() throws(LinearAlgebraError) -> Matrix<IndustryAxis, RegionAxis> {
        try formInverse()
        let layout = system.table.layout
        let order = Order(.feedback, n: layout.industryCount, first: layout.families.count)
        let regions = (0..<layout.industryCount).map { Double(layout.family(ofIndustry: $0)) }
        return Matrix(
            layout.industryAxis, layout.families.axis,
            columnMajor: cluster.run(order, regions).numbers)
    }

    func elements(
        rows: Range<Int>, columns: [Int]
    ) throws(LinearAlgebraError) -> [Double] {
        try formInverse()
        let order = Order(
            .pick, n: system.table.industryCount, first: rows.lowerBound, second: rows.upperBound)
        return cluster.run(order, columns.map(Double.init)).numbers
    }
}
