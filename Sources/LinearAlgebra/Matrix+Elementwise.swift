extension Matrix {
    /// The transpose, copied in blocks that fit the cache.
    public func transposed() -> Matrix<Columns, Rows> {
        let (m, n) = (rowCount, columnCount)
        return withUnsafeElements { source in
            Matrix<Columns, Rows>(columns, rows) { target in
                blockedTranspose(
                    from: source.baseAddress, leadingDimension: m, rows: 0..<m, columns: 0..<n,
                    to: target.baseAddress, leadingDimension: n)
            }
        }
    }

    /// Σ over columns, one sum a row, added in column order, whatever the number of threads.
    public func rowSums() -> [Double] {
        let (m, n) = (rowCount, columnCount)
        if let implied {
            return implied.product(.none, [Double](repeating: 1, count: n))
        }
        var sums = [Double](repeating: 0, count: m)
        withUnsafeElements { p in
            sums.withUnsafeMutableBufferPointer { s in
                SharedElements(p, s).parts(of: m, count: count) { p, s, rows in
                    for j in 0..<n {
                        for i in rows { s[i] += p[i + j * m] }
                    }
                }
            }
        }
        return sums
    }

    /// Σ of absolute values over columns, one sum a row, added in column order, whatever the number
    /// of threads.
    public func rowMagnitudes() -> [Double] {
        let (m, n) = (rowCount, columnCount)
        if let implied {
            let ones = [Double](repeating: 1, count: n)
            return implied.product(.none, ones, magnitudes: true)
        }
        var sums = [Double](repeating: 0, count: m)
        withUnsafeElements { p in
            sums.withUnsafeMutableBufferPointer { s in
                SharedElements(p, s).parts(of: m, count: count) { p, s, rows in
                    for j in 0..<n {
                        for i in rows { s[i] += abs(p[i + j * m]) }
                    }
                }
            }
        }
        return sums
    }

    /// Σ of absolute values over columns for the rows at `indices`, in that order.
    /// - Complexity: reads these rows only, column by column.
    public func rowMagnitudes(of indices: [Int]) -> [Double] {
        let m = rowCount
        for i in indices { precondition(i >= 0 && i < m, "row \(i) outside 0..<\(m)") }
        if implied != nil {
            if indices.isEmpty { return [] }
            let all = rowMagnitudes()
            return indices.map { all[$0] }
        }
        var sums = [Double](repeating: 0, count: indices.count)
        withUnsafeElements { p in
            for j in 0..<columnCount {
                for (k, i) in indices.enumerated() { sums[k] += abs(p[i + j * m]) }
            }
        }
        return sums
    }

    /// Σ over rows, one sum a column, added in row order, whatever the number of threads.
    public func columnSums() -> [Double] {
        let (m, n) = (rowCount, columnCount)
        if let implied {
            return implied.product(.transposed, [Double](repeating: 1, count: m))
        }
        var sums = [Double](repeating: 0, count: n)
        withUnsafeElements { p in
            sums.withUnsafeMutableBufferPointer { s in
                SharedElements(p, s).parts(of: n, count: count) { p, s, columns in
                    // Four sums at a time: each waits for its last addition.
                    var j = columns.lowerBound
                    while columns.upperBound - j >= 4 {
                        var four = SIMD4<Double>()
                        let (a, b, c, d) = (j * m, (j + 1) * m, (j + 2) * m, (j + 3) * m)
                        for i in 0..<m {
                            four += SIMD4(p[a + i], p[b + i], p[c + i], p[d + i])
                        }
                        for k in 0..<4 { s[j + k] = four[k] }
                        j += 4
                    }
                    while j < columns.upperBound {
                        for k in (j * m)..<((j + 1) * m) { s[j] += p[k] }
                        j += 1
                    }
                }
            }
        }
        return sums
    }

    /// Σ over the rows of column `j`, added in row order.
    public func columnSum(_ j: Int) -> Double {
        precondition(j >= 0 && j < columnCount, "column \(j) outside 0..<\(columnCount)")
        if implied != nil { return column(j).reduce(0, +) }
        let m = rowCount
        return withUnsafeElements { p in
            var sum = 0.0
            for i in (j * m)..<((j + 1) * m) { sum += p[i] }
            return sum
        }
    }

    /// Multiplies row i by `factors[i]`, in place.
    public mutating func scaleRows(by factors: [Double]) {
        precondition(factors.count == rowCount, "\(factors.count) factors for \(rowCount) rows")
        let (m, n) = (rowCount, columnCount)
        withUnsafeMutableElements { p in
            factors.withUnsafeBufferPointer { f in
                for j in 0..<n {
                    for i in 0..<m { p[i + j * m] *= f[i] }
                }
            }
        }
    }

    /// Multiplies column j by `factors[j]`, in place.
    public mutating func scaleColumns(by factors: [Double]) {
        precondition(
            factors.count == columnCount, "\(factors.count) factors for \(columnCount) columns")
        let (m, n) = (rowCount, columnCount)
        withUnsafeMutableElements { p in
            for j in 0..<n {
                let f = factors[j]
                for i in (j * m)..<((j + 1) * m) { p[i] *= f }
            }
        }
    }

    /// The columns at `indices`, in that order.
    public func selectingColumns(_ indices: [Int]) -> Matrix<Rows, OrdinalAxis> {
        let m = rowCount
        for j in indices {
            precondition(j >= 0 && j < columnCount, "column \(j) outside 0..<\(columnCount)")
        }
        return withUnsafeElements { source in
            Matrix<Rows, OrdinalAxis>(rows, Axis(count: indices.count)) { target in
                for (k, j) in indices.enumerated() {
                    for i in 0..<m { target[i + k * m] = source[i + j * m] }
                }
            }
        }
    }

    /// The largest absolute value of all elements; 0 for an empty matrix, infinity when one is NaN.
    public func maximumMagnitude() -> Double {
        withUnsafeElements { largestMagnitude($0.baseAddress, count: $0.count) }
    }
}

/// Writes the transpose of the block `rows` × `columns` of a column-major matrix into another one.
///
/// Both matrices are given by their whole memory and leading dimension; 32×32 tiles keep reads and
/// writes within the first-level cache.
func blockedTranspose(
    from source: UnsafePointer<Double>?, leadingDimension lda: Int, rows: Range<Int>,
    columns: Range<Int>, to target: UnsafeMutablePointer<Double>?, leadingDimension ldb: Int
) {
    guard let source, let target, !rows.isEmpty, !columns.isEmpty else { return }
    let tile = 32
    for j0 in stride(from: columns.lowerBound, to: columns.upperBound, by: tile) {
        let j1 = min(j0 + tile, columns.upperBound)
        for i0 in stride(from: rows.lowerBound, to: rows.upperBound, by: tile) {
            let i1 = min(i0 + tile, rows.upperBound)
            for i in i0..<i1 {
                for j in j0..<j1 { target[j + i * ldb] = source[i + j * lda] }
            }
        }
    }
}
