import Reporting
import Workspace

/// Who depends on whom.
enum DependenceView: View {
    static let path = "dependence"
    static let name = "Dependence"
    static let title = "Who depends on whom"
    static let lead = """
        How much of what an industry uses comes from each supplier: at face value, looked through \
        all intermediate steps, and as value added. Several industries are drawn as flows, several \
        tables as lines over the years.
        """
    static let button = "Show dependence"

    /// What the view shows.
    enum Kind: String, CaseIterable {
        /// Suppliers of users, or buyers.
        case exposure = ""
        /// How concentrated their origins are.
        case concentration
        /// The ways on which it arrives.
        case paths
        /// Whose value added is in whose final demand.
        case origins

        init(_ context: ViewContext) {
            self = Kind(rawValue: context.fields.first("show") ?? "") ?? .exposure
        }

        var words: String {
            switch self {
            case .exposure: "Suppliers and their shares"
            case .concentration: "Concentration of origins"
            case .paths: "Supply paths between two industries"
            case .origins: "Value added in final demand"
            }
        }
    }

    static func controls(_ context: ViewContext) -> [String] {
        let fields = context.fields
        return [
            context.tableControl,
            FormParts.choice(
                "show", "Show", value: fields.first("show"),
                Kind.allCases.map { (value: $0.rawValue, text: $0.words) }),
            FormParts.text(
                "user", "User industries", value: fields.first("user"),
                hint: "REGION/SECTOR, such as \(example(context)); several with ; between them",
                isRequired: true),
            FormParts.text(
                "supplier", "Suppliers", value: fields.first("supplier"),
                hint: "Regions with commas between them; for paths REGION/SECTOR; empty for all",
                list: "regions"),
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
        let users = users(context.fields.first("user") ?? "")
        guard let first = users.first, let table = context.table else { return nil }
        let supplier = context.fields.first("supplier")
        switch Kind(context) {
        case .exposure:
            return (
                "exposure",
                adding(["supplier", "measure", "by", "side"], users, context, "exposure")
            )
        case .concentration:
            return (
                "concentration", adding(["by", "side"], users, context, "concentration")
            )
        case .paths:
            guard let supplier else { return nil }
            return ("paths", FormFields([("table", table), ("from", supplier), ("to", first)]))
        case .origins:
            let regions = users.map { String($0.prefix { $0 != "/" }) }
            var fields = FormFields([
                ("table", table), ("destination", regions.joined(separator: ",")),
            ])
            if let supplier { fields = fields.with("origin", supplier) }
            return ("origins", fields)
        }
    }

    static func missing(_ context: ViewContext) -> String? {
        Kind(context) == .paths && context.fields.first("supplier") == nil
            ? "Paths lead from a supplier to a user: name one under ‘Suppliers’, such as JPN/C."
            : nil
    }

    /// The users that a text names: each is a list or a span of its own.
    private static func users(_ text: String) -> [String] {
        text.split(separator: ";").map { part in
            String(part.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
        }.filter { !$0.isEmpty }
    }

    /// The tables and the users with some fields of the form that keep their names. A question of
    /// one table gets the first.
    private static func adding(
        _ names: [String], _ users: [String], _ context: ViewContext, _ command: String
    ) -> FormFields {
        let table = context.table ?? ""
        let known = Questions.named(command).map { Questions.fields(of: $0).map(\.name) } ?? []
        var fields = FormFields([(known.contains("tables") ? "tables" : "table", table)])
        if known.contains("tables") {
            for other in context.fields.all("tables") where other != table {
                fields = fields.with("tables", other)
            }
        }
        for user in users { fields = fields.with("user", user) }
        for name in names {
            for value in context.fields.all(name) { fields = fields.with(name, value) }
        }
        return fields
    }

    private static func example(_ context: ViewContext) -> String {
        guard let region = context.labels.regions.last, let sector = context.labels.sectors.first
        else { return "KOR/C" }
        return "\(region.value)/\(sector.value)"
    }
}
