import CScaLAPACK

extension Engine {
    /// Factors M (`pdgetrf`) and estimates its condition (`pdgecon`).
    /// - Returns: `info`, ‖M‖∞, 1/cond∞, and the pivots of all rows.
    func factor() -> [Double] {
        guard let M else { preconditionFailure("M is formed first") }
        let norm = infinityNorm(M)
        let matrix = BlockMatrix(like: M, copying: true)
        pivots = noPivots(matrix)
        var info: Int32 = 0
        pdgetrf_(
            count, count, matrix.values, Self.one, Self.one, matrix.description, &pivots, &info)
        precondition(info >= 0, "pdgetrf refused argument \(-info)")
        if info > 0 { return [Double(info), norm, 0] }
        (factors, content) = (matrix, .factors)
        return [0, norm, condition(matrix, norm)] + allPivots(matrix)
    }

    /// Makes M⁻¹ in the place of the factors (`pdgetri`).
    /// - Returns: `info`.
    func invert() -> [Double] {
        guard let factors, content == .factors else { preconditionFailure("factors come first") }
        var info: Int32 = 0
        var (work, integers): ([Double], [Int32]) = ([0], [0])
        pdgetri_(
            count, factors.values, Self.one, Self.one, factors.description, pivots, &work, [-1],
            &integers, [-1], &info)
        precondition(info == 0, "pdgetri refused argument \(-info)")
        work = [Double](repeating: 0, count: max(1, Int(work[0])))
        integers = [Int32](repeating: 0, count: max(1, Int(integers[0])))
        pdgetri_(
            count, factors.values, Self.one, Self.one, factors.description, pivots, &work,
            [Int32(work.count)], &integers, [Int32(integers.count)], &info)
        precondition(info >= 0, "pdgetri refused argument \(-info)")
        if info == 0 { content = .inverse }
        return [Double(info)]
    }

    private func infinityNorm(_ matrix: BlockMatrix) -> Double {
        var sums = [Double](repeating: 0, count: n)
        for j in 0..<matrix.localColumns {
            let column = matrix.values + j * matrix.localRows
            for i in 0..<matrix.localRows { sums[matrix.globalRow(i)] += abs(column[i]) }
        }
        cs_sum(&sums, n, Ranks.rank)
        var norm = [Ranks.rank == 0 ? sums.max() ?? 0 : 0]
        Ranks.broadcast(&norm)
        return norm[0]
    }

    private func condition(_ factors: BlockMatrix, _ norm: Double) -> Double {
        var (reciprocal, info): (Double, Int32) = (0, 0)
        var (work, integers): ([Double], [Int32]) = ([0], [0])
        pdgecon_(
            "I", count, factors.values, Self.one, Self.one, factors.description, [norm],
            &reciprocal, &work, [-1], &integers, [-1], &info, 1)
        precondition(info == 0, "pdgecon refused argument \(-info)")
        work = [Double](repeating: 0, count: max(1, Int(work[0])))
        integers = [Int32](repeating: 0, count: max(1, Int(integers[0])))
        pdgecon_(
            "I", count, factors.values, Self.one, Self.one, factors.description, [norm],
            &reciprocal, &work, [Int32(work.count)], &integers, [Int32(integers.count)], &info, 1)
        precondition(info == 0, "pdgecon refused argument \(-info)")
        return reciprocal
    }

    /// The pivots of all rows on rank 0. Every column of ranks has the same: the first one tells.
    private func allPivots(_ matrix: BlockMatrix) -> [Double] {
        var all = [Double](repeating: 0, count: n)
        if grid.column == 0 {
            for i in 0..<matrix.localRows { all[matrix.globalRow(i)] = Double(pivots[i]) }
        }
        cs_sum(&all, n, Ranks.rank)
        return all
    }
}
