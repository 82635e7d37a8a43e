import Reporting

/// Who depends on whom.
enum DependenceView: View {
    static let path = "dependence"
    static let name = "Dependence"
    static let title = "Who depends on whom"
    static let lead = """
        How much of what an industry uses comes from each supplier: at face value, looked through \
        all intermediate steps, and as value added. Choose several tables to see years side by side.
        """
    static let button = "Show dependence"

    static func controls(_ context: ViewContext) -> [String] {
        let fields = context.fields
        return [
            context.tableControl,
            FormParts.text(
                "user", "User industries", value: fields.first("user"),
                hint: "REGION/SECTOR, such as \(example(context))", isRequired: true),
            FormParts.text(
                "supplier", "Suppliers", value: fields.first("supplier"),
                hint: "Regions, as a comma list; empty for all", list: "regions"),
            FormParts.choice(
                "measure", "Rank by", value: fields.first("measure"),
                [
                    ("", "Looked through all steps"), ("direct", "Face value"),
                    ("value-added", "Value added"),
                ]),
            FormParts.choice(
                "by", "List", value: fields.first("by"),
                [("", "Supplying regions"), ("industry", "Supplying industries")]),
            FormParts.choice(
                "side", "Side", value: fields.first("side"),
                [("", "Inputs: whom it buys from"), ("sales", "Sales: whom it sells to")]),
            FormParts.several(
                "tables", "More tables, for other years", chosen: fields.all("tables"),
                context.tables.filter { $0 != context.table }.map { ($0, $0) }),
            context.lists,
        ]
    }

    static func question(_ context: ViewContext) -> (command: String, fields: FormFields)? {
        guard context.fields.first("user") != nil, let table = context.table else { return nil }
        var fields = FormFields([("tables", table)])
        for other in context.fields.all("tables") where other != table {
            fields = fields.with("tables", other)
        }
        for name in ["user", "supplier", "measure", "by", "side"] {
            for value in context.fields.all(name) { fields = fields.with(name, value) }
        }
        return ("exposure", fields)
    }

    private static func example(_ context: ViewContext) -> String {
        guard let region = context.labels.regions.last, let sector = context.labels.sectors.first
        else { return "KOR/C" }
        return "\(region.value)/\(sector.value)"
    }
}
