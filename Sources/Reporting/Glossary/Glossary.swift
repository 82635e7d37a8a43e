import Analyses
import InputOutput
import Shocks

/// What every word of the results means: terms, models, parameters, indicators and the columns of
/// every table. The command `explain`, the tips of pages and the manual all read it.
///
/// Models, their parameters and the terms of decompositions explain themselves by their
/// declarations; everything else is one file a group of entries.
public enum Glossary {
    /// Every entry: terms, models, parameters, indicators, columns.
    public static let all: [GlossaryEntry] = {
        let written = [
            concepts, indicators, exposure, trade, impact, shocks, tables, carbon, sweeps, products,
            customsCodes, classifications, dependence, linkages, structure, years, supplyUse,
            responsibility,
        ].flatMap(GlossaryEntry.read)
        let entries =
            (written + models + parameters + decomposition + tradeInValueAdded).map(shown)
        return GlossaryEntry.Kind.allCases.flatMap { kind in entries.filter { $0.kind == kind } }
    }()

    /// A column without an example with the command that shows it.
    private static func shown(_ entry: GlossaryEntry) -> GlossaryEntry {
        guard entry.kind == .column, entry.example == nil, let place = placeOfColumn[entry.term]
        else { return entry }
        return GlossaryEntry(
            entry.term, entry.kind, aliases: entry.aliases, meaning: entry.meaning,
            formula: entry.formula, source: entry.source, example: place, related: entry.related)
    }

    /// The entries of a word, without regard to case, blanks and hyphens: one for each kind of word
    /// that it is; empty where it is none.
    public static func entries(_ word: String) -> [GlossaryEntry] { byKey[key(word)] ?? [] }

    /// What a column of a result table holds; nil for columns that nobody explained.
    ///
    /// A column of names is explained by the column that it names, a column of a party by the table
    /// it is in, and a column of a sweep's draws by the parameter or the metric that it holds.
    /// - Parameter table: the name of the table, where it is known.
    public static func entry(column: String, table: String? = nil) -> GlossaryEntry? {
        if let found = best(column) { return found }
        if column.hasSuffix("_name"), let code = best(String(column.dropLast("_name".count))) {
            return GlossaryEntry(
                column, .column, meaning: "The name of what \(code.term) holds as a code.",
                related: [code.term])
        }
        if let table, byParty.contains(table) {
            return GlossaryEntry(
                column, .column,
                meaning: """
                    The number of the row’s measure for this country or group, in percent: losses \
                    of value added and real income are negative, higher cost is positive.
                    """, related: ["measure"])
        }
        if table == "decomposition" {
            return GlossaryEntry(
                column, .column,
                meaning: """
                    A term of gross exports, in the table’s unit; the table ‘terms’ says which.
                    """,
                related: ["decomposition", "symbol"])
        }
        for end in ["_at_low", "_at_high", "_multiplier"] where column.hasSuffix(end) {
            return best(String(end.dropFirst()))
        }
        // The followed column in one year: year_2011.
        if table == "years", column.hasPrefix("year_") {
            return GlossaryEntry(
                column, .column,
                meaning: "The followed column in the year \(column.dropFirst("year_".count)).",
                related: ["growth_pct_year", "first_above"])
        }
        // The share of one origin in the history of a product: share_chn.
        if table == "history" || table == nil, column.hasPrefix("share_") {
            return best("origin_share")
        }
        // restrictions[0].cut, extraction:value_added_change_pct_gdp.KOR
        let parts = column.split(separator: ".").map { part in
            part.split(separator: ":").last.map(String.init) ?? ""
        }
        if parts.count > 1 {
            return parts.last.flatMap(best) ?? parts.first.flatMap(best)
                ?? parts.dropFirst().first.flatMap(best)
        }
        return nil
    }

    /// The words nearest to one that is none, the nearest first.
    public static func suggestions(for word: String) -> [String] {
        let typed = key(word)
        let words = all.flatMap { [$0.term] + $0.aliases }
        let containing = words.filter { word in
            // A term, or a word of a term that is mistyped: leontif of ‘Leontief inverse’.
            typed.count > 2
                && (key(word).contains(typed)
                    || Suggestion.nearest(
                        to: typed, in: word.split(separator: " ").map { key(String($0)) }) != nil)
        }
        let nearest = Suggestion.nearest(to: word.lowercased(), in: words)
        // A column is called as its term is, but for the signs between the words.
        var seen: Set<String> = []
        return ([nearest].compactMap { $0 } + containing).filter { seen.insert(key($0)).inserted }
            .prefix(6).map { $0 }
    }

    /// Tables whose columns are parties.
    private static let byParty: Set<String> = ["ladder", "parts", "variants", "events"]

    private static func best(_ word: String) -> GlossaryEntry? {
        let found = entries(word)
        return found.first { $0.kind == .column } ?? found.first
    }

    private static let byKey: [String: [GlossaryEntry]] = {
        var index: [String: [GlossaryEntry]] = [:]
        for entry in all {
            for word in Set(([entry.term] + entry.aliases).map(key)) {
                index[word, default: []].append(entry)
            }
        }
        return index
    }()

    private static func key(_ word: String) -> String {
        word.lowercased().filter { $0.isLetter || $0.isNumber }
    }
}
