import Containers
import InputOutput
public import Products
import Reporting

/// How files of trade by customs code are read, and what goes with them.
public struct TradeChoices: Sendable, Hashable, Codable {
    /// The year, where a file has several; nil for the latest.
    public var tradeYear: Int?
    /// Whose reports count, where a file has both.
    public var reports: TradeOptions.Reports?
    /// A CSV that names columns and units of a file of one's own.
    public var tradeMapping: String?
    /// BACI's list of countries, where it is not in the archive.
    public var countries: String?
    /// A CSV of codes and names of products.
    public var productNames: String?
    /// A CSV of customs codes and classes of ISIC, in pairs or with weights.
    public var concordance: String?
    /// A CSV of codes of this file's edition and of another, to which products are brought.
    public var editionLinks: String?
    /// A CSV of customs codes and the end use that BEC gives them.
    public var endUse: String?
    /// A CSV of elasticities of substitution between the origins of products.
    public var productElasticities: String?
    /// USD for one unit of the table's currency, where that is another.
    public var exchangeRate: Double?

    /// No choices.
    public init() {}

    /// The options that were given, as they are typed.
    private var given: [String] {
        [
            ("--trade-year", tradeYear != nil), ("--reports", reports != nil),
            ("--trade-mapping", tradeMapping != nil), ("--countries", countries != nil),
            ("--product-names", productNames != nil), ("--concordance", concordance != nil),
            ("--edition-links", editionLinks != nil), ("--end-use", endUse != nil),
            ("--product-elasticities", productElasticities != nil),
            ("--exchange-rate", exchangeRate != nil),
        ].filter(\.1).map(\.0)
    }

    /// Why some options cannot be used, where they were given; nil where none was.
    /// - Parameter rest: what follows the names, such as ‘cannot be used with product’.
    func misuse(of options: [String], _ rest: String) -> String? {
        let found = given.filter(options.contains)
        return found.isEmpty ? nil : "\(RegionNames.list(found)) \(rest)"
    }

    /// The same where any option was given.
    func misuse(_ rest: String) -> String? { misuse(of: given, rest) }

    /// Options that say how text is read.
    static let readingText = ["--reports", "--trade-mapping", "--countries"]
    /// Options that set products against a table.
    static let linking = [
        "--concordance", "--end-use", "--product-elasticities", "--exchange-rate",
    ]

    /// What the reader is told; all years are read, so that histories are there.
    var options: TradeOptions {
        var options = TradeOptions()
        options.reports = reports
        options.mapping = tradeMapping
        options.countries = countries
        return options
    }
}

/// Trade that was read, with what goes with it.
struct OpenedTrade {
    let trade: BilateralTrade
    /// Position of the year that the question is about.
    let year: Int
    let names: [CustomsCode: String]
    /// Where the file was.
    let path: String

    func name(_ code: CustomsCode) -> String? { names[code] }

    /// What a product is called where it has no other name: its name, or `HS 850511`.
    func product(_ code: CustomsCode) -> String { names[code] ?? "HS \(code.text)" }
}

extension Inquiry {
    /// Reads a file of trade.
    /// - Parameter isOneSide: false where the reports of the other direction are read too, so that
    ///   leaving them out here needs no word.
    /// - Throws: what does not fit; `no-such-year`.
    func trade(
        _ path: String, _ choices: TradeChoices, isOneSide: Bool = true
    ) throws -> OpenedTrade {
        try begin("reading \(path)")
        try refuseTextOptions(choices, of: path)
        let reading = try TradeFile.reading(
            path: path, options: choices.options, progress: progress.update)
        var (trade, names) = (reading.trade, reading.names)
        // A file without a column for the year is of the year that the user says.
        if trade.years == [0], let year = choices.tradeYear {
            trade = trade.dated(year)
            report(reading.findings.filter { $0.code != "no-year" })
        } else {
            report(reading.findings.filter { isOneSide || $0.code != "other-flow" })
        }
        if let links = choices.editionLinks {
            try trade.check()
            let converted = try trade.converted(by: CodeLinks(path: links))
            report(converted.findings)
            trade = converted.trade
            // The file's own names are of the edition before.
            names = [:]
        }
        let year: Int
        if let wanted = choices.tradeYear {
            guard let found = trade.years.firstIndex(of: wanted) else {
                throw Diagnostics([
                    Diagnostic(
                        .error, "no-such-year", "the trade has no year \(wanted)",
                        at: .init(file: path),
                        remedy: "it has \(trade.years.map(String.init).joined(separator: ", "))")
                ])
            }
            year = found
        } else {
            year = trade.years.count - 1
        }
        if trade.shareBelowOneDollar > Self.mostBelowOneDollar {
            report(
                Diagnostic(
                    .warning, "values-too-small",
                    """
                    \(NumberText.significant(100 * trade.shareBelowOneDollar, 2)) % of the flows \
                    are worth less than one dollar: they may be thousand or million USD
                    """, at: .init(file: path), remedy: Self.unitRemedy))
        }
        learn(trade.partners.map { ($0.code, $0.name) })
        if let list = choices.productNames {
            names = try ProductNames.read(path: list)
            if let finding = unnamed(trade, names, list) { report(finding) }
        }
        return OpenedTrade(trade: trade, year: year, names: names, path: path)
    }

    /// Refuses options that say how text is read, for a file that is none.
    func refuseTextOptions(_ choices: TradeChoices, of path: String) throws(Diagnostics) {
        guard
            let misuse = choices.misuse(
                of: TradeChoices.readingText,
                "cannot be used with a native file: they were decided when it was converted"),
            TradeFile.isNative(path: path)
        else { return }
        throw Diagnostics([
            Diagnostic(
                .error, "misuse", misuse, at: .init(file: path),
                remedy: "leave them out, or convert the file anew with them")
        ])
    }

    /// The trade in the edition of the codes that was asked for.
    func converted(_ trade: BilateralTrade, _ choices: TradeChoices) throws -> BilateralTrade {
        guard let links = choices.editionLinks else { return trade }
        try trade.check()
        let converted = try trade.converted(by: CodeLinks(path: links))
        report(converted.findings)
        return converted.trade
    }

    /// The part of flows below a dollar above which values are no dollars: customs count none.
    static let mostBelowOneDollar = 0.02

    /// What helps where values are in another unit than was thought.
    static let unitRemedy =
        "say the unit with --trade-mapping (value_unit: USD, thousand USD, million USD)"

    /// Codes that a list of names does not have are of another edition than the list, or of none.
    private func unnamed(
        _ trade: BilateralTrade, _ names: [CustomsCode: String], _ list: String
    ) -> Diagnostic? {
        let missing = trade.products.filter { names[$0] == nil }
        guard let first = missing.first else { return nil }
        let examples = missing.prefix(3).map(\.text).joined(separator: ", ")
        let count = missing.count == 1 ? "code \(first.text) is" : "\(missing.count) codes are"
        return Diagnostic(
            .warning, "code-without-name",
            """
            \(count) not in the list of names\(missing.count == 1 ? "" : ", such as \(examples)"): \
            the file may mix editions of the Harmonized System, or the list be of another one
            """, at: .init(file: list),
            remedy: "take the list of the file’s edition, or bring codes to one edition with "
                + "--edition-links")
    }
}
