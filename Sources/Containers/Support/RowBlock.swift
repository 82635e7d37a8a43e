/// Moves blocks of rows between row-major files and column-major matrices.
package enum RowBlock {
    /// target[i + j·leading] = block[i·stride + j], where rows of the block are `stride` apart:
    /// `columns` unless something stands behind the columns that are wanted.
    ///
    /// Columns are taken eight at a time, the doubles of a cache line, so that every line of the
    /// block is read once and every column of the target is written in one run.
    package static func transpose(
        _ block: UnsafePointer<Double>, rows: Int, columns: Int, stride: Int? = nil,
        into target: UnsafeMutablePointer<Double>, leading: Int
    ) {
        let stride = stride ?? columns
        var first = 0
        while first < columns {
            let end = min(first + 8, columns)
            for j in first..<end {
                let column = target + j * leading
                for i in 0..<rows { column[i] = block[i * stride + j] }
            }
            first = end
        }
    }

    /// block[i·columns + j] = source[i + j·leading].
    package static func gather(
        _ source: UnsafePointer<Double>, leading: Int, rows: Int, columns: Int,
        into block: UnsafeMutablePointer<Double>
    ) {
        var first = 0
        while first < columns {
            let end = min(first + 8, columns)
            for j in first..<end {
                let column = source + j * leading
                for i in 0..<rows { block[i * columns + j] = column[i] }
            }
            first = end
        }
    }
}
