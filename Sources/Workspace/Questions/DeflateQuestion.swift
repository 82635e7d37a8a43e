import InputOutput
import Providers
public import Reporting

/// A table in constant prices, or in another currency.
public struct DeflateQuestion: Question {
    /// `deflate`.
    public static let command = "deflate"
    /// Why a table of mixed units is refused.
    public static let mixedUnitsRefusal: String? =
        "price indices are for money, and other units are volumes already"
    /// Why a table of unequal sectors is refused.
    public static let unequalSectorsRefusal: String? =
        "price indices are given for regions × sectors"
    /// The table: a path, or a name.
    public var table = ""
    /// A CSV of price indices by region and sector.
    public var prices: String?
    /// One price index for everything.
    public var index: Double?
    /// The index of the base year.
    public var base = 100.0
    /// Units of the new currency for one of the old.
    public var rate: Double?
    /// A CSV of exchange rates.
    public var rates: String?
    /// The new currency, such as EUR.
    public var currency: String?
    /// The new unit; nil for the old one with the currency replaced, or with `(constant prices)`.
    public var unit: String?
    /// Where to write the table.
    public var output = ""
    /// Write also where that replaces the table that is read.
    public var force = false
    /// Name of the new table; nil for one that says what was done.
    public var name: String?
    /// How the table is read.
    public var reading = ReadingChoices()

    /// The question with its defaults.
    public init() {}

    /// Why the choices do not go together.
    public var misuse: String? {
        let ways = [prices != nil, index != nil, rate != nil, rates != nil].count { $0 }
        if ways != 1 { return "give one of --prices, --index, --rate and --rates" }
        if rates != nil, currency == nil { return "--rates needs --currency" }
        if rate != nil, currency == nil, unit == nil {
            return "--rate needs --currency or --unit"
        }
        if rate == nil, rates == nil, currency != nil {
            return "--currency goes with --rate or --rates"
        }
        return [("--base", base), ("--index", index ?? 1), ("--rate", rate ?? 1)]
            .first { !($0.1 > 0 && $0.1.isFinite) }
            .map { "\($0.0) takes a positive number, not \($0.1)" }
    }

    /// The table that is written.
    public var writtenPaths: [String] { [output] }

    /// Writes the table, and says what was done.
    public func answer(in inquiry: Inquiry) throws -> ResultDocument {
        let table = try inquiry.read(
            self.table, reading, force: force
        ).table
        if rate != nil || rates != nil { return try converted(table, inquiry) }
        let (values, source) = try priceLevels(of: table)
        let unit = self.unit ?? "\(table.unit) (constant prices)"
        let done = "deflated by \(source), value added as the residual"
        let result = try table.deflated(
            by: values, unit: unit, step: "D\(done.dropFirst()); unit \(unit).")
        let named = try name.map { try result.table.with(name: $0) } ?? result.table
        try TableFile.write(named, to: output)
        inquiry.report(result.findings)
        return inquiry.written(
            named, to: output,
            done: [
                "It is d\(done.dropFirst()), in \(unit).",
                """
                How sure: one price an industry is used for all its sales, at home and abroad.
                """,
            ])
    }

    /// Price by industry, 1 in the base year, and where it comes from.
    private func priceLevels(
        of table: MRIOTable
    ) throws(Diagnostics) -> (values: [Double], source: String) {
        guard let prices else {
            let level = (index ?? base) / base
            return (
                Array(repeating: level, count: table.industryCount),
                "the price level \(brief(level))"
            )
        }
        let file = try LabelledNumbersFile(path: prices, quantities: [.init("index")])
        let layout = table.layout
        var labels = WrittenLabels(LabelResolver(table))
        let entries = file.entries.map { $0.coded(by: &labels, isOfSectors: true) }
        try labels.problems.throwIfErrors()
        let values = try GridNumbers(
            entries, rows: layout.regions, columns: layout.sectors, kinds: ("region", "sector")
        ).values()
        var problems = Diagnostics()
        let missing = values.indices.filter { values[$0] == nil }
        for industry in missing.prefix(20) {
            problems.add(
                Diagnostic(
                    .error, "no-price", "\(layout.code(ofIndustry: industry)) has no price",
                    at: .init(file: prices), remedy: "add a line for it, or one for *"))
        }
        if missing.count > 20 {
            problems.add(
                Diagnostic(
                    .error, "no-price", "\(missing.count - 20) more industries have no price",
                    at: .init(file: prices)))
        }
        try problems.throwIfErrors()
        return (values.map { ($0 ?? base) / base }, "the prices of \(prices) (base \(brief(base)))")
    }

    private func converted(
        _ table: MRIOTable, _ inquiry: Inquiry
    ) throws -> ResultDocument {
        let old = currencyCode(of: table.unit)
        let new = currency?.uppercased()
        var (factor, source) = (rate ?? 1, "the command line")
        if let rates, let new {
            guard let old else {
                throw Diagnostics([
                    Diagnostic(
                        .error, "no-currency", "the unit ‘\(table.unit)’ names no currency",
                        at: .init(file: self.table), remedy: "give --rate")
                ])
            }
            (factor, source) = try RatesFile(path: rates).rate(from: old, to: new, year: table.year)
        }
        let unit =
            self.unit ?? old.map { table.unit.replacing($0, with: new ?? $0) }
            ?? "\(table.unit) in \(new ?? "another currency")"
        if let old, let new {
            let place = Diagnostic.Location(file: rates, place: rates == nil ? "--rate" : nil)
            inquiry.report(
                PlausibleScale.rate(factor, of: new, for: old, at: place).map { [$0] } ?? [])
        }
        let done = "converted from \(table.unit) to \(unit) at \(brief(factor)) (\(source))"
        let converted = try table.converted(
            rate: factor, unit: unit, step: "C\(done.dropFirst()).")
        let named = try name.map { try converted.with(name: $0) } ?? converted
        try TableFile.write(named, to: output)
        return inquiry.written(
            named, to: output, done: ["All amounts are c\(done.dropFirst())."])
    }

    /// The three capital letters of a unit, as in `million USD` or `M.EUR`.
    private func currencyCode(of unit: String) -> String? {
        unit.split { !$0.isLetter }.map(String.init).last {
            $0.count == 3 && $0.allSatisfy { $0.isASCII && $0.isUppercase }
        }
    }
}
