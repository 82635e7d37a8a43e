import InputOutput

extension TradeText {
    /// What the user should know about what was read.
    func notes(
        _ scans: [TradeScan], _ trade: BilateralTrade, _ equalRows: Int
    ) -> [Diagnostic] {
        func note(_ code: String, _ count: Int, _ one: String, _ many: String) -> Diagnostic? {
            count > 0
                ? Diagnostic(
                    .note, code, count == 1 ? one : "\(count) \(many)", at: .init(file: source))
                : nil
        }
        let twice = Diagnostic(
            .warning, "repeated-flows",
            equalRows == 1
                ? "a flow appears twice with the same value and is counted once"
                : "\(equalRows) flows appear twice with the same value and are counted once",
            at: .init(file: source))
        let own = trade.partners.filter { Country.named($0.code) == nil }
        return [
            equalRows > 0 ? twice : nil,
            note(
                "own-codes", own.count,
                "the code of an economy is none of ISO 3166 and stands for itself: "
                    + (own.first?.code ?? ""),
                "codes of economies are none of ISO 3166 and stand for themselves: "
                    + own.map(\.code).joined(separator: ", ")),
            note(
                "own-flows", Self.ownFlows(trade),
                "a flow is of an economy with itself: it counts as imported, and not from outside",
                "flows are of economies with themselves: they count as imported, and not from "
                    + "outside"),
            Diagnostic(
                .note, "flows-read",
                counted(trade.count, "flow", "flows") + " of "
                    + counted(trade.products.count, "product", "products") + " between "
                    + "\(trade.partners.count) economies; " + trade.totalsText,
                at: .init(file: source)),
            note(
                "zeros-restored", scans.reduce(0) { $0 + $1.restored },
                "a product code of five digits got back its leading zero",
                "product codes of five digits got back their leading zero"),
            note(
                "sums-left-out", scans.reduce(0) { $0 + $1.sums },
                "a line is a sum over products or countries and was left out",
                "lines are sums over products or countries and were left out"),
            note(
                "parts-left-out", scans.reduce(0) { $0 + $1.partCount },
                "a line is a part of a flow (mode of transport, customs procedure, second "
                    + "partner) and was left out: the total counts",
                "lines are parts of flows (mode of transport, customs procedure, second partner) "
                    + "and were left out: the totals count"),
            note(
                "other-flow", scans.reduce(0) { $0 + $1.otherFlow },
                "a line of the other direction was left out: every flow counts once",
                "lines of the other direction were left out: every flow counts once"),
            note(
                "re-trade-left-out", scans.reduce(0) { $0 + $1.throughTrade },
                "a line of re-imports, re-exports or processing, which imports and exports count, "
                    + "was left out",
                "lines of re-imports, re-exports and processing, which imports and exports count, "
                    + "were left out"),
        ].compactMap { $0 }
    }

    /// Flows from an economy to itself.
    private static func ownFlows(_ trade: BilateralTrade) -> Int {
        var count = 0
        for year in trade.years.indices {
            for importer in trade.partners.indices {
                let rows = trade.rows(year: year, importer: importer)
                count += trade.rowExporter.withRows(rows) { exporters in
                    var own = 0
                    let wanted = UInt16(importer)
                    for exporter in exporters where exporter == wanted { own &+= 1 }
                    return own
                }
            }
        }
        return count
    }
}
