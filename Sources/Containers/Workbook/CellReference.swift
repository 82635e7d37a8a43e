/// Rows and columns of a sheet, counted from 0, and their names as Excel shows them.
package enum CellReference {
    /// Rows that a sheet can have.
    package static let rowLimit = 1_048_576
    /// Columns that a sheet can have.
    package static let columnLimit = 16_384

    /// The name of a cell, such as `AB7` for row 6 and column 27.
    package static func name(row: Int, column: Int) -> String { "\(columnName(column))\(row + 1)" }

    /// The letters of a column, such as `AB` for 27.
    package static func columnName(_ column: Int) -> String {
        var letters: [UInt8] = []
        var rest = column + 1
        while rest > 0 {
            letters.append(UInt8(0x41 + (rest - 1) % 26))
            rest = (rest - 1) / 26
        }
        return String(decoding: letters.reversed(), as: UTF8.self)
    }

    /// Row and column of a name such as `AB7`; nil for anything else and beyond the limits.
    package static func parse(
        _ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>
    ) -> (row: Int, column: Int)? {
        var p = start
        var column = 0
        while p != end, p.pointee &- 0x41 < 26 {
            column = column * 26 + Int(p.pointee &- 0x40)
            if column > columnLimit { return nil }
            p += 1
        }
        var row = 0
        while p != end, p.pointee &- 0x30 < 10 {
            row = row * 10 + Int(p.pointee &- 0x30)
            if row > rowLimit { return nil }
            p += 1
        }
        guard p == end, row > 0, column > 0 else { return nil }
        return (row - 1, column - 1)
    }
}
