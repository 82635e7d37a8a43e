public import InputOutput

/// A table of which a format knows that it is its own: what was parsed to know it is kept, and
/// reading goes on from there.
public protocol OpenedTable {
    /// Which format it is, and why.
    var recognition: Recognition { get }
    /// What a list of tables shows of it, without reading the numbers.
    /// - Throws: every problem that was found on the way.
    func summary() throws(Diagnostics) -> TableSummary
    /// Reads the table.
    /// - Parameter progress: called now and then, on the calling thread, with the share that is
    ///   done, from 0 to 1.
    /// - Returns: the table, and what the reader accepted although it is odd.
    /// - Throws: every problem that was found, each with its place.
    func read(progress: (Double) -> Void) throws(Diagnostics) -> TableReading
}
