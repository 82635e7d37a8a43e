import LinearAlgebra

extension TradeState {
    /// The quasi-Newton step of log wages: the Jacobian keeps the direct effects (a wage moves its
    /// region's costs and income one for one) and leaves out second rounds through inputs.
    func wageStep() throws(ShockModelError) -> [Double] {
        var J = [Double](repeating: 0, count: G * G)  // column-major, J[n + k·G]
        var scaled = J
        var labour = [Double](repeating: 0, count: G)
        for n in 0..<G {
            for j in (n * N)..<((n + 1) * N) {
                labour[n] += economy.valueAddedShares[j] * output[j]
            }
        }
        var own = labour.map { -$0 }
        for j in 0..<N {
            let theta = economy.elasticities[j]
            for m in 0..<G {
                let row = (j * G + m) * G
                for n in 0..<G {
                    let direct =
                        economy.valueAddedShares[n * N + j] * sellerShares[row + n]
                        * expenditure[m * N + j]
                    J[n + m * G] += direct
                    scaled[n + m * G] = theta * direct
                    own[n] -= theta * direct
                }
            }
            scaled.withUnsafeBufferPointer { a in
                shares.withUnsafeBufferPointer { b in
                    J.withUnsafeMutableBufferPointer { c in
                        gemm(
                            .none, .transposed, m: G, n: G, k: G, a: a.baseAddress, lda: G,
                            b: b.baseAddress.map { $0 + j * G * G }, ldb: G, beta: 1,
                            c: c.baseAddress, ldc: G)
                    }
                }
            }
        }
        // −J, and the numeraire in the direction in which J is singular.
        let world = economy.valueAdded.reduce(0, +)
        for n in 0..<G {
            J[n + n * G] += own[n]
            for k in 0..<G {
                J[n + k * G] =
                    -J[n + k * G] / labour[n] + economy.valueAdded[k] / world
            }
        }
        let axis = Axis<OrdinalAxis>(count: G)
        do {
            let factors = try LUFactorization(Matrix(axis, axis, columnMajor: J))
            return factors.solve(excessDemand)
        } catch {
            throw .notConverged(
                model: TradeEquilibrium.name, iterations: innerIterations,
                residual: largestMagnitude(excessDemand))
        }
    }
}
