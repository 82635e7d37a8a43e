public import InputOutput
public import LinearAlgebra

/// How much groups of industries depend on their suppliers (or, on the sales side, on their
/// users), at face value, looked through, and in value added (Baldwin, Freeman & Theodorakopoulos
/// 2023).
///
/// Amounts are in the table's unit, by counterparty industry, for a group U with the output x of
/// its members as weights; a share is an amount over the sum of its column.
///
///              input side, counterparty i supplies       sales side, counterparty j uses
///     direct        Σ_{j∈U} z_ij                          Σ_{i∈U} z_ij
///     look-through  [(L − I)·x_U]_i                       [1_U'(L − I)]_j · x_j
///     value added   v_i·[L·x_U]_i                         [v_U'L]_j · y_j
///
/// On the sales side look-through weighs L − I with the output it serves, so that it is Ghosh's
/// x_U'(Gh − I); value added is that of U in the final products that industry j completes
/// (`ValueAddedOrigins` says by whom they are bought). Face value and look-through count output
/// each time it changes hands; value added counts it once.
///
/// k groups are one solve with k right-hand sides (2k on the sales side); L is not formed.
/// `ExposureField` has every user industry at once.
public struct Exposure: Sendable {
    /// The direction.
    public let side: ExposureSide
    /// Unit of the amounts, the table's.
    public let unit: String
    /// The industries of each of the k groups.
    public let groups: [[Int]]
    /// The layout of the table.
    public let layout: TableLayout
    /// Face-value amounts, n×k.
    public let direct: Matrix<IndustryAxis, OrdinalAxis>
    /// Look-through amounts, n×k.
    public let lookThrough: Matrix<IndustryAxis, OrdinalAxis>
    /// Value-added amounts, n×k.
    public let valueAdded: Matrix<IndustryAxis, OrdinalAxis>
    /// Whether a group has output beside its inputs, k: what is per unit of it means nothing else.
    private let hasOutput: [Bool]

    /// The exposure of groups of industries; groups without members and industries named twice in
    /// one are preconditions.
    /// - Throws: when the system cannot be solved.
    /// - Complexity: k right-hand sides (2k on the sales side) and one pass over the groups' part
    ///   of Z.
    public init(
        of groups: [[Int]], side: ExposureSide = .input, in system: LeontiefSystem
    ) throws(LinearAlgebraError) {
        let table = system.table
        for group in groups {
            precondition(!group.isEmpty, "a group of users has members")
            table.layout.checkIndustries(group, "users")
        }
        let industries = system.coefficients.hasOutput
        hasOutput = groups.map { group in group.contains { industries[$0] } }
        self.side = side
        self.groups = groups
        unit = table.unit
        layout = table.layout
        switch side {
        case .input:
            direct = Self.purchases(groups, table)
            let users = Self.indicators(groups, weights: table.x, table.layout)
            let needed = try system.solve(users)
            lookThrough = Self.difference(needed, users)
            var value = needed
            value.scaleRows(by: system.coefficients.valueAdded)
            valueAdded = value
        case .sales:
            direct = Self.sales(groups, table)
            let k = groups.count
            let n = table.industryCount
            let users = Self.indicators(
                groups, weights: [Double](repeating: 1, count: n), table.layout)
            let earners = Self.indicators(
                groups, weights: system.coefficients.valueAdded, table.layout)
            let both = try system.solve(Self.joined(users, earners), .transposed)
            var looked = Self.difference(both.selectingColumns(Array(0..<k)), users)
            looked.scaleRows(by: table.x)
            lookThrough = looked
            var value = both.selectingColumns(Array(k..<(2 * k)))
            value.scaleRows(by: table.Y.rowSums())
            valueAdded = value
        }
    }

    /// The exposure of one group of industries.
    public init(
        of users: [Int], side: ExposureSide = .input, in system: LeontiefSystem
    ) throws(LinearAlgebraError) {
        try self.init(of: [users], side: side, in: system)
    }

    /// Amounts by counterparty industry of one group, n, in `unit`.
    public func amounts(_ measure: ExposureMeasure, group: Int = 0) -> [Double] {
        switch measure {
        case .direct: direct.column(group)
        case .lookThrough: lookThrough.column(group)
        case .valueAdded: valueAdded.column(group)
        }
    }

    /// The share of `counterparties` in a group's inputs (or sales); nil when there are none, or
    /// when the group has next to no output that the measure is of.
    ///
    /// With `among`, only these industries count, above and below the line: with all goods
    /// industries it is the share in industrial inputs.
    public func share(
        _ measure: ExposureMeasure, of counterparties: [Int], among: [Int]? = nil, group: Int = 0
    ) -> Double? {
        layout.checkIndustries(counterparties, "counterparties")
        if !hasShares(measure, group: group) { return nil }
        let values = amounts(measure, group: group)
        guard let among else {
            return Analyses.share(total(values, at: counterparties), of: values.reduce(0, +))
        }
        layout.checkIndustries(among, "industries that count")
        let counted = Set(among)
        let chosen = counterparties.filter(counted.contains)
        return Analyses.share(total(values, at: chosen), of: total(values, at: among))
    }

    /// Whether shares of a measure mean anything: what a group buys is real also where it makes
    /// next to nothing of it, and its sales and the value added behind its output are then
    /// rounding.
    func hasShares(_ measure: ExposureMeasure, group: Int) -> Bool {
        hasOutput[group] || side == .input && measure != .valueAdded
    }

    /// The hidden part: look-through share / face-value share; nil when the latter is 0 or
    /// undefined.
    public func hiddenRatio(
        of counterparties: [Int], among: [Int]? = nil, group: Int = 0
    ) -> Double? {
        guard
            let direct = share(.direct, of: counterparties, among: among, group: group),
            let lookThrough = share(.lookThrough, of: counterparties, among: among, group: group)
        else { return nil }
        return Analyses.share(lookThrough, of: direct)
    }

    /// Amounts by counterparty region, F (a country with its parts is one), in `unit`; with
    /// `among`, of these industries only.
    public func regionAmounts(
        _ measure: ExposureMeasure, among: [Int]? = nil, group: Int = 0
    ) -> [Double] {
        let values = amounts(measure, group: group)
        guard let among else { return layout.sumByFamily(values) }
        layout.checkIndustries(among, "industries that count")
        var sums = [Double](repeating: 0, count: layout.families.count)
        for i in among { sums[layout.family(ofIndustry: i)] += values[i] }
        return sums
    }
}

extension Exposure {
    private static func indicators(
        _ groups: [[Int]], weights: [Double], _ layout: TableLayout
    ) -> Matrix<IndustryAxis, OrdinalAxis> {
        let n = layout.industryCount
        return Matrix(layout.industryAxis, Axis(count: groups.count)) { target in
            for (g, group) in groups.enumerated() {
                for j in group { target[j + g * n] = weights[j] }
            }
        }
    }

    private static func purchases(
        _ groups: [[Int]], _ table: MRIOTable
    ) -> Matrix<IndustryAxis, OrdinalAxis> {
        let n = table.industryCount
        return Matrix(table.layout.industryAxis, Axis(count: groups.count)) { target in
            for (g, group) in groups.enumerated() {
                for j in group {
                    table.Z.withUnsafeColumns(j..<(j + 1)) { z in
                        for i in 0..<n { target[i + g * n] += z[i] }
                    }
                }
            }
        }
    }

    private static func sales(
        _ groups: [[Int]], _ table: MRIOTable
    ) -> Matrix<IndustryAxis, OrdinalAxis> {
        let n = table.industryCount
        if table.isImplicit {
            let ones = [Double](repeating: 1, count: n)
            return table.Z.transposedTimes(indicators(groups, weights: ones, table.layout))
        }
        return table.Z.withUnsafeElements { z in
            Matrix(table.layout.industryAxis, Axis(count: groups.count)) { target in
                for j in 0..<n {
                    for (g, group) in groups.enumerated() {
                        var sum = 0.0
                        for i in group { sum += z[i + j * n] }
                        target[j + g * n] = sum
                    }
                }
            }
        }
    }

    private static func difference(
        _ a: Matrix<IndustryAxis, OrdinalAxis>, _ b: Matrix<IndustryAxis, OrdinalAxis>
    ) -> Matrix<IndustryAxis, OrdinalAxis> {
        var result = a
        b.withUnsafeElements { q in
            result.withUnsafeMutableElements { p in
                for k in 0..<p.count { p[k] -= q[k] }
            }
        }
        return result
    }

    private static func joined(
        _ a: Matrix<IndustryAxis, OrdinalAxis>, _ b: Matrix<IndustryAxis, OrdinalAxis>
    ) -> Matrix<IndustryAxis, OrdinalAxis> {
        Matrix(a.rows, Axis(count: a.columnCount + b.columnCount)) { target in
            a.withUnsafeElements { p in for k in 0..<p.count { target[k] = p[k] } }
            b.withUnsafeElements { q in for k in 0..<q.count { target[a.count + k] = q[k] } }
        }
    }
}
