/// A row or a column of a matrix that is balanced.
public struct BalancingLine: Sendable, Hashable {
    /// Which dimension.
    public enum Side: String, Sendable, Hashable {
        /// A row.
        case row
        /// A column.
        case column
    }

    /// Row or column.
    public let side: Side
    /// Its position.
    public let index: Int
    /// Its label.
    public let label: String

    /// A line.
    public init(side: Side, index: Int, label: String) {
        self.side = side
        self.index = index
        self.label = label
    }
}

/// How far a line is from its total.
public struct BalancingGap: Sendable, Hashable {
    /// The line.
    public let line: BalancingLine
    /// What it should add up to.
    public let total: Double
    /// What it adds up to.
    public let sum: Double
    /// |sum − total| as a share of the sum of the absolute values of its cells.
    public let relative: Double
}

/// A line whose own cells cannot add up to its total, whatever the multipliers.
public struct UnreachableTotal: Sendable, Hashable {
    /// Why.
    public enum Reason: Sendable, Hashable {
        /// All its cells are 0.
        case empty
        /// The total is positive, and no cell is.
        case noPositiveCells
        /// The total is negative, and no cell is.
        case noNegativeCells
        /// The cells that could make it up stand in lines whose total is 0, which makes them 0.
        case onlyZeroTotals
    }

    /// The line.
    public let line: BalancingLine
    /// What it should add up to.
    public let total: Double
    /// Why it cannot.
    public let reason: Reason

    /// A line that cannot reach its total.
    public init(line: BalancingLine, total: Double, reason: Reason) {
        self.line = line
        self.total = total
        self.reason = reason
    }
}

/// Lines of one side whose positive cells all stand in few lines of the other side: they cannot add
/// up to more than those do (Bacharach 1970).
public struct BalancingBlock: Sendable, Hashable {
    /// The lines that need more.
    public let lines: [BalancingLine]
    /// The lines of the other side in which all their positive cells stand.
    public let crossing: [BalancingLine]
    /// The sum of the totals of `lines`.
    public let needed: Double
    /// The sum of the totals of `crossing`: the most that `lines` can add up to.
    public let available: Double

    /// A block.
    public init(
        lines: [BalancingLine], crossing: [BalancingLine], needed: Double, available: Double
    ) {
        self.lines = lines
        self.crossing = crossing
        self.needed = needed
        self.available = available
    }
}

/// Why a matrix could not be balanced, in facts.
public enum BalancingError: Error, Sendable, Hashable {
    /// The row totals and the column totals do not have the same sum.
    case totalsDiffer(rows: Double, columns: Double)
    /// Lines that cannot reach their totals by themselves, all of them.
    case unreachable([UnreachableTotal])
    /// The zeros of the matrix leave no solution.
    case blocked(BalancingBlock)
    /// The iterations ended with a gap above the tolerance. A block whose need and supply are equal
    /// makes convergence slow without end: cells outside it must vanish.
    case notConverged(iterations: Int, worst: BalancingGap, critical: BalancingBlock?)
}
