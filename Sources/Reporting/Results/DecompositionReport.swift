public import Analyses
public import InputOutput
import LinearAlgebra

/// The tables of `decompose`.
public enum DecompositionReport {
    /// What a row stands for.
    public struct Detail: OptionSet, Sendable, Hashable {
        /// The bits.
        public let rawValue: Int
        /// Partners apart.
        public static let partner = Detail(rawValue: 1)
        /// Exporting sectors apart.
        public static let sector = Detail(rawValue: 2)

        /// A detail from its bits.
        public init(rawValue: Int) { self.rawValue = rawValue }
    }

    private static let aggregates: [ExportAggregate] = [
        .EXGR, .DC, .DVA, .VAX, .REF, .DDC, .FC, .FVA, .FDC,
    ]

    /// What the first screen shows.
    public static let lead = Lead(
        "decomposition",
        ["exporter", "sector", "partner", "EXGR", "DVA", "VAX", "REF", "FC", "FVA"],
        optional: ["FVA", "REF", "VAX"])

    /// What the letters of the first columns mean.
    public static let method = """
        gross exports EXGR = domestic value added DVA (absorbed abroad VAX, or coming home REF) + \
        foreign content FC (of it value added FVA) + domestic value counted twice
        """

    /// How much of exports is value added of the exporters and how much of others; whose part of
    /// others is the largest.
    public static func reading(
        _ result: ExportDecomposition, exporters: [Int], partners: [Int]?, _ words: AnalysisWords
    ) -> [String] {
        let exporters = result.exporters(of: exporters)
        let columns = columns(of: result, partners)
        func sums(_ aggregate: ExportAggregate) -> [Double] {
            let matrix = result.byPartner(aggregate)
            return exporters.map { s in columns.reduce(0) { $0 + matrix[s, $1] } }
        }
        let (gross, own, foreign) = (sums(.EXGR), sums(.DVA), sums(.FC))
        let all = gross.reduce(0, +)
        guard all > 0 else { return ["Nothing is exported."] }
        var sentence = """
            Of \(Phrase.amount(all, result.unit)) of gross exports, \
            \(Phrase.percent(own.reduce(0, +) / all)) is value added of the exporting country and \
            \(Phrase.percent(foreign.reduce(0, +) / all)) comes from other countries
            """
        let shares = zip(gross, foreign).map { $0 > 0 ? $1 / $0 : nil }
        let order = rankedDescending(shares).filter { shares[$0] != nil }
        if order.count > 1, let most = order.first, let least = order.last {
            sentence += """
                ; the foreign part is largest for \(words.family(exporters[most])) \
                (\(Phrase.percent(shares[most]))) and smallest for \
                \(words.family(exporters[least])) (\(Phrase.percent(shares[least])))
                """
        }
        return [sentence + "."]
    }

    /// The columns of the partners that are asked for.
    private static func columns(of result: ExportDecomposition, _ partners: [Int]?) -> [Int] {
        guard let partners else { return Array(0..<result.partners.count) }
        // Positions in the table, as those of exporters: the result may have another order.
        let codes = Set(
            result.exporters(of: partners).map { result.layout.families.labels[$0].code })
        return (0..<result.partners.count).filter { codes.contains(result.partners[$0]) }
    }

    /// The aggregates that all methods have in common, then the method's own terms; largest exports
    /// first.
    public static func decomposition(
        _ result: ExportDecomposition, title: String, exporters: [Int], partners: [Int]? = nil,
        by detail: Detail = []
    ) -> ReportTable {
        let layout = result.layout
        let exporters = result.exporters(of: exporters)
        let common = Set(aggregates.map(\.rawValue))
        let own = result.terms.indices.filter { !common.contains(result.terms[$0].symbol) }
        let matrices = aggregates.map(result.aggregate) + own.map { result.values[$0] }
        let symbols = aggregates.map(\.rawValue) + own.map { result.terms[$0].symbol }
        let partners: [Int?] =
            detail.contains(.partner) ? columns(of: result, partners) : [nil]
        var entries: [(exports: Double, row: [Cell])] = []
        for p in partners {
            let vectors = matrices.map { matrix in
                p.map(matrix.column) ?? matrix.rowSums()
            }
            let sums = detail.contains(.sector) ? vectors : vectors.map(layout.sumByFamily)
            for s in exporters where p != s {
                let positions =
                    detail.contains(.sector) ? layout.industries(ofFamily: s) : [s]
                for position in positions {
                    let partner = p.map { [Cell.text(result.partners[$0])] } ?? []
                    let labels =
                        detail.contains(.sector)
                        ? layout.industryCells(position) : [layout.familyCell(s)]
                    entries.append(
                        (sums[0][position], labels + partner + sums.map { .number($0[position]) }))
                }
            }
        }
        let order = rankedDescending(entries.map(\.exports))
        return ReportTable(
            name: "decomposition", title: "Gross exports, \(title)",
            columns: [Column(name: "exporter")]
                + (detail.contains(.sector) ? [Column(name: "sector")] : [])
                + (detail.contains(.partner) ? [Column(name: "partner")] : [])
                + symbols.map {
                    Column(name: $0, heading: $0, unit: result.unit, style: .currency)
                },
            rows: order.map { entries[$0].row },
            notes: [
                "Gross exports less the sum of all terms: at most "
                    + NumberText.significant(result.largestRelativeResidual, 2)
                    + " of an exporter's exports"
            ])
    }

    /// How much of exports belongs to value chains, largest share first.
    public static func participation(
        _ result: ExportDecomposition, exporters: [Int]
    ) -> ReportTable {
        let items = result.participation()
        let exporters = result.exporters(of: exporters)
        func share(_ name: String, _ heading: String) -> Column {
            Column(name: name, heading: heading, unit: "of gross exports", style: .share)
        }
        return ReportTable(
            name: "participation", title: "Participation in value chains",
            columns: [
                Column(name: "exporter"),
                Column(name: "EXGR", unit: result.unit, style: .currency),
                share("gvc_share", "all, GVC"), share("backward_share", "backward, GVCB"),
                share("forward_share", "forward, GVCF"),
            ],
            rows: rankedDescending(exporters.map { items[$0].total }).map { k in
                let item = items[exporters[k]]
                return [
                    result.layout.familyCell(exporters[k]), .number(item.exports),
                    Cell(item.total), Cell(item.backward), Cell(item.forward),
                ]
            })
    }

    /// What the columns mean.
    public static func terms(_ result: ExportDecomposition) -> ReportTable {
        let common = Set(aggregates.map(\.rawValue))
        let own = result.terms.filter { !common.contains($0.symbol) }
        return ReportTable(
            name: "terms", title: "What the columns mean",
            columns: [Column(name: "symbol"), Column(name: "meaning")],
            rows: aggregates.map { [.text($0.rawValue), .text($0.meaning)] }
                + own.map { [.text($0.symbol), .text($0.meaning)] })
    }

    /// A warning when the terms do not add up to gross exports.
    public static func findings(_ result: ExportDecomposition) -> [Diagnostic] {
        let residual = result.largestRelativeResidual
        if residual <= 1e-8 { return [] }
        let worst = zip(result.residualByExporter(), result.byExporter(.EXGR)).map { pair in
            pair.1 == 0 ? abs(pair.0) : abs(pair.0 / pair.1)
        }
        let exporter = worst.indices.max { worst[$0] < worst[$1] }
        let place = exporter.map { worst -> String in
            let code = result.layout.families.labels[worst].code
            return Country.named(code).map { "\($0.name) (\(code))" } ?? code
        }
        return [
            Diagnostic(
                .warning, "terms-do-not-add-up",
                """
                the terms differ from gross exports by \(NumberText.significant(residual, 2)) \
                of them
                """,
                at: .init(place: place),
                remedy:
                    "the table's columns do not balance, or an industry exports without output: "
                    + "see 'chokepoint check'")
        ]
    }
}
