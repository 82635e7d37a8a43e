public import Analyses
public import InputOutput

/// The table of `concentration`.
public enum ConcentrationReport {
    /// The three measures of one user group.
    public struct Entry: Sendable {
        /// The user group, as the reader named it.
        public let user: String
        /// Over face-value purchases (or sales).
        public let direct: Concentration
        /// Through any number of hands.
        public let lookThrough: Concentration
        /// In value added.
        public let valueAdded: Concentration

        /// The concentrations of a group of industries, its home being the regions of its members.
        public init(_ user: String, of users: [Int], in field: ExposureField) {
            let home = Array(Set(users.map { field.layout.family(ofIndustry: $0) }))
            func measured(_ measure: ExposureMeasure) -> Concentration {
                Concentration(amounts: field.amounts(measure, of: users), home: home)
            }
            self.user = user
            direct = measured(.direct)
            lookThrough = measured(.lookThrough)
            valueAdded = measured(.valueAdded)
        }
    }

    /// What the first screen shows.
    public static let lead = Lead(
        "concentration",
        [
            "user", "hhi_direct_foreign", "hhi_look_through_foreign", "hhi_value_added_foreign",
            "largest_foreign_look_through", "largest_foreign_look_through_share",
        ], optional: ["hhi_value_added_foreign", "hhi_direct_foreign"])

    /// How the index is made.
    public static let method = """
        the Herfindahl–Hirschman index sums the squared shares of foreign countries, so that 1 is \
        a single supplier and 0.1 ten equal ones; ‘looked through’ follows inputs through all hands
        """

    /// Who is the most concentrated, on whom, and who the least.
    public static func reading(
        _ entries: [Entry], side: ExposureSide, _ words: AnalysisWords
    ) -> [String] {
        let order = rankedDescending(entries.map(\.lookThrough.indexWithoutHome))
        let ranked = order.filter { entries[$0].lookThrough.indexWithoutHome != nil }
        guard let most = ranked.first, let index = entries[most].lookThrough.indexWithoutHome
        else { return [] }
        func whose(_ k: Int) -> String { words.label(entries[k].user) }
        let what = side == .input ? "suppliers" : "markets"
        let verb = side == .input ? "come from" : "end in"
        var sentence = """
            Looked through all hands, the foreign \(what) of \(whose(most)) have an index of \
            \(NumberText.threeDigits(index))
            """
        if let largest = entries[most].lookThrough.largestForeign {
            sentence += """
                : \(Phrase.percent(largest.share)) of what is foreign \(verb) \
                \(words.family(largest.region))
                """
        }
        if ranked.count > 1, let least = ranked.last,
            let lowest = entries[least].lookThrough.indexWithoutHome
        {
            sentence += """
                . That is the highest of \(ranked.count); the lowest is that of \(whose(least)), \
                \(NumberText.threeDigits(lowest))
                """
        }
        return [sentence + "."]
    }

    /// Indices and largest counterparties, most concentrated foreign look-through origins first.
    public static func concentration(
        _ entries: [Entry], side: ExposureSide, layout: TableLayout
    ) -> ReportTable {
        func index(_ name: String, _ heading: String) -> Column {
            Column(name: name, heading: heading, unit: "0 to 1", style: .significant)
        }
        func largest(_ name: String, _ heading: String, _ whole: String) -> [Column] {
            [
                Column(name: name, heading: heading),
                Column(
                    name: "\(name)_share", heading: "its share", unit: whole,
                    style: .share),
            ]
        }
        func cells(_ origin: Concentration.Origin?) -> [Cell] {
            [
                origin.map { layout.familyCell($0.region) } ?? .missing,
                Cell(origin?.share),
            ]
        }
        let what = side == .input ? "supplier" : "market"
        let rows = rankedDescending(entries.map(\.lookThrough.indexWithoutHome)).map { k in
            let item = entries[k]
            return [
                .text(item.user), Cell(item.direct.indexWithoutHome),
                Cell(item.lookThrough.indexWithoutHome), Cell(item.valueAdded.indexWithoutHome),
                Cell(item.direct.index), Cell(item.lookThrough.index),
                Cell(item.valueAdded.index),
            ] + cells(item.direct.largestForeign) + cells(item.lookThrough.largestForeign)
                + cells(item.lookThrough.largest)
        }
        return ReportTable(
            name: "concentration",
            title: side == .input
                ? "Concentration of inputs over regions of origin (Herfindahl–Hirschman index)"
                : "Concentration of sales over regions of use (Herfindahl–Hirschman index)",
            columns: [
                Column(name: "user", heading: side == .input ? "user" : "producer"),
                index("hhi_direct_foreign", "direct, foreign"),
                index("hhi_look_through_foreign", "look-through, foreign"),
                index("hhi_value_added_foreign", "value added, foreign"),
                index("hhi_direct", "direct"), index("hhi_look_through", "look-through"),
                index("hhi_value_added", "value added"),
            ]
                + largest(
                    "largest_foreign_direct", "largest foreign \(what), direct", "of foreign")
                + largest(
                    "largest_foreign_look_through", "largest foreign \(what), look-through",
                    "of foreign")
                + largest("largest_look_through", "largest \(what), look-through", "of all"),
            rows: rows,
            notes: [
                "The sum of squared shares: 1 is a single region, 1/G equal shares of all G; "
                    + "'foreign' leaves home out"
            ])
    }
}
