import InputOutput

/// What one cell of a sheet holds. A cell without content is not reported.
package enum SheetValue: Sendable, Equatable {
    /// A number, always finite.
    case number(Double)
    /// A text; it may be empty or hold blanks only.
    case text(String)
    /// TRUE or FALSE.
    case flag(Bool)
    /// The error that a formula left, such as `#REF!`.
    case error(String)
    /// A cell that cannot be read, and why: a number that is none, a shared string that is not
    /// there.
    case damaged(String)
}

/// Takes the cells of a sheet, one at a time: rows from the first to the last, and the columns of
/// each row from left to right.
package protocol SheetReceiver {
    /// A cell with content; row and column count from 0.
    mutating func receive(_ value: SheetValue, row: Int, column: Int)
    /// Whether it wants no more cells; some may still come.
    var isFinished: Bool { get }
}

/// Reads the cells of a sheet from its bytes, which come in pieces.
protocol SheetScan {
    /// Reports every cell that is complete in `bytes`.
    /// - Returns: how many bytes were used; the rest belongs to a cell that is not complete and
    ///   must come again, with more behind it.
    /// - Throws: `damaged-sheet`, without file.
    mutating func scan(
        _ bytes: UnsafeBufferPointer<UInt8>, into receiver: inout some SheetReceiver
    ) throws(Diagnostics) -> Int

    /// Checks that the sheet has ended when the bytes have.
    /// - Throws: `damaged-sheet`, without file.
    func finish() throws(Diagnostics)
}
