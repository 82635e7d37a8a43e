import InputOutput
import Products
import Providers
public import Reporting

/// A table in another format, and what is lost.
public struct ConvertQuestion: Question {
    /// `convert`.
    public static let command = "convert"
    /// Amounts of different products are not added up.
    public static let mixedUnitsRefusal: String? = nil
    /// Industries are taken one by one, and regions as a whole.
    public static let unequalSectorsRefusal: String? = nil
    /// The table: a path, or a name.
    public var table = ""
    /// Where to write the table.
    public var output = ""
    /// Write also where that replaces the table that is read.
    public var force = false
    /// The format to write; nil for what the name of the output says.
    public var to: String?
    /// How the table is read.
    public var reading = ReadingChoices()
    /// How trade by customs code is read.
    public var tradeChoices = TradeChoices()

    /// The question with its defaults.
    public init() {}

    /// Why the choices do not go together.
    public var misuse: String? {
        tradeChoices.misuse(
            of: TradeChoices.linking,
            "cannot be used with convert: a native file keeps trade alone")
    }

    /// The table that is written.
    public var writtenPaths: [String] { [output] }

    /// Writes the table, and says what was done.
    public func answer(in inquiry: Inquiry) throws -> ResultDocument {
        inquiry.allowReplacing(force)
        if TableFinder.exists(table),
            tradeChoices.tradeMapping != nil || TradeFile.isTrade(path: table)
        {
            return try converted(in: inquiry)
        }
        if let misuse = tradeChoices.misuse("can be used with trade by customs code only") {
            throw Diagnostics([
                Diagnostic(
                    .error, "misuse", misuse, at: .init(file: table), remedy: "leave them out")
            ])
        }
        let found = try inquiry.read(table, reading, force: force)
        try inquiry.begin("writing \(output)")
        try TableFile.write(found.table, to: output, format: to)
        inquiry.report(try TableFile.losses(of: found.table, to: output, format: to))
        return inquiry.written(found.table, to: output)
    }

    /// Writes trade as a native file.
    private func converted(in inquiry: Inquiry) throws -> ResultDocument {
        guard output.lowercased().hasSuffix(".h5"), to == nil || to == "native" else {
            throw Diagnostics([
                Diagnostic(
                    .error, "no-such-format",
                    "trade by customs code is written as a native file only",
                    at: .init(file: output), remedy: "give it a name that ends with .h5")
            ])
        }
        var options = tradeChoices.options
        options.year = tradeChoices.tradeYear
        try inquiry.refuseTextOptions(tradeChoices, of: table)
        try inquiry.begin("reading \(table)")
        let found = try TradeFile.reading(
            path: table, options: options, progress: inquiry.progress.update)
        inquiry.report(found.findings)
        try inquiry.begin("writing \(output)")
        let trade = try inquiry.converted(found.trade, tradeChoices)
        // A file's own names are those of its edition.
        let own = tradeChoices.editionLinks == nil ? found.names : [:]
        let names = try tradeChoices.productNames.map { try ProductNames.read(path: $0) } ?? own
        try TradeFile.write(trade, names: names, to: output)
        let years = trade.years.indices.compactMap(trade.yearText)
        return inquiry.document(
            tables: [
                ReportTable(
                    name: "written", title: "Trade written",
                    columns: [
                        Column(name: "name"), Column(name: "years"),
                        Column(name: "flows", style: .integer),
                        Column(name: "products", style: .integer),
                        Column(name: "economies", style: .integer), Column(name: "path"),
                    ],
                    rows: [
                        [
                            .text(trade.source), .text(years.joined(separator: " ")),
                            .integer(trade.count), .integer(trade.products.count),
                            .integer(trade.partners.count), .text(output),
                        ]
                    ])
            ],
            reading: [
                """
                The trade of \(trade.source), \(NumberText.grouped(String(trade.count))) flows of \
                \(NumberText.grouped(String(trade.products.count))) products, is written to \
                \(output).
                """
            ])
    }
}
