import InputOutput
import Shocks

/// Fields that no file has: what trade by customs code says of a restriction or an overlay, put
/// beside the fields of its item before it is bound.
public enum TradeFields {
    /// A list of the flows that an item stands for, each an object of `exporter`, `importer`,
    /// `sector` and `factor`: its product share is that of the item times the factor. Where an end
    /// use says who buys it, `use` is one of the words of ``Use``, and the item names no users.
    public static let parts = "parts_from_trade"
    /// A list of lines for the ledger, each an object of `name`, `value` and perhaps `unit`; they
    /// carry their source.
    public static let lines = "lines_from_trade"

    /// Who buys a product by its end use.
    public enum Use: String, Sendable, Hashable {
        /// All industries, and nobody else.
        case industries
        /// Final demand, and no industry.
        case finalDemand = "final demand"
    }
}

extension ScenarioBinder {
    /// One flow of a restriction by customs code.
    struct TradePart {
        let exporter: Int
        let importer: Int
        let sector: Int
        let factor: Double
        let use: TradeFields.Use?
    }

    /// The flows that trade filled in; nil where it did not.
    mutating func tradeParts(_ item: MarkedValue) -> [TradePart]? {
        guard let written = item[TradeFields.parts] else { return nil }
        return written.elements.compactMap { part in
            guard let s = regions(part["exporter"]).first, let r = regions(part["importer"]).first,
                let i = sectors(part["sector"]).first
            else { return nil }
            return TradePart(
                exporter: s, importer: r, sector: i, factor: part["factor"]?.number ?? 1,
                use: part["use"]?.text.flatMap(TradeFields.Use.init))
        }
    }

    /// Puts what trade says of an item into the ledger.
    mutating func noteTrade(_ name: String, _ item: MarkedValue) {
        for line in item[TradeFields.lines]?.elements ?? [] {
            guard let value = line["value"] else { continue }
            ledger.append(
                LedgerEntry(
                    "\(name).\(line["name"]?.text ?? "")",
                    Self.shown(value),
                    unit: line["unit"]?.text, source: value.source, isDefault: false))
        }
    }

    /// What the ledger shows of a value.
    private static func shown(_ value: MarkedValue) -> LedgerEntry.Value {
        if let number = value.number { return .number(number) }
        return .text(value.text ?? "")
    }

    /// Says that customs codes need trade, where a field that they stand in for is missing.
    mutating func needsTrade(_ item: MarkedValue, _ fields: String...) {
        needsTrade(item, fields)
    }

    /// The same for a list of fields.
    mutating func needsTrade(_ item: MarkedValue, _ fields: [String]) {
        guard let field = fields.first(where: { item[$0] == nil }), let codes = item["hs"] else {
            return
        }
        problems.add(
            Diagnostic(
                .error, "needs-trade", "it is not known what the customs codes are in the table",
                at: codes.location,
                remedy: "name a file of trade in the field trade, or give \(field)"))
    }

    /// The restrictions of one item by customs code, in the order of its parts.
    mutating func restrictions(
        of parts: [TradePart], _ item: MarkedValue, users: [Int]?, cut: Double,
        productShare: Double, rent: Restriction.Rent
    ) -> [(restriction: Restriction, factor: Double)] {
        parts.compactMap { part in
            let share = productShare * part.factor
            guard share <= 1 else {
                let seller = layout.industry(region: part.exporter, sector: part.sector)
                problems.add(
                    Diagnostic(
                        .error, "product-larger-than-sector",
                        "with a product share of \(brief(productShare)) the product is "
                            + "\(brief(share)) times what \(layout.code(ofIndustry: seller))"
                            + " sells to \(layout.regions[part.importer].code)",
                        at: item["product_share"]?.location ?? item.location,
                        remedy: "take a smaller share"))
                return nil
            }
            let buyers: [Int]?
            switch part.use {
            case .industries: buyers = Array(0..<layout.sectorCount)
            case .finalDemand: buyers = []
            case nil: buyers = users
            }
            return (
                Restriction(
                    exporter: part.exporter, sectors: [part.sector], importer: part.importer,
                    users: buyers, finalDemand: part.use == .finalDemand ? true : nil, cut: cut,
                    productShare: share, rent: rent), part.factor
            )
        }
    }
}
