import CTrade

/// Rows of one importer and year that follow each other in memory, in the order of the file.
struct TradeSlice: @unchecked Sendable {
    let rows: UnsafePointer<cp_trade_row>
    let count: UInt32
    /// Position among the partners of the worker.
    let importer: UInt16
    let year: UInt16
}

/// The rows of one stretch of a file.
///
/// The memory is its worker's, which lives longer; it is written before the value is made.
struct TradeStretch: Sendable {
    /// Those of one importer and year come in the order of the file.
    let slices: [TradeSlice]
    /// The number of the worker.
    let reader: UInt16
}
