import Reporting
import Workspace

/// The editor of scenario files.
enum ScenarioView: View {
    static let path = "scenario"
    static let name = "Scenario"
    static let title = "Scenario"
    static let lead = """
        A scenario file names a table and what happens: restrictions, demand, capacity, tariffs, a \
        carbon price, overlays, a timeline. It is checked as you write; what is found stands at \
        its line.
        """
    static let button = "Run"
    static let isPosted = true

    static func controls(_ context: ViewContext) -> [String] {
        let text = context.fields.first("text") ?? starting(context)
        return [
            FormParts.area(
                "text", "Scenario file (YAML)", value: text, rows: 22,
                hint: "The same text in a file runs with ‘chokepoint run FILE’.", isCode: true),
            """
            <div class=\"control wide\" id=\"findings\" role=\"status\" \
            aria-live=\"polite\"></div>
            """,
        ]
    }

    static func question(_ context: ViewContext) -> (command: String, fields: FormFields)? {
        guard let text = context.fields.first("text") else { return nil }
        return ("run", FormFields([("text", text)]))
    }

    /// A small scenario for a table, to begin with.
    static func starting(_ context: ViewContext) -> String {
        let regions = context.labels.regions.map(\.value)
        let exporter = regions.contains("JPN") ? "JPN" : regions.first ?? "JPN"
        let importer = regions.contains("KOR") ? "KOR" : regions.last ?? "KOR"
        let sectors = context.labels.sectors.map(\.value)
        let sector = sectors.contains("C") ? "C" : sectors.first ?? "C"
        return """
            version: 1
            title: A restriction
            table: \(context.table ?? "icio2023-2019-g20x20")
            restrictions:
              - {exporter: \(exporter), sectors: \(sector), importer: \(importer), cut: 30%}
            models:
              - extraction
              - {name: cost-push, mark_up: 0.5}
            outputs: {drivers: none}
            """
    }
}
