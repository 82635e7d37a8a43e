import CScaLAPACK
import Platform

/// A dense matrix in pieces: blocks are dealt out to a grid of ranks in turns, by rows and by
/// columns (block-cyclic, as ScaLAPACK has it). Each rank holds its blocks as one column-major
/// matrix.
final class BlockMatrix {
    let grid: Grid
    /// Size of the whole.
    let rows, columns: Int
    /// Size of a block.
    let rowBlock, columnBlock: Int
    /// Size of the part that is here.
    let localRows, localColumns: Int
    /// The part that is here, with `localRows` as its leading dimension.
    let values: UnsafeMutablePointer<Double>
    /// ScaLAPACK's description.
    let description: [Int32]

    /// A matrix of zeros.
    init(_ grid: Grid, rows: Int, columns: Int, rowBlock: Int, columnBlock: Int) {
        self.grid = grid
        self.rows = rows
        self.columns = columns
        self.rowBlock = rowBlock
        self.columnBlock = columnBlock
        localRows = Self.share(rows, rowBlock, grid.row, grid.rows)
        localColumns = Self.share(columns, columnBlock, grid.column, grid.columns)
        let count = max(localRows * localColumns, 1)
        guard let memory = calloc(count, MemoryLayout<Double>.stride) else {
            Memory.end(without: count * MemoryLayout<Double>.stride)
        }
        values = memory.bindMemory(to: Double.self, capacity: count)
        var description = [Int32](repeating: 0, count: 9)
        var info: Int32 = 0
        let (zero, context): ([Int32], [Int32]) = ([0], [grid.context])
        descinit_(
            &description, [Int32(rows)], [Int32(columns)], [Int32(rowBlock)], [Int32(columnBlock)],
            zero, zero, context, [Int32(max(localRows, 1))], &info)
        precondition(info == 0, "descinit refused argument \(-info)")
        self.description = description
    }

    /// Another matrix in the same pieces, with the same numbers or zeros.
    convenience init(like other: BlockMatrix, copying: Bool) {
        self.init(
            other.grid, rows: other.rows, columns: other.columns, rowBlock: other.rowBlock,
            columnBlock: other.columnBlock)
        if copying { values.update(from: other.values, count: localRows * localColumns) }
    }

    deinit { free(values) }

    /// Elements that a rank holds at most of a square matrix.
    static func largestPart(of n: Int, _ block: Int, _ grid: Grid) -> Int {
        share(n, block, 0, grid.rows) * share(n, block, 0, grid.columns)
    }

    /// How many of `count` rows (or columns) the rank at `position` of `ranks` holds.
    static func share(_ count: Int, _ block: Int, _ position: Int, _ ranks: Int) -> Int {
        Int(numroc_([Int32(count)], [Int32(block)], [Int32(position)], [0], [Int32(ranks)]))
    }

    /// Which row of the whole a row of the part is.
    func globalRow(_ local: Int) -> Int {
        (local / rowBlock * grid.rows + grid.row) * rowBlock + local % rowBlock
    }

    /// Which column of the whole a column of the part is.
    func globalColumn(_ local: Int) -> Int {
        (local / columnBlock * grid.columns + grid.column) * columnBlock + local % columnBlock
    }

    /// Which row of the part a row of the whole is; nil where another rank holds it.
    func localRow(_ global: Int) -> Int? {
        let block = global / rowBlock
        guard block % grid.rows == grid.row else { return nil }
        return block / grid.rows * rowBlock + global % rowBlock
    }

    /// Which column of the part a column of the whole is; nil where another rank holds it.
    func localColumn(_ global: Int) -> Int? {
        let block = global / columnBlock
        guard block % grid.columns == grid.column else { return nil }
        return block / grid.columns * columnBlock + global % columnBlock
    }

    /// Takes the part of this rank from a whole matrix, column-major.
    func take(from whole: UnsafePointer<Double>) {
        for j in 0..<localColumns {
            let column = whole + globalColumn(j) * rows
            for i in 0..<localRows { values[i + j * localRows] = column[globalRow(i)] }
        }
    }

    /// The whole matrix on rank 0, column-major; elsewhere what this rank has of it.
    func gathered() -> [Double] {
        var whole = [Double](repeating: 0, count: rows * columns)
        for j in 0..<localColumns {
            let column = globalColumn(j) * rows
            for i in 0..<localRows { whole[column + globalRow(i)] = values[i + j * localRows] }
        }
        cs_sum(&whole, whole.count, Ranks.rank)
        return whole
    }
}
