import CLAPACK

/// A cheap stand-in for M⁻¹ that makes an iteration with M converge faster.
public protocol Preconditioner: Sendable {
    /// Overwrites X, column-major with as many rows as M, with op(P)⁻¹·X.
    func solve(
        _ transposition: Transposition, _ x: inout MutableSpan<Double>, columns: Int)
}

/// LU factors of the square blocks on the diagonal of a matrix (block Jacobi).
///
/// For a multi-region table the blocks are the domestic ones, which hold most of what an industry
/// buys: GMRES with them takes half the passes over the matrix. A block that is singular is left
/// out. Source: Saad 2003, Iterative Methods for Sparse Linear Systems, section 10.2 and chapter
/// 12.
public struct BlockDiagonalLU: Preconditioner {
    /// Rows of one block.
    public let blockSize: Int
    /// Number of blocks.
    public let blockCount: Int
    /// Which blocks have factors.
    private let isRegular: [Bool]
    /// The factors, block after block, each column-major.
    private let factors: [Double]
    private let pivots: [Int32]

    /// Factors `blockCount` blocks; `fill` writes each of them, column-major.
    /// - Complexity: 2/3·blockCount·blockSize³ operations.
    public init(
        blockSize: Int, blockCount: Int,
        fill: (_ block: Int, _ target: inout MutableSpan<Double>) -> Void
    ) {
        precondition(blockSize >= 0 && blockCount >= 0, "blocks have no negative size or number")
        let elements = blockSize * blockSize
        var factors = [Double](repeating: 0, count: elements * blockCount)
        var pivots = [Int32](repeating: 0, count: blockSize * blockCount)
        var isRegular = [Bool](repeating: false, count: blockCount)
        factors.withUnsafeMutableBufferPointer { p in
            pivots.withUnsafeMutableBufferPointer { q in
                guard blockSize > 0, let p = p.baseAddress, let q = q.baseAddress else { return }
                for block in 0..<blockCount {
                    let target = p + block * elements
                    let memory = UnsafeMutableBufferPointer(start: target, count: elements)
                    var span = memory.mutableSpan
                    fill(block, &span)
                    var (rows, columns, lda) = (
                        cp_int(blockSize), cp_int(blockSize), cp_int(blockSize)
                    )
                    var info: cp_int = 0
                    dgetrf_(&rows, &columns, target, &lda, q + block * blockSize, &info)
                    precondition(info >= 0, "dgetrf refused argument \(-info)")
                    isRegular[block] = info == 0
                }
            }
        }
        self.blockSize = blockSize
        self.blockCount = blockCount
        self.factors = factors
        self.pivots = pivots
        self.isRegular = isRegular
    }

    /// Overwrites X with op(P)⁻¹·X; rows of blocks without factors stay as they are.
    /// - Complexity: 2·blockCount·blockSize² operations a column.
    public func solve(
        _ transposition: Transposition, _ x: inout MutableSpan<Double>, columns: Int
    ) {
        precondition(x.count == blockSize * blockCount * columns, "vectors of the blocks' rows")
        x.withUnsafeMutableBufferPointer { x in
            if let x = x.baseAddress { solve(transposition, x, columns: columns) }
        }
    }

    /// The same on memory whose size is known.
    package func solve(
        _ transposition: Transposition, _ x: UnsafeMutablePointer<Double>, columns: Int
    ) {
        guard blockSize > 0, columns > 0 else { return }
        factors.withUnsafeBufferPointer { p in
            pivots.withUnsafeBufferPointer { q in
                guard let p = p.baseAddress, let q = q.baseAddress else { return }
                for block in 0..<blockCount where isRegular[block] {
                    var t = transposition.character
                    var (n, nrhs, lda) = (cp_int(blockSize), cp_int(columns), cp_int(blockSize))
                    var (ldb, info) = (cp_int(blockSize * blockCount), cp_int(0))
                    dgetrs_(
                        &t, &n, &nrhs, p + block * blockSize * blockSize, &lda,
                        q + block * blockSize, x + block * blockSize, &ldb, &info, 1)
                    precondition(info == 0, "dgetrs refused argument \(-info)")
                }
            }
        }
    }
}
