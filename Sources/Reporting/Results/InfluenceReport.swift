public import Analyses
public import InputOutput

/// The table of `influence`.
public enum InfluenceReport {
    /// What the first screen shows.
    public static let lead = Lead(
        "influence",
        ["supplier", "user", "coefficient", "output_elasticity", "tolerable_change"],
        optional: ["coefficient"])

    /// How the importance of a coefficient is counted.
    public static let method = """
        the output elasticity is by how many percent the supplier’s output changes where the \
        coefficient changes by 1 %, through all rounds of supply
        """

    /// The most important coefficient in one sentence.
    public static func reading(
        _ field: FieldOfInfluence, _ words: AnalysisWords, in layout: TableLayout
    ) -> [String] {
        guard let first = field.coefficients.first else {
            return ["None of these inputs is bought."]
        }
        func name(_ i: Int) -> String { words.industry(i) }
        let elasticity = NumberText.threeDigits(first.elasticity)
        var sentence = """
            What \(name(first.user)) buys of \(name(first.supplier)) matters most: if it changes \
            by 1 %, the supplier’s output changes by \(elasticity) %
            """
        if let change = first.tolerableChange {
            sentence += """
                ; it takes a change of \(Phrase.percent(change)) to move that output by \
                \(Phrase.chosen(field.threshold))
                """
        }
        return [sentence + "."]
    }

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
                changes by \(Phrase.chosen(field.threshold)); \
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

    /// What the first screen shows.
    public static func lead(_ column: String) -> Lead {
        Lead("triangulation", ["place", column, "sales_onward", "sales_back"])
    }

    /// How the order is made.
    public static let method = """
        of all orders it is the one in which most is sold onward, to somebody further down
        """

    /// How linear the flows are, and who is first and last.
    /// - Parameter names: names of the items, in the order of the flows.
    public static func reading(
        _ result: Triangulation, what: String, names: [String]
    ) -> [String] {
        guard let linearity = result.linearity, let bound = result.bound else {
            return ["Nothing is sold between different \(what)."]
        }
        let found =
            "\(Phrase.percent(linearity)) of what \(what) sell to each other goes onward in this "
            + "order"
        var lines = [
            result.isProved
                ? found + "; no order has more."
                : found + "; no order can have more than \(Phrase.percent(bound))."
        ]
        if let first = result.order.first, let last = result.order.last, first != last {
            let sentence = "\(names[first]) sells first, and \(names[last]) last."
            lines.append(sentence.prefix(1).uppercased() + sentence.dropFirst())
        }
        return lines
    }
}
