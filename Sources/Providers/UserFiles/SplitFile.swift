import Containers
public import InputOutput

/// Reads how regions or sectors are split: a CSV with the columns `old`, `new`, `weight`, and where
/// wanted `name` (of the part) and `region` or `sector` (in which the weight holds; `*` for all).
public enum SplitFile {
    /// The lines of a file, each with its place, for `WeightedSplit` to check against a table.
    /// - Throws: everything that is wrong with the file.
    public static func read(
        path: String, of dimension: WeightedSplit.Dimension
    ) throws(Diagnostics) -> [WeightedSplit.Line] {
        let other = dimension == .regions ? "sector" : "region"
        let required = ["old", "new", "weight"]
        let known = Set(required + ["name", other])
        var file = try CSVRecords(
            path: path, due: "old,new,weight (and name, \(other))"
        ) { header in
            Set(header).count == header.count && Set(header).isSubset(of: known)
                && Set(required).isSubset(of: Set(header))
        }
        try file.requireRows()
        var lines: [WeightedSplit.Line] = []
        for row in file.rows {
            func cell(_ name: String) -> CSVRecords.Cell? {
                file.columns.firstIndex(of: name).map { row[$0] }
            }
            guard let old = cell("old"), let new = cell("new"), let weight = cell("weight") else {
                continue
            }
            guard let value = Double(weight.text), value.isFinite else {
                let problem = CellText.problem(with: weight.text)
                file.add(problem.code, problem.message, at: weight, remedy: problem.remedy)
                continue
            }
            func text(_ name: String) -> String? {
                cell(name).map(\.text).flatMap { $0.isEmpty || $0 == "*" ? nil : $0 }
            }
            lines.append(
                .init(
                    old: old.text, new: new.text, newName: text("name"), weight: value,
                    within: text(other), location: file.location(of: old)))
        }
        try file.throwIfAny()
        return lines
    }
}
