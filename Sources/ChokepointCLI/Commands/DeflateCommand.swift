import ArgumentParser
import InputOutput
import Providers

struct DeflateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "deflate",
        abstract: "Restates a table in constant prices, or in another currency.",
        discussion: """
            --prices is a CSV with the header region,sector,index (or industry,index; a column may be \
            left out, and * stands for all; the line that fits most closely counts). An index of \
            --base, 100 if not given, is the price of the base year. Every seller's row is divided by \
            its price, taxes by the price of the buyer's inputs, and value added is what remains \
            (double deflation), so that rows and columns balance as before. --index divides all \
            amounts by one price.

            --rate or --rates convert money: all amounts, and account rows in the table's unit, are \
            multiplied by one rate. --rates is a CSV with the header from,to,rate or \
            from,to,year,rate, from which the currency of the unit and the year of the table pick.

            Examples:
              chokepoint deflate icio2023-2019-g20x20 --prices ppi.csv --unit 'million USD of 2015' \
            -o constant.h5
              chokepoint deflate wiod2013-2011 --index 108.5 -o real.h5
              chokepoint deflate wiod2013-2011 --rates ecb.csv --currency EUR -o euro.h5
            """)

    @OptionGroup var input: TableArgument

    @Option(
        help: ArgumentHelp("CSV of price indices by region and sector.", valueName: "file"),
        completion: .file(extensions: ["csv"]))
    var prices: String?

    @Option(help: ArgumentHelp("One price index for everything.", valueName: "index"))
    var index: Double?

    @Option(help: ArgumentHelp("The index of the base year.", valueName: "index"))
    var base = 100.0

    @Option(
        help: ArgumentHelp("Units of the new currency for one of the old.", valueName: "rate"))
    var rate: Double?

    @Option(
        help: ArgumentHelp("CSV of exchange rates.", valueName: "file"),
        completion: .file(extensions: ["csv"]))
    var rates: String?

    @Option(
        help: ArgumentHelp(
            "The new currency, such as EUR, for --rate and --rates.", valueName: "code"))
    var currency: String?

    @Option(
        help: ArgumentHelp(
            "The new unit; without it the old one with the currency replaced, or with '(constant "
                + "prices)'.", valueName: "text"))
    var unit: String?

    @OptionGroup var output: TableOutputOptions

    func validate() throws {
        let ways = [prices != nil, index != nil, rate != nil, rates != nil].count { $0 }
        if ways != 1 {
            throw ValidationError("give one of --prices, --index, --rate and --rates")
        }
        if rates != nil, currency == nil { throw ValidationError("--rates needs --currency") }
        if rate != nil, currency == nil, unit == nil {
            throw ValidationError("--rate needs --currency or --unit")
        }
        if rate == nil, rates == nil, currency != nil {
            throw ValidationError("--currency goes with --rate or --rates")
        }
        for (name, value) in [("--base", base), ("--index", index ?? 1), ("--rate", rate ?? 1)]
        where !(value > 0 && value.isFinite) {
            throw ValidationError("\(name) takes a positive number, not \(value)")
        }
    }

    func run() throws {
        let table = try output.read(input)
        if rate != nil || rates != nil { return try convert(table) }
        let (values, source) = try priceLevels(of: table)
        let unit = self.unit ?? "\(table.unit) (constant prices)"
        let done = "deflated by \(source), value added as the residual"
        let result = try table.deflated(
            by: values, unit: unit, step: "D\(done.dropFirst()); unit \(unit).")
        let named = try output.name.map { try result.table.with(name: $0) } ?? result.table
        try output.write(named, findings: result.findings, done: done)
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
        let values = try GridNumbers(
            file.entries, rows: layout.regions, columns: layout.sectors, kinds: ("region", "sector")
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

    private func convert(_ table: MRIOTable) throws {
        let old = try currencyCode(of: table.unit)
        let new = currency?.uppercased()
        var (factor, source) = (rate ?? 1, "the command line")
        if let rates, let new {
            guard let old else {
                throw Diagnostics([
                    Diagnostic(
                        .error, "no-currency", "the unit '\(table.unit)' names no currency",
                        at: .init(file: input.table), remedy: "give --rate")
                ])
            }
            (factor, source) = try RatesFile(path: rates).rate(from: old, to: new, year: table.year)
        }
        let unit =
            self.unit ?? old.map { table.unit.replacing($0, with: new ?? $0) }
            ?? "\(table.unit) in \(new ?? "another currency")"
        let done = "converted from \(table.unit) to \(unit) at \(brief(factor)) (\(source))"
        let converted = try table.converted(
            rate: factor, unit: unit, step: "C\(done.dropFirst()).")
        try output.write(
            try output.name.map { try converted.with(name: $0) } ?? converted, done: done)
    }

    /// The three capital letters of a unit, as in `million USD` or `M.EUR`.
    private func currencyCode(of unit: String) throws -> String? {
        unit.split { !$0.isLetter }.map(String.init).last {
            $0.count == 3 && $0.allSatisfy { $0.isASCII && $0.isUppercase }
        }
    }
}
