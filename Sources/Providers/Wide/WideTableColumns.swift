import Containers

/// What the columns of a wide file stand for: industries first, then final demand and totals.
struct WideTableColumns: Sendable {
    /// Labels of all columns of numbers, as the file writes them.
    let labels: [String]
    /// n: the first so many columns are industries, in the order of the rows.
    let industryCount: Int
    /// For each column behind the industries its column of Y; nil for totals and the like.
    let demandTargets: [Int?]
    /// How many columns Y has.
    let demandCount: Int

    /// Positions, among all columns, of those that are neither industries nor final demand.
    var extras: [Int] {
        demandTargets.indices.filter { demandTargets[$0] == nil }.map { industryCount + $0 }
    }
}

/// The numbers of a wide file.
struct WideTableCells: Sendable {
    /// Columns that are neither industries nor final demand, by label: one number for each of the
    /// first n rows.
    let extras: [String: [Double]]
    /// The rows behind the first n, all columns.
    let tail: [[Double]]
    /// The label of every row.
    let rowLabels: [CSVMatrixScan.Label]
    /// How many rows there are.
    let rowCount: Int
    /// What is wrong with cells and rows.
    let problems: ProblemList
    /// How many empty cells were taken as 0 because the format says so.
    let acceptedEmpty: Int
}
