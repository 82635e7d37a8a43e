import InputOutput
import LinearAlgebra

// Aggregation over regions, a country with its parts counting as one: S is F×n, F families of
// regions, and F = G in a table without parts. A product with the 0/1 summation matrix S has F·n
// multiplications by zero for every useful addition; because industries are region-major these are
// block sums instead: one pass over the memory of the matrix.

extension TableLayout {
    /// S·M: the rows of each family added up, F×C; `weights` multiply the rows first (S·ŵ·M).
    func sumRowsByFamily<Columns: AxisKind>(
        _ M: Matrix<IndustryAxis, Columns>, weights: [Double]? = nil
    ) -> Matrix<RegionAxis, Columns> {
        let (n, G, F) = (industryCount, regionCount, families.count)
        precondition(M.rowCount == n, "\(M.rowCount) rows for n=\(n)")
        precondition(weights == nil || weights?.count == n, "one weight a row")
        let w = weights ?? [Double](repeating: 1, count: n)
        let family = families.index
        return M.withUnsafeElements { p in
            Matrix(families.axis, M.columns) { target in
                w.withUnsafeBufferPointer { w in
                    for j in 0..<M.columnCount {
                        for r in 0..<G {
                            var sum = 0.0
                            for i in industries(of: r) { sum += w[i] * p[i + j * n] }
                            target[family[r] + j * F] += sum
                        }
                    }
                }
            }
        }
    }

    /// M·S': the columns of each family added up, R×F.
    func sumColumnsByFamily<Rows: AxisKind>(
        _ M: Matrix<Rows, IndustryAxis>
    ) -> Matrix<Rows, RegionAxis> {
        let m = M.rowCount
        precondition(M.columnCount == industryCount, "\(M.columnCount) columns")
        return M.withUnsafeElements { p in
            Matrix(M.rows, families.axis) { target in
                for j in 0..<industryCount {
                    let r = family(ofIndustry: j)
                    for i in 0..<m { target[i + r * m] += p[i + j * m] }
                }
            }
        }
    }

    /// S', n×F: 1 where the industry belongs to the family, times a weight for each industry.
    func familyIndicators(weights: [Double]) -> Matrix<IndustryAxis, RegionAxis> {
        precondition(weights.count == industryCount, "one weight an industry")
        return Matrix(industryAxis, families.axis) { target in
            for i in 0..<industryCount {
                target[i + family(ofIndustry: i) * industryCount] = weights[i]
            }
        }
    }

    /// Stops at indices that are not industries and at those named twice.
    func checkIndustries(_ indices: [Int], _ what: String) {
        precondition(
            indices.allSatisfy { $0 >= 0 && $0 < industryCount }, "\(what) outside 0..<n")
        precondition(Set(indices).count == indices.count, "\(what) named twice")
    }
}

extension MRIOTable {
    /// T, n×F: everything industry i sells to family r, intermediate and final, in the table's
    /// unit.
    /// - Complexity: one pass over Z and Y.
    var salesByDestination: Matrix<IndustryAxis, RegionAxis> {
        var T = layout.sumColumnsByFamily(Z)
        demandByFamily.withUnsafeElements { y in
            T.withUnsafeMutableElements { t in
                for k in 0..<t.count { t[k] += y[k] }
            }
        }
        return T
    }

    /// e, n: sales of each industry to other countries, intermediate and final, in the table's
    /// unit.
    var exportsByIndustry: [Double] {
        let T = salesByDestination
        return (0..<industryCount).map { i in
            let home = layout.family(ofIndustry: i)
            return (0..<layout.families.count).reduce(0) { $1 == home ? $0 : $0 + T[i, $1] }
        }
    }
}

/// The sum of the values at `indices`.
func total(_ values: [Double], at indices: [Int]) -> Double {
    indices.reduce(0) { $0 + values[$1] }
}

/// a / b, or nil where b is not positive: a share of nothing is undefined, not 0.
func share(_ a: Double, of b: Double) -> Double? { b > 0 ? a / b : nil }
