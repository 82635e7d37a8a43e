public import InputOutput

/// The tables of multipliers with households’ spending.
public enum HouseholdReport {
    /// Multipliers by measure and industry, largest total first within a measure; without numbers
    /// for industries that have next to no output.
    public static func multipliers(
        _ multipliers: HouseholdMultipliers, of table: MRIOTable,
        withoutMeaning unreliable: [Int] = []
    ) -> ReportTable {
        let layout = table.layout
        let meaningless = Set(unreliable)
        let rows = multipliers.measures.flatMap { measure -> [[Cell]] in
            let (first, second) = (measure.typeI, measure.typeII)
            let order = rankedDescending(
                measure.total.indices.map { meaningless.contains($0) ? nil : measure.total[$0] })
            return order.map { i -> [Cell] in
                let isMeant = !meaningless.contains(i)
                func number(_ value: Double?) -> Cell { Cell(isMeant ? value : nil) }
                return layout.industryCells(i) + [
                    .text(measure.name), number(measure.direct[i]), number(measure.simple[i]),
                    number(measure.total[i]), number(first[i]), number(second[i]),
                    .text("\(measure.unit) per \(table.unit)"),
                ]
            }
        }
        func perDemand(_ name: String) -> Column {
            Column(name: name, unit: "per unit of final demand")
        }
        return ReportTable(
            name: "household_multipliers",
            title: "Multipliers without and with the spending of what is earned",
            columns: [
                Column(name: "region"), Column(name: "sector"), Column(name: "counted"),
                Column(name: "direct_use", unit: "per unit of output"),
                perDemand("simple_multiplier"), perDemand("total_multiplier"),
                Column(name: "type_1", unit: "simple over direct", style: .decimals(4)),
                Column(name: "type_2", unit: "total over direct", style: .decimals(4)),
                Column(name: "unit"),
            ], rows: rows,
            notes: [
                "Miller & Blair (2022), section 6.3. The total adds what households buy of the "
                    + "income that is earned in their region on the way, round after round"
            ])
    }

    /// What households earn and spend, by region.
    public static func households(
        _ multipliers: HouseholdMultipliers, of table: MRIOTable
    ) -> ReportTable {
        ReportTable(
            name: "households", title: "What households earn and spend, by region",
            columns: [
                Column(name: "region"),
                Column(name: "labour_income", unit: table.unit, style: .currency),
                Column(name: "household_spending", unit: table.unit, style: .currency),
                Column(name: "spent_share", unit: "of a further unit earned", style: .share),
            ],
            rows: multipliers.earnings.indices.map { f in
                [
                    table.layout.familyCell(f), .number(multipliers.earnings[f]),
                    .number(multipliers.spending[f]), .number(multipliers.spentShares[f]),
                ]
            })
    }
}
