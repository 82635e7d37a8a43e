import InputOutput
import Products
import Reporting

extension Inquiry {
    /// The sectors of a table that make each customs code.
    /// - Parameter trade: the trade that is linked, whose edition of the Harmonized System the list
    ///   must be of.
    /// - Throws: `needs-concordance`; `other-edition`; sectors of no known classification; what is
    ///   wrong with the file.
    func sectorLinks(
        _ choices: TradeChoices, _ layout: TableLayout, _ trade: OpenedTrade? = nil
    ) throws(Diagnostics) -> SectorLinks {
        guard let path = choices.concordance else {
            throw Diagnostics([
                Diagnostic(
                    .error, "needs-concordance",
                    "it is not known which sectors make which customs codes",
                    at: .init(place: "--concordance"),
                    remedy: "name a CSV of customs codes and classes of ISIC; "
                        + "'Scripts/fetch-tables --list' names public ones")
            ])
        }
        let classes = try CodeLinks(path: path)
        try trade?.requireEdition(classes.edition, of: path)
        let links = try SectorLinks(classes, layout: layout)
        if classes.scaled > 0 {
            report(
                Diagnostic(
                    .warning, "scaled-weights",
                    "the weights of \(classes.scaled) customs codes do not add up to 1 and were "
                        + "scaled to do so", at: .init(file: path),
                    remedy: "give each customs code weights that add up to 1"))
        }
        if links.parts.isEmpty {
            throw Diagnostics([
                Diagnostic(
                    .error, "no-counterpart",
                    "no code of the file belongs to a sector of the table",
                    at: .init(file: path),
                    remedy:
                        "its first column must be customs codes of six digits, its second classes "
                        + "of ISIC Rev. \(links.revision)")
            ])
        }
        if !links.incomplete.isEmpty { report(incomplete(links, path, trade)) }
        if links.ambiguous > 0 {
            report(
                Diagnostic(
                    .note, "several-sectors",
                    "\(links.ambiguous) of \(links.parts.count) customs codes belong to several "
                        + "sectors of the table and are split "
                        + (links.isWeighted ? "by the weights given" : "in equal parts"),
                    at: .init(file: path)))
        }
        return links
    }

    /// Codes of which a part has no sector in the table.
    private func incomplete(
        _ links: SectorLinks, _ path: String, _ trade: OpenedTrade?
    ) -> Diagnostic {
        func some(_ words: [String]) -> String {
            words.prefix(5).joined(separator: ", ") + (words.count > 5 ? " and others" : "")
        }
        let codes = links.incomplete
        let value = trade.map { " (\(dollars($0.value(of: codes))) of the trade)" }
        let isOne = codes.count == 1
        return Diagnostic(
            .warning, "classes-without-sector",
            "\(isOne ? "the customs code" : "\(codes.count) customs codes:") "
                + "\(some(codes.map(\.text)))\(value ?? "") "
                + "\(isOne ? "belongs" : "belong") to classes of ISIC Rev. \(links.revision) that "
                + "no sector of the table has (\(some(links.strayClasses))) and to others, which "
                + "count for the whole product",
            at: .init(file: path), remedy: "check these classes in the list")
    }

    /// What linking codes to sectors assumes.
    func assumptions(_ links: SectorLinks) -> [Assumption] {
        [
            Assumption(
                name: "sectors of products",
                value: .text(
                    "ISIC Rev. \(links.revision) to \(links.classification), "
                        + (links.isWeighted ? "by the weights given" : "equal parts")),
                source: links.concordance, isDefault: false)
        ]
    }
}

extension ProductUsers {
    /// Who counts as a user.
    var assumption: Assumption {
        Assumption(
            name: "users of a product",
            value: .number(smallestShare), unit: "least share of an industry's inputs",
            source: "industries that buy its sector's products, of any origin", isDefault: true)
    }
}

extension OpenedTrade {
    /// Refuses a list of codes of another edition of the Harmonized System than the trade's. Where
    /// either does not say its edition, nothing is compared.
    /// - Throws: `other-edition`.
    func requireEdition(_ edition: String?, of list: String) throws(Diagnostics) {
        guard let own = trade.edition, let edition, own != edition else { return }
        throw Diagnostics([
            Diagnostic(
                .error, "other-edition",
                "the codes of the list are of \(edition), and those of the trade of \(own)",
                at: .init(file: list),
                remedy: "take the list of \(own), or bring the trade to \(edition) with "
                    + "--edition-links")
        ])
    }

    /// What is traded of some codes in the year, USD.
    func value(of codes: [CustomsCode]) -> Double {
        let wanted = Set(codes.compactMap(trade.position))
        return trade.partners.indices.reduce(0) { sum, importer in
            trade.rows(year: year, importer: importer).reduce(sum) {
                wanted.contains(Int(trade.rowProduct[$1])) ? $0 + trade.rowValue[$1] : $0
            }
        }
    }

    /// Which trade was used.
    var assumption: Assumption { assumption(years: year...year) }

    /// Which trade was used, of some years.
    func assumption(years: ClosedRange<Int>) -> Assumption {
        let ends = Set([years.lowerBound, years.upperBound]).sorted()
        let text = ends.compactMap(trade.yearText).joined(separator: " to ")
        return Assumption(
            name: "trade",
            value: .text(
                ([trade.source] + (text.isEmpty ? [] : [text])).joined(separator: ", ")),
            unit: "USD",
            source: trade.edition.map { "customs codes of \($0)" }
                ?? "customs codes as in the file",
            isDefault: false)
    }
}
