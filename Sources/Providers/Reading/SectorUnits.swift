import InputOutput

/// The units of sectors, where a file states one for each and they are not all money of one kind.
struct SectorUnits: Sendable, Hashable {
    /// One a sector, in their order.
    let units: [String]

    /// Units that differ; nil where all are one.
    init?(_ units: [String]) {
        if Set(units).count < 2 { return nil }
        self.units = units
    }

    /// One unit for all sectors that is no money, such as tonnes, beside primary inputs that are in
    /// money; nil for others.
    init?(physical unit: String?, sectors: Int, inputs: [String]) {
        guard let unit, !unit.isEmpty, MoneyUnit(unit) == nil, !inputs.contains(unit),
            Self.money(inputs) != nil
        else { return nil }
        units = [String](repeating: unit, count: sectors)
    }

    /// The unit of the sectors that are in money; nil where none is.
    var money: String? { Self.money(units) }

    /// The unit of money that most of some texts are; nil where none is one.
    static func money(_ units: [String]) -> String? {
        var counts: [(unit: String, count: Int)] = []
        for unit in units where MoneyUnit(unit) != nil {
            if let k = counts.firstIndex(where: { $0.unit == unit }) {
                counts[k].count += 1
            } else {
                counts.append((unit, 1))
            }
        }
        var best: (unit: String, count: Int)?
        for entry in counts where entry.count > best?.count ?? 0 { best = entry }
        return best?.unit
    }

    /// Which rows of an account are primary inputs beside sectors of these units: those in the
    /// sectors’ money, else those in the money that most rows are in.
    /// - Throws: `no-primary-inputs` where none is in money: value added cannot be what output
    ///   exceeds the inputs by.
    func rows(
        of stressors: [Satellite.Stressor], in file: String
    ) throws(Diagnostics) -> (rows: [Int], unit: String) {
        let own = money.flatMap { unit in stressors.contains { $0.unit == unit } ? unit : nil }
        guard let unit = own ?? Self.money(stressors.map(\.unit)) else {
            throw Self.noInputs(in: file)
        }
        return (stressors.indices.filter { stressors[$0].unit == unit }, unit)
    }

    static func noInputs(in file: String) -> Diagnostics {
        Diagnostics([
            Diagnostic(
                .error, "no-primary-inputs",
                """
                the sectors are in different units, and no row of primary inputs is in money: \
                value added cannot be computed as output less inputs
                """, at: .init(file: file),
                remedy: "add an account of primary inputs in money, 0 where nothing is paid")
        ])
    }

    /// What is said of a table of hybrid units.
    func finding(money: String, in file: String) -> Diagnostic {
        let kinds = Set(units).sorted()
        let named = kinds.prefix(6).joined(separator: ", ") + (kinds.count > 6 ? ", …" : "")
        return Diagnostic(
            .warning, "mixed-units",
            """
            the sectors are in \(kinds.count) \(kinds.count == 1 ? "unit" : "units") (\(named)), \
            and value added is in \(money): that costs equal sales is not checked
            """, at: .init(file: file))
    }
}
