import InputOutput
import Products
import Reporting

extension Inquiry {
    /// Warns of products whose weight, or whose other years, say that their values are not dollars.
    /// - Parameter products: those that the answer is about, by position.
    func checkUnits(_ opened: OpenedTrade, of products: some Sequence<Int>) {
        let evidence = opened.trade.unitEvidence(
            year: opened.year, of: Set(products).sorted())
        let year = opened.trade.yearText(opened.year).map { " in \($0)" } ?? ""
        warn(
            evidence.filter(\.isOutOfBand), among: evidence.count, opened, "unit-value",
            advice: "the values may not be USD, or the weights not tonnes"
        ) { item in
            guard let unitValue = item.unitValue, let band = item.band else { return "" }
            return """
                \(brief(unitValue)) USD a tonne\(year), where such goods cost \(band.words) USD a \
                tonne
                """
        }
        warn(
            evidence.filter { $0.isJump && !$0.isOutOfBand }, among: evidence.count, opened,
            "year-jump", advice: "the values of some years may be in another unit"
        ) { item in
            "\(brief(item.overOtherYears ?? 0)) times its median of the other years\(year)"
        }
    }

    /// One warning for all products of which the same is to be said, with the first of them.
    private func warn(
        _ found: [UnitEvidence], among count: Int, _ opened: OpenedTrade, _ code: String,
        advice: String, _ words: (UnitEvidence) -> String
    ) {
        guard let first = found.first else { return }
        let text = opened.trade.products[first.product].text
        let subject =
            found.count == 1
            ? "HS \(text) is worth "
            : "the worth of \(found.count) of \(count) products is hard to believe: HS \(text) "
                + "is worth "
        report(
            Diagnostic(
                .warning, code, "\(subject)\(words(first)): \(advice)",
                at: .init(file: opened.path),
                remedy: "say the units with --trade-mapping (value_unit: USD, thousand USD, "
                    + "million USD; quantity_unit: kg, t)"))
    }
}

extension UnitValueBand {
    /// The bounds in words, such as `1,000 to 10,000,000`.
    var words: String { "\(brief(bounds.lowerBound)) to \(brief(bounds.upperBound))" }
}

extension TradeOnTable {
    /// What was there to check the unit of the values by, for the ledger.
    func unitCheck(_ sized: [Sized], share: Double) -> TradeLine {
        let products = Set(sized.flatMap { $0.flow.rows.map(\.product) }).sorted()
        let evidence = trade.unitEvidence(year: opened.year, of: products)
        let name = "unit_check"
        guard evidence.allSatisfy(\.isChecked) else {
            let percent = NumberText.significant(100 * share, 3)
            let size =
                share.isFinite ? ", and the flow would be \(percent) % of the sector flow" : ""
            return TradeLine(
                name, "not checked", nil,
                """
                the values of \(source) are taken as USD: without weights or other years only the \
                size shows the unit\(size)
                """)
        }
        var (texts, sources): ([String], Set<String>) = ([], [])
        for item in evidence.prefix(3) {
            if let unitValue = item.unitValue, let band = item.band {
                texts.append("\(brief(unitValue)) USD a tonne")
                sources.insert("such goods cost \(band.words) USD a tonne")
            } else if let ratio = item.overOtherYears {
                texts.append("\(brief(ratio)) times the median of the other years")
                sources.insert("values of the same product in the file’s other years")
            }
        }
        let more = evidence.count > 3 ? ["\(evidence.count - 3) more"] : []
        return TradeLine(
            name, .text((texts + more).joined(separator: "; ")), nil,
            sources.sorted().joined(separator: "; "))
    }
}
