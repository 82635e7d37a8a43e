import CScaLAPACK

extension Engine {
    /// φ_ir = Σ_{j∈r} a_ij·L_ji for every industry i and region r. Scaling cancels:
    /// a_ij·L_ji = (δ_ij − M_ij)·(M⁻¹)_ji. M⁻¹ is transposed panel by panel into the pieces of M.
    /// `first` is the number of regions; the region of each industry follows.
    /// - Returns: φ, n×regions, column-major.
    func feedback(_ order: Order, _ regions: [Double]) -> [Double] {
        guard let M, let inverse = factors, content == .inverse else {
            preconditionFailure("the inverse comes first")
        }
        var phi = [Double](repeating: 0, count: n * order.first)
        // Panels begin where a block of the first column of ranks does.
        let turn = Self.block * grid.columns
        let width = turn * max(1, 512 / turn)
        let panel = BlockMatrix(
            grid, rows: n, columns: width, rowBlock: Self.block, columnBlock: Self.block)
        for first in stride(from: 0, to: n, by: width) {
            let columns = min(width, n - first)
            pdtran_(
                count, [Int32(columns)], [1], inverse.values, [Int32(first + 1)], Self.one,
                inverse.description, [0], panel.values, Self.one, Self.one, panel.description)
            let here = BlockMatrix.share(columns, Self.block, grid.column, grid.columns)
            for k in 0..<here {
                let j = first + panel.globalColumn(k)
                let target = Int(regions[j]) * n
                let m = M.values + (first / grid.columns + k) * M.localRows
                let l = panel.values + k * panel.localRows
                for i in 0..<M.localRows {
                    let row = M.globalRow(i)
                    phi[target + row] += ((row == j ? 1 : 0) - m[i]) * l[i]
                }
            }
        }
        cs_sum(&phi, phi.count, Ranks.rank)
        return phi
    }

    /// Elements of L = ŝ·M⁻¹·ŝ⁻¹ in the rows from `first` to `second` and in some columns.
    /// - Returns: the elements, column-major.
    func pick(_ order: Order, _ columns: [Double]) -> [Double] {
        guard let inverse = factors, content == .inverse else {
            preconditionFailure("the inverse comes first")
        }
        let rows = order.first..<order.second
        var found = [Double](repeating: 0, count: rows.count * columns.count)
        for (k, column) in columns.enumerated() {
            let global = Int(column)
            guard let j = inverse.localColumn(global) else { continue }
            let values = inverse.values + j * inverse.localRows
            for row in rows {
                guard let i = inverse.localRow(row) else { continue }
                found[row - rows.lowerBound + k * rows.count] =
                    scale[row] * values[i] * rowFactors[global]
            }
        }
        cs_sum(&found, found.count, Ranks.rank)
        return found
    }
}
