import InputOutput
import LinearAlgebra

extension RestrictionScan {
    /// Σ_{j∈r} Z_ij, and Σ_{j∈r} a_ij·P_jr: the part of the same flow that ends in final demand of
    /// r, for the importers r that are asked for; 0 elsewhere.
    static func flows(
        _ coefficients: TechnicalCoefficients, _ absorbed: Matrix<IndustryAxis, RegionAxis>,
        _ importers: [Int]
    ) -> (
        intermediate: Matrix<IndustryAxis, RegionAxis>,
        lookThrough: Matrix<IndustryAxis, RegionAxis>
    ) {
        let layout = coefficients.table.layout
        let n = layout.industryCount
        var intermediate = Matrix<IndustryAxis, RegionAxis>(
            layout.industryAxis, layout.families.axis)
        var lookThrough = intermediate
        let blocks = layout.familyBlocks
        intermediate.withUnsafeMutableElements { all in
            lookThrough.withUnsafeMutableElements { own in
                for r in importers {
                    coefficients.table.Z.withUnsafeColumns(blocks[r]) { z in
                        for (k, j) in blocks[r].enumerated() {
                            let share = coefficients.inverseOutput[j] * absorbed[j, r]
                            for i in 0..<n {
                                all[i + r * n] += z[i + k * n]
                                own[i + r * n] += z[i + k * n] * share
                            }
                        }
                    }
                }
            }
        }
        return (intermediate, lookThrough)
    }

    /// φ_ir = Σ_{j∈r} a_ij·L_ji, read in square tiles because L is needed across its columns.
    static func feedback(
        _ coefficients: TechnicalCoefficients, _ L: Matrix<IndustryAxis, IndustryAxis>
    ) -> Matrix<IndustryAxis, RegionAxis> {
        let layout = coefficients.table.layout
        let n = layout.industryCount
        let tile = 32
        return coefficients.table.Z.withUnsafeElements { z in
            L.withUnsafeElements { l in
                coefficients.inverseOutput.withUnsafeBufferPointer { inverseOutput in
                    Matrix(layout.industryAxis, layout.families.axis) { phi in
                        for i0 in stride(from: 0, to: n, by: tile) {
                            let i1 = min(i0 + tile, n)
                            for j0 in stride(from: 0, to: n, by: tile) {
                                for j in j0..<min(j0 + tile, n) {
                                    let scale = inverseOutput[j]
                                    let target = layout.family(ofIndustry: j) * n
                                    for i in i0..<i1 {
                                        phi[target + i] += z[i + j * n] * scale * l[j + i * n]
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    /// −κT/(1+κφ).
    static func factor(
        _ flow: Matrix<IndustryAxis, RegionAxis>, _ feedback: Matrix<IndustryAxis, RegionAxis>,
        cut: Double
    ) -> Matrix<IndustryAxis, RegionAxis> {
        flow.withUnsafeElements { t in
            feedback.withUnsafeElements { phi in
                Matrix(flow.rows, flow.columns) { target in
                    for k in 0..<t.count { target[k] = -cut * t[k] / (1 + cut * phi[k]) }
                }
            }
        }
    }
}

extension Matrix {
    /// The sum of two matrices of equal labels.
    func adding(_ other: Matrix) -> Matrix {
        precondition(rows == other.rows && columns == other.columns, "matrices of other labels")
        var sum = self
        sum.withUnsafeMutableElements { target in
            other.withUnsafeElements { source in
                for k in 0..<source.count { target[k] += source[k] }
            }
        }
        return sum
    }

    /// All elements multiplied by `scale`.
    func scaled(by scale: Double) -> Matrix {
        var result = self
        result.withUnsafeMutableElements { p in
            for k in 0..<p.count { p[k] *= scale }
        }
        return result
    }
}
