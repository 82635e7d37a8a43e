import Analyses
import InputOutput
import Platform
public import Products

/// The tables of `mirror`: trade as importers and as exporters report it.
public enum MirrorReport {
    /// What the first screen shows.
    public static let lead = Lead(
        "mirror",
        [
            "exporter", "importer", "hs", "name", "importer_reports", "exporter_reports",
            "report_gap", "relative_gap", "robust_z",
        ], optional: ["name", "robust_z", "relative_gap"])

    /// What is compared with what.
    public static let method = """
        importers’ reports mostly count freight and insurance, exporters’ do not, so that a ratio \
        a little above 1 is usual; goods that pass through a third economy are a usual cause of \
        wide gaps
        """

    /// Flows that are far from the usual ratio, or reported by one side only; the widest gap first.
    public static func flows(
        _ flows: [MirroredTrade.Flow], of trade: MirroredTrade, names: ProductsReport.Names
    ) -> ReportTable {
        func usd(_ name: String) -> Column { Column(name: name, unit: "USD", style: .currency) }
        let isNamed = flows.contains { names($0.product) != nil }
        return ReportTable(
            name: "mirror", title: "Flows that importer and exporter report differently",
            columns: [
                Column(name: "exporter"), Column(name: "importer"), Column(name: "hs"),
            ] + (isNamed ? [Column(name: "name", style: .prose)] : []) + [
                usd("importer_reports"), usd("exporter_reports"), usd("report_gap"),
                Column(name: "relative_gap", unit: "of the mean of both", style: .share),
                Column(name: "report_ratio", unit: "ratio", style: .significant),
                Column(name: "robust_z", unit: "standard deviations", style: .decimals(1)),
            ],
            rows: flows.map { flow in
                var ratio: Double?
                if let m = flow.imports, let x = flow.exports, x > 0 { ratio = m / x }
                return [
                    .text(trade.partners[flow.exporter].code),
                    .text(trade.partners[flow.importer].code), .text(flow.product.text),
                ] + (isNamed ? [Cell(names(flow.product))] : []) + [
                    Cell(flow.imports), Cell(flow.exports), .number(flow.gap),
                    Cell(flow.relativeGap), Cell(ratio), Cell(flow.score),
                ]
            },
            notes: [
                """
                The gap is the importer’s report less the exporter’s; a side that reports no such \
                flow is empty and counts as 0. A report, never a repair: which side is right is \
                not known
                """
            ], isSelection: true)
    }

    /// All products of two economies together, the widest gap first.
    public static func pairs(_ trade: MirroredTrade, limit: Int? = nil) -> ReportTable {
        func usd(_ name: String) -> Column { Column(name: name, unit: "USD", style: .currency) }
        let pairs = limit.map { Array(trade.pairs.prefix($0)) } ?? trade.pairs
        return ReportTable(
            name: "mirror_pairs", title: "Reports by pair of economies",
            columns: [
                Column(name: "exporter"), Column(name: "importer"),
                Column(name: "products", style: .integer), usd("importer_reports"),
                usd("exporter_reports"), usd("report_gap"),
                Column(name: "relative_gap", unit: "of the mean of both", style: .share),
            ],
            rows: pairs.map { pair in
                [
                    .text(trade.partners[pair.exporter].code),
                    .text(trade.partners[pair.importer].code), .integer(pair.products),
                    .number(pair.imports), .number(pair.exports), .number(pair.gap),
                    Cell(pair.relativeGap),
                ]
            },
            notes: [
                """
                The relative gap adds up the gaps of all products without their signs, over the \
                mean of both sums
                """
            ], isSelection: limit != nil)
    }

    /// How much agrees, what is usual, and the widest gap.
    public static func reading(
        _ trade: MirroredTrade, listed: Int, names: ProductsReport.Names
    ) -> [String] {
        func count(_ number: Int) -> String { NumberText.grouped(String(number)) }
        var lines = [
            """
            \(count(trade.matchedCount)) of \(count(trade.flows.count)) flows are reported by both \
            sides. Importers report \(Phrase.amount(trade.importsTotal, "USD")), exporters \
            \(Phrase.amount(trade.exportsTotal, "USD")); flow by flow the reports differ by \
            \(Phrase.percent(trade.relativeGap)) of their mean.
            """
        ]
        if let usual = trade.usual {
            lines.append(
                """
                In the median flow the importer reports \(Phrase.times(exp(usual.median))) what \
                the exporter does; \(count(listed)) flows lie far from that, or have one side only.
                """)
        }
        if let worst = trade.flows.first, worst.gap != 0 {
            let name = names(worst.product).map { " (\($0))" } ?? ""
            func said(_ value: Double?) -> String {
                value.map { Phrase.amount($0, "USD") } ?? "nothing"
            }
            let (seller, buyer) = (trade.partners[worst.exporter], trade.partners[worst.importer])
            lines.append(
                """
                The widest gap is that of \(worst.product.text)\(name) from \
                \(RegionNames.inSentence(seller.name)) to \(RegionNames.inSentence(buyer.name)): \
                the importer reports \(said(worst.imports)), the exporter \(said(worst.exports)).
                """)
        }
        return lines
    }
}
