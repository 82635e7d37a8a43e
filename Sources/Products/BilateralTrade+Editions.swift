public import InputOutput

extension BilateralTrade {
    /// Trade in the codes of another edition of the Harmonized System.
    public struct Converted: Sendable {
        /// The trade.
        public let trade: BilateralTrade
        /// What could not be brought over, and what was split.
        public let findings: [Diagnostic]
    }

    /// Brings products to the codes that links give them. A code with several counterparts is split
    /// by the links' weights; flows of one new code are added up.
    /// - Throws: `other-edition` when the links say that they are of another edition than the
    ///   trade, `no-counterpart` when no code has a counterpart.
    public func converted(by links: CodeLinks) throws(Diagnostics) -> Converted {
        if let own = edition, let other = links.edition, own != other {
            throw Diagnostics([
                Diagnostic(
                    .error, "other-edition",
                    "the trade’s codes are of \(own), and ‘\(links.source ?? "")’ links codes of "
                        + other, at: .init(file: links.name),
                    remedy: "take links whose first column holds the codes of \(own)")
            ])
        }
        var parts: [[(code: CustomsCode, weight: Double)]] = []
        var (missing, split) = ([CustomsCode](), 0)
        var leftOut: [Double] = []
        for product in products {
            let found = links[product.text].compactMap { link in
                CustomsCode(link.code).map { (code: $0, weight: link.weight) }
            }
            // A counterpart that is no code has no place in the other edition.
            let all = links[product.text].count
            if found.count < max(1, all) { missing.append(product) }
            leftOut.append(
                found.isEmpty ? 1 : found.count == all ? 0 : 1 - found.reduce(0) { $0 + $1.weight })
            if found.count > 1 { split += 1 }
            parts.append(found)
        }
        let codes = Set(parts.joined().map(\.code)).sorted()
        guard !codes.isEmpty else {
            throw Diagnostics([
                Diagnostic(
                    .error, "no-counterpart", "no product of the trade is in \(links.name)",
                    remedy: "its first column must hold the codes of the trade's own edition")
            ])
        }
        let place = Dictionary(uniqueKeysWithValues: codes.enumerated().map { ($1, $0) })
        let (P, K) = (partners.count, codes.count)
        var starts = [0]
        var rowProduct: [UInt16] = []
        var rowExporter: [UInt16] = []
        var rowValue: [Double] = []
        var rowQuantity: [Double] = []
        var lost = 0.0
        for year in years.indices {
            for importer in 0..<P {
                var values: [Int: (value: Double, quantity: Double)] = [:]
                for row in rows(year: year, importer: importer) {
                    let own = parts[Int(self.rowProduct[row])]
                    lost += leftOut[Int(self.rowProduct[row])] * self.rowValue[row]
                    for part in own {
                        let key = (place[part.code] ?? 0) * P + Int(self.rowExporter[row])
                        let old = values[key] ?? (0, 0)
                        // A sum with an unknown weight has an unknown weight.
                        values[key] = (
                            old.value + part.weight * self.rowValue[row],
                            old.quantity + part.weight * self.rowQuantity[row]
                        )
                    }
                }
                for (key, flow) in values.sorted(by: { $0.key < $1.key }) {
                    rowProduct.append(UInt16(key / P))
                    rowExporter.append(UInt16(key % P))
                    rowValue.append(flow.value)
                    rowQuantity.append(flow.quantity)
                }
                starts.append(rowValue.count)
            }
        }
        precondition(K <= Int(UInt16.max), "\(K) codes")
        var findings: [Diagnostic] = []
        if !missing.isEmpty {
            let shown = missing.prefix(10).map(\.text).joined(separator: ", ")
            findings.append(
                Diagnostic(
                    .warning, "products-left-out",
                    """
                    \(counted(missing.count, "product has", "products have")) no counterpart in \
                    \(links.name), or only for a part, and what has none is left out, 
                    """
                        + "with \(dollars(lost)) of trade: \(shown)"))
        }
        if split > 0 {
            findings.append(
                Diagnostic(
                    .note, "products-split",
                    counted(
                        split, "product has several counterparts and is split ",
                        "products have several counterparts and are split ")
                        + (links.isWeighted ? "by the weights given" : "in equal parts")))
        }
        return Converted(
            trade: BilateralTrade(
                years: years, partners: partners, products: codes,
                edition: links.counterpartEdition ?? links.counterpart ?? links.name,
                source: source, starts: starts, rowProduct: RowColumn(rowProduct),
                rowExporter: RowColumn(rowExporter), rowValue: RowColumn(rowValue),
                rowQuantity: RowColumn(rowQuantity)), findings: findings)
    }

}
