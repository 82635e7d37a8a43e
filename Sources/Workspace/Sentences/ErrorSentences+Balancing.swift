import InputOutput

extension ErrorSentences {
    /// Lines that are named before the rest is counted.
    private static let namedLines = 8

    /// Why a table could not be balanced, one line a problem.
    static func lines(_ error: BalancingError) -> [String] {
        switch error {
        case .totalsDiffer(let rows, let columns):
            return [
                """
                the totals of the rows add up to \(brief(rows)), those of the columns to \
                \(brief(columns)): no table has both (their difference is \
                \(brief(rows - columns)))
                """
            ]
        case .unreachable(let totals):
            let named = totals.prefix(20).map {
                "\(name($0.line)) cannot reach its total \(brief($0.total)): \(reason($0.reason))"
            }
            let rest = totals.count - named.count
            return named + (rest > 0 ? ["\(rest) more rows and columns cannot either"] : [])
        case .blocked(let block):
            return ["no table has these totals and these zeros: \(sentence(block))"]
        case .notConverged(let iterations, let worst, let critical):
            var line = """
                balancing stopped after \(iterations) iterations: \(name(worst.line)) adds up to \
                \(brief(worst.sum)), not \(brief(worst.total))
                """
            if let critical {
                line += """
                    ; cells of others must vanish there, which would never end: \
                    \(sentence(critical))
                    """
            }
            return ["\(line) (--tolerance and --iterations set when it stops)"]
        }
    }

    private static func sentence(_ block: BalancingBlock) -> String {
        """
        \(list(block.lines)) need \(brief(block.needed)), but sell or buy only where the totals of \
        \(list(block.crossing)) leave \(brief(block.available))
        """
    }

    private static func list(_ lines: [BalancingLine]) -> String {
        guard let first = lines.first else { return "nobody" }
        let names = lines.prefix(namedLines).map(\.label).joined(separator: ", ")
        let rest = lines.count > namedLines ? ", … (\(lines.count))" : ""
        return "the \(first.side.rawValue)\(lines.count == 1 ? "" : "s") \(names)\(rest)"
    }

    private static func name(_ line: BalancingLine) -> String {
        "the \(line.side.rawValue) \(line.label)"
    }

    private static func reason(_ reason: UnreachableTotal.Reason) -> String {
        switch reason {
        case .empty: "all its cells are 0, and stay 0"
        case .noPositiveCells: "it has only negative cells"
        case .noNegativeCells: "it has no negative cell"
        case .onlyZeroTotals: "its cells are where other totals are 0"
        }
    }
}
