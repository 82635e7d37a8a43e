public import InputOutput

/// One trade elasticity θ = σ_o − 1 for each sector of a table, and where they come from.
public struct SectorElasticities: Sendable, Hashable {
    /// θ by sector, N, each above −1.
    public let theta: [Double]
    /// Where they come from, for the ledger, such as `Caliendo & Parro 2015`.
    public let source: String
    /// Which number each sector has and why, one text a sector, such as `C20 4.75 (chemicals)`.
    public let reasons: [String]

    /// Elasticities; one at or below −1 is a precondition.
    public init(theta: [Double], source: String, reasons: [String]) {
        precondition(theta.allSatisfy { $0 > -1 }, "θ is above -1")
        precondition(theta.count == reasons.count, "a reason for each sector")
        self.theta = theta
        self.source = source
        self.reasons = reasons
    }

    /// In one sentence, for the ledger: their range, and each sector's.
    public var sentence: String {
        let (least, most) = (theta.min() ?? 0, theta.max() ?? 0)
        return "by sector, \(brief(least)) to \(brief(most)): " + reasons.joined(separator: ", ")
    }

    /// Values from lines of a CSV file with the columns `sector` and `theta` (or `sigma_origins`,
    /// which is θ + 1), one line for each sector of the table in any order.
    ///
    /// - Parameters:
    ///   - lines: the cells of each line, the headings first.
    ///   - path: the file, for findings.
    /// - Throws: everything that is wrong with the file, each finding with its line.
    public init(
        lines: [[String]], path: String, in layout: TableLayout
    ) throws(Diagnostics) {
        var problems = Diagnostics()
        func problem(_ code: String, _ text: String, line: Int?, _ remedy: String) {
            problems.add(
                Diagnostic(
                    .error, code, text, at: .init(file: path, line: line), remedy: remedy))
        }
        let headings = (lines.first ?? []).map { $0.lowercased().filter { $0 != " " } }
        let names = headings.firstIndex(of: "sector")
        let thetas = headings.firstIndex(of: "theta")
        let sigmas = headings.firstIndex(of: "sigma_origins")
        guard let names, let column = thetas ?? sigmas else {
            throw Diagnostics([
                Diagnostic(
                    .error, "missing-column", "the file has no columns sector and theta",
                    at: .init(file: path, line: 1),
                    remedy: "write a line sector,theta and a line for each sector under it")
            ])
        }
        let index = Dictionary(
            uniqueKeysWithValues: layout.sectors.enumerated().map { ($1.code, $0) })
        var found: [Double?] = layout.sectors.map { _ in nil }
        for (number, line) in zip(2..., lines.dropFirst()) where !line.allSatisfy(\.isEmpty) {
            guard line.count > max(names, column) else {
                problem(
                    "missing-cell", "the line has \(line.count) cells", line: number,
                    "a sector and its elasticity belong on every line")
                continue
            }
            guard let sector = index[line[names]] else {
                let nearest = Suggestion.nearest(
                    to: line[names], in: layout.sectors.map(\.code))
                problem(
                    "unknown-sector", "unknown sector \(line[names])", line: number,
                    nearest.map { "did you mean \($0)?" } ?? "use the table's sector codes")
                continue
            }
            guard let value = Double(line[column].filter { $0 != " " }), value.isFinite else {
                problem(
                    "not-a-number", "the elasticity ‘\(line[column])’ is not a number",
                    line: number, "write it as 4 or 0.76")
                continue
            }
            let theta = thetas == nil ? value - 1 : value
            if theta <= -1 {
                problem(
                    "out-of-range", "\(headings[column]) of \(line[names]) is \(brief(value))",
                    line: number,
                    thetas == nil ? "σ_o is above 0" : "θ is above -1, for σ_o = 1 + θ is above 0")
            } else if found[sector] != nil {
                problem(
                    "sector-twice", "the sector \(line[names]) has a line already", line: number,
                    "leave one of them")
            } else {
                found[sector] = theta
            }
        }
        let missing = zip(layout.sectors, found).filter { $1 == nil }.map(\.0.code)
        if !missing.isEmpty, !problems.hasErrors {
            problem(
                "missing-sector",
                "no elasticity for \(missing.prefix(8).joined(separator: ", "))"
                    + (missing.count > 8 ? " and \(missing.count - 8) more" : ""), line: nil,
                "each of the \(layout.sectorCount) sectors needs a line")
        }
        try problems.throwIfErrors()
        let theta = found.map { $0 ?? 0 }
        self.init(
            theta: theta, source: path,
            reasons: zip(layout.sectors, theta).map { "\($0.code) \(brief($1))" })
    }
}
