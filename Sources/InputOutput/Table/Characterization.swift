import LinearAlgebra

/// Impacts of a table's stressors: an account C·F of characterisation factors C.
///
///     F_impact = C·F   FY_impact = C·FY   C  impacts × stressors
///
/// A factor is in the impact's unit per the stressor's unit, and the units must be those of the
/// account to the letter: nothing is converted silently. (pymrio's `characterize` is the same
/// product.)
public struct Characterization: Sendable {
    /// One factor.
    public struct Factor: Sendable, Hashable {
        /// The stressor.
        public let stressor: String
        /// The unit of the stressor that the factor is per.
        public let stressorUnit: String
        /// The impact, such as `GWP100`.
        public let impact: String
        /// The unit of the impact, such as `kt CO2-eq`.
        public let impactUnit: String
        /// Impact per unit of the stressor.
        public let value: Double
        /// Where it stands.
        public let location: Diagnostic.Location

        /// A factor.
        public init(
            stressor: String, stressorUnit: String, impact: String, impactUnit: String,
            value: Double, location: Diagnostic.Location = .init()
        ) {
            self.stressor = stressor
            self.stressorUnit = stressorUnit
            self.impact = impact
            self.impactUnit = impactUnit
            self.value = value
            self.location = location
        }
    }

    /// The impacts as an account of the table.
    public let satellite: Satellite
    /// Stressors of the account that no factor is for: they count nowhere.
    public let withoutFactor: [String]
    /// Stressors that factors are for and the account lacks.
    public let withoutStressor: [String]
    /// For each impact how many stressors it is made of.
    public let stressorCounts: [Int]

    /// The impacts of an account.
    /// - Parameters:
    ///   - name: name of the new account.
    ///   - origin: where the factors come from, for its provenance.
    /// - Throws: all at once `unit-mismatch` for factors per another unit, `impact-unit` where an
    ///   impact has two units, `duplicate-factor`, `no-factor` where no factor fits any stressor.
    /// - Complexity: impacts × stressors × industries.
    public init(
        _ source: Satellite, factors: [Factor], name: String, origin: String
    ) throws(Diagnostics) {
        let rows = Dictionary(
            source.stressors.enumerated().map { ($1.code.lowercased(), $0) },
            uniquingKeysWith: { first, _ in first })
        var problems = Diagnostics()
        var impacts: [Satellite.Stressor] = []
        var positions: [String: Int] = [:]
        var cells: [(impact: Int, stressor: Int, value: Double)] = []
        var seen: Set<[String]> = []
        var lacking: [String] = []
        var covered: Set<Int> = []
        for factor in factors {
            let position: Int
            if let known = positions[factor.impact] {
                position = known
                if impacts[known].unit != factor.impactUnit {
                    problems.add(
                        Diagnostic(
                            .error, "impact-unit",
                            """
                            \(factor.impact) is in \(factor.impactUnit) here and in \
                            \(impacts[known].unit) before
                            """, at: factor.location,
                            remedy: "give all factors of an impact in one unit"))
                }
            } else {
                position = impacts.count
                positions[factor.impact] = position
                impacts.append(.init(code: factor.impact, unit: factor.impactUnit))
            }
            if !seen.insert([factor.impact, factor.stressor.lowercased()]).inserted {
                problems.add(
                    Diagnostic(
                        .error, "duplicate-factor",
                        "the factor of \(factor.stressor) for \(factor.impact) repeats",
                        at: factor.location, remedy: "give it once"))
            }
            guard let row = rows[factor.stressor.lowercased()] else {
                if !lacking.contains(factor.stressor) { lacking.append(factor.stressor) }
                continue
            }
            let unit = source.stressors[row].unit
            if unit != factor.stressorUnit {
                problems.add(
                    Diagnostic(
                        .error, "unit-mismatch",
                        """
                        the factor of \(factor.stressor) is per \(factor.stressorUnit), and the \
                        account \(source.name) has it in \(unit)
                        """, at: factor.location, remedy: "give the factor per \(unit)"))
            }
            covered.insert(row)
            cells.append((position, row, factor.value))
        }
        if cells.isEmpty, !problems.hasErrors {
            problems.add(
                Diagnostic(
                    .error, "no-factor", "no factor is for a stressor of \(source.name)",
                    at: .init(file: factors.first?.location.file),
                    remedy: "its stressors are "
                        + source.stressors.prefix(5).map(\.code).joined(separator: ", ")
                        + (source.stressors.count > 5 ? " …" : "")))
        }
        try problems.throwIfErrors()
        func combined<C: AxisKind>(_ matrix: Matrix<StressorAxis, C>) -> Matrix<StressorAxis, C> {
            var result = Matrix<StressorAxis, C>(Satellite.axis(of: impacts), matrix.columns)
            for cell in cells {
                for j in 0..<matrix.columnCount {
                    result[cell.impact, j] += cell.value * matrix[cell.stressor, j]
                }
            }
            return result
        }
        satellite = Satellite(
            name: name, stressors: impacts, F: combined(source.F), FY: combined(source.FY),
            provenance: Provenance(
                entries: [.init("source", origin)],
                history: ["Characterised from the account \(source.name)."]))
        withoutFactor = source.stressors.indices.filter { !covered.contains($0) }
            .map { source.stressors[$0].code }
        withoutStressor = lacking
        stressorCounts = impacts.indices.map { k in cells.count { $0.impact == k } }
    }

    /// Notes on what is not covered; a warning for factors without a stressor.
    public var findings: [Diagnostic] {
        func list(_ codes: [String]) -> String {
            codes.prefix(10).joined(separator: ", ")
                + (codes.count > 10 ? " and \(codes.count - 10) more" : "")
        }
        var findings: [Diagnostic] = []
        if !withoutFactor.isEmpty {
            findings.append(
                Diagnostic(
                    .note, "no-factor-for-stressor",
                    """
                    \(withoutFactor.count) stressors have no factor and count in no impact: \
                    \(list(withoutFactor))
                    """))
        }
        if !withoutStressor.isEmpty {
            findings.append(
                Diagnostic(
                    .warning, "no-stressor-for-factor",
                    """
                    \(withoutStressor.count) stressors of the factors are not in the account, and \
                    their impacts lack them: \(list(withoutStressor))
                    """, remedy: "check the spelling of the codes"))
        }
        return findings
    }
}
