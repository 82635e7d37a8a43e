public import Analyses
public import InputOutput

/// What became of the totals of `project`.
public enum ProjectionReport {
    /// The totals in the order given.
    public static func totals(
        _ projection: TableProjection, in layout: TableLayout, unit: String
    ) -> ReportTable {
        func amount(_ name: String) -> Column { Column(name: name, unit: unit, style: .currency) }
        return ReportTable(
            name: "projection", title: "What was asked, and what the table has now",
            columns: [
                Column(name: "region"), Column(name: "quantity"), amount("value_before"),
                amount("value_asked"), amount("value_reached"),
                Column(name: "gap_pct", unit: "% of asked", style: .percent),
                Column(
                    name: "gap_deviations", unit: "standard deviations", style: .decimals(2)),
            ],
            rows: projection.totals.map { item in
                [
                    layout.regionCell(item.total.region), .text(item.total.quantity.rawValue),
                    .number(item.before), .number(item.total.value), .number(item.value),
                    .number(100 * item.gap), Cell(item.deviations),
                ]
            }, isSelection: true)
    }

    /// A finding for each total that had to give way.
    public static func findings(
        _ projection: TableProjection, in layout: TableLayout, unit: String
    ) -> [Diagnostic] {
        if !projection.hasConflict { return [] }
        return projection.totals.filter { abs($0.gap) > 1e-6 }.map { item in
            let deviations = item.deviations.map { abs($0) } ?? 0
            return Diagnostic(
                deviations > 1 ? .warning : .note, "gave-way",
                """
                the total of \(item.total.quantity.rawValue) is now \
                \(Phrase.amount(item.value, unit)) instead of \
                \(Phrase.amount(item.total.value, unit)): the totals contradict each other, and \
                it gave way by \(NumberText.significant(100 * abs(item.gap), 2)) %, \
                \(NumberText.significant(deviations, 2)) of its standard deviations
                """, at: .init(place: layout.regions[item.total.region].code))
        }
    }
}
