import CScaLAPACK

/// Ranks arranged in rows and columns, as BLACS counts them.
struct Grid: Sendable {
    /// BLACS's number of it.
    let context: Int32
    /// Rows and columns of ranks.
    let rows, columns: Int
    /// Where this rank stands.
    let row, column: Int

    private init(rows: Int, columns: Int) {
        var context: Int32 = 0
        Cblacs_get(-1, 0, &context)
        Cblacs_gridinit(&context, "R", Int32(rows), Int32(columns))
        var (height, width, row, column): (Int32, Int32, Int32, Int32) = (0, 0, 0, 0)
        Cblacs_gridinfo(context, &height, &width, &row, &column)
        self.context = context
        self.rows = Int(height)
        self.columns = Int(width)
        self.row = Int(row)
        self.column = Int(column)
    }

    /// All ranks in as square a grid as there is, with at least as many columns as rows: panels of
    /// an LU factorization are worked on by one column of ranks.
    static func square(_ ranks: Int) -> Grid {
        var rows = 1
        for candidate in 1...ranks where candidate * candidate <= ranks && ranks % candidate == 0 {
            rows = candidate
        }
        return Grid(rows: rows, columns: ranks / rows)
    }

    /// All ranks beside each other, for whole columns of a matrix as they lie in files.
    static func lanes(_ ranks: Int) -> Grid { Grid(rows: 1, columns: ranks) }
}
