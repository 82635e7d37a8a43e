import InputOutput
import Products
public import Reporting

/// One product of an importer through the years: who sells it, who came in when somebody left.
public struct ProductQuestion: Question {
    /// `product`.
    public static let command = "product"
    /// Why a table of unequal sectors is refused.
    public static let unequalSectorsRefusal: String? =
        "trade by customs code is shared out among the same sectors of every region"
    /// The file of trade.
    public var trade = ""
    /// The product: six digits.
    public var hs = ""
    /// Who imports: codes, names, groups.
    public var importer = ""
    /// Two years to compare; nil for the first and the last.
    public var between: String?
    /// Own groups, each `NAME=CODE,…`.
    public var group: [String] = []
    /// Origins to show; nil for what the reader is used to.
    public var top: Int?
    /// How the file of trade is read.
    public var tradeChoices = TradeChoices()

    /// The question with its defaults.
    public init() {}

    /// Why the choices do not go together.
    public var misuse: String? {
        if between != nil, tradeChoices.tradeYear != nil {
            return "--between and --trade-year cannot be used together"
        }
        return tradeChoices.misuse(
            of: TradeChoices.linking, "cannot be used with product, which knows no table")
    }

    /// The answer.
    public func answer(in inquiry: Inquiry) throws -> ResultDocument {
        let opened = try inquiry.trade(trade, tradeChoices)
        let trade = opened.trade
        var labels = try TradeLabels(trade, year: opened.year, groups: group)
        let membersByYear = try labels.partnersByYear(importer, "--importer")
        let members = membersByYear[opened.year]
        for members in Set(membersByYear) { try labels.requireOutside(members, "--importer") }
        try trade.check(importers: Set(membersByYear.joined()).sorted())
        guard let code = CustomsCode(hs) else {
            throw Diagnostics([
                Diagnostic(
                    .error, "bad-product", "'\(hs)' is not a product of six digits",
                    at: .init(place: "hs"), remedy: "write it as 281111 or 2811.11")
            ])
        }
        guard let product = trade.position(of: code) else {
            _ = try labels.products([hs], "hs")
            preconditionFailure("a product without flows was found")
        }
        let history = ProductHistory(
            trade, product: product, membersByYear: membersByYear)
        let (first, last) = try years(opened)
        let shifts = ProductsReport.shifts(history, trade, from: first, to: last)
        inquiry.report(labels.notes)
        let buyer = labels.name(of: members, typed: importer)
        var document = inquiry.document(
            assumptions: labels.assumptions + [opened.assumption(years: first...last)],
            tables: [
                ProductsReport.history(
                    history, trade, importer: importer, names: opened.name,
                    origins: inquiry.limit(top, forPeople: 6) ?? history.origins.count,
                    years: isOfSomeYears ? first...last : nil)
            ] + (first < last ? [shifts].compactMap { $0 } : []),
            reading: ProductReading(
                history: history, trade: trade, first: first, last: last, importer: buyer,
                product: code.text + (opened.name(code).map { " (\($0))" } ?? "")
            ).lines + moved(membersByYear, from: first, to: last, trade))
        let named = opened.name(code).map { " (\($0))" } ?? ""
        let period =
            first < last
            ? ", \(trade.years[first]) to \(trade.years[last])"
            : trade.yearText(last).map { " in \($0)" } ?? ""
        document.question =
            "From whom does \(RegionNames.inSentence(buyer)) import \(code.text)\(named)\(period)?"
        document.lead =
            first < last && shifts != nil
            ? ProductsReport.shiftsLead : ProductsReport.historyLead
        document.summary.sure = [ProductsReport.sure]
        return document
    }

    /// Who joined or left a group between the years that are compared: its trade with the others
    /// is imports from outside in one of them alone.
    private func moved(
        _ members: [[Int]], from first: Int, to last: Int, _ trade: BilateralTrade
    ) -> [String] {
        let (before, after) = (Set(members[first]), Set(members[last]))
        func sentence(_ economies: Set<Int>, _ year: Int, _ what: String) -> String? {
            if economies.isEmpty { return nil }
            let names = RegionNames.list(
                economies.sorted().map { RegionNames.inSentence(trade.partners[$0].name) })
            let text = names.prefix(1).uppercased() + names.dropFirst()
            return "\(text) \(economies.count == 1 ? "was a member" : "were members") in "
                + "\(trade.years[year]) only, and \(what)."
        }
        return [
            sentence(before.subtracting(after), first, "sells from outside later"),
            sentence(after.subtracting(before), last, "sold from outside before"),
        ].compactMap { $0 }
    }

    /// Whether not all years of the file are asked for.
    private var isOfSomeYears: Bool { between != nil || tradeChoices.tradeYear != nil }

    /// The first and the last year that are compared.
    private func years(_ opened: OpenedTrade) throws(Diagnostics) -> (Int, Int) {
        let trade = opened.trade
        guard let between else {
            return tradeChoices.tradeYear == nil
                ? (0, trade.years.count - 1) : (opened.year, opened.year)
        }
        let words = between.split(whereSeparator: { "-–:,".contains($0) })
        let found = words.compactMap { Int($0) }.compactMap { trade.years.firstIndex(of: $0) }
        guard words.count == 2, found.count == 2, found[0] < found[1] else {
            throw Diagnostics([
                Diagnostic(
                    .error, "bad-years", "'\(between)' is not a pair of years of the trade",
                    at: .init(place: "--between"),
                    remedy: trade.years.count < 2
                        ? "the trade is of one year only"
                        : "write two of "
                            + "\(trade.years.map(String.init).joined(separator: ", ")), "
                            + "such as \(trade.years[0])-\(trade.years[trade.years.count - 1])")
            ])
        }
        return (found[0], found[1])
    }
}

extension ProductQuestion: TradeFilesQuestion {
    var tradeFiles: [String] { [trade] }
}
