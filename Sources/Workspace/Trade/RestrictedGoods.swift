import InputOutput
import Products
import Scenarios
import Shocks

/// What restrictions by customs code are called in a sentence: `HS 850511 (Permanent magnets)`.
struct RestrictedGoods {
    /// Whom a name fits.
    private struct Item {
        let exporters: Set<Int>
        let importers: Set<Int>
        let sectors: Set<Int>
        let users: [Int]?
        let text: String
    }
    private let items: [Item]

    /// The names of products that are restricted.
    init(_ trade: TradeOnTable, _ sized: [TradeOnTable.Sized]) {
        items = sized.map { item in
            let codes = item.flow.rows.map { trade.trade.products[$0.product] }
            return Item(
                exporters: [item.flow.exporter], importers: [item.flow.importer],
                sectors: Set(item.flow.parts.map(\.sector)), users: item.flow.users,
                text: Self.text(codes, trade.opened.name))
        }
    }

    /// The names of restrictions that a scenario writes with their customs codes, their sectors and
    /// product shares, so that no trade is needed; labels that are wrong are told of elsewhere.
    init(_ scenario: Scenario, in table: MRIOTable) {
        let labels = scenario.labels(in: table)
        func positions(
            _ value: MarkedValue?,
            _ find: (String, Diagnostic.Location) throws(Diagnostics) -> [Int]
        ) -> [Int] {
            guard let value else { return [] }
            let items = value.text == nil ? value.elements : [value]
            return Set(
                items.flatMap { (try? find($0.text ?? "", $0.location)) ?? [] }
            ).sorted()
        }
        func regions(_ value: MarkedValue?) -> Set<Int> {
            Set(
                positions(value) { text, location throws(Diagnostics) in
                    try labels.regions(item: text, at: location)
                })
        }
        func sectors(_ value: MarkedValue?) -> [Int] {
            positions(value) { text, location throws(Diagnostics) in
                try labels.sectors(item: text, at: location)
            }
        }
        let events = scenario.root["events"]?.elements ?? []
        let written =
            scenario.restrictions + events.flatMap { $0["restrictions"]?.elements ?? [] }
        items = written.compactMap { item in
            let codes = (item["hs"]?.elements ?? []).compactMap {
                $0.text.flatMap(CustomsCode.init)
            }
            if codes.isEmpty { return nil }
            return Item(
                exporters: regions(item["exporter"]), importers: regions(item["importer"]),
                sectors: Set(sectors(item["sectors"])), users: item["users"].map(sectors),
                text: Self.text(codes) { _ in nil })
        }
    }

    /// What a restriction is of; nil for one that is of no product by customs code.
    func name(_ restriction: Restriction) -> String? {
        items.first { item in
            item.exporters.contains(restriction.exporter)
                && item.importers.contains(restriction.importer)
                && item.users == restriction.users
                && restriction.sectors.allSatisfy(item.sectors.contains)
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
