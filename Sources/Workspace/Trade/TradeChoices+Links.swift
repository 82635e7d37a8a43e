import InputOutput
import Products
import Reporting

extension Inquiry {
    /// The sectors of a table that make each customs code.
    /// - Throws: `needs-concordance`; sectors of no known classification; what is wrong with the
    ///   file.
    func sectorLinks(
        _ choices: TradeChoices, _ layout: TableLayout
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
