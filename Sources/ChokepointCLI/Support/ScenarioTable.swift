import InputOutput
import Scenarios
import Workspace

/// Finds the table that a scenario file names.
enum ScenarioTable {
    /// The table by its name, or as a path from the folder of the scenario.
    /// - Throws: `table-not-found` at the place of the name.
    static func path(
        _ name: MarkedValue, in scenario: Scenario
    ) throws(Diagnostics) -> String {
        let text = name.text ?? ""
        do throws(Diagnostics) {
            return try TableFinder().path(of: text)
        } catch {
            let file = scenario.file ?? ""
            let folder = file.lastIndex(of: "/").map { file[...$0] } ?? ""
            if !text.hasPrefix("/"), !folder.isEmpty, TableFinder.exists("\(folder)\(text)") {
                return "\(folder)\(text)"
            }
            throw Diagnostics(
                error.items.map { item in
                    Diagnostic(
                        item.severity, item.code, "there is no table \(text)", at: name.location,
                        remedy: item.remedy)
                })
        }
    }
}
