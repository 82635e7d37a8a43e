public import Analyses
public import InputOutput

/// The tables of `lengths`.
public enum LengthsReport {
    private static func steps(_ name: String) -> Column {
        Column(name: name, unit: "steps", style: .decimals(3))
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

    /// The most fragmented country in one sentence.
    public static func reading(
        _ result: Fragmentation, families: [Int], in layout: TableLayout
    ) -> [String] {
        let keys = families.map { r in result.countries[r].flatMap(\.foreignShare) }
        guard let first = rankedDescending(keys).first, let share = keys[first] else { return [] }
        let code = layout.families.labels[families[first]].code
        return [
            """
            Of the value of final products made in \(code), \(Phrase.percent(share)) is added \
            abroad
            """ + (families.count > 1 ? ", the most of all countries listed" : "")
        ]
    }
}
