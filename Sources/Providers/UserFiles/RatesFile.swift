import Containers
public import InputOutput

/// Reads exchange rates: a CSV with the header `from,to,rate` or `from,to,year,rate`. One unit of
/// the currency `from` is worth `rate` units of `to`.
public struct RatesFile: Sendable {
    private struct Rate {
        let from: String
        let to: String
        let year: Int?
        let rate: Double
    }

    private let rates: [Rate]
    private let path: String

    /// Reads a file.
    /// - Throws: everything that is wrong with it.
    public init(path: String) throws(Diagnostics) {
        var file = try CSVRecords(
            path: path, headers: [["from", "to", "rate"], ["from", "to", "year", "rate"]])
        try file.requireRows()
        var rates: [Rate] = []
        for row in file.rows {
            let cell = row[row.count - 1]
            guard let rate = Double(cell.text), rate.isFinite else {
                let problem = CellText.problem(with: cell.text)
                file.add(problem.code, problem.message, at: cell, remedy: problem.remedy)
                continue
            }
            if rate <= 0 {
                file.add(
                    "bad-rate", "the rate is \(cell.text)", at: cell,
                    remedy: "give a positive number")
            }
            var year: Int?
            if row.count == 4 {
                year = Int(row[2].text)
                if year == nil {
                    file.add("not-a-year", "‘\(row[2].text)’ is not a year", at: row[2])
                }
            }
            let (from, to) = (row[0].text.uppercased(), row[1].text.uppercased())
            if rates.contains(where: { $0.from == from && $0.to == to && $0.year == year }) {
                file.add("duplicate-label", "the rate from \(from) to \(to) repeats", at: row[0])
            }
            rates.append(Rate(from: from, to: to, year: year, rate: rate))
        }
        try file.throwIfAny()
        self.rates = rates
        self.path = path
    }

    /// The rate for a year: as listed, or as the inverse of the opposite one, and how it was found.
    /// - Throws: `no-rate`.
    public func rate(
        from: String, to: String, year: Int?
    ) throws(Diagnostics) -> (rate: Double, source: String) {
        let (from, to) = (from.uppercased(), to.uppercased())
        func find(_ a: String, _ b: String) -> Double? {
            let fitting = rates.filter { $0.from == a && $0.to == b }
            return (fitting.first { $0.year == year } ?? fitting.first { $0.year == nil })?.rate
        }
        if let rate = find(from, to) { return (rate, path) }
        if let rate = find(to, from) { return (1 / rate, "\(path), inverted") }
        let when = year.map { " in \($0)" } ?? ""
        throw Diagnostics([
            Diagnostic(
                .error, "no-rate", "there is no rate from \(from) to \(to)\(when)",
                at: .init(file: path),
                remedy: year == nil
                    ? "the table has no year: add a line without one, or give --rate"
                    : "add a line, or give --rate")
        ])
    }
}
