import CLAPACK

extension LUFactorization {
    /// An estimate of 1/(‖M‖∞·‖M⁻¹‖∞) (LAPACK `dgecon`); 0 for a matrix singular to working
    /// precision, 1 for an empty one.
    /// - Complexity: a few solves, O(n²).
    public func reciprocalCondition() throws(LinearAlgebraError) -> Double {
        if let known = knownReciprocalCondition { return known }
        guard count > 0 else { return 1 }
        var work = [Double](repeating: 0, count: 4 * count)
        var integerWork = [cp_int](repeating: 0, count: count)
        var (reciprocal, info) = (0.0, cp_int(0))
        factors.withUnsafeElements { p in
            guard let base = p.baseAddress else { return }
            var norm = CChar(73)  // 'I'
            var (n32, lda, anorm) = (cp_int(count), cp_int(count), infinityNorm)
            dgecon_(&norm, &n32, base, &lda, &anorm, &reciprocal, &work, &integerWork, &info, 1)
        }
        try checkInfo(info, routine: "dgecon")
        return reciprocal
    }

    /// The same factors with their condition estimated, so that it can be kept with them.
    public func estimatingCondition() throws(LinearAlgebraError) -> LUFactorization {
        LUFactorization(
            factors: factors, pivots: pivots, infinityNorm: infinityNorm,
            reciprocalCondition: try reciprocalCondition())
    }
}
