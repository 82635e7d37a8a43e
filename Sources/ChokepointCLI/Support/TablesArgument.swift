import ArgumentParser
import Workspace

/// The positional argument of commands that take the tables of several years.
struct TablesArgument: ParsableArguments {
    @Argument(
        help: ArgumentHelp(
            """
            A table: a path, or a name in Tables/ or $CHOKEPOINT_TABLES. Several, or a pattern \
            such as 'wiod2013-*' or 'wiod2013-{1995..2011}', are compared over the years.
            """, valueName: "table"),
        completion: .custom { _, _, _ in TableFinder().names() })
    var tables: [String]

    /// The first table.
    var first: String { tables.first ?? "" }
    /// All others.
    var others: [String] { Array(tables.dropFirst()) }
}

/// What is followed over the years.
struct YearsOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "With several tables: the column to follow over the years.", valueName: "column"))
    var follow: String?

    @Option(
        help: ArgumentHelp(
            """
            With several tables: say in which year each row is first above this, such as 20% or \
            1500.
            """, valueName: "threshold"))
    var above: String?

    /// The same for the library.
    var choices: YearsChoices {
        var choices = YearsChoices()
        choices.follow = follow
        choices.above = above
        return choices
    }
}

/// Another currency than the table's.
struct RateOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            """
            Show amounts and prices in another currency: EUR=1.08 is amounts in EUR, of which one \
            costs 1.08 of the table’s currency.
            """, valueName: "currency=price"))
    var rate: String?
}
