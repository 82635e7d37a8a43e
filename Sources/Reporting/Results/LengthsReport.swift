public import Analyses
public import InputOutput

/// The tables of `lengths`.
public enum LengthsReport {
    private static func steps(_ name: String) -> Column {
        Column(name: name, unit: "steps", style: .decimals(3))
    }

    /// What the first screen shows of industries.
    public static let lead = Lead(
        "lengths", ["region", "sector", "backward_length", "forward_length"])

    /// What the first screen shows of pairs.
    public static let pairsLead = Lead(
        "pairs", ["supplier", "user", "propagation_length", "linkage"])

    /// How lengths are counted.
    public static let method = """
        the average propagation length is the mean number of steps that a change takes, each \
        number weighted with the part of the effect that it carries
        """

    /// Whose chains are the longest and the shortest.
    public static func reading(
        _ lengths: PropagationLengths, industries: [Int], _ words: AnalysisWords,
        in layout: TableLayout
    ) -> [String] {
        let known = industries.filter { lengths.backward[$0] != nil }
        let order = rankedDescending(known.map { lengths.backward[$0] })
        func text(_ k: Int) -> String {
            let i = known[k]
            return "\(words.industry(i)) "
                + "(\(Phrase.count(lengths.backward[i] ?? 0, "step")))"
        }
        guard let first = order.first, let last = order.last else {
            return ["None of the industries listed buys from another."]
        }
        if order.count == 1 {
            return ["The suppliers of \(text(first)) are so far away on average."]
        }
        return ["Furthest from its suppliers is \(text(first)), nearest \(text(last))."]
    }

    /// The strongest link.
    public static func reading(
        _ pairs: [PropagationLengths.Pair], _ words: AnalysisWords, in layout: TableLayout
    ) -> [String] {
        let linked = pairs.filter { $0.length != nil }
        guard let first = linked.max(by: { $0.linkage < $1.linkage }), let length = first.length
        else { return ["No change passes from the suppliers to the users."] }
        func name(_ i: Int) -> String { words.industry(i) }
        return [
            """
            The strongest link is that from \(name(first.supplier)) to \(name(first.user)): a \
            change takes \(Phrase.count(length, "step")) on average.
            """
        ]
    }

    /// By industry, longest backward length first.
    public static func industries(
        _ lengths: PropagationLengths, industries: [Int], in layout: TableLayout
    ) -> ReportTable {
        ReportTable(
            name: "lengths", title: "Average propagation lengths by industry, longest first",
            columns: [
                Column(name: "region"), Column(name: "sector"), steps("backward_length"),
                steps("forward_length"),
            ],
            rows: rankedDescending(industries.map { lengths.backward[$0] }).map { k in
                let i = industries[k]
                return layout.industryCells(i) + [
                    Cell(lengths.backward[i]), Cell(lengths.forward[i]),
                ]
            })
    }

    /// Pairs of industries, strongest linkage first.
    public static func pairs(
        _ pairs: [PropagationLengths.Pair], in layout: TableLayout
    ) -> ReportTable {
        ReportTable(
            name: "pairs", title: "Average propagation lengths, strongest linkage first",
            columns: [
                Column(name: "supplier"), Column(name: "user"), steps("propagation_length"),
                Column(name: "linkage", unit: "per unit", style: .decimals(6)),
            ],
            rows: rankedDescending(pairs.map(\.linkage)).map { k in
                let pair = pairs[k]
                return [
                    .text(layout.code(ofIndustry: pair.supplier)),
                    .text(layout.code(ofIndustry: pair.user)), Cell(pair.length),
                    .number(pair.linkage),
                ]
            },
            notes: [
                """
                The linkage is the mean of what one unit of final demand for the user needs of \
                the supplier and what one unit of primary inputs of the supplier serves of the user
                """
            ])
    }
}

/// The tables of `fragmentation`.
public enum FragmentationReport {
    private static func columns(_ hasBlocs: Bool) -> [Column] {
        func share(_ name: String, _ unit: String) -> Column {
            Column(name: name, unit: unit, style: .share)
        }
        return [
            Column(name: "stages", unit: "stages", style: .decimals(3)),
            Column(name: "domestic_stages", unit: "stages", style: .decimals(3)),
            share("foreign_value_added_share", "of value added"),
        ] + (hasBlocs ? [share("bloc_value_added_share", "of value added")] : []) + [
            share("imported_inputs_share", "of inputs"),
            share("own_sector_inputs_share", "of inputs"), share("import_content", "of output"),
        ]
    }

    private static func cells(_ item: Fragmentation.Measures?, _ hasBlocs: Bool) -> [Cell] {
        guard let item else { return [Cell](repeating: .missing, count: hasBlocs ? 7 : 6) }
        return [
            .number(item.stages), .number(item.domesticStages), Cell(item.foreignShare),
        ] + (hasBlocs ? [Cell(item.blocShare)] : []) + [
            Cell(item.importedInputs), Cell(item.ownSectorInputs), .number(item.importContent),
        ]
    }

    /// By final product, largest foreign share first.
    public static func products(
        _ result: Fragmentation, industries: [Int], hasBlocs: Bool, in layout: TableLayout
    ) -> ReportTable {
        let keys = industries.map { i in result.industries[i].flatMap(\.foreignShare) }
        return ReportTable(
            name: "fragmentation",
            title: "Stages and countries behind final products, most foreign value added first",
            columns: [Column(name: "region"), Column(name: "sector")] + columns(hasBlocs),
            rows: rankedDescending(keys).map { k in
                layout.industryCells(industries[k])
                    + cells(result.industries[industries[k]], hasBlocs)
            })
    }

    /// By country of the last stage, largest foreign share first.
    public static func countries(
        _ result: Fragmentation, families: [Int], hasBlocs: Bool, in layout: TableLayout
    ) -> ReportTable {
        let keys = families.map { r in result.countries[r].flatMap(\.foreignShare) }
        return ReportTable(
            name: "countries",
            title: "The same by country of the last stage, most foreign value added first",
            columns: [Column(name: "region")] + columns(hasBlocs),
            rows: rankedDescending(keys).map { k in
                [layout.familyCell(families[k])] + cells(result.countries[families[k]], hasBlocs)
            }, notes: ["Means weighted with final demand for the products of the country"])
    }

    /// What the first screen shows.
    public static let lead = Lead(
        "fragmentation",
        [
            "region", "sector", "stages", "domestic_stages", "foreign_value_added_share",
            "bloc_value_added_share", "imported_inputs_share",
        ], optional: ["imported_inputs_share", "domestic_stages"])

    /// How fragmentation is counted.
    public static let method = """
        stages are the industries that a product passes through on average, from 1; foreign value \
        added is what other countries earn in the product’s value
        """

    /// The most fragmented country in one sentence.
    public static func reading(
        _ result: Fragmentation, families: [Int], _ words: AnalysisWords
    ) -> [String] {
        let keys = families.map { r in result.countries[r].flatMap(\.foreignShare) }
        guard let first = rankedDescending(keys).first, let share = keys[first] else { return [] }
        let most = families.count > 1 ? ", the most of \(families.count) countries" : ""
        var stages = ""
        if let own = result.countries[families[first]] {
            stages =
                "; they pass through \(Phrase.count(own.stages, "stage")) on average"
        }
        return [
            """
            Of the value of final products made in \(words.family(families[first])), \
            \(Phrase.percent(share)) is added abroad\(most)\(stages).
            """
        ]
    }
}
