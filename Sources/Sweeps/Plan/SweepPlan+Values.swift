import InputOutput
import Scenarios

extension SweepPlan {
    /// Finds values that mean nothing on any table before anything is solved: labels that no table
    /// has, options that no model takes, and files that are missing or wrong.
    ///
    /// Each value is tried alone, with all others as the scenario has them. What else goes wrong
    /// with it there may be right in other draws, and is told by those that fail.
    /// - Throws: every such value.
    func checkValues(on tables: [String: MRIOTable]) throws(Diagnostics) {
        var problems = Diagnostics()
        for variable in variables where variable.parameter.path != "table" {
            for number in tried(variable) {
                let value: MarkedValue?
                do throws(Diagnostics) {
                    value = try variable.value(number)
                } catch {
                    // Out of range: a draw that gets there is recorded with this reason.
                    continue
                }
                guard let value else { continue }
                let changed = scenario.setting([(variable.parameter, value)])
                let findings = tableNames.map { name in
                    tables[name.text ?? ""].map { Self.meaningless(changed, on: $0) } ?? []
                }
                if findings.allSatisfy({ !$0.isEmpty }) {
                    problems.add(Diagnostics(findings.first ?? []))
                }
            }
        }
        var seen: Set<String> = []
        let distinct = problems.items.filter { seen.insert($0.sentence).inserted }
        try Diagnostics(distinct).throwIfErrors()
    }

    /// Every word, and one number: numbers differ in nothing that labels or options could miss.
    private func tried(_ variable: SweepVariable) -> [Double] {
        variable.words.isEmpty ? [variable.space.base] : variable.levels
    }

    private static func meaningless(_ scenario: Scenario, on table: MRIOTable) -> [Diagnostic] {
        do throws(Diagnostics) {
            _ = try scenario.bind(to: table)
            return []
        } catch {
            return error.items.filter {
                // What is wrong inside another file is wrong in every draw that names it.
                let isOfAFile = $0.location.file != nil && $0.location.file != scenario.file
                let isOfAName = $0.code.hasPrefix("unknown-")
                return isOfAFile || isOfAName || ["unused-option", "bad-option"].contains($0.code)
            }
        }
    }
}
