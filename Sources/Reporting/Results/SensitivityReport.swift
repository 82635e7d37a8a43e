public import Analyses
public import InputOutput

/// The tables of `sensitivity`.
public enum SensitivityReport {
    /// The number whose derivatives are listed.
    public struct Target: Sendable, Hashable {
        /// In words, such as `GDP of KOR`.
        public let name: String
        /// Its unit.
        public let unit: String

        /// A target.
        public init(name: String, unit: String) {
            self.name = name
            self.unit = unit
        }
    }

    /// What the first screen shows.
    public static let lead = Lead(
        "sensitivity", ["supplier", "user", "coefficient", "derivative", "contribution"],
        optional: ["derivative", "coefficient"])

    /// What the numbers mean.
    public static let method = """
        a contribution is what would be lost, to first order, if the purchase stopped and nothing \
        replaced it; the derivative is by the input per unit of output
        """

    /// The largest derivatives by technical coefficients.
    public static func cells(
        _ cells: [AdjointField.Cell], of target: Target, in layout: TableLayout
    ) -> ReportTable {
        ReportTable(
            name: "sensitivity", title: "What the \(target.name) depends on most",
            columns: [
                Column(name: "supplier"), Column(name: "user"), coefficient,
                Column(name: "derivative", unit: "\(target.unit) per unit of coefficient"),
                Column(
                    name: "contribution", unit: target.unit,
                    style: target.unit == "share" ? .share : .automatic),
            ],
            rows: cells.map { cell in
                [
                    .text(layout.code(ofIndustry: cell.supplier)),
                    .text(layout.code(ofIndustry: cell.user)), .number(cell.coefficient),
                    .number(cell.derivative), .number(cell.contribution),
                ]
            },
            notes: [
                "Contribution = coefficient × derivative: what is lost, to first order, when the "
                    + "purchase goes and nothing replaces it"
            ], isSelection: true)
    }

    /// The purchases that change the target most when they move to another origin.
    /// - Parameter limit: rows in all, those of the largest changes; nil for all of both.
    public static func switches(
        _ raising: [AdjointField.Switch], _ lowering: [AdjointField.Switch], of target: Target,
        in layout: TableLayout, limit: Int? = nil
    ) -> ReportTable {
        let all = raising + lowering
        let ranked = rankedDescending(all.map { abs($0.change) }).prefix(limit ?? all.count)
        // Those that raise it stay in front.
        let kept = ranked.sorted { ($0 >= raising.count ? 1 : 0) < ($1 >= raising.count ? 1 : 0) }
        func rows(_ switches: [AdjointField.Switch]) -> [[Cell]] {
            switches.map { item in
                [
                    .text(layout.code(ofIndustry: item.from)),
                    .text(layout.code(ofIndustry: item.to)),
                    .text(layout.code(ofIndustry: item.user)), .number(item.coefficient),
                    .number(item.change),
                ]
            }
        }
        return ReportTable(
            name: "switches", title: "Which changes of supplier move the \(target.name) most",
            columns: [
                Column(name: "from"), Column(name: "to"), Column(name: "user"), coefficient,
                Column(
                    name: "change", unit: target.unit,
                    style: target.unit == "share" ? .share : .automatic),
            ], rows: rows(kept.map { all[$0] }),
            notes: [
                "All of a purchase moves to the origin of the same product that raises (or lowers) "
                    + "the number most; what the user spends stays the same"
            ], isSelection: true)
    }

    /// Which purchase comes first and what would be lost without it, then the value of the target.
    /// - Parameter cells: the purchases, the first of which leads.
    public static func reading(
        _ field: AdjointField, of target: Target, _ cells: [AdjointField.Cell],
        by order: AdjointField.Order, in layout: TableLayout
    ) -> [String] {
        let value = reading(field, of: target)
        guard let first = cells.first, first.contribution != 0 else { return value }
        let words = AnalysisWords(layout)
        let seller = words.industry(first.supplier)
        let purchase =
            first.supplier == first.user
            ? "what \(seller) buys from itself"
            : "what \(words.industry(first.user)) buys from \(seller)"
        func size(_ value: Double) -> String {
            target.unit == "share"
                ? "\(NumberText.threeDigits(100 * abs(value))) percentage points"
                : Phrase.amount(abs(value), target.unit)
        }
        let verb = first.contribution > 0 ? "falls" : "rises"
        let leading =
            order == .contribution
            ? "The \(target.name) depends most on \(purchase)"
            : "The \(target.name) reacts most, by unit of the coefficient, to \(purchase)"
        return [
            """
            \(leading): without that, and with nothing in its place, it \(verb) by \
            \(size(first.contribution)), to first order.
            """
        ] + value
    }

    /// The value of the target.
    public static func reading(_ field: AdjointField, of target: Target) -> [String] {
        let value =
            target.unit == "share"
            ? Phrase.percent(field.value) : Phrase.amount(field.value, target.unit)
        return ["The \(target.name) is \(value)."]
    }

    private static let coefficient = Column(
        name: "coefficient", unit: "input per unit of output", style: .automatic)
}
