import Containers
import InputOutput

/// Satellite accounts become groups and folders, so that their names must be names of those.
enum SatelliteCheck {
    /// Checks the names and codes of a table's accounts before they are written.
    /// - Throws: all of `unwritable-name`, `duplicate-code`, `empty-code`.
    static func requireStorable(_ table: MRIOTable, in path: String) throws(Diagnostics) {
        var problems = ProblemCollector()
        var seen: Set<String> = []
        for satellite in table.satellites {
            let name = satellite.name
            let codes = satellite.stressors.map(\.code)
            problems.add(codeProblems(codes, in: "satellites/\(name)").located(in: path))
            let reason: String
            if name.isEmpty {
                reason = "an account has no name"
            } else if name.hasPrefix(".") || name.contains("/") || name.utf8.contains(0) {
                reason = "an account’s name is no name of a folder"
            } else if !seen.insert(name).inserted {
                reason = "two accounts have this name"
            } else {
                continue
            }
            problems.add(
                Diagnostic(
                    .error, "unwritable-name", reason,
                    at: .init(file: path, place: "satellites/\(name)"), remedy: "rename it"))
        }
        try problems.throwIfAny()
    }

    /// Empty and repeated codes of an account's rows.
    static func codeProblems(_ codes: [String], in place: String) -> Diagnostics {
        TableLayout.codeProblems(codes.map(Code.init), in: place)
    }

    private struct Code: Labelled {
        let code: String
        var name: String { code }
    }
}
