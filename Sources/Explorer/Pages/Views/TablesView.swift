import Reporting

/// What is here: all tables, and one of them with its labels and totals, or its audit.
enum TablesView: View {
    static let path = "tables"
    static let name = "Tables"
    static let title = "Tables"
    static let lead = """
        The input-output tables on this machine. Choose one to see its regions, sectors and \
        totals, or to audit it before you rely on it.
        """
    static let button = "Show"

    static func controls(_ context: ViewContext) -> [String] {
        guard context.fields.first("table") != nil else { return [] }
        return [
            context.tableControl,
            FormParts.choice(
                "show", "What to show", value: context.fields.first("show"),
                [("", "Labels and totals"), ("audit", "Audit"), ("groups", "Groups of regions")]),
        ]
    }

    static func question(_ context: ViewContext) -> (command: String, fields: FormFields)? {
        guard context.fields.first("table") != nil else { return ("tables", FormFields()) }
        switch context.fields.first("show") {
        case "audit": return ("check", context.taking())
        case "groups": return ("groups", context.taking())
        default: return ("info", context.taking())
        }
    }

    static func link(_ table: String, _ row: [Cell], _ context: ViewContext) -> String? {
        guard table == "tables", let name = row.first else { return nil }
        return "/tables?" + FormFields([("table", name.plain)]).query
    }
}
