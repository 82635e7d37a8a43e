/// Totals that a source states beside its cells: they are compared with the cells and then dropped.
struct StatedTotal: Sendable {
    /// What the totals are totals of.
    enum Sum: Sendable {
        /// Σ_j Z_ij + Σ_k Y_ik of each industry, n numbers.
        case salesOfIndustries
        /// Σ_i Z_ij + Σ_v V_vj of each industry, n numbers.
        case costsOfIndustries
        /// Σ_i Z_ij of each industry, n numbers.
        case intermediateInputs
        /// Σ_j Z_ij of each industry, n numbers.
        case intermediateSales
        /// Σ_i Y_ik of each final-demand column, G·K numbers.
        case demandColumns
        /// Σ_k Y_ik of each industry, n numbers.
        case finalSales
        /// Σ_j V_vj of each primary input, m numbers.
        case inputRows
        /// Σ_v V_vj of each industry, n numbers.
        case inputsOfIndustries
        /// Sums that the reader made, with what each is called.
        case given([Double], labels: [String])
    }

    /// How the source calls the totals, such as `row OUT` or `column TOTAL`.
    let label: String
    /// The totals in the order of the table's labels.
    let values: [Double]
    /// What they are totals of.
    let sum: Sum
    /// What the source puts between the cells and the total and a table has no place for, such as a
    /// column of discrepancies: added to the cells before they are compared.
    var between: [Double]?

    /// What the totals are compared with, where it is not the cells but other totals: `column OUT`.
    var reference: String?

    init(
        _ label: String, _ values: [Double], of sum: Sum, between: [Double]? = nil,
        reference: String? = nil
    ) {
        self.reference = reference
        self.label = label
        self.values = values
        self.sum = sum
        self.between = between
    }
}

/// How far the totals of a source may be from its cells.
///
/// A gap is tolerated up to `absolute` plus `relative` times the larger of both numbers.
struct StatedTolerance: Sendable {
    /// Share of the total above which a gap is said.
    let warns: Double
    /// Share of the total above which the file is refused; nil where a provider's tables are known
    /// not to add up, so that gaps are only ever said.
    let refuses: Double?
    /// What rounding alone explains, in the table's unit.
    let absolute: Double
    /// Whether a gap is said as soon as it is more than the rounding of the file's numbers
    /// explains; otherwise above `warns`.
    var saysAboveRounding = false
    /// Where the numbers come from, for messages: `OECD’s tables of 2019 add up to 1 %`.
    let source: String

    init(
        warns: Double, refuses: Double?, absolute: Double, saysAboveRounding: Bool = false,
        source: String
    ) {
        self.saysAboveRounding = saysAboveRounding
        self.warns = warns
        self.refuses = refuses
        self.absolute = absolute
        self.source = source
    }
}
