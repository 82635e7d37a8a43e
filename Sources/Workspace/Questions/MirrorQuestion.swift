import InputOutput
import Products
public import Reporting

/// The same trade as importers and as exporters report it, side by side.
public struct MirrorQuestion: Question {
    /// `mirror`.
    public static let command = "mirror"
    /// The file of trade: importers’ reports, or both.
    public var trade = ""
    /// Exporters’ reports, where they are in a file of their own.
    public var exportsFile: String?
    /// Who imports; nil for all.
    public var importer: String?
    /// Who exports; nil for all.
    public var exporter: String?
    /// Only these products: two, four or six digits.
    public var hs: [String] = []
    /// Robust standard deviations from which on a ratio of reports is implausible.
    public var score = 3.5
    /// Smallest gap that is listed, USD.
    public var smallestGap = 0.0
    /// Own groups, each `NAME=CODE,…`.
    public var group: [String] = []
    /// Rows to choose; nil for what the reader is used to.
    public var top: Int?
    /// How the files of trade are read.
    public var tradeChoices = TradeChoices()

    /// The question with its defaults.
    public init() {}

    /// Why the choices do not go together.
    public var misuse: String? {
        if tradeChoices.reports != nil {
            return "mirror compares the reports of both sides; leave --reports out"
        }
        if let misuse = tradeChoices.misuse(
            of: TradeChoices.linking, "cannot be used with mirror, which knows no table")
        {
            return misuse
        }
        if !(score > 0 && score.isFinite) {
            return "--score takes a number above 0, not \(score)"
        }
        return smallestGap >= 0 && smallestGap.isFinite
            ? nil : "--smallest-gap takes 0 or more, not \(smallestGap)"
    }

    /// The answer.
    public func answer(in inquiry: Inquiry) throws -> ResultDocument {
        var choices = tradeChoices
        choices.reports = .imports
        let imports = try inquiry.trade(trade, choices, isOneSide: false)
        choices.reports = .exports
        let exports = try inquiry.trade(exportsFile ?? trade, choices, isOneSide: false)
        try imports.trade.check()
        try exports.trade.check()
        let years = (imports.trade.years[imports.year], exports.trade.years[exports.year])
        if years.0 != years.1 {
            throw Diagnostics([
                Diagnostic(
                    .error, "other-year",
                    "importers’ reports are of \(years.0), exporters’ of \(years.1)",
                    at: .init(file: exports.path), remedy: "choose a year with --trade-year")
            ])
        }
        try inquiry.begin("comparing reports")
        let (choice, labels) = try self.choice(imports.trade, exports.trade)
        let mirrored = MirroredTrade(
            imports: imports.trade, exports: exports.trade, year: (imports.year, exports.year),
            choice: choice)
        try requireTwoReports(mirrored)
        inquiry.report(labels.flatMap(\.notes))
        inquiry.report(missing(mirrored, imports.path))
        let listed = mirrored.flows.filter { flow in
            if abs(flow.gap) < smallestGap || flow.gap == 0 { return false }
            return flow.score.map { abs($0) >= score }
                ?? (flow.imports == nil || flow.exports == nil || mirrored.usual == nil)
        }
        let limit = inquiry.limit(top, forPeople: 20)
        let shown = limit.map { Array(listed.prefix($0)) } ?? listed
        let standard = MirrorQuestion()
        func assumed(_ name: String, _ value: Double, _ unit: String, _ own: Double, _ by: String)
            -> Assumption
        {
            Assumption(
                name: name, value: .number(value), unit: unit,
                source: value == own ? by : "command line", isDefault: value == own)
        }
        var document = inquiry.document(
            assumptions: (labels.first?.assumptions ?? []) + [imports.assumption] + [
                assumed("score", score, "robust sd", standard.score, "Iglewicz & Hoaglin 1993"),
                assumed(
                    "smallest_gap", smallestGap, "USD", standard.smallestGap,
                    "all gaps are listed"),
            ],
            tables: [
                MirrorReport.flows(shown, of: mirrored, names: imports.name),
                MirrorReport.pairs(mirrored, limit: limit),
            ],
            reading: MirrorReport.reading(mirrored, listed: listed.count, names: imports.name))
        let period = imports.trade.yearText(imports.year).map { " in \($0)" } ?? ""
        document.question = "Do importers and exporters report the same trade\(period)?"
        document.lead = MirrorReport.lead
        document.summary.method = MirrorReport.method
        document.summary.sure = [
            "which side is right is not known: what is listed deserves a look, and nothing was "
                + "changed"
        ]
        return document
    }

    /// Who and what is compared. Words are looked up in both files: an economy may be in one only.
    private func choice(
        _ imports: BilateralTrade, _ exports: BilateralTrade
    ) throws(Diagnostics) -> (MirroredTrade.Choice, [TradeLabels]) {
        var choice = MirroredTrade.Choice()
        var labels = [
            try TradeLabels(imports, groups: group), try TradeLabels(exports, groups: group),
        ]
        let trades = [imports, exports]
        func codes(
            _ text: String?, _ option: String, _ labels: inout [TradeLabels]
        ) throws(Diagnostics) -> Set<String>? {
            guard let text else { return nil }
            var found: Set<String> = []
            var problems: Diagnostics?
            for k in labels.indices {
                do throws(Diagnostics) {
                    for position in try labels[k].partners(text, option) {
                        found.insert(trades[k].partners[position].code)
                    }
                } catch {
                    if problems != nil { throw error }
                    problems = error
                }
            }
            return found
        }
        choice.importers = try codes(importer, "--importer", &labels)
        choice.exporters = try codes(exporter, "--exporter", &labels)
        if !hs.isEmpty {
            // A product that neither side trades is a slip of the pen.
            do throws(Diagnostics) {
                _ = try labels[0].products(hs, "--hs")
            } catch {
                _ = try labels[1].products(hs, "--hs")
            }
            choice.products = hs.flatMap { $0.split(separator: ",") }.compactMap {
                CustomsCodeChoice($0.trimmingSpaces)
            }
        }
        return (choice, labels)
    }

    /// A file that states each flow once has nothing to compare.
    private func requireTwoReports(_ mirrored: MirroredTrade) throws(Diagnostics) {
        let isOne =
            exportsFile == nil && mirrored.flows.allSatisfy { $0.imports == $0.exports }
        if !isOne || mirrored.flows.isEmpty { return }
        throw Diagnostics([
            Diagnostic(
                .error, "one-report",
                "the file states every flow once: there is nothing to compare",
                at: .init(file: trade),
                remedy:
                    "take a file with the reports of both sides, such as UN Comtrade’s, or name "
                    + "the exporters’ reports with --exports-file")
        ])
    }

    /// Flows of which one side reports nothing at all.
    private func missing(_ mirrored: MirroredTrade, _ path: String) -> [Diagnostic] {
        let counts = mirrored.withoutCounterpart
        if counts == (0, 0) { return [] }
        return [
            Diagnostic(
                .note, "no-counterpart",
                """
                what importers report of exporters who report nothing (flows: \
                \(counts.imports)), and exporters of importers who report nothing (\
                \(counts.exports)), is not compared
                """, at: .init(file: path))
        ]
    }
}

extension MirrorQuestion: TradeFilesQuestion {
    var tradeFiles: [String] { [trade, exportsFile].compactMap { $0 } }
}
