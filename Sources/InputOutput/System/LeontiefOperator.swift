import LinearAlgebra

/// M = ŝ⁻¹(I − A)ŝ applied to vectors straight from Z, without forming A.
///
/// s is output where it is positive. The similarity changes no eigenvalue and makes the system well
/// conditioned whatever the units of the industries: for s = x, M = I − x̂⁻¹Z, Ghosh's matrix I −
/// B, so that one factorization serves the demand and the supply model (condition 690 → 16 on WIOD
/// 2011).
struct LeontiefOperator: LinearOperator {
    private let Z: Matrix<IndustryAxis, IndustryAxis>
    /// 1/s, what rows of Z are multiplied by.
    let rowFactors: [Double]
    /// s/x, what columns of Z are multiplied by: 1, or 0 without output.
    let columnFactors: [Double]
    private let norm: Double
    private let transposedNorm: Double

    init(_ coefficients: TechnicalCoefficients) {
        let table = coefficients.table
        let n = table.industryCount
        Z = table.Z
        var scale = [Double](repeating: 1, count: n)
        for i in 0..<n where coefficients.inverseOutput[i] != 0 { scale[i] = abs(table.x[i]) }
        // A row without output may still sell (to negative inventories): its largest sale sets the
        // scale, so that no entry of M exceeds 1.
        for i in 0..<n where coefficients.inverseOutput[i] == 0 {
            let largest = table.Z.maximumMagnitude(ofRow: i)
            scale[i] = largest > 0 ? largest : 1
        }
        rowFactors = scale.map { 1 / $0 }
        columnFactors = zip(scale, coefficients.inverseOutput).map { $0 * $1 }
        (norm, transposedNorm) = Self.norms(Z, rowFactors, columnFactors)
    }

    var count: Int { Z.rowCount }

    /// Whether Z is known as technology × trade shares.
    var isImplicit: Bool { Z.implied != nil }

    /// The industries.
    var axis: Axis<IndustryAxis> { Z.rows }

    /// s, n elements in the unit of the table.
    var scale: [Double] { rowFactors.map { 1 / $0 } }

    func infinityNorm(_ transposition: Transposition) -> Double {
        transposition == .none ? norm : transposedNorm
    }

    func apply(
        _ transposition: Transposition, _ x: Span<Double>, columns: Int,
        to result: inout MutableSpan<Double>
    ) {
        precondition(x.count == count * columns && result.count == x.count, "vectors of M's size")
        x.withUnsafeBufferPointer { x in
            result.withUnsafeMutableBufferPointer { result in
                if let x = x.baseAddress, let result = result.baseAddress {
                    product(transposition, x, columns: columns, to: result)
                }
            }
        }
    }

    /// M·X for the first `forward` columns and Mᵀ·W for the `backward` others, in one pass over Z
    /// where these are few.
    func applyFromBothSides(
        _ x: UnsafePointer<Double>, forward: Int, backward: Int,
        to result: UnsafeMutablePointer<Double>
    ) {
        let n = count
        let fitsOnePass = max(forward, backward) <= TwoSidedProducts.mostVectors
        guard n > 0, fitsOnePass, Z.implied == nil else {
            product(.none, x, columns: forward, to: result)
            product(
                .transposed, x + n * forward, columns: backward, to: result + n * forward)
            return
        }
        withUnsafeTemporaryAllocation(of: Double.self, capacity: n * (forward + backward)) { all in
            guard let scaled = all.baseAddress else { return }
            for c in 0..<(forward + backward) {
                let before = c < forward ? columnFactors : rowFactors
                for i in 0..<n { scaled[i + c * n] = before[i] * x[i + c * n] }
            }
            Z.withUnsafeElements { z in
                guard let z = z.baseAddress else { return }
                TwoSidedProducts.multiply(
                    z, rows: n, columns: n, x: scaled, forward: forward, y: result,
                    w: scaled + n * forward, backward: backward, u: result + n * forward)
            }
        }
        for c in 0..<(forward + backward) {
            let after = c < forward ? rowFactors : columnFactors
            for i in 0..<n { result[i + c * n] = x[i + c * n] - after[i] * result[i + c * n] }
        }
    }

    private func product(
        _ transposition: Transposition, _ x: UnsafePointer<Double>, columns: Int,
        to result: UnsafeMutablePointer<Double>
    ) {
        guard columns > 0 else { return }
        let n = count
        let (before, after) =
            transposition == .none ? (columnFactors, rowFactors) : (rowFactors, columnFactors)
        withUnsafeTemporaryAllocation(of: Double.self, capacity: n * columns) { scaled in
            for c in 0..<columns {
                for i in 0..<n { scaled[i + c * n] = before[i] * x[i + c * n] }
            }
            guard let base = scaled.baseAddress else { return }
            if let implied = Z.implied {
                implied.multiply(
                    transposition, base, columns: columns, magnitudes: false, to: result)
                return
            }
            Z.withUnsafeElements { p in
                multiply(
                    transposition, n: n, a: p.baseAddress, x: base, columns: columns, y: result)
            }
        }
        for c in 0..<columns {
            for i in 0..<n { result[i + c * n] = x[i + c * n] - after[i] * result[i + c * n] }
        }
    }

    /// M, n×n, formed for a factorization.
    func matrix() -> Matrix<IndustryAxis, IndustryAxis> {
        let n = count
        return Z.withUnsafeElements { z in
            Matrix(Z.rows, Z.columns) { target in
                fill(target, from: z, n: n)
            }
        }
    }

    /// Whether the domestic blocks of G regions with N sectors save more than they cost: factors
    /// cost about as much as N/(24·G) passes over Z and each use 1/G of one; they save about ten
    /// passes. Blocks of different sizes are left out.
    func preconditionerPays(_ layout: TableLayout) -> Bool {
        let (G, N) = (layout.regionCount, layout.sectorCount)
        return layout.isGrid && G >= 4 && N <= 48 * G
    }

    /// LU factors of the domestic blocks of M; nil where these would cost more than they save.
    func domesticBlocks(_ layout: TableLayout) -> BlockDiagonalLU? {
        guard preconditionerPays(layout) else { return nil }
        let (G, N) = (layout.regionCount, layout.sectorCount)
        let n = count
        if let implied = Z.implied {
            return BlockDiagonalLU(blockSize: N, blockCount: G) { region, target in
                let first = region * N
                for j in 0..<N {
                    let c = columnFactors[first + j]
                    for i in 0..<N {
                        let flow = implied.element(first + i, first + j)
                        target[i + j * N] = -rowFactors[first + i] * flow * c
                    }
                    target[j * (N + 1)] += 1
                }
            }
        }
        return Z.withUnsafeElements { z in
            BlockDiagonalLU(blockSize: N, blockCount: G) { region, target in
                let first = region * N
                for j in 0..<N {
                    let column = first + j
                    let c = columnFactors[column]
                    for i in 0..<N {
                        let row = first + i
                        target[i + j * N] = -rowFactors[row] * z[row + column * n] * c
                    }
                    target[j * (N + 1)] += 1
                }
            }
        }
    }

    /// M in single precision, column-major, written to `target`.
    func fillSingle(_ target: inout MutableSpan<Float>) {
        target.withUnsafeMutableBufferPointer(fillSingle)
    }

    private func fillSingle(_ target: UnsafeMutableBufferPointer<Float>) {
        let n = count
        Z.withUnsafeElements { z in
            rowFactors.withUnsafeBufferPointer { r in
                for j in 0..<n {
                    let c = columnFactors[j]
                    for i in 0..<n { target[i + j * n] = Float(-r[i] * z[i + j * n] * c) }
                    target[j + j * n] = Float(1 - r[j] * z[j + j * n] * c)
                }
            }
        }
    }

    private func fill(
        _ target: UnsafeMutableBufferPointer<Double>, from z: UnsafeBufferPointer<Double>, n: Int
    ) {
        rowFactors.withUnsafeBufferPointer { r in
            for j in 0..<n {
                let c = columnFactors[j]
                for i in 0..<n { target[i + j * n] = -r[i] * z[i + j * n] * c }
                target[j + j * n] += 1
            }
        }
    }

    /// ‖M‖∞ and ‖Mᵀ‖∞: row and column sums of |ŝ⁻¹Zĉ|, with 1 − m_jj for m_jj on the diagonal.
    private static func norms(
        _ Z: Matrix<IndustryAxis, IndustryAxis>, _ rowFactors: [Double], _ columnFactors: [Double]
    ) -> (Double, Double) {
        let n = Z.rowCount
        if let implied = Z.implied { return norms(implied, rowFactors, columnFactors) }
        var rows = [Double](repeating: 0, count: n)
        var largestColumn = 0.0
        Z.withUnsafeElements { z in
            rows.withUnsafeMutableBufferPointer { rows in
                rowFactors.withUnsafeBufferPointer { r in
                    let (flows, factors) = (UnsafeRawBufferPointer(z), UnsafeRawBufferPointer(r))
                    let sums = UnsafeMutableRawBufferPointer(rows)
                    for j in 0..<n {
                        let c = abs(columnFactors[j])
                        // Four running sums, so that additions do not wait for each other.
                        var four = SIMD4<Double>()
                        let whole = n - n % 4
                        for i in stride(from: 0, to: whole, by: 4) {
                            let (at, here) = (8 * (i + j * n), 8 * i)
                            let flow = flows.loadUnaligned(
                                fromByteOffset: at, as: SIMD4<Double>.self)
                            let factor = factors.loadUnaligned(
                                fromByteOffset: here, as: SIMD4<Double>.self)
                            let product = factor * flow * c
                            let value = product.replacing(with: -product, where: product .< 0)
                            let sum = sums.loadUnaligned(
                                fromByteOffset: here, as: SIMD4<Double>.self)
                            sums.storeBytes(
                                of: sum + value, toByteOffset: here, as: SIMD4<Double>.self)
                            four += value
                        }
                        var column = four.sum()
                        for i in whole..<n {
                            let value = abs(r[i] * z[i + j * n]) * c
                            rows[i] += value
                            column += value
                        }
                        let diagonal = r[j] * z[j + j * n] * columnFactors[j]
                        let correction = abs(1 - diagonal) - abs(diagonal)
                        rows[j] += correction
                        largestColumn = max(largestColumn, column + correction)
                    }
                }
            }
        }
        return (rows.max() ?? 0, largestColumn)
    }

    /// The same from products with |Z|.
    private static func norms(
        _ implied: any ImpliedElements, _ rowFactors: [Double], _ columnFactors: [Double]
    ) -> (Double, Double) {
        let rows = implied.product(.none, columnFactors.map(abs), magnitudes: true)
        let columns = implied.product(.transposed, rowFactors, magnitudes: true)
        var largest = (row: 0.0, column: 0.0)
        for j in rows.indices {
            let diagonal = rowFactors[j] * implied.element(j, j) * columnFactors[j]
            let correction = abs(1 - diagonal) - abs(diagonal)
            largest.row = max(largest.row, rowFactors[j] * rows[j] + correction)
            largest.column = max(
                largest.column, abs(columnFactors[j]) * columns[j] + correction)
        }
        return largest
    }
}
