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

    /// The answer.
    public func answer(in inquiry: Inquiry) throws -> ResultDocument {
        let opened = try inquiry.trade(trade, tradeChoices)
        let trade = opened.trade
        var labels = try TradeLabels(trade, groups: group)
        let members = try labels.partners(importer, "--importer")
        try trade.check(importers: members)
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
        let history = ProductHistory(trade, product: product, members: members)
        let (first, last) = try years(trade)
        let shifts = ProductsReport.shifts(history, trade, from: first, to: last)
        inquiry.report(labels.notes)
        let buyer = labels.name(of: members, typed: importer)
        var document = inquiry.document(
            assumptions: labels.assumptions + [opened.assumption],
            tables: [
                ProductsReport.history(
                    history, trade, importer: importer, names: opened.name,
                    origins: inquiry.limit(top, forPeople: 6) ?? history.origins.count)
            ] + (first < last ? [shifts].compactMap { $0 } : []),
            reading: reading(history, opened, first, last, buyer))
        let named = opened.name(code).map { " (\($0))" } ?? ""
        let period =
            first < last
            ? ", \(trade.years[first]) to \(trade.years[last])"
            : trade.yearText(last).map { " in \($0)" } ?? ""
        document.question = "From whom does \(buyer) import \(code.text)\(named)\(period)?"
        document.lead = ProductsReport.historyLead
        document.summary.sure = [
            "values are those that customs report; a customs code can hold several products"
        ]
        return document
    }

    private func years(_ trade: BilateralTrade) throws(Diagnostics) -> (Int, Int) {
        guard let between else { return (0, trade.years.count - 1) }
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

    /// Smaller losses of a share are no loss to speak of.
    private static let noticedLoss = 0.05

    /// Which part of the leader's lost share came back, where its lowest year lies between.
    private func cameBack(
        _ history: ProductHistory, _ trade: BilateralTrade, _ first: Int, _ last: Int
    ) -> [String] {
        let shares = (first...last).map { history.years[$0].share(0) }
        guard let before = shares[0], let after = shares[shares.count - 1],
            let lowest = shares.indices.filter({ shares[$0] != nil })
                .min(by: { (shares[$0] ?? 1, $0) < (shares[$1] ?? 1, $1) }),
            let least = shares[lowest], lowest > 0, lowest < shares.count - 1,
            before - least >= Self.noticedLoss,
            least < after
        else { return [] }
        let part = (after - least) / (before - least)
        let back =
            part > 1
            ? "more than what was lost until then came back"
            : "\(NumberText.significant(100 * part, 3)) % of what was lost until then came back"
        return [
            """
            The share was lowest in \(trade.years[first + lowest]), \
            \(NumberText.significant(100 * least, 3)) %; \(back).
            """
        ]
    }

    private func reading(
        _ history: ProductHistory, _ opened: OpenedTrade, _ first: Int, _ last: Int,
        _ importer: String
    ) -> [String] {
        let trade = opened.trade
        let code = trade.products[history.product]
        let name = opened.name(code).map { " (\($0))" } ?? ""
        guard let leader = history.origins.first else {
            return ["\(importer) imports no \(code.text)\(name) in any year of the file."]
        }
        let origin = RegionNames.inSentence(trade.partners[leader].name)
        func share(_ year: Int) -> String {
            history.years[year].share(0).map { "\(NumberText.significant(100 * $0, 3)) %" }
                ?? "nothing"
        }
        if first == last {
            return [
                "\(importer) bought \(share(last)) of its imports of \(code.text)\(name) from "
                    + origin + (trade.yearText(last).map { " in \($0)" } ?? "") + "."
            ]
        }
        var lines = [
            "\(importer) bought \(share(first)) of its imports of \(code.text)\(name) from "
                + "\(origin) in \(trade.years[first]), and \(share(last)) in \(trade.years[last])."
        ]
        lines += cameBack(history, trade, first, last)
        if let changes = history.shift(from: first, to: last) {
            let gainers = changes.indices.filter { changes[$0] > 0 }
                .sorted { (-changes[$0], $0) < (-changes[$1], $1) }.prefix(3)
            if !gainers.isEmpty {
                let words = gainers.map { k in
                    "\(RegionNames.inSentence(trade.partners[history.origins[k]].name)) "
                        + "(+\(NumberText.significant(100 * changes[k], 3)) percentage points)"
                }
                lines.append("Shares were gained by \(RegionNames.list(words)).")
            }
        }
        return lines
    }
}
