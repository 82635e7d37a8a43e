import InputOutput
import LinearAlgebra

extension ExportAccounts {
    /// E_sr = Z_sr·1 + Y_sr off the diagonal; one pass over Z.
    static func exports(_ table: MRIOTable) -> Matrix<IndustryAxis, RegionAxis> {
        let n = table.industryCount
        var exports = table.salesByDestination
        exports.withUnsafeMutableElements { e in
            for i in 0..<n { e[i + table.layout.region(ofIndustry: i) * n] = 0 }
        }
        return exports
    }

    /// W: for every region one `dgemv` over its N rows of L.
    static func origins(
        _ L: Matrix<IndustryAxis, IndustryAxis>, _ coefficients: [Double], _ layout: TableLayout
    ) -> Matrix<IndustryAxis, RegionAxis> {
        let (n, N) = (layout.industryCount, layout.sectorCount)
        return L.withUnsafeElements { l in
            coefficients.withUnsafeBufferPointer { c in
                Matrix(layout.industryAxis, layout.regionAxis) { w in
                    guard let l = l.baseAddress, let c = c.baseAddress, let w = w.baseAddress
                    else { return }
                    for q in 0..<layout.regionCount {
                        gemv(
                            .transposed, m: N, n: n, a: l + q * N, lda: n, x: c + q * N,
                            y: w + q * n)
                    }
                }
            }
        }
    }

    /// H and R: for every region two `dgemv` over its n×N columns of L.
    static func outputByFinisher(
        _ L: Matrix<IndustryAxis, IndustryAxis>, _ demand: Matrix<IndustryAxis, RegionAxis>,
        _ layout: TableLayout
    ) -> (Matrix<IndustryAxis, RegionAxis>, Matrix<IndustryAxis, RegionAxis>) {
        let (n, N) = (layout.industryCount, layout.sectorCount)
        var home = [Double](repeating: 0, count: n)
        var exported = [Double](repeating: 0, count: n)
        for r in 0..<layout.regionCount {
            for i in 0..<n {
                if layout.region(ofIndustry: i) == r {
                    home[i] = demand[i, r]
                } else {
                    exported[i] += demand[i, r]
                }
            }
        }
        return (
            timesBlocks(L, home, n: n, N: N, layout), timesBlocks(L, exported, n: n, N: N, layout)
        )
    }

    /// n×G: column t is L_{·t}·w_t for the N elements w_t of region t.
    static func timesBlocks(
        _ L: Matrix<IndustryAxis, IndustryAxis>, _ vector: [Double], n: Int, N: Int,
        _ layout: TableLayout
    ) -> Matrix<IndustryAxis, RegionAxis> {
        L.withUnsafeElements { l in
            vector.withUnsafeBufferPointer { v in
                Matrix(layout.industryAxis, layout.regionAxis) { result in
                    guard let l = l.baseAddress, let v = v.baseAddress,
                        let result = result.baseAddress
                    else { return }
                    for t in 0..<layout.regionCount {
                        gemv(
                            .none, m: n, n: N, a: l + t * N * n, lda: n, x: v + t * N,
                            y: result + t * n)
                    }
                }
            }
        }
    }

    /// L̂_s = (I − A_ss)⁻¹ of every region.
    /// - Throws: `singular(pivot:)`, the pivot counted within the region.
    static func localInverses(
        _ coefficients: TechnicalCoefficients
    ) throws(LinearAlgebraError) -> [Double] {
        let layout = coefficients.table.layout
        let (n, N) = (layout.industryCount, layout.sectorCount)
        var result: [Double] = []
        result.reserveCapacity(n * N)
        for s in 0..<layout.regionCount {
            let block = coefficients.table.Z.withUnsafeElements { z in
                Matrix<SectorAxis, SectorAxis>(layout.sectorAxis, layout.sectorAxis) { m in
                    for j in 0..<N {
                        let reciprocal = coefficients.inverseOutput[s * N + j]
                        let source = s * N + (s * N + j) * n
                        for i in 0..<N { m[i + j * N] = -z[source + i] * reciprocal }
                        m[j * (N + 1)] += 1
                    }
                }
            }
            let inverse = try LUFactorization(block).inverse()
            inverse.withUnsafeElements { result.append(contentsOf: $0) }
        }
        return result
    }

    /// op(B_s)·w_s for every region's N×N block B_s and N elements w_s.
    static func blockwise(
        _ transposition: Transposition, _ blocks: [Double], _ vector: [Double], _ N: Int
    ) -> [Double] {
        var result = [Double](repeating: 0, count: vector.count)
        guard N > 0 else { return result }
        blocks.withUnsafeBufferPointer { b in
            vector.withUnsafeBufferPointer { v in
                result.withUnsafeMutableBufferPointer { y in
                    guard let b = b.baseAddress, let v = v.baseAddress, let y = y.baseAddress
                    else { return }
                    for s in 0..<(vector.count / N) {
                        gemv(
                            transposition, m: N, n: N, a: b + s * N * N, lda: N, x: v + s * N,
                            y: y + s * N)
                    }
                }
            }
        }
        return result
    }

    /// Calls `body` for every exporter s and partner r ≠ s with A_sr·C_r, where `prepare` writes the
    /// k columns of C_r (N×k, column-major, in the unit of output) for that pair.
    ///
    /// A_sr is never formed: A_sr·C = Z_sr·(x̂_r⁻¹·C), one `dgemm` on the block of Z in place.
    /// - Complexity: 2·n²·k operations over all pairs; one pass over Z.
    func forEachPair(
        columns k: Int,
        prepare: (_ s: Int, _ r: Int, _ C: UnsafeMutablePointer<Double>) -> Void,
        body: (_ s: Int, _ r: Int, _ product: UnsafePointer<Double>) -> Void
    ) {
        let (n, N, G) = (layout.industryCount, layout.sectorCount, layout.regionCount)
        guard n > 0 else { return }
        let inverseOutput = system.coefficients.inverseOutput
        withUnsafeTemporaryAllocation(of: Double.self, capacity: 2 * N * k) { scratch in
            system.table.Z.withUnsafeElements { z in
                guard let z = z.baseAddress, let C = scratch.baseAddress else { return }
                let product = C + N * k
                for r in 0..<G {
                    for s in 0..<G where s != r {
                        prepare(s, r, C)
                        for c in 0..<k {
                            for i in 0..<N { C[i + c * N] *= inverseOutput[r * N + i] }
                        }
                        gemm(
                            .none, .none, m: N, n: k, k: N, a: z + s * N + r * N * n, lda: n, b: C,
                            ldb: N, c: product, ldc: N)
                        body(s, r, product)
                    }
                }
            }
        }
    }
}
