public import Analyses
import InputOutput

/// The tables of `exposure`.
public enum ExposureReport {
    /// One user group's dependence on one group of counterparties, in one table.
    public struct Entry: Sendable {
        /// The table's year.
        public let year: Int?
        /// The table's name.
        public let table: String
        /// The user group, as the reader named it.
        public let user: String
        /// The counterparties, as the reader named them.
        public let supplier: String
        /// Unit of the amounts.
        public let unit: String
        /// The three measures; nil where the table has no solution.
        public let dependence: Exposure.Dependence?
        /// Whether all counterparties are in the user's own country.
        public let isHome: Bool

        /// An entry; what is home is told by the codes before the slash.
        public init(
            year: Int?, table: String, user: String, supplier: String, unit: String,
            dependence: Exposure.Dependence?
        ) {
            self.init(
                year: year, table: table, user: user, supplier: supplier, unit: unit,
                dependence: dependence,
                isHome: supplier.prefix { $0 != "/" } == user.prefix { $0 != "/" })
        }

        /// An entry.
        /// - Parameter isHome: whether all counterparties are in the user's own country.
        public init(
            year: Int?, table: String, user: String, supplier: String, unit: String,
            dependence: Exposure.Dependence?, isHome: Bool
        ) {
            self.isHome = isHome
            self.year = year
            self.table = table
            self.user = user
            self.supplier = supplier
            self.unit = unit
            self.dependence = dependence
        }
    }

    /// The column of a measure.
    public static func column(of measure: ExposureMeasure) -> String {
        switch measure {
        case .direct: "direct"
        case .lookThrough: "look_through"
        case .valueAdded: "value_added"
        }
    }

    /// What the first screen shows: the three measures; whoever the only user is, the question
    /// says.
    public static func lead(_ entries: [Entry]) -> Lead {
        let hasOneUser = Set(entries.map(\.user)).count == 1
        let hasOneSupplier = Set(entries.map(\.supplier)).count == 1
        let labels =
            hasOneUser ? ["supplier"] : hasOneSupplier ? ["user"] : ["user", "supplier"]
        return Lead(
            "exposure",
            labels + ["direct", "look_through", "value_added", "hidden_ratio", "direct_amount"],
            optional: ["direct_amount", "hidden_ratio"])
    }

    /// How the measures are made.
    public static func method(_ side: ExposureSide) -> String {
        side == .input
            ? """
            face value is what is bought directly; looked through is all output that this needs \
            through any number of hands, home’s too, and can be the lower of the two
            """
            : """
            face value is what is sold directly; looked through is where output ends through any \
            number of hands
            """
    }

    /// The entries as a table.
    ///
    /// Users keep their order. For one table the counterparties of a user are ranked by `measure`,
    /// largest first; for several, the years of one pair stand together and pairs are ranked by the
    /// last table that has them.
    /// - Parameters:
    ///   - isSeries: adds the columns `year` and `dataset` in front.
    ///   - limit: counterparties to list for a user; nil for all.
    public static func exposure(
        _ entries: [Entry], side: ExposureSide, rankedBy measure: ExposureMeasure, isSeries: Bool,
        limit: Int?
    ) -> ReportTable {
        let (chosen, hidden) = ordered(entries, measure, limit)
        let units = Set(entries.map(\.unit))
        let unit = units.count == 1 ? units.first : "unit of each table"
        let whole = side == .input ? "of inputs" : "of sales"
        func share(_ name: String, _ whole: String) -> Column {
            Column(name: name, unit: "share \(whole)", style: .share)
        }
        // Of the value added behind what the user makes, or of the producer's own.
        let value = side == .input ? "of value added behind output" : "of own value added"
        func amount(_ name: String) -> Column {
            Column(name: name, unit: unit, style: .currency)
        }
        let time = isSeries ? [Column(name: "year", style: .automatic)] : []
        let source = isSeries ? [Column(name: "dataset")] : []
        let names = [
            Column(name: "user", heading: side == .input ? "user" : "producer"),
            Column(name: "supplier", heading: side == .input ? "supplier" : "market"),
        ]
        let columns =
            names + time + [
                share("direct", whole), share("look_through", whole), share("value_added", value),
                Column(
                    name: "hidden_ratio", unit: "look-through / direct", style: .decimals(3)),
                amount("direct_amount"), amount("look_through_amount"),
                amount("value_added_amount"),
            ] + source
        let rows = chosen.map { entry -> [Cell] in
            let item = entry.dependence
            return [.text(entry.user), .text(entry.supplier)]
                + (isSeries ? [entry.year.map(Cell.integer) ?? .missing] : [])
                + [
                    Cell(item?.direct.share), Cell(item?.lookThrough.share),
                    Cell(item?.valueAdded.share), Cell(item?.hiddenRatio),
                    Cell(item?.direct.amount), Cell(item?.lookThrough.amount),
                    Cell(item?.valueAdded.amount),
                ] + (isSeries ? [.text(entry.table)] : [])
        }
        let notes =
            hidden > 0
            ? ["\(hidden) smaller rows are not shown; --top shows more for each user"] : []
        return ReportTable(
            name: "exposure",
            title: side == .input
                ? """
                Exposure to suppliers: their part in the user's inputs and in the value added \
                behind them
                """
                : "Exposure to markets: their part in the producer's sales and in its value added",
            columns: columns, rows: rows, notes: notes, isSelection: true,
            keys: isSeries ? 3 : 2)
    }

    private static func ordered(
        _ entries: [Entry], _ measure: ExposureMeasure, _ limit: Int?
    ) -> (chosen: [Entry], hidden: Int) {
        var users: [String] = []
        var byUser: [String: [String: [Entry]]] = [:]
        var suppliers: [String: [String]] = [:]
        for entry in entries {
            if byUser[entry.user] == nil { users.append(entry.user) }
            if byUser[entry.user]?[entry.supplier] == nil {
                suppliers[entry.user, default: []].append(entry.supplier)
            }
            byUser[entry.user, default: [:]][entry.supplier, default: []].append(entry)
        }
        var chosen: [Entry] = []
        for user in users {
            let names = suppliers[user] ?? []
            let series = names.map { byUser[user]?[$0] ?? [] }
            let order = rankedDescending(
                series.map { $0.compactMap(\.dependence).last?.part(measure).share })
            for k in order.prefix(limit ?? order.count) { chosen += series[k] }
        }
        return (chosen, entries.count - chosen.count)
    }

    private static func nothing(_ side: ExposureSide, _ isOne: Bool) -> String {
        switch side {
        case .input: isOne ? "buys no inputs" : "buy no inputs"
        case .sales: isOne ? "sells nothing" : "sell nothing"
        }
    }

    /// Which of several users depends most on one counterparty abroad, in the last year.
    private static func most(
        _ entries: [Entry], side: ExposureSide, rankedBy measure: ExposureMeasure,
        _ label: (String) -> (text: String, isOne: Bool)
    ) -> [String] {
        let year = entries.compactMap(\.year).max()
        let abroad = entries.filter { $0.year == year && !$0.isHome }
        let ranked = rankedDescending(abroad.map { $0.dependence?.part(measure).share })
            .prefix(3).map { abroad[$0] }.filter { $0.dependence?.part(measure).share != nil }
        guard let first = ranked.first, let item = first.dependence else { return [] }
        let on = side == .input ? "on" : "on sales to"
        var sentence = """
            The largest dependence on one place abroad is that of \(label(first.user).text) \(on) \
            \(label(first.supplier).text): \(Phrase.percent(item.direct.share)) at face value, \
            \(Phrase.percent(item.lookThrough.share)) looked through
            """
        let others = ranked.dropFirst().map { entry in
            """
            \(label(entry.user).text) \(on) \(label(entry.supplier).text) \
            (\(Phrase.percent(entry.dependence?.part(measure).share)))
            """
        }
        if !others.isEmpty { sentence += "; then \(RegionNames.list(others))" }
        return [sentence + "."]
    }

    /// A sentence on the leading row: what is visible and what is hidden, and how it was before.
    public static func reading(
        _ entries: [Entry], side: ExposureSide, rankedBy measure: ExposureMeasure,
        _ label: (String) -> (text: String, isOne: Bool) = { ($0, true) }
    ) -> [String] {
        guard Set(entries.map(\.user)).count == 1 else {
            return most(entries, side: side, rankedBy: measure, label)
        }
        // A country is its own largest supplier; who else there is is the question.
        let abroad = entries.filter { !$0.isHome }
        let leading = ordered(abroad.isEmpty ? entries : abroad, measure, 1).chosen
            .filter { $0.dependence != nil }
        guard let last = leading.last, let item = last.dependence else { return [] }
        let year = last.year.map { " in \($0)" } ?? ""
        let (user, isUserOne) = label(last.user)
        let (supplier, isOne) = label(last.supplier)
        func capital(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }
        guard let looked = item.lookThrough.share else {
            return [
                "\(capital(user)) \(Self.nothing(side, isUserOne))\(year)."
            ]
        }
        let leads = Set(abroad.map(\.supplier)).count > 1
        let isFirst = leads && !last.isHome
        var sentence: String
        if side == .input {
            let who =
                isFirst
                ? "The largest foreign supplier of \(user), \(supplier)," : capital(supplier)
            sentence = """
                \(who) \(isOne ? "supplies" : "supply") \(Phrase.percent(item.direct.share)) of \
                the inputs\(year) at face value and \(Phrase.percent(looked)) looked through all \
                hands
                """
            if !isFirst {
                sentence = """
                    \(who) \(isOne ? "supplies" : "supply") \(Phrase.percent(item.direct.share)) \
                    of the inputs of \(user)\(year) at face value and \(Phrase.percent(looked)) \
                    looked through all hands
                    """
            }
        } else {
            let who =
                isFirst ? "The largest foreign market of \(user), \(supplier)," : capital(supplier)
            let whose = isFirst ? "its sales" : "what \(user) sells"
            sentence = """
                \(who) \(isOne ? "buys" : "buy") \(Phrase.percent(item.direct.share)) of \(whose) \
                to industries\(year) at face value and \(Phrase.percent(looked)) looked through \
                all hands
                """
        }
        guard item.valueAdded.share != nil else { return [sentence + "."] }
        if let ratio = item.hiddenRatio { sentence += " (\(Phrase.times(ratio)) as much)" }
        sentence +=
            side == .input
            ? """
            , and \(isOne ? "earns" : "earn") \(Phrase.percent(item.valueAdded.share)) of the \
            value added behind the user’s output
            """
            : """
            , and \(isOne ? "completes" : "complete") the final products that \
            \(Phrase.percent(item.valueAdded.share)) of its value added is in
            """
        if leading.count > 1, let first = leading.first?.dependence, let year = leading[0].year {
            sentence += """
                ; in \(year) it was \(Phrase.percent(first.direct.share)), \
                \(Phrase.percent(first.lookThrough.share)) and \
                \(Phrase.percent(first.valueAdded.share))
                """
        }
        return [sentence + "."]
    }
}
