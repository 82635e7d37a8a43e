public import LinearAlgebra

/// What is odd about a table, found in a few passes over its cells. Nothing is repaired.
///
/// The numbers come first; `findings` states those that exceed `thresholds`, with a severity each.
/// Amounts are in the table's unit. Lists of offenders are sorted, worst first, and hold at most
/// the number of entries that was asked for; counts beside them are complete.
public struct TableAudit: Sendable {
    /// An industry and one number about it.
    public struct IndustryValue: Sendable, Hashable {
        /// Index of the industry.
        public let industry: Int
        /// `REGION/SECTOR`.
        public let code: String
        /// The number, in the unit that the list states.
        public let value: Double
    }

    /// Limits on imbalance and numerical quality beyond which a finding is made.
    public struct Thresholds: Sendable, Hashable {
        /// An industry's imbalance as a share of its output, above which the table is warned about.
        public var industryImbalance = 1e-3
        /// The sum of all absolute imbalances as a share of all output, above which it is an error.
        public var totalImbalance = 0.01
        /// |Σ primary inputs − Σ final demand| as a share of final demand: a warning above it.
        public var incomeIdentity = 1e-4
        /// Reciprocal condition of the scaled system below which there is a warning.
        public var reciprocalCondition = 1e-8
        /// Backward error of the solution above which there is a warning.
        public var backwardError = 1e-10

        /// The default limits.
        public init() {}
    }

    /// The system x = Ax + y as solved for the table's own final demand.
    public struct Numerics: Sendable {
        /// Spectral radius of A.
        public let spectralRadius: SpectralRadius
        /// 1/cond∞ of the system scaled by output; nil when it could not be solved.
        public let reciprocalCondition: Double?
        /// Largest normwise backward error of a solution; nil when it could not be solved.
        public let backwardError: Double?
        /// The solvers that answered.
        public let solvers: [SolveReport]
        /// What went wrong, when it could not be solved.
        public let failure: LinearAlgebraError?
    }

    /// The limits behind `findings`.
    public let thresholds: Thresholds
    /// Unit of all amounts; in a table of hybrid units that of value added.
    public let unit: String
    /// Whether the identities of money were looked at: not in a table of hybrid units, where
    /// `columnBalance`, `income` and the total of `rowBalance` add up different units and are not
    /// judged.
    public let checksMoney: Bool
    /// Row sums of [Z Y] against the output that the source states; nil where it states none.
    public let rowBalance: Balance?
    /// x_j − Σ_i Z_ij − Σ_i V_ij.
    public let columnBalance: Balance
    /// Negative cells of Z, of each final-demand category and of each primary input; only blocks
    /// that have some.
    public let negatives: [NegativeCells]
    /// Industries without output and without inputs: legitimate, their coefficients are 0.
    public let zeroOutput: [IndustryValue]
    /// Industries without output that have inputs, with the sum of their absolute inputs: no
    /// coefficients exist.
    public let inputsWithoutOutput: [IndustryValue]
    /// Industries with negative output.
    public let negativeOutput: [IndustryValue]
    /// Industries with next to no output beside their inputs, with their inputs per unit of output:
    /// coefficients made of rounding.
    public let nearZeroOutput: [IndustryValue]
    /// Sectors, regions, categories of final demand and primary inputs that are the sum of the
    /// others.
    public let keptTotals: [KeptTotal]
    /// Column sums of A above 1, inputs per unit of output.
    public let columnSumsAboveOne: [IndustryValue]
    /// Value added, taxes and final demand of the whole table.
    public let income: IncomeIdentity
    /// Spectral radius and condition; nil when coefficients do not exist.
    public let numerics: Numerics?
    /// Everything above the thresholds; notes for what a reader should know and may ignore.
    public private(set) var findings = Diagnostics()

    /// Audits a table.
    /// - Parameters:
    ///   - system: the table's system where it exists already, so that its factors are used.
    ///   - count: how many offenders each list of balances and negative cells names.
    /// - Complexity: three passes over Z, one a power-iteration step, and one solve.
    public init(
        _ table: MRIOTable, system: LeontiefSystem? = nil, worst count: Int = 5,
        thresholds: Thresholds = Thresholds()
    ) {
        precondition(count >= 0, "a list has no negative length")
        precondition(
            system == nil || system?.table.layout == table.layout, "another table's system")
        let inputs = table.Z.columnSums()
        let primary = table.V.columnSums()
        self.thresholds = thresholds
        unit = table.unit
        checksMoney = !table.isHybrid
        rowBalance = table.declaredOutput.map {
            Balance(
                table, output: $0, accounted: table.x, magnitude: table.x.map(abs), worst: count,
                threshold: thresholds.industryImbalance)
        }
        columnBalance = Balance(
            table, output: table.x, accounted: zip(inputs, primary).map { $0 + $1 },
            magnitude: zip(inputs, primary).map { abs($0) + abs($1) }, worst: count,
            threshold: thresholds.industryImbalance)
        negatives = NegativeCells.all(in: table, worst: count)
        let outputs = OutputProblems(table, inputs: inputs)
        zeroOutput = outputs.zero
        inputsWithoutOutput = outputs.inputsWithoutOutput
        negativeOutput = outputs.negative
        columnSumsAboveOne = table.isHybrid ? [] : outputs.columnSumsAboveOne
        nearZeroOutput = ((try? TechnicalCoefficients(table))?.nearZeroOutput ?? []).map {
            IndustryValue(
                industry: $0, code: table.layout.code(ofIndustry: $0),
                value: TechnicalCoefficients.inflow(of: $0, in: table) / table.x[$0])
        }
        keptTotals = KeptTotal.all(in: table, inputs: inputs)
        income = IncomeIdentity(table)
        numerics = Self.numerics(of: table, system)
        findings = Diagnostics(makeFindings())
    }

    /// Whether A has a spectral radius below 1, so that every final demand can be met; nil when it
    /// is not known. False when coefficients do not exist.
    public var isProductive: Bool? {
        guard let numerics else { return false }
        return numerics.spectralRadius.isBelowOne
    }

    private static func numerics(of table: MRIOTable, _ given: LeontiefSystem?) -> Numerics? {
        let system: LeontiefSystem
        if let given {
            system = given
        } else {
            do { system = try LeontiefSystem(table) } catch { return nil }
        }
        let radius = SpectralRadius(system.coefficients)
        do {
            _ = try system.solve(table.Y.rowSums())
            let reciprocal = try system.reciprocalCondition()
            return Numerics(
                spectralRadius: radius, reciprocalCondition: reciprocal,
                backwardError: system.largestBackwardError, solvers: system.reports, failure: nil)
        } catch {
            var failure = error
            var reciprocal: Double?
            if case .notConverged = error {
                // An iteration that stalls cannot tell a singular system from a hard one; factors
                // can.
                do throws(LinearAlgebraError) {
                    reciprocal = try system.factorization().reciprocalCondition()
                } catch {
                    failure = error
                }
            }
            return Numerics(
                spectralRadius: radius, reciprocalCondition: reciprocal, backwardError: nil,
                solvers: system.reports, failure: failure)
        }
    }
}

/// Industries whose output is zero or negative, or less than their inputs.
private struct OutputProblems {
    var zero: [TableAudit.IndustryValue] = []
    var inputsWithoutOutput: [TableAudit.IndustryValue] = []
    var negative: [TableAudit.IndustryValue] = []
    var columnSumsAboveOne: [TableAudit.IndustryValue] = []

    init(_ table: MRIOTable, inputs: [Double]) {
        let isZero = TechnicalCoefficients.withoutOutput(table)
        func entry(_ j: Int, _ value: Double) -> TableAudit.IndustryValue {
            .init(industry: j, code: table.layout.code(ofIndustry: j), value: value)
        }
        for j in 0..<table.industryCount {
            if isZero[j] {
                let inflow = TechnicalCoefficients.inflow(of: j, in: table)
                if inflow > 0 {
                    inputsWithoutOutput.append(entry(j, inflow))
                } else {
                    zero.append(entry(j, 0))
                }
            } else {
                if table.x[j] < 0 { negative.append(entry(j, table.x[j])) }
                // What exceeds 1 by no more than the rounding of the sum is 1.
                let share = inputs[j] / table.x[j]
                if share > 1 + 1e-12 { columnSumsAboveOne.append(entry(j, share)) }
            }
        }
        inputsWithoutOutput.sort { $0.value > $1.value }
        negative.sort { $0.value < $1.value }
        columnSumsAboveOne.sort { $0.value > $1.value }
    }
}
