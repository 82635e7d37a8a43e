import Containers
public import InputOutput
public import LinearAlgebra

/// Reads what industries use of capital goods: a CSV with the columns `region`, `sector`,
/// `use_region`, `use_sector` and `value`, one flow a line, in the table’s unit; flows without a
/// line are 0.
public enum CapitalFile {
    private static let columns = ["region", "sector", "use_region", "use_sector", "value"]

    /// K, n×n: the row’s product in the column’s capital.
    /// - Throws: everything that is wrong with the file.
    public static func read(
        path: String, layout: TableLayout
    ) throws(Diagnostics) -> Matrix<IndustryAxis, IndustryAxis> {
        var file = try CSVRecords(path: path, headers: [columns])
        try file.requireRows()
        let industries = Dictionary(
            layout.industryAxis.labels.enumerated().map { ($1.lowercased(), $0) },
            uniquingKeysWith: { first, _ in first })
        var K = Matrix(layout.industryAxis, layout.industryAxis)
        var seen: Set<[Int]> = []
        for row in file.rows {
            func industry(_ first: Int) -> Int? {
                let label = "\(row[first].text)/\(row[first + 1].text)"
                if let found = industries[label.lowercased()] { return found }
                let near = Suggestion.nearest(to: label, in: layout.industryAxis.labels)
                file.add(
                    "unknown-label", "\(label.shortened) is no industry of the table",
                    at: row[first],
                    remedy: near.map { "did you mean \($0)?" } ?? "write the table’s codes")
                return nil
            }
            let (seller, user) = (industry(0), industry(2))
            let cell = row[4]
            guard let value = Double(cell.text), value.isFinite else {
                let problem = CellText.problem(with: cell.text)
                file.add(problem.code, problem.message, at: cell, remedy: problem.remedy)
                continue
            }
            if value < 0 {
                file.add(
                    "negative-value", "the use of capital is \(cell.text)", at: cell,
                    remedy: "a use of capital is 0 or more")
            }
            guard let seller, let user else { continue }
            if !seen.insert([seller, user]).inserted {
                file.add(
                    "duplicate-cell", "the flow has a line already", at: row[0],
                    remedy: "every flow has one line")
            }
            K[seller, user] = value
        }
        try file.throwIfAny()
        return K
    }
}
