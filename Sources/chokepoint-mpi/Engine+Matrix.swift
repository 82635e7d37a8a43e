import CScaLAPACK
import Platform

extension Engine {
    /// The industries, for calls that want addresses.
    var count: [Int32] { [Int32(n)] }
    /// The first row or column.
    static let one: [Int32] = [1]

    /// Reads Z and forms M. `first` is where Z begins in the file; r, c and s follow each other.
    func form(
        _ order: Order, _ path: String, _ numbers: [Double]
    ) throws(ClusterFailure) {
        (M, factors, content) = (nil, nil, .nothing)
        n = order.n
        rowFactors = Array(numbers[..<n])
        columnFactors = Array(numbers[n..<(2 * n)])
        scale = Array(numbers[(2 * n)...])
        try Ranks.agree(lackOfMemory)
        let matrix = emptySquare()
        let problem = matrix.read(path, offset: order.first, lanes: lanes) { j, column in
            let c = columnFactors[j]
            rowFactors.withUnsafeBufferPointer { r in
                for i in 0..<n { column[i] = -r[i] * column[i] * c }
            }
            column[j] += 1
        }
        try Ranks.agree(problem)
        M = matrix
    }

    /// Reads factors. The pivots of all rows are given.
    func readFactors(
        _ order: Order, _ path: String, _ numbers: [Double]
    ) throws(ClusterFailure) {
        (factors, content) = (nil, .nothing)
        let matrix = emptySquare()
        try Ranks.agree(matrix.read(path, offset: order.first, lanes: lanes) { _, _ in })
        pivots = noPivots(matrix)
        for i in 0..<matrix.localRows { pivots[i] = Int32(numbers[matrix.globalRow(i)]) }
        (factors, content) = (matrix, .factors)
    }

    /// Reads L and undoes its scaling: M⁻¹ = ŝ⁻¹·L·ŝ.
    func readInverse(_ order: Order, _ path: String) throws(ClusterFailure) {
        (factors, content) = (nil, .nothing)
        let matrix = emptySquare()
        let problem = matrix.read(path, offset: order.first, lanes: lanes) { j, column in
            for i in 0..<n { column[i] *= rowFactors[i] * scale[j] }
        }
        try Ranks.agree(problem)
        (factors, content) = (matrix, .inverse)
    }

    /// Writes the factors as they are, or L = ŝ·M⁻¹·ŝ⁻¹, at `first` bytes of a file.
    func write(_ order: Order, _ path: String) throws(ClusterFailure) {
        guard let factors else { preconditionFailure("there is nothing to write") }
        let isInverse = content == .inverse
        let problem = factors.write(path, offset: order.first, lanes: lanes) { j, column in
            if !isInverse { return }
            let r = rowFactors[j]
            for i in 0..<n { column[i] *= scale[i] * r }
        }
        do throws(ClusterFailure) {
            try Ranks.agree(problem)
        } catch {
            expected = nil
            throw error
        }
    }

    /// An n×n matrix of zeros in blocks.
    private func emptySquare() -> BlockMatrix {
        BlockMatrix(
            grid, rows: n, columns: n, rowBlock: Self.block, columnBlock: Self.block)
    }

    /// Room for the pivots of the rows of a matrix.
    func noPivots(_ matrix: BlockMatrix) -> [Int32] {
        [Int32](repeating: 0, count: matrix.localRows + matrix.rowBlock)
    }

    /// Why M and its factors do not fit here; nil when they do.
    private var lackOfMemory: String? {
        let part = BlockMatrix.largestPart(of: n, Self.block, grid)
        if part > Int(Int32.max) {
            return """
                \(n) industries on \(Ranks.size) ranks are more than 2³¹ elements for each, which \
                ScaLAPACK cannot count (use more ranks)
                """
        }
        // M, its factors, and a panel for files.
        let bytes = Ranks.onThisMachine * (2 * part * 8 + (64 << 20))
        let available = min(Memory.size, Memory.availableBytes ?? .max)
        if bytes <= available { return nil }
        return """
            M and its factors take \(Memory.text(bytes)) for the ranks of this machine \
            (\(Ranks.onThisMachine)), and \(Memory.text(available)) can be had (use more machines)
            """
    }
}
