import Containers
public import InputOutput

/// Reads characterisation factors: a CSV with the columns `stressor`, `impact`, `factor`,
/// `impact_unit` and `stressor_unit` in any order, as pymrio's have them.
public enum FactorsFile {
    private static let columns = ["stressor", "impact", "factor", "impact_unit", "stressor_unit"]

    /// The factors of a file, each with its place.
    /// - Throws: everything that is wrong with the file.
    public static func read(path: String) throws(Diagnostics) -> [Characterization.Factor] {
        var file = try CSVRecords(path: path, due: columns.joined(separator: ",")) { header in
            header.count == columns.count && Set(header) == Set(columns)
        }
        try file.requireRows()
        let places = columns.map { file.columns.firstIndex(of: $0) ?? 0 }
        var factors: [Characterization.Factor] = []
        for row in file.rows {
            let cell = row[places[2]]
            guard let value = Double(cell.text), value.isFinite else {
                let problem = CellText.problem(with: cell.text)
                file.add(problem.code, problem.message, at: cell, remedy: problem.remedy)
                continue
            }
            for k in [0, 1, 3, 4] where row[places[k]].text.isEmpty {
                file.add(
                    "empty-cell", "the \(columns[k]) is empty", at: row[places[k]],
                    remedy: "name it")
            }
            factors.append(
                .init(
                    stressor: row[places[0]].text, stressorUnit: row[places[4]].text,
                    impact: row[places[1]].text, impactUnit: row[places[3]].text, value: value,
                    location: file.location(of: row[0])))
        }
        try file.throwIfAny()
        return factors
    }
}
