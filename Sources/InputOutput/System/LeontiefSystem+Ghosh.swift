public import LinearAlgebra

extension LeontiefSystem {
    /// The Ghosh inverse Gh = (I − x̂⁻¹Z)⁻¹ = x̂⁻¹·L·x̂, n×n (Ghosh 1958; Miller & Blair 2022, ch.
    /// 12).
    ///
    /// Rows and columns of industries without output are those of the identity.
    /// - Complexity: forms L if it does not exist yet; n² operations beyond that.
    public func ghoshInverse() throws(LinearAlgebraError) -> Matrix<IndustryAxis, IndustryAxis> {
        var Gh = try inverse()
        let n = table.industryCount
        let inverseOutput = coefficients.inverseOutput
        Gh.scaleRows(by: inverseOutput)
        Gh.scaleColumns(by: table.x)
        Gh.withUnsafeMutableElements { p in
            for i in 0..<n where inverseOutput[i] == 0 {
                for j in 0..<n {
                    p[i + j * n] = 0
                    p[j + i * n] = 0
                }
                p[i * (n + 1)] = 1
            }
        }
        return Gh
    }
}
