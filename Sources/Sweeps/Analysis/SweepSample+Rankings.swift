import InputOutput

extension SweepSample {
    /// How the top of each quantity's ranking holds over the draws.
    ///
    /// Metrics of one quantity are ranked with each other where there are two or more: single
    /// regions, single industries and restrictions each among themselves; the world and groups,
    /// which hold other items, not at all. One item at least is left outside of the top. Items
    /// without a value in the reference are left out.
    func rankings(
        reference: [Double], top: Int
    ) throws(Diagnostics) -> [SweepAnalysis.Ranking] {
        var fields: [(field: RankingField, counter: RankCounter)] = []
        for field in rankingFields(reference) {
            do throws(SweepAnalysisError) {
                fields.append(
                    (
                        field,
                        try RankCounter(
                            base: field.metrics.map { reference[$0] },
                            top: min(top, field.metrics.count - 1), order: field.order)
                    ))
            } catch {
                preconditionFailure("a field of known values without a base: \(error)")
            }
        }
        if fields.isEmpty { return [] }
        try source.forEach { draw in
            if draw.index == DrawRecord.base { return }
            for k in fields.indices {
                fields[k].counter.add(fields[k].field.metrics.map { draw.value($0) })
            }
        }
        return fields.compactMap { field, counter in
            do throws(SweepAnalysisError) {
                return SweepAnalysis.Ranking(
                    quantity: field.quantity,
                    items: field.metrics.map { header.metrics[$0].item ?? "" },
                    order: field.order, stability: try counter.stability())
            } catch {
                // No draw was solved, which the summaries say.
                return nil
            }
        }
    }

    private struct RankingField {
        let quantity: String
        let metrics: [Int]
        let order: RankStability.Order
    }

    private func rankingFields(_ reference: [Double]) -> [RankingField] {
        var groups: [(key: [String], metrics: [Int])] = []
        for (index, metric) in header.metrics.enumerated() {
            guard let quantity = metric.quantity, let item = metric.item, item != "world",
                !item.hasPrefix("@"), !item.contains(","), reference[index].isFinite
            else { continue }
            let kind = item.contains(":") ? "restriction" : item.contains("/") ? "industry" : ""
            if let place = groups.firstIndex(where: { $0.key == [quantity, kind] }) {
                groups[place].metrics.append(index)
            } else {
                groups.append(([quantity, kind], [index]))
            }
        }
        return groups.filter { $0.metrics.count > 1 }.map { key, metrics in
            RankingField(
                quantity: key[0], metrics: metrics,
                order: Self.order(key[0], metrics.map { reference[$0] }))
        }
    }

    /// Losses are negative changes and costs positive ones; of a quantity that is called neither
    /// the end that lies farther from zero is the top.
    private static func order(_ quantity: String, _ values: [Double]) -> RankStability.Order {
        if quantity.contains("price") || quantity.contains("cost") { return .greatestFirst }
        if quantity.contains("change") { return .leastFirst }
        return -(values.min() ?? 0) > values.max() ?? 0 ? .leastFirst : .greatestFirst
    }
}
