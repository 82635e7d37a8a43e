import InputOutput
import LinearAlgebra

extension ExportAccounts {
    /// E_sr = Z_sr·1 + Y_sr off the diagonal; one pass over Z.
    static func exports(_ table: MRIOTable) -> Matrix<IndustryAxis, RegionAxis> {
        let n = table.industryCount
        var exports = table.salesByDestination
        exports.withUnsafeMutableElements { e in
            for i in 0..<n { e[i + table.layout.family(ofIndustry: i) * n] = 0 }
        }
        return exports
    }

    /// W: for every region one `dgemv` over its rows of L.
    static func origins(
        _ L: Matrix<IndustryAxis, IndustryAxis>, _ coefficients: [Double], _ layout: TableLayout,
        _ blocks: [Range<Int>]
    ) -> Matrix<IndustryAxis, RegionAxis> {
        let n = layout.industryCount
        return L.withUnsafeElements { l in
            coefficients.withUnsafeBufferPointer { c in
                Matrix(layout.industryAxis, layout.families.axis) { w in
                    guard let l = l.baseAddress, let c = c.baseAddress, let w = w.baseAddress
                    else { return }
                    for (q, block) in blocks.enumerated() {
                        let first = block.lowerBound
                        gemv(
                            .transposed, m: block.count, n: n, a: l + first, lda: n, x: c + first,
                            y: w + q * n)
                    }
                }
            }
        }
    }

    /// H and R: for every region two `dgemv` over its columns of L.
    static func outputByFinisher(
        _ L: Matrix<IndustryAxis, IndustryAxis>, _ demand: Matrix<IndustryAxis, RegionAxis>,
        _ layout: TableLayout, _ blocks: [Range<Int>]
    ) -> (Matrix<IndustryAxis, RegionAxis>, Matrix<IndustryAxis, RegionAxis>) {
        let n = layout.industryCount
        var home = [Double](repeating: 0, count: n)
        var exported = [Double](repeating: 0, count: n)
        for (r, block) in blocks.enumerated() {
            for i in 0..<n {
                if block.contains(i) {
                    home[i] = demand[i, r]
                } else {
                    exported[i] += demand[i, r]
                }
            }
        }
        return (
            timesBlocks(L, home, layout, blocks), timesBlocks(L, exported, layout, blocks)
        )
    }

    /// n×G: column t is L_{·t}·w_t for the elements w_t of region t.
    static func timesBlocks(
        _ L: Matrix<IndustryAxis, IndustryAxis>, _ vector: [Double], _ layout: TableLayout,
        _ blocks: [Range<Int>]
    ) -> Matrix<IndustryAxis, RegionAxis> {
        let n = layout.industryCount
        return L.withUnsafeElements { l in
            vector.withUnsafeBufferPointer { v in
                Matrix(layout.industryAxis, layout.families.axis) { result in
                    guard let l = l.baseAddress, let v = v.baseAddress,
                        let result = result.baseAddress
                    else { return }
                    for (t, block) in blocks.enumerated() {
                        let first = block.lowerBound
                        gemv(
                            .none, m: n, n: block.count, a: l + first * n, lda: n, x: v + first,
                            y: result + t * n)
                    }
                }
            }
        }
    }

    /// L̂_s = (I − A_ss)⁻¹ of every region.
    /// - Throws: `singular(pivot:)`, the pivot counted within the region.
    static func localInverses(
        _ coefficients: TechnicalCoefficients, _ blocks: [Range<Int>]
    ) throws(LinearAlgebraError) -> [Double] {
        let n = coefficients.table.industryCount
        var result: [Double] = []
        result.reserveCapacity(blocks.reduce(0) { $0 + $1.count * $1.count })
        for block in blocks {
            let (first, N) = (block.lowerBound, block.count)
            let axis = Axis<OrdinalAxis>(count: N)
            let matrix = coefficients.table.Z.withUnsafeElements { z in
                Matrix(axis, axis) { m in
                    for j in 0..<N {
                        let reciprocal = coefficients.inverseOutput[first + j]
                        let source = first + (first + j) * n
                        for i in 0..<N { m[i + j * N] = -z[source + i] * reciprocal }
                        m[j * (N + 1)] += 1
                    }
                }
            }
            let inverse = try LUFactorization(matrix).inverse()
            inverse.withUnsafeElements { result.append(contentsOf: $0) }
        }
        return result
    }

    /// op(B_s)·w_s for every region's N_s×N_s block B_s and N_s elements w_s.
    static func blockwise(
        _ transposition: Transposition, _ matrices: [Double], _ vector: [Double],
        _ blocks: [Range<Int>]
    ) -> [Double] {
        var result = [Double](repeating: 0, count: vector.count)
        matrices.withUnsafeBufferPointer { b in
            vector.withUnsafeBufferPointer { v in
                result.withUnsafeMutableBufferPointer { y in
                    guard let b = b.baseAddress, let v = v.baseAddress, let y = y.baseAddress
                    else { return }
                    var offset = 0
                    for block in blocks {
                        let (first, N) = (block.lowerBound, block.count)
                        gemv(
                            transposition, m: N, n: N, a: b + offset, lda: N, x: v + first,
                            y: y + first)
                        offset += N * N
                    }
                }
            }
        }
        return result
    }

    /// Calls `body` for every exporter s and partner r ≠ s with A_sr·C_r (N_s×k), where `prepare`
    /// writes the k columns of C_r (N_r×k, column-major, in the unit of output) for that pair.
    ///
    /// A_sr is never formed: A_sr·C = Z_sr·(x̂_r⁻¹·C), one `dgemm` on the block of Z in place.
    /// - Complexity: 2·n²·k operations over all pairs; one pass over Z.
    func forEachPair(
        columns k: Int,
        prepare: (_ s: Int, _ r: Int, _ C: UnsafeMutablePointer<Double>) -> Void,
        body: (_ s: Int, _ r: Int, _ product: UnsafePointer<Double>) -> Void
    ) {
        let n = layout.industryCount
        let largest = blocks.map(\.count).max() ?? 0
        guard n > 0 else { return }
        let inverseOutput = system.coefficients.inverseOutput
        withUnsafeTemporaryAllocation(of: Double.self, capacity: 2 * largest * k) { scratch in
            system.table.Z.withUnsafeElements { z in
                guard let z = z.baseAddress, let C = scratch.baseAddress else { return }
                let product = C + largest * k
                for (r, users) in blocks.enumerated() {
                    let (N, user) = (users.count, users.lowerBound)
                    for (s, sellers) in blocks.enumerated() where s != r {
                        prepare(s, r, C)
                        for c in 0..<k {
                            for i in 0..<N { C[i + c * N] *= inverseOutput[user + i] }
                        }
                        gemm(
                            .none, .none, m: sellers.count, n: k, k: N,
                            a: z + sellers.lowerBound + user * n, lda: n, b: C, ldb: N, c: product,
                            ldc: sellers.count)
                        body(s, r, product)
                    }
                }
            }
        }
    }
}
