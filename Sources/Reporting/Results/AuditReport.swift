public import InputOutput

/// The tables of `check`: what an audit found, beside the limits it was held against.
public enum AuditReport {
    /// What the first screen shows.
    public static let lead = Lead(
        "check", ["check", "result", "value", "limit", "unit"], rows: 15)

    /// Checks, worst imbalances, negative cells, and industries out of the ordinary.
    public static func tables(_ audit: TableAudit) -> [ReportTable] {
        [checks(audit), balance(audit), negatives(audit), industries(audit)]
    }

    private static func checks(_ audit: TableAudit) -> ReportTable {
        let limits = audit.thresholds
        var rows: [[Cell]] = []
        if let balance = audit.rowBalance {
            rows +=
                audit.checksMoney
                ? sums(of: balance, limits, audit.unit) : [share(of: balance, limits)]
        }
        rows += identities(audit)
        rows += [
            count("no output and no inputs", audit.zeroOutput.count, isGood: nil),
            count(
                "no output but inputs", audit.inputsWithoutOutput.count,
                isGood: audit.inputsWithoutOutput.isEmpty),
            audit.checksMoney
                ? count(
                    "next to no output beside their inputs", audit.nearZeroOutput.count,
                    isGood: audit.nearZeroOutput.isEmpty)
                : skipped("next to no output beside their inputs"),
            count(
                "negative output", audit.negativeOutput.count,
                isGood: audit.negativeOutput.isEmpty),
            audit.checksMoney
                ? count(
                    "inputs above output (column sum of A above 1)",
                    audit.columnSumsAboveOne.count, isGood: audit.columnSumsAboveOne.isEmpty)
                : skipped("inputs above output (column sum of A above 1)"),
        ]
        rows.append(
            row(
                "totals among sectors, regions, final demand and primary inputs",
                Double(audit.keptTotals.count), nil, "totals", isGood: audit.keptTotals.isEmpty))
        if let numerics = audit.numerics {
            rows += [
                row(
                    "spectral radius of A (power iteration)", numerics.spectralRadius.value, 1, "",
                    isGood: numerics.spectralRadius.isBelowOne),
                row(
                    "reciprocal condition, scaled by output", numerics.reciprocalCondition,
                    limits.reciprocalCondition, "",
                    isGood: numerics.reciprocalCondition.map { $0 >= limits.reciprocalCondition }),
                row(
                    "backward error of the solution", numerics.backwardError, limits.backwardError,
                    "", isGood: numerics.backwardError.map { $0 <= limits.backwardError }),
            ]
        }
        return ReportTable(
            name: "check", title: "Checks",
            columns: [
                Column(name: "check"), Column(name: "result"), Column(name: "value"),
                Column(name: "limit"), Column(name: "unit"),
            ], rows: rows)
    }

    private static func row(
        _ check: String, _ value: Double?, _ limit: Double?, _ unit: String, isGood: Bool?
    ) -> [Cell] {
        let verdict = isGood.map { $0 ? "ok" : "look" }
        return [.text(check), Cell(verdict), Cell(value), Cell(limit), .text(unit)]
    }

    private static func count(_ check: String, _ number: Int, isGood: Bool?) -> [Cell] {
        row(check, Double(number), nil, "industries", isGood: isGood)
    }

    /// A check that means nothing where sectors are in different units.
    private static func skipped(_ check: String) -> [Cell] {
        [.text(check), "skipped", .missing, .missing, "sectors in different units"]
    }

    private static func sums(
        of balance: Balance, _ limits: TableAudit.Thresholds, _ unit: String
    ) -> [[Cell]] {
        [
            row(
                "rows: largest imbalance, stated output less row sum", balance.largestAbsolute,
                nil, unit, isGood: balance.aboveThreshold == 0),
            row(
                "rows: all imbalances", balance.totalShare, limits.totalImbalance,
                "share of output", isGood: balance.totalShare.map { $0 <= limits.totalImbalance }),
        ]
    }

    /// The imbalance of rows that are in different units: the largest as a share of its own output.
    private static func share(of balance: Balance, _ limits: TableAudit.Thresholds) -> [Cell] {
        row(
            "rows: largest imbalance, stated output less row sum",
            balance.worstRelative.first.map { $0.relative ?? .infinity } ?? 0,
            limits.industryImbalance, "share of its output", isGood: balance.aboveThreshold == 0)
    }

    /// Costs = sales and value added = final demand.
    private static func identities(_ audit: TableAudit) -> [[Cell]] {
        guard audit.checksMoney else {
            return [
                "columns: largest imbalance, output less all inputs", "columns: all imbalances",
                "value added + taxes less final demand",
            ].map(skipped)
        }
        let (columns, limits) = (audit.columnBalance, audit.thresholds)
        return [
            row(
                "columns: largest imbalance, output less all inputs", columns.largestAbsolute, nil,
                audit.unit, isGood: columns.aboveThreshold == 0),
            row(
                "columns: all imbalances", columns.totalShare, limits.totalImbalance,
                "share of output", isGood: columns.totalShare.map { $0 <= limits.totalImbalance }),
            row(
                "value added + taxes less final demand", audit.income.relative,
                limits.incomeIdentity, "share of final demand",
                isGood: audit.income.relative.map { $0 <= limits.incomeIdentity }),
        ]
    }

    private static func balance(_ audit: TableAudit) -> ReportTable {
        func rows(_ side: String, _ balance: Balance) -> [[Cell]] {
            let kinds = [
                ("absolute", balance.worstAbsolute), ("relative", balance.worstRelative),
            ]
            return kinds.flatMap { kind, entries in
                entries.filter { $0.difference != 0 }.map { entry -> [Cell] in
                    [
                        .text(side), .text(kind), .text(entry.code), .number(entry.output),
                        .number(entry.accounted), .number(entry.difference), Cell(entry.relative),
                    ]
                }
            }
        }
        let unit = audit.checksMoney ? audit.unit : "unit of the sector"
        func money(_ name: String) -> Column { Column(name: name, unit: unit) }
        return ReportTable(
            name: "balance", title: "Worst imbalances",
            columns: [
                Column(name: "side"), Column(name: "by"), Column(name: "industry"),
                money("output"), money("accounted"), money("difference"),
                Column(name: "relative", unit: "share of output", style: .scientific),
            ],
            rows: (audit.rowBalance.map { rows("row", $0) } ?? [])
                + (audit.checksMoney ? rows("column", audit.columnBalance) : []),
            notes: [
                audit.checksMoney
                    ? """
                    a column is accounted for by intermediate and primary inputs; a row, where the \
                    source states output, by its deliveries
                    """
                    : """
                    a row is accounted for by its deliveries, where the source states output; \
                    columns add up different units and are not checked
                    """
            ])
    }

    private static func negatives(_ audit: TableAudit) -> ReportTable {
        let rows: [[Cell]] = audit.negatives.map { block in
            let worst = block.worst.first
            return [
                .text(block.block.description), .integer(block.count),
                Cell(audit.sums(block.block) ? block.total : nil),
                Cell(worst.map { "\($0.row) → \($0.column)" }), Cell(worst?.value),
            ]
        }
        return ReportTable(
            name: "negatives", title: "Negative cells (kept as they are)",
            columns: [
                Column(name: "block"), Column(name: "cells", style: .integer),
                Column(name: "total", unit: audit.unit, style: .currency),
                Column(name: "largest_cell"),
                Column(
                    name: "largest_value",
                    unit: audit.checksMoney ? audit.unit : "unit of its row", style: .currency),
            ], rows: rows)
    }

    private static func industries(_ audit: TableAudit) -> ReportTable {
        let ownUnit = audit.checksMoney ? audit.unit : "unit of the sector"
        let kinds: [(String, [TableAudit.IndustryValue], String)] = [
            (
                "inputs without output",
                audit.checksMoney ? audit.inputsWithoutOutput : [], audit.unit
            ),
            ("next to no output", audit.nearZeroOutput, "inputs per unit of output"),
            ("column sum of A above 1", audit.columnSumsAboveOne, "per unit of output"),
            ("negative output", audit.negativeOutput, ownUnit),
            ("no output, no inputs", audit.zeroOutput, ownUnit),
        ]
        return ReportTable(
            name: "industries", title: "Industries out of the ordinary",
            columns: [
                Column(name: "kind"), Column(name: "industry"), Column(name: "value"),
                Column(name: "unit"),
            ],
            rows: kinds.flatMap { kind, list, unit in
                list.map { [.text(kind), .text($0.code), .number($0.value), .text(unit)] }
            })
    }
}
