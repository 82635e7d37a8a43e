import Containers
public import InputOutput

/// Reads what supply and use tables of another year add up to: a CSV with the columns `kind`,
/// `region`, `code` and `total`, in the tables’ unit.
///
/// Kinds are `output` and `inputs` of industries, `final_demand` of categories, all with a region,
/// and `supply` of the other columns of supply, such as imports, without one.
public enum SupplyUseTotalsFile {
    /// The totals of a file for some tables.
    /// - Throws: `unknown-kind`, `unknown-label`, `duplicate-label`, `missing-total` for every
    ///   column without a line, and everything that is wrong with the file.
    public static func read(
        path: String, for table: SupplyUseTable
    ) throws(Diagnostics) -> SupplyUseTotals {
        var file = try CSVRecords(path: path, headers: [["kind", "region", "code", "total"]])
        try file.requireRows()
        let layout = table.layout
        let labels: [String: [String]] = [
            "output": layout.activityAxis.labels, "inputs": layout.activityAxis.labels,
            "final_demand": layout.demandAxis.labels, "supply": table.adjustments.map(\.code),
        ]
        let kinds = ["output", "inputs", "final_demand", "supply"]
        var found = labels.mapValues { [Double?](repeating: nil, count: $0.count) }
        for row in file.rows {
            let kind = row[0].text
            guard let known = labels[kind] else {
                file.add(
                    "unknown-kind", "the kind is ‘\(kind.shortened)’", at: row[0],
                    remedy: "it is one of \(kinds.joined(separator: ", "))")
                continue
            }
            let label = kind == "supply" ? row[2].text : "\(row[1].text)/\(row[2].text)"
            guard let value = Double(row[3].text), value.isFinite else {
                let problem = CellText.problem(with: row[3].text)
                file.add(problem.code, problem.message, at: row[3], remedy: problem.remedy)
                continue
            }
            guard let index = known.firstIndex(where: { $0.lowercased() == label.lowercased() })
            else {
                file.add(
                    "unknown-label", "\(label.shortened) is not in the tables", at: row[1],
                    remedy: Suggestion.nearest(to: label, in: known).map { "did you mean \($0)?" }
                        ?? "write the tables’ codes")
                continue
            }
            if found[kind]?[index] != nil {
                file.add(
                    "duplicate-label", "the total of \(kind) \(label) repeats", at: row[0],
                    remedy: "give every total once")
            }
            found[kind]?[index] = value
        }
        for kind in kinds {
            let missing = (found[kind] ?? []).enumerated().filter { $1 == nil }.map(\.offset)
            guard let first = missing.first, let label = labels[kind]?[first] else { continue }
            let more = missing.count > 1 ? " and of \(missing.count - 1) more" : ""
            file.add(
                "missing-total", "there is no total of \(kind) of \(label)\(more)", at: nil,
                remedy: "SUT-RAS needs them all; totals of products are not needed")
        }
        try file.throwIfAny()
        func totals(_ kind: String) -> [Double] { (found[kind] ?? []).compactMap { $0 } }
        return SupplyUseTotals(
            output: totals("output"), inputs: totals("inputs"),
            finalDemand: totals("final_demand"), adjustments: totals("supply"))
    }
}
