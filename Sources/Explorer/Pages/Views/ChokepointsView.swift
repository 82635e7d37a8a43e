import Figures
import Reporting

/// Every restriction there could be, ranked.
enum ChokepointsView: View {
    static let path = "chokepoints"
    static let name = "Chokepoints"
    static let title = "Chokepoints"
    static let lead = """
        Every export restriction that there could be: what it costs the importer and what it costs \
        the exporter, each in % of its own GDP. Choose a row to build that restriction.
        """
    static let button = "Scan"

    static func controls(_ context: ViewContext) -> [String] {
        let fields = context.fields
        return [
            context.tableControl,
            FormParts.text(
                "importer", "Importers", value: fields.first("importer"),
                hint: "Regions or groups such as @eu27; empty for all", list: "regions"),
            FormParts.text(
                "exporter", "Exporters", value: fields.first("exporter"),
                hint: "Empty for all", list: "regions"),
            FormParts.text(
                "sector", "Products of", value: fields.first("sector"), hint: "Empty for all",
                list: "sectors"),
            FormParts.text(
                "cut", "Cut", value: fields.first("cut"), hint: "Such as 30%; empty for all of it"),
            FormParts.text(
                "mark_up", "The missing part costs more by", value: fields.first("mark_up"),
                hint: "Such as 50%; empty for twice its price"),
            FormParts.choice(
                "rank_by", "Rank by", value: fields.first("rank_by"),
                [
                    ("", "Importer’s cost, % of GDP"),
                    ("exporter_change_pct_gdp", "Exporter’s loss, % of GDP"),
                    ("asymmetry", "Asymmetry: cost over loss"), ("flow", "Size of the flow"),
                    ("world_value_added_change", "World’s loss"),
                ]),
            FormParts.choice(
                "group", "Restricted together", value: fields.first("group"),
                [
                    ("", "One product of one exporter"),
                    ("sector", "A product of all exporters"), ("exporter", "All of an exporter"),
                ]),
            FormParts.text(
                "minimum_flow", "Smallest flow", value: fields.first("minimum_flow"),
                hint: "In the table’s unit"),
            context.lists,
        ]
    }

    static func question(_ context: ViewContext) -> (command: String, fields: FormFields)? {
        let names = ["importer", "exporter", "sector"]
        guard context.table != nil,
            names.contains(where: { context.fields.first($0) != nil })
                || context.fields.first("all") != nil || context.fields.first("cut") != nil
        else { return nil }
        return (
            "scan",
            context.taking(
                "importer", "exporter", "sector", "cut", "mark_up", "rank_by", "group",
                "minimum_flow")
        )
    }

    /// The points of the frontier lead to the builder, as rows do.
    static func figures(_ document: ResultDocument, _ context: ViewContext) -> [NamedFigure] {
        document.figures.map { item in
            guard item.name == ScanScatter.name,
                let linked = ScanScatter.figure(of: document, link: { restriction($0, context) })
            else { return item }
            return NamedFigure(name: item.name, figure: linked)
        }
    }

    static func link(_ table: String, _ row: [Cell], _ context: ViewContext) -> String? {
        table == "scan" ? restriction(row, context) : nil
    }

    /// The builder with the restriction of a row: exporter, sector and importer come first.
    private static func restriction(_ row: [Cell], _ context: ViewContext) -> String? {
        guard row.count > 3, let table = context.table, case .text(let exporter) = row[0],
            case .text(let sector) = row[1], case .text(let importer) = row[2]
        else { return nil }
        let cut = context.fields.first("cut") ?? "100%"
        let fields = [
            ("table", table), ("exporter", exporter), ("sectors", sector),
            ("importer", importer), ("cut", cut),
        ]
        return "/restriction?" + FormFields(fields).query
    }
}
