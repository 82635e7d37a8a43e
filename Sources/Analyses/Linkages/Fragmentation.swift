public import InputOutput
public import LinearAlgebra

/// How finely production is split over stages and countries.
///
/// Of the final product j of an industry in country s, with L̂_s = (I − A_ss)⁻¹:
///
///     stages                N_j = Σ_i l_ij                          Fally 2012
///     stages at home        Σ_(i∈s) [L̂_s]_ij
///     foreign value added   Σ_(i∉s) v_i·l_ij / Σ_i v_i·l_ij         Los, Timmer & de Vries 2015
///     in the own bloc       the part of it that comes from other members of the country's bloc
///     imported inputs       Σ_(i∉s) a_ij / Σ_i a_ij                 broad, Feenstra & Hanson 1999
///     of the same sector    the part of them from j's own sector    narrow, the same
///     import content        Σ_i m_i·[L̂_s]_ij, m_j = Σ_(i∉s) a_ij    Hummels, Ishii & Yi 2001
///
/// Import content is that of exports and of final products alike: vertical specialisation. Value
/// added counts all primary inputs of an industry's own country, without taxes on intermediates.
public struct Fragmentation: Sendable {
    /// The measures of one industry's product, or of a country's final products together.
    public struct Measures: Sendable, Hashable {
        /// Average number of stages from the first input to the final product.
        public let stages: Double
        /// The stages before a border is crossed, the last one counted.
        public let domesticStages: Double
        /// Value added abroad in all value added, a share.
        public let foreignShare: Double?
        /// Value added in other members of the bloc in all value added, a share; nil without blocs.
        public let blocShare: Double?
        /// Imported inputs in all intermediate inputs, a share.
        public let importedInputs: Double?
        /// Imported inputs of the own sector in all intermediate inputs, a share.
        public let ownSectorInputs: Double?
        /// Imported inputs per unit of output, through all domestic suppliers.
        public let importContent: Double
    }

    /// By industry, n; nil where there is no output.
    public let industries: [Measures?]
    /// By country, F, weighted with final demand for its products; nil without any.
    public let countries: [Measures?]

    /// The fragmentation of all products.
    /// - Parameter bloc: for each of the F countries the number of its bloc, or nil where it is in
    ///   none; nil when no blocs are asked for.
    /// - Throws: when a system cannot be solved.
    /// - Complexity: F + 1 right-hand sides; one inverse of order N a country; two passes over Z.
    public init(
        _ system: LeontiefSystem, bloc: [Int?]? = nil
    ) throws(LinearAlgebraError) {
        let table = system.table
        let layout = table.layout
        let n = table.industryCount
        let F = layout.families.count
        precondition(bloc == nil || bloc?.count == F, "one bloc a country")
        let inverseOutput = system.coefficients.inverseOutput
        let value = system.coefficients.valueAdded
        let content = try system.solve(
            layout.familyIndicators(weights: value), .transposed)
        let stages = try system.solve([Double](repeating: 1, count: n), .transposed)
        let inputs = Inputs(table)
        let imported = zip(inputs.foreign, inverseOutput).map { $0 * $1 }
        let local = try Self.throughHome(system, imported)
        let meaningless = Set(system.coefficients.nearZeroOutput)
        func measures(_ j: Int) -> Measures? {
            if inverseOutput[j] == 0 || meaningless.contains(j) { return nil }
            let home = layout.family(ofIndustry: j)
            var (all, foreign, near) = (0.0, 0.0, 0.0)
            for r in 0..<F {
                let part = content[j, r]
                all += part
                if r == home { continue }
                foreign += part
                if let bloc, let own = bloc[home], bloc[r] == own { near += part }
            }
            let blocShare: Double? = bloc == nil ? nil : share(near, of: all)
            return Measures(
                stages: stages[j], domesticStages: local.stages[j],
                foreignShare: share(foreign, of: all), blocShare: blocShare,
                importedInputs: share(inputs.foreign[j], of: inputs.all[j]),
                ownSectorInputs: share(inputs.ownSector[j], of: inputs.all[j]),
                importContent: local.content[j])
        }
        let found = (0..<n).map(measures)
        industries = found
        let weights = table.Y.rowSums()
        countries = (0..<F).map { r in
            Self.mean(layout.industries(ofFamily: r), found, weights)
        }
    }

    /// Means over industries with final demand as weights; negative final demand has none.
    private static func mean(
        _ industries: [Int], _ measures: [Measures?], _ weights: [Double]
    ) -> Measures? {
        func mean(_ value: (Measures) -> Double?) -> Double? {
            var (sum, weight) = (0.0, 0.0)
            for i in industries where weights[i] > 0 {
                guard let item = measures[i], let number = value(item) else { continue }
                sum += weights[i] * number
                weight += weights[i]
            }
            return share(sum, of: weight)
        }
        guard let stages = mean(\.stages), let domestic = mean(\.domesticStages),
            let content = mean(\.importContent)
        else { return nil }
        return Measures(
            stages: stages, domesticStages: domestic, foreignShare: mean(\.foreignShare),
            blocShare: mean(\.blocShare), importedInputs: mean(\.importedInputs),
            ownSectorInputs: mean(\.ownSectorInputs), importContent: content)
    }

    /// Column sums of Z: all of it, from abroad, and from the same sector abroad, n each.
    private struct Inputs {
        var all: [Double]
        var foreign: [Double]
        var ownSector: [Double]

        init(_ table: MRIOTable) {
            let layout = table.layout
            let n = layout.industryCount
            var (all, foreign) = ([Double](), [Double]())
            var ownSector: [Double] = []
            table.Z.withUnsafeElements { z in
                for j in 0..<n {
                    let home = layout.family(ofIndustry: j)
                    let sector = layout.sector(ofIndustry: j)
                    var (sum, abroad, own) = (0.0, 0.0, 0.0)
                    for r in 0..<layout.regionCount {
                        var part = 0.0
                        for i in layout.industries(of: r) { part += z[i + j * n] }
                        sum += part
                        if layout.families.index[r] == home { continue }
                        abroad += part
                        if let same = layout.industryIfAny(region: r, sector: sector) {
                            own += z[same + j * n]
                        }
                    }
                    all.append(sum)
                    foreign.append(abroad)
                    ownSector.append(own)
                }
            }
            (self.all, self.foreign, self.ownSector) = (all, foreign, ownSector)
        }
    }

    /// Column sums of L̂_s, and m_s·L̂_s, in the order of the table's industries.
    private static func throughHome(
        _ system: LeontiefSystem, _ imported: [Double]
    ) throws(LinearAlgebraError) -> (stages: [Double], content: [Double]) {
        let layout = system.table.layout
        let n = layout.industryCount
        let inverseOutput = system.coefficients.inverseOutput
        var stages = [Double](repeating: 0, count: n)
        var content = stages
        for family in 0..<layout.families.count {
            let members = layout.industries(ofFamily: family)
            let N = members.count
            let axis = Axis<OrdinalAxis>(count: N)
            let matrix = system.table.Z.withUnsafeElements { z in
                Matrix(axis, axis) { m in
                    for (b, j) in members.enumerated() {
                        for (a, i) in members.enumerated() {
                            m[a + b * N] = (a == b ? 1 : 0) - z[i + j * n] * inverseOutput[j]
                        }
                    }
                }
            }
            let factors = try LUFactorization(matrix)
            let ones = factors.solve([Double](repeating: 1, count: N), .transposed)
            let imports = factors.solve(members.map { imported[$0] }, .transposed)
            for (a, i) in members.enumerated() {
                stages[i] = ones[a]
                content[i] = imports[a]
            }
        }
        return (stages, content)
    }
}
