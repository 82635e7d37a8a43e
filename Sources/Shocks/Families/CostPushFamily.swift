public import InputOutput
public import LinearAlgebra

/// Mark-ups of the same flows by different shares, and what some baskets cost more by them.
///
/// E = Σ s_t·E_t has the rows R and columns J for all mark-ups, so that with q' = (1 + Δp)'E the
/// prices Δp' = q'L need only a system of the order of the fewer of them:
///
///   q' = 1'E + q'·L_JR·E      or      Δp_R' = (1 + Δp_R)'·E·L_JR
///
/// The answer is that of `CostPush` to rounding.
public struct CostPushFamily: Sendable {
    /// A sum of price changes.
    public struct Basket: Sendable {
        /// What producer prices are weighted with, by industry.
        public let industries: [Int: Double]
        /// What the rising cost of the columns of final demand is weighted with, by column; per
        /// unit of the table's currency.
        public let columns: [Int: Double]

        /// A basket.
        public init(industries: [Int: Double] = [:], columns: [Int: Double] = [:]) {
            self.industries = industries
            self.columns = columns
        }
    }

    private let covers: [RestrictionCover]
    private let response: AffineResponse

    /// k, the order of the system that remains.
    public var rank: Int { response.order }

    /// The family of a shock's shape.
    ///
    /// - Parameters:
    ///   - shock: any shock of the family.
    ///   - all: L times `weights(baskets, in:)`, n×m.
    /// - Returns: nil where severities are no matter of a few scalars: with nothing to mark up,
    ///   with negative deliveries, with parts of a shock that the model does not take, or with more
    ///   than fits into memory.
    /// - Throws: an error of the linear system.
    /// - Complexity: min(|R|, |J|) solves.
    public init?(
        of shock: Shock, baskets: [Basket], bought all: Matrix<IndustryAxis, OrdinalAxis>,
        on system: LeontiefSystem
    ) throws(LinearAlgebraError) {
        let table = system.table
        guard shock.demandChanges.isEmpty, shock.capacityChanges.isEmpty,
            !table.Z.mayHaveNegativeElements
        else { return nil }
        covers = RestrictionCover.all(shock.restrictions, in: table.layout)
        let flows =
            covers.map(\.flows)
            + shock.tradeCosts.map { CostPush.flows(of: $0, in: table.layout) }
        let blocks = flows.map { flow in
            var block = SparseBlock()
            for cell in flow.intermediate {
                block.add(cell.row, cell.column, system.coefficients[cell.row, cell.column])
            }
            return block
        }
        let rows = IndexSubset(
            blocks.flatMap { $0.cells.map(\.row) } + flows.flatMap { $0.final.map(\.row) })
        let columns = IndexSubset(blocks.flatMap { $0.cells.map(\.column) })
        let k = min(rows.count, columns.count)
        if k == 0 || blocks.count * k * (k + baskets.count) > ExtractionFamily.mostElements {
            return nil
        }
        let K = try system.inverseBlock(rows: columns, columns: rows)
        let bought = columns.rows(of: all)
        let isByRows = rows.count <= columns.count
        let ones = [Double](repeating: 1, count: rows.count)
        let terms = zip(blocks, flows).map { block, flow -> AffineResponse.Term in
            let E = block.matrix(rows: rows, columns: columns)
            // What the mark-up adds at the till, R×m.
            let till = Self.till(flow, baskets, rows: rows, in: table)
            if isByRows {
                let EK = E * K
                var gain = E * bought
                Self.add(till, to: &gain)
                return .init(
                    matrix: EK.transposed(), source: EK.transposedTimes(ones),
                    direct: gain.transposedTimes(ones), gain: gain.transposed())
            }
            return .init(
                matrix: (K * E).transposed(), source: E.transposedTimes(ones),
                direct: till.transposedTimes(ones), gain: (K * till).transposed())
        }
        let none = Matrix<OrdinalAxis, OrdinalAxis>(Axis(count: baskets.count), Axis(count: k))
        response = AffineResponse(terms: terms, gain: isByRows ? none : bought.transposed())
    }

    /// The sums for a shock of the family's shape, m; nil where the mark-ups may exhaust somebody's
    /// value added, which only the whole of the prices tells.
    public func values(of model: CostPush, for shock: Shock) throws -> [Double]? {
        let scalars =
            covers.map { model.markUp * $0.share(of: shock.restrictions) }
            + shock.tradeCosts.map(CostPush.premium)
        if !scalars.allSatisfy({ $0 >= 0 && $0.isFinite }) { return nil }
        do {
            let (unknowns, outputs) = try response.solution(at: scalars)
            return unknowns.allSatisfy { $0 >= -1e-12 } ? outputs : nil
        } catch {
            return nil
        }
    }

    /// What each basket weighs producer prices with, n×m.
    public static func weights(
        _ baskets: [Basket], in table: MRIOTable
    ) -> Matrix<IndustryAxis, OrdinalAxis> {
        let n = table.industryCount
        return Matrix(table.layout.industryAxis, Axis(count: baskets.count)) { p in
            for (m, basket) in baskets.enumerated() {
                for (i, weight) in basket.industries { p[i + m * n] += weight }
                for (column, weight) in basket.columns.sorted(by: { $0.key < $1.key }) {
                    for i in 0..<n { p[i + m * n] += weight * table.Y[i, column] }
                }
            }
        }
    }

    private static func till(
        _ flows: RestrictedFlows, _ baskets: [Basket], rows: IndexSubset, in table: MRIOTable
    ) -> Matrix<OrdinalAxis, OrdinalAxis> {
        Matrix(Axis(count: rows.count), Axis(count: baskets.count)) { p in
            for cell in flows.final {
                for (m, basket) in baskets.enumerated() {
                    guard let weight = basket.columns[cell.column] else { continue }
                    p[rows.position(cell.row) + m * rows.count] +=
                        weight * table.Y[cell.row, cell.column]
                }
            }
        }
    }

    private static func add(
        _ other: Matrix<OrdinalAxis, OrdinalAxis>, to sum: inout Matrix<OrdinalAxis, OrdinalAxis>
    ) {
        sum.withUnsafeMutableElements { p in
            other.withUnsafeElements { q in for index in p.indices { p[index] += q[index] } }
        }
    }
}
