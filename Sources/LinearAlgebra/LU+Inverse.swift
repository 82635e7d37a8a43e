import CLAPACK

extension LUFactorization {
    /// M⁻¹ (LAPACK `dgetri`), which is faster than solving for the identity.
    /// - Complexity: 4/3·n³ floating-point operations; one more matrix of memory.
    public func inverse() throws(LinearAlgebraError) -> Matrix<Kind, Kind> {
        guard count > 0 else { return factors }
        var inverse = factors
        var info: cp_int = 0
        inverse.withUnsafeMutableElements { p in
            guard let base = p.baseAddress else { return }
            var (n32, lda, query, optimum) = (cp_int(count), cp_int(count), cp_int(-1), 0.0)
            dgetri_(&n32, base, &lda, pivots, &optimum, &query, &info)
            guard info == 0 else { return }
            var workCount = cp_int(max(optimum, 1))
            withUnsafeTemporaryAllocation(of: Double.self, capacity: Int(workCount)) { work in
                dgetri_(&n32, base, &lda, pivots, work.baseAddress, &workCount, &info)
            }
        }
        try checkInfo(info, routine: "dgetri")
        return inverse
    }
}
