import InputOutput
import LinearAlgebra

/// The cells of a table that is moved to totals: a cell is what it was times the multipliers of the
/// totals that it counts in, which are all that changes.
///
///     z_ij  =  z⁰_ij · b_i/b_j · o_p · (e_p·m_q)      b without the diagonal, e·m where p ≠ q
///     y_ik  =  y⁰_ik · b_i · o_p · f_q · (e_p·m_q)
///     v_hj  =  v⁰_hj / b_j · g_q                      g for value added
///
/// for seller i of region p and buyer j, or column k, of region q: b balances an industry, o, e, m,
/// f and g meet output, exports, imports, final demand and GDP of a region. A cell below zero is
/// divided by what others are multiplied with. Meeting a total is then a sum and one new
/// multiplier, and a sweep over all industries reads Z twice in the order of memory, once by rows
/// and once by columns.
struct ProjectionCells {
    /// What a total is of.
    enum Constraint {
        /// Sales of an industry less its costs; deliveries to itself are both.
        case balance(Int)
        /// A quantity of a region.
        case region(TableProjection.Quantity, Int)
    }

    private let layout: TableLayout
    private let n: Int
    private let columns: Int
    private let inputs: Int
    private let isValueAdded: [Bool]
    private let regionOf: [Int]
    private let regionOfColumn: [Int]
    /// Cells above zero: Z and Y by columns and by rows, V by columns.
    private let Z: [Double]
    private let rowsOfZ: [Double]
    private let Y: [Double]
    private let rowsOfY: [Double]
    private let V: [Double]
    /// Cells below zero, without their sign.
    private let below: Below

    private var b: [Double]
    private var output: [Double]
    private var exports: [Double]
    private var imports: [Double]
    private var finalDemand: [Double]
    private var gdp: [Double]
    /// 1/b_j, and the same times m_q.
    private var buyer: [Double]
    private var buyerAbroad: [Double]
    /// b_i·o_p, and the same times e_p.
    private var seller: [Double]
    private var sellerAbroad: [Double]
    /// f_q, and the same times m_q, by column of final demand.
    private var spender: [Double]
    private var spenderAbroad: [Double]

    /// The cells below zero of Z, Y and V by row and column, as lists of few.
    private struct Below {
        struct Cell {
            let row: Int
            let column: Int
            let amount: Double
        }
        var Z: [Cell] = []
        var Y: [Cell] = []
        var V: [Cell] = []
        /// Places in the lists, by industry.
        var rowsOfZ: [[Int]]
        var columnsOfZ: [[Int]]
        var rowsOfY: [[Int]]
        var columnsOfV: [[Int]]

        init(count n: Int) {
            let none = [[Int]](repeating: [], count: n)
            (rowsOfZ, columnsOfZ, rowsOfY, columnsOfV) = (none, none, none, none)
        }
    }

    /// The cells of a table, all times a growth.
    init(_ table: MRIOTable, growth: Double) {
        let layout = table.layout
        let (n, columns, inputs) = (
            layout.industryCount, layout.demandAxis.count, table.V.rowCount
        )
        self.layout = layout
        self.n = n
        self.columns = columns
        self.inputs = inputs
        isValueAdded = table.primaryInputs.map { $0.kind == .valueAdded }
        regionOf = (0..<n).map { layout.region(ofIndustry: $0) }
        regionOfColumn = (0..<columns).map { layout.region(ofDemandColumn: $0) }
        var below = Below(count: n)
        func positive<R: AxisKind, C: AxisKind>(
            _ matrix: Matrix<R, C>, _ meet: (Int, Int, Double) -> Void
        ) -> [Double] {
            let m = matrix.rowCount
            return matrix.withUnsafeElements { cells in
                cells.indices.map { k in
                    if cells[k] >= 0 { return cells[k] * growth }
                    meet(k % m, k / m, -cells[k] * growth)
                    return 0
                }
            }
        }
        Z = positive(table.Z) { i, j, amount in
            below.rowsOfZ[i].append(below.Z.count)
            below.columnsOfZ[j].append(below.Z.count)
            below.Z.append(.init(row: i, column: j, amount: amount))
        }
        Y = positive(table.Y) { i, k, amount in
            below.rowsOfY[i].append(below.Y.count)
            below.Y.append(.init(row: i, column: k, amount: amount))
        }
        V = positive(table.V) { h, j, amount in
            below.columnsOfV[j].append(below.V.count)
            below.V.append(.init(row: h, column: j, amount: amount))
        }
        self.below = below
        rowsOfZ = Self.transposed(Z, rows: n, columns: n)
        rowsOfY = Self.transposed(Y, rows: n, columns: columns)
        let regions = [Double](repeating: 1, count: layout.regionCount)
        let industries = [Double](repeating: 1, count: n)
        (output, exports, imports, finalDemand, gdp) = (regions, regions, regions, regions, regions)
        b = industries
        (buyer, buyerAbroad, seller, sellerAbroad) = (
            industries, industries, industries, industries
        )
        spender = [Double](repeating: 1, count: columns)
        spenderAbroad = spender
    }

    private static func transposed(_ cells: [Double], rows: Int, columns: Int) -> [Double] {
        var result = [Double](repeating: 0, count: cells.count)
        let block = 64
        for left in stride(from: 0, to: columns, by: block) {
            for top in stride(from: 0, to: rows, by: block) {
                for j in left..<min(left + block, columns) {
                    for i in top..<min(top + block, rows) {
                        result[j + i * columns] = cells[i + j * rows]
                    }
                }
            }
        }
        return result
    }

    /// Takes the multipliers of the same table with one sector a region: there every industry of a
    /// region has the region’s own.
    mutating func start(from merged: ProjectionCells) {
        precondition(merged.n == layout.regionCount, "one sector a region")
        (output, exports, imports) = (merged.output, merged.exports, merged.imports)
        (finalDemand, gdp) = (merged.finalDemand, merged.gdp)
        for i in 0..<n {
            b[i] = merged.b[regionOf[i]]
            refreshIndustry(i)
        }
        for k in 0..<columns { refreshColumn(k) }
    }

    // MARK: Sums

    /// What counts towards a total above zero, and below zero without the sign.
    func sum(_ constraint: Constraint) -> (up: Double, down: Double) {
        switch constraint {
        case .balance(let i): balance(of: i)
        case .region(.output, let p): sales(of: p, abroadOnly: false)
        case .region(.exports, let p): sales(of: p, abroadOnly: true)
        case .region(.imports, let q): purchases(of: q)
        case .region(.finalDemand, let q): spending(of: q)
        case .region(.gdp, let q): income(of: q)
        }
    }

    /// Multiplies what is above zero in a total by a factor, and divides the rest by it.
    mutating func scale(_ constraint: Constraint, by factor: Double) {
        switch constraint {
        case .balance(let i):
            b[i] *= factor
            refreshIndustry(i)
        case .region(.output, let p):
            output[p] *= factor
            layout.industries(of: p).forEach { refreshIndustry($0) }
        case .region(.exports, let p):
            exports[p] *= factor
            layout.industries(of: p).forEach { refreshIndustry($0) }
        case .region(.imports, let q):
            imports[q] *= factor
            layout.industries(of: q).forEach { refreshIndustry($0) }
            layout.demandColumns(of: q).forEach { refreshColumn($0) }
        case .region(.finalDemand, let q):
            finalDemand[q] *= factor
            layout.demandColumns(of: q).forEach { refreshColumn($0) }
        case .region(.gdp, let q):
            gdp[q] *= factor
        }
    }

    private mutating func refreshIndustry(_ i: Int) {
        let p = regionOf[i]
        buyer[i] = 1 / b[i]
        buyerAbroad[i] = imports[p] / b[i]
        seller[i] = b[i] * output[p]
        sellerAbroad[i] = seller[i] * exports[p]
    }

    private mutating func refreshColumn(_ k: Int) {
        let q = regionOfColumn[k]
        spender[k] = finalDemand[q]
        spenderAbroad[k] = finalDemand[q] * imports[q]
    }

    /// Σ_j of a row of Z above zero: at home without the diagonal, and abroad; before b_i, o and e.
    private func row(_ i: Int) -> (home: Double, abroad: Double) {
        let own = layout.industries(of: regionOf[i])
        let start = i * n
        let home =
            Self.dot(rowsOfZ, start, buyer, own) - rowsOfZ[start + i] * buyer[i]
        let abroad =
            Self.dot(rowsOfZ, start, buyerAbroad, 0..<own.lowerBound)
            + Self.dot(rowsOfZ, start, buyerAbroad, own.upperBound..<n)
        return (home, abroad)
    }

    /// The same of a row of Y.
    private func demandRow(_ i: Int) -> (home: Double, abroad: Double) {
        let own = layout.demandColumns(of: regionOf[i])
        let start = i * columns
        let home = Self.dot(rowsOfY, start, spender, own)
        let abroad =
            Self.dot(rowsOfY, start, spenderAbroad, 0..<own.lowerBound)
            + Self.dot(rowsOfY, start, spenderAbroad, own.upperBound..<columns)
        return (home, abroad)
    }

    private func balance(of i: Int) -> (up: Double, down: Double) {
        let p = regionOf[i]
        let own = layout.industries(of: p)
        let (sold, spent) = (row(i), demandRow(i))
        var up = seller[i] * (sold.home + spent.home + exports[p] * (sold.abroad + spent.abroad))
        let start = i * n
        let home = Self.dot(Z, start, seller, own) - Z[start + i] * seller[i]
        let abroad =
            Self.dot(Z, start, sellerAbroad, 0..<own.lowerBound)
            + Self.dot(Z, start, sellerAbroad, own.upperBound..<n)
        var down = (home + imports[p] * abroad) * buyer[i]
        for h in 0..<inputs {
            down += V[h + i * inputs] * multiplierOfV(h, i)
        }
        for k in below.rowsOfZ[i] where below.Z[k].column != i {
            down += below.Z[k].amount / multiplierOfZ(i, below.Z[k].column)
        }
        for k in below.rowsOfY[i] {
            down += below.Y[k].amount / multiplierOfY(i, below.Y[k].column)
        }
        for k in below.columnsOfZ[i] where below.Z[k].row != i {
            up += below.Z[k].amount / multiplierOfZ(below.Z[k].row, i)
        }
        for k in below.columnsOfV[i] {
            up += below.V[k].amount / multiplierOfV(below.V[k].row, i)
        }
        return (up, down)
    }

    private func sales(of p: Int, abroadOnly: Bool) -> (up: Double, down: Double) {
        let own = layout.industries(of: p)
        let spending = layout.demandColumns(of: p)
        var (up, down) = (0.0, 0.0)
        for i in own {
            let (sold, spent) = (row(i), demandRow(i))
            up += seller[i] * exports[p] * (sold.abroad + spent.abroad)
            if !abroadOnly {
                up += seller[i] * (sold.home + spent.home) + Z[i + i * n] * output[p]
            }
            for k in below.rowsOfZ[i] where !abroadOnly || !own.contains(below.Z[k].column) {
                down += below.Z[k].amount / multiplierOfZ(i, below.Z[k].column)
            }
            for k in below.rowsOfY[i] where !abroadOnly || !spending.contains(below.Y[k].column) {
                down += below.Y[k].amount / multiplierOfY(i, below.Y[k].column)
            }
        }
        return (up, down)
    }

    private func purchases(of q: Int) -> (up: Double, down: Double) {
        let own = layout.industries(of: q)
        var (up, down) = (0.0, 0.0)
        for j in own {
            up +=
                buyerAbroad[j]
                * (Self.dot(Z, j * n, sellerAbroad, 0..<own.lowerBound)
                    + Self.dot(Z, j * n, sellerAbroad, own.upperBound..<n))
            for k in below.columnsOfZ[j] where !own.contains(below.Z[k].row) {
                down += below.Z[k].amount / multiplierOfZ(below.Z[k].row, j)
            }
        }
        let columns = layout.demandColumns(of: q)
        for k in columns {
            up +=
                spenderAbroad[k]
                * (Self.dot(Y, k * n, sellerAbroad, 0..<own.lowerBound)
                    + Self.dot(Y, k * n, sellerAbroad, own.upperBound..<n))
        }
        for cell in below.Y where columns.contains(cell.column) && !own.contains(cell.row) {
            down += cell.amount / multiplierOfY(cell.row, cell.column)
        }
        return (up, down)
    }

    private func spending(of q: Int) -> (up: Double, down: Double) {
        let own = layout.industries(of: q)
        let columns = layout.demandColumns(of: q)
        var (up, down) = (0.0, 0.0)
        for k in columns {
            up += spender[k] * Self.dot(Y, k * n, seller, own)
            up +=
                spenderAbroad[k]
                * (Self.dot(Y, k * n, sellerAbroad, 0..<own.lowerBound)
                    + Self.dot(Y, k * n, sellerAbroad, own.upperBound..<n))
        }
        for cell in below.Y where columns.contains(cell.column) {
            down += cell.amount / multiplierOfY(cell.row, cell.column)
        }
        return (up, down)
    }

    private func income(of q: Int) -> (up: Double, down: Double) {
        var (up, down) = (0.0, 0.0)
        for j in layout.industries(of: q) {
            for h in 0..<inputs where isValueAdded[h] {
                up += V[h + j * inputs] * multiplierOfV(h, j)
            }
            for k in below.columnsOfV[j] where isValueAdded[below.V[k].row] {
                down += below.V[k].amount / multiplierOfV(below.V[k].row, j)
            }
        }
        return (up, down)
    }

    // MARK: Cells

    private func multiplierOfZ(_ i: Int, _ j: Int) -> Double {
        let (p, q) = (regionOf[i], regionOf[j])
        if i == j { return output[p] }
        return p == q ? seller[i] * buyer[j] : sellerAbroad[i] * buyerAbroad[j]
    }

    private func multiplierOfY(_ i: Int, _ k: Int) -> Double {
        regionOf[i] == regionOfColumn[k]
            ? seller[i] * spender[k] : sellerAbroad[i] * spenderAbroad[k]
    }

    private func multiplierOfV(_ h: Int, _ j: Int) -> Double {
        isValueAdded[h] ? gdp[regionOf[j]] * buyer[j] : buyer[j]
    }

    /// Z, Y and V as they are now.
    func matrices(like source: MRIOTable) -> (
        Z: Matrix<IndustryAxis, IndustryAxis>, Y: Matrix<IndustryAxis, DemandAxis>,
        V: Matrix<PrimaryInputAxis, IndustryAxis>
    ) {
        func made<R: AxisKind, C: AxisKind>(
            _ rows: Axis<R>, _ columns: Axis<C>, _ cells: [Double], _ below: [Below.Cell],
            _ multiplier: (Int, Int) -> Double
        ) -> Matrix<R, C> {
            let m = rows.count
            return Matrix(rows, columns) { target in
                for j in 0..<columns.count {
                    for i in 0..<m where cells[i + j * m] != 0 {
                        target[i + j * m] = cells[i + j * m] * multiplier(i, j)
                    }
                }
                for cell in below {
                    target[cell.row + cell.column * m] =
                        -cell.amount / multiplier(cell.row, cell.column)
                }
            }
        }
        return (
            made(source.Z.rows, source.Z.columns, Z, below.Z, multiplierOfZ),
            made(source.Y.rows, source.Y.columns, Y, below.Y, multiplierOfY),
            made(source.V.rows, source.V.columns, V, below.V, multiplierOfV)
        )
    }

    /// Σ over a range of cells from `start` on, times weights.
    private static func dot(
        _ cells: [Double], _ start: Int, _ weights: [Double], _ range: Range<Int>
    ) -> Double {
        cells.withUnsafeBufferPointer { cells in
            weights.withUnsafeBufferPointer { weights in
                guard let c = cells.baseAddress, let w = weights.baseAddress else { return 0 }
                var lanes = SIMD8<Double>()
                var k = range.lowerBound
                while k + 8 <= range.upperBound {
                    let a = UnsafeRawPointer(c + start + k).loadUnaligned(as: SIMD8<Double>.self)
                    let b = UnsafeRawPointer(w + k).loadUnaligned(as: SIMD8<Double>.self)
                    lanes.addProduct(a, b)
                    k += 8
                }
                var sum = lanes.sum()
                while k < range.upperBound {
                    sum += c[start + k] * w[k]
                    k += 1
                }
                return sum
            }
        }
    }
}
