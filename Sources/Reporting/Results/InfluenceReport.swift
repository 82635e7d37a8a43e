public import Analyses
public import InputOutput

/// The table of `influence`.
public enum InfluenceReport {
    /// The coefficients, the most important first.
    public static func coefficients(
        _ field: FieldOfInfluence, in layout: TableLayout
    ) -> ReportTable {
        ReportTable(
            name: "influence", title: "The most important input coefficients",
            columns: [
                Column(name: "supplier"), Column(name: "user"),
                Column(name: "coefficient", unit: "per unit of output", style: .significant),
                Column(name: "influence_intensity", unit: "per unit", style: .significant),
                Column(
                    name: "output_elasticity", unit: "% per %", style: .significant),
                Column(
                    name: "tolerable_change", unit: "of the coefficient", style: .share),
            ],
            rows: field.coefficients.map { item in
                [
                    .text(layout.code(ofIndustry: item.supplier)),
                    .text(layout.code(ofIndustry: item.user)), .number(item.coefficient),
                    .number(item.intensity), .number(item.elasticity), Cell(item.tolerableChange),
                ]
            },
            notes: [
                """
                The tolerable change of a coefficient is the one at which the supplier’s output \
                changes by \(Phrase.percent(field.threshold)); \
                \(NumberText.grouped(String(field.nonZeroCount))) coefficients are not zero
                """
            ], isSelection: true)
    }
}

/// The table of `triangulate`.
public enum TriangulationReport {
    /// Items in order, sellers first.
    public static func order(
        _ result: Triangulation, labels: [String], column: String, unit: String
    ) -> ReportTable {
        func money(_ name: String) -> Column { Column(name: name, unit: unit, style: .currency) }
        return ReportTable(
            name: "triangulation", title: "The order in which most is sold onward, sellers first",
            columns: [
                Column(name: "place", style: .integer), Column(name: column),
                money("sales_onward"), money("sales_back"),
            ],
            rows: result.order.indices.map { k in
                [
                    .integer(k + 1), .text(labels[result.order[k]]),
                    .number(result.sales[k].later), .number(result.sales[k].earlier),
                ]
            }, notes: [], isSelection: false, keys: 2)
    }

    /// How linear the flows are, in one sentence.
    public static func reading(_ result: Triangulation, what: String) -> [String] {
        guard let linearity = result.linearity, let bound = result.bound else {
            return ["Nothing is sold between different \(what)"]
        }
        let found =
            "\(Phrase.percent(linearity)) of what \(what) sell to each other goes onward in this "
            + "order"
        return [
            result.isProved
                ? found + "; no order has more"
                : found + "; no order can have more than \(Phrase.percent(bound))"
        ]
    }
}
