import InputOutput
import Products
import Shocks

/// What restrictions by customs code are called in a sentence: `HS 850511 (Permanent magnets)`.
struct RestrictedGoods {
    private let items: [(flow: ProductFlow, text: String)]

    /// The names of products that are restricted.
    init(_ trade: TradeOnTable, _ sized: [TradeOnTable.Sized]) {
        items = sized.map { item in
            let codes = item.flow.rows.map { trade.trade.products[$0.product] }
            return (item.flow, Self.text(codes, trade.opened.name))
        }
    }

    /// What a restriction is of; nil for one that is of no product by customs code.
    func name(_ restriction: Restriction) -> String? {
        items.first { item in
            item.flow.exporter == restriction.exporter
                && item.flow.importer == restriction.importer
                && item.flow.users == restriction.users
                && restriction.sectors.allSatisfy { sector in
                    item.flow.parts.contains { $0.sector == sector }
                }
        }?.text
    }

    /// A name longer than this is no part of a sentence: it ends at a comma before.
    private static let longestName = 60

    private static func short(_ name: String) -> String? {
        if name.count <= longestName { return name }
        let head = name.prefix(longestName)
        return head.lastIndex { ",;".contains($0) }.map { String(head[..<$0]) }
    }

    private static func text(
        _ codes: [CustomsCode], _ name: (CustomsCode) -> String?
    ) -> String {
        if codes.count == 1 {
            let known = name(codes[0]).flatMap(short)
            return "HS \(codes[0].text)" + (known.map { " (\($0))" } ?? "")
        }
        let shown = codes.prefix(3).map(\.text)
        if codes.count <= 3 { return "HS \(RegionNames.list(shown))" }
        return "\(codes.count) products (HS \(shown.joined(separator: ", ")) and others)"
    }
}
