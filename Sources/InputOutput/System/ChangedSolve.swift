package import LinearAlgebra

/// A solution that a model wants: z with (I − A − C)·z = b, or with its transpose, for a C of a few
/// cells.
package struct ChangedSolve: Sendable, Hashable {
    /// A cell of C.
    package struct Cell: Sendable, Hashable {
        /// Its row.
        package let row: Int
        /// Its column.
        package let column: Int
        /// What it adds to A.
        package let value: Double

        /// A cell.
        package init(row: Int, column: Int, value: Double) {
            self.row = row
            self.column = column
            self.value = value
        }
    }

    /// b, n.
    package let rightHandSide: [Double]
    /// Whether the matrix or its transpose is meant.
    package let transposition: Transposition
    /// The cells of C, each once.
    package let cells: [Cell]

    /// A solution that is wanted.
    package init(
        _ rightHandSide: [Double], _ transposition: Transposition, changing cells: [Cell] = []
    ) {
        self.rightHandSide = rightHandSide
        self.transposition = transposition
        self.cells = cells
    }
}

/// ŝ⁻¹(I − A − C)ŝ for right-hand sides with a C each, those of the matrix before those of its
/// transpose.
struct ChangedOperator: LockstepOperator {
    private let base: LeontiefOperator
    private let blocks: BlockDiagonalLU?
    private let forward: Int
    private let backward: Int
    /// C of each column, scaled.
    private let cells: [[ChangedSolve.Cell]]
    private let norms: [Double]

    /// The operator of some solutions.
    /// - Precondition: those of the matrix itself come first.
    init(_ base: LeontiefOperator, _ blocks: BlockDiagonalLU?, _ solves: [ChangedSolve]) {
        self.base = base
        self.blocks = blocks
        forward = solves.prefix { $0.transposition == .none }.count
        backward = solves.count - forward
        Swift.precondition(
            solves.dropFirst(forward).allSatisfy { $0.transposition == .transposed },
            "solutions of the matrix come first")
        let scale = base.scale
        let scaled = solves.map { solve in
            solve.cells.map { cell in
                ChangedSolve.Cell(
                    row: cell.row, column: cell.column,
                    value: base.rowFactors[cell.row] * cell.value * scale[cell.column])
            }
        }
        cells = scaled
        norms = zip(solves, scaled).map { solve, cells in
            var sums: [Int: Double] = [:]
            for cell in cells {
                let line = solve.transposition == .none ? cell.row : cell.column
                sums[line, default: 0] += abs(cell.value)
            }
            return base.infinityNorm(solve.transposition) + (sums.values.max() ?? 0)
        }
    }

    var count: Int { base.count }
    var columns: Int { forward + backward }

    func infinityNorm(ofColumn c: Int) -> Double { norms[c] }

    func apply(_ x: UnsafePointer<Double>, to result: UnsafeMutablePointer<Double>) {
        base.applyFromBothSides(x, forward: forward, backward: backward, to: result)
        let n = count
        for (c, own) in cells.enumerated() {
            let (source, target) = (x + c * n, result + c * n)
            if c < forward {
                for cell in own { target[cell.row] -= cell.value * source[cell.column] }
            } else {
                for cell in own { target[cell.column] -= cell.value * source[cell.row] }
            }
        }
    }

    func precondition(_ x: UnsafeMutablePointer<Double>) {
        guard let blocks else { return }
        blocks.solve(.none, x, columns: forward)
        blocks.solve(.transposed, x + count * forward, columns: backward)
    }
}
